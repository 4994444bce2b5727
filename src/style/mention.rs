//! Labels that a text names: **bold** ones, and “quoted” ones that are to be tapped.

use std::ops::Range;

use super::language::words_of;
use super::text::Text;

/// What may be a label.
pub(super) struct Mention<'t> {
    /// Where its words stand.
    pub(super) range: Range<usize>,
    pub(super) words: &'t str,
    /// Whether the text says to tap it.
    pub(super) is_tapped: bool,
}

/// Pairs of marks. The straight ones are escaped where they would end the text.
const MARKS: [(&str, &str); 6] =
    [("**", "**"), ("“", "”"), ("„", "“"), ("«", "»"), ("\\\"", "\\\""), ("\"", "\"")];

/// The longest that a label is looked for.
const LONGEST: usize = 80;

/// What a text names, in order.
pub(super) fn mentions<'t>(text: &'t Text<'_>) -> Vec<Mention<'t>> {
    let plain: &str = &text.plain;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, open, close)) = next(plain, at) {
        let inside = start + open.len();
        let words = plain.get(inside..).and_then(|rest| Some(rest.split_once(close)?.0));
        let Some(words) = words.filter(|words| is_label(words)) else {
            at = inside;
            continue;
        };
        at = inside + words.len() + close.len();
        let is_tapped = plain.get(..start).is_some_and(|before| leads(text.language, before));
        if open == "**" || is_tapped {
            found.push(Mention { range: inside..inside + words.len(), words, is_tapped });
        }
    }
    found
}

fn next(plain: &str, from: usize) -> Option<(usize, &'static str, &'static str)> {
    let rest = plain.get(from..)?;
    // The first byte of each mark.
    let begins = |byte: &u8| matches!(byte, b'*' | 0xE2 | 0xC2 | b'\\' | b'"');
    let mut at = 0;
    loop {
        at += rest.as_bytes().get(at..)?.iter().position(begins)?;
        let here = rest.get(at..);
        let found = here.and_then(|here| MARKS.iter().find(|(open, _)| here.starts_with(open)));
        if let Some((open, close)) = found {
            return Some((from + at, open, close));
        }
        at += 1;
    }
}

fn is_label(words: &str) -> bool {
    let is_short = (1..=LONGEST).contains(&words.len());
    is_short && words.trim() == words && !words.contains(['\n', '\0', '*', '[', ']'])
}

fn leads(language: &str, before: &str) -> bool {
    let Some(language) = words_of(language) else { return false };
    let before = before.trim_end();
    language.leads.iter().any(|lead| {
        let Some(start) = before.len().checked_sub(lead.len()) else { return false };
        let fits = before.get(start..).is_some_and(|end| end.to_lowercase() == *lead);
        fits && !before.get(..start).is_some_and(|front| front.ends_with(char::is_alphanumeric))
    })
}
