//! Labels or titles that differ by readers and leave some without any.

use super::whom::Whom;
use crate::analysis::sets::Sets;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Readers who get no words.
#[derive(Debug)]
pub(in crate::analysis) struct Without {
    /// What they should see.
    pub(in crate::analysis) span: Span,
    /// "label" or "title".
    pub(in crate::analysis) what: &'static str,
    /// The last of the words that the others get.
    pub(in crate::analysis) last: Span,
    pub(in crate::analysis) readers: Set,
    /// All who should get some.
    pub(in crate::analysis) all: Set,
}

/// Readers who get none.
pub(in crate::analysis) fn finding(sets: &Sets, without: &Without) -> Option<Diagnostic> {
    let Without { span, what, last, readers, all } = *without;
    let whom = Whom::some(sets, readers, all)?;
    let title = format!("some readers get no {what} here");
    let finding = Diagnostic::new(&codes::guides::NO_WORDS_FOR_SOME, title)
        .at(span, format!("no `{what}` line {}", whom.who(sets).as_deref().unwrap_or("for anybody")))
        .see(last, "the last one that is looked at")
        .help(format!("end the last line with `otherwise`: `{what} \"…\" otherwise`"));
    let finding = match what {
        "label" => finding.help("or say what it looks like: `described \"…\"`"),
        _ => finding,
    };
    Some(whom.with_example(sets, finding))
}
