//! A step in words that holds several actions: "Open the settings and then tap **Privacy**".

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::SEVERAL_ACTIONS;
use crate::style::language::{Language, words_of};
use crate::style::text::Text;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let Some(language) = words_of(text.language) else { return };
    let words = text.plain.to_lowercase();
    // Small letters can have another length; then places would not fit.
    if words.len() != text.plain.len() {
        return;
    }
    let mut actions = begins(&words).filter_map(|at| action(language, &words, at));
    let (Some(first), Some(second)) = (actions.next(), actions.next()) else { return };
    let more = if actions.next().is_some() { "several actions" } else { "two actions" };
    found.push(
        Diagnostic::new(&SEVERAL_ACTIONS, format!("this step holds {more}"))
            .at(text.place(second), "this is a step of its own")
            .see(text.place(first), "the first action")
            .note("readers do one thing, look at the screen, and come back to the next step")
            .help("write a step for each, and with a verb of its own where there is one, such as `tap` or `open`"),
    );
    return;

    /// Where something may begin: the text, a sentence, what follows a blank.
    fn begins(words: &str) -> impl Iterator<Item = usize> {
        let first = words.len() - words.trim_start().len();
        let blanks = words.char_indices().filter(|(_, sign)| sign.is_whitespace());
        let behind = blanks.map(|(at, sign)| at + sign.len_utf8());
        std::iter::once(first).chain(behind.filter(move |at| *at > first))
    }
}

/// The verb that begins at a place, if an action can begin there.
fn action(language: &Language, words: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let (before, rest) = words.split_at_checked(at)?;
    let verb = language.actions.iter().find(|verb| {
        let behind = rest.strip_prefix(**verb);
        let object = behind.filter(|behind| behind.starts_with(char::is_whitespace)).map(str::trim_start);
        object.is_some_and(|object| !language.joins.iter().any(|join| object.starts_with(join)))
    })?;
    let is_first = before.trim().is_empty();
    // A number or a line of a list.
    let sentence = before.trim_end_matches(|sign: char| sign.is_whitespace() || sign.is_ascii_digit());
    let ends = sentence.ends_with(['.', '!', ';', ':', '\n', '-', '*', ')'])
        && before.ends_with(char::is_whitespace);
    let joined = language.between.iter().any(|between| before.ends_with(between));
    (is_first || ends || joined).then(|| at..at + verb.len())
}
