//! A step with more words than somebody keeps in mind.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::LONG_STEP;
use crate::style::text::Text;
use crate::text::{breaks_anywhere, count};

pub(super) fn check(text: &Text<'_>, most: u32, found: &mut Vec<Diagnostic>) {
    // A word has a letter and a blank at least.
    if text.written.len() < most as usize * 2 {
        return;
    }
    let number: usize = text.written.split_whitespace().map(words_in).sum();
    if number > most as usize {
        let title = format!("this step has {}", count(number, "word"));
        found.push(
            Diagnostic::new(&LONG_STEP, title)
                .at(text.whole(), "")
                .note(format!("a step should have at most {most}"))
                .help("what explains it can stand in its block, in a `note` or `why`; the rest may be several steps"),
        );
    }
}

/// What stands between two blanks is a word; in scripts without blanks two signs are about one.
fn words_in(run: &str) -> usize {
    match () {
        () if !run.contains(char::is_alphanumeric) => 0,
        () if run.is_ascii() || !run.contains(breaks_anywhere) => 1,
        () => run.chars().count().div_ceil(2),
    }
}
