//! A title that is written unlike a title.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::TITLE_STYLE;
use crate::style::Context;
use crate::style::text::Text;

/// Fewer capital letters may be a name or an abbreviation: "MIUI 12".
const FEWEST_CAPITALS: usize = 8;
/// Fewer words with a capital may be a name: "Google Play".
const FEWEST_WORDS: usize = 2;
/// Short words stay small even where all others begin with a capital.
const SHORT: usize = 4;

pub(super) fn check(context: &Context<'_>, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let written = text.written;
    let trimmed = written.trim();
    if trimmed.len() < written.len() {
        let finding = Diagnostic::new(&TITLE_STYLE, "this title begins or ends with a blank");
        found.push(finding.at(text.whole(), "").fix("take it out", text.whole(), trimmed));
    }
    if trimmed.ends_with('.') && !trimmed.ends_with("..") && !is_abbreviation(trimmed) {
        let end = written.trim_end().len();
        let place = text.place(end - 1..end);
        let finding = Diagnostic::new(&TITLE_STYLE, "this title ends with a full stop");
        found.push(finding.at(place, "").fix("take it out", place, ""));
    }
    if is_all_capitals(text) {
        let finding = Diagnostic::new(&TITLE_STYLE, "this title is written in capitals alone");
        found.push(
            finding
                .at(text.whole(), "")
                .note("capitals are harder to read, and some screen readers spell them out"),
        );
    } else if context.options.title_case == "sentence" && text.language == "en" {
        found.extend(capitals(context, text));
    }
    if context.options.how_to == "never" && text.language == "en" {
        found.extend(how_to(text));
    }
}

/// "etc.", "e.g.", "Inc."
fn is_abbreviation(title: &str) -> bool {
    let last = title.rsplit(char::is_whitespace).next().unwrap_or_default();
    let inner = last.trim_end_matches('.');
    inner.contains('.') || ["etc", "inc", "co", "ltd", "no", "usw"].contains(&inner.to_lowercase().as_str())
}

fn is_all_capitals(text: &Text<'_>) -> bool {
    let letters = || text.plain.chars().filter(|sign| sign.is_alphabetic());
    text.words().nth(1).is_some()
        && letters().all(char::is_uppercase)
        && letters().take(FEWEST_CAPITALS).count() == FEWEST_CAPITALS
}

/// Titles In Which Every Word Begins So. Names are known from what the project declares.
fn capitals(context: &Context<'_>, text: &Text<'_>) -> Option<Diagnostic> {
    let mut capital = text.words().skip(1).filter(|(_, word)| word.len() >= SHORT);
    let mut places = Vec::new();
    let all = capital.all(|(at, word)| {
        let mut letters = word.chars();
        let begins = letters.next().is_some_and(char::is_uppercase);
        if begins && letters.all(|letter| !letter.is_uppercase()) && !context.labels.has_word(word) {
            places.push(at..at + word.len());
        }
        begins
    });
    let first = places.first()?.clone();
    (all && places.len() >= FEWEST_WORDS).then(|| {
        Diagnostic::new(&TITLE_STYLE, "the words of this title begin with capitals")
            .at(text.place(first), "")
            .note("in this project only the first word and names do")
    })
}

fn how_to(text: &Text<'_>) -> Option<Diagnostic> {
    let start = text.written.len() - text.written.trim_start().len();
    let begins = text.written.get(start..start + 7)?;
    begins.eq_ignore_ascii_case("how to ").then(|| {
        Diagnostic::new(&TITLE_STYLE, "this title begins with \"How to\"")
            .at(text.place(start..start + 6), "")
            .help("begin with what is done: \"Lock your notes\"")
    })
}
