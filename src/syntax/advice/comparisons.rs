//! What is said about versions that are compared in other words than the language has.

use crate::diagnostic::codes::syntax as codes;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;
use crate::syntax::cursor::Cursor;
use crate::syntax::raw::{Kind, Token};

/// How the language says it.
#[derive(Clone, Copy)]
enum Said {
    Exactly,
    OrLater,
    After,
    OrEarlier,
    Before,
}

impl Said {
    fn of(self, version: &str) -> String {
        match self {
            Said::Exactly => version.to_owned(),
            Said::OrLater => format!("{version} or later"),
            Said::After => format!("after {version}"),
            Said::OrEarlier => format!("{version} or earlier"),
            Said::Before => format!("before {version}"),
        }
    }
}

/// Words that people write before a version.
const BEFORE_A_VERSION: &[(&str, Said)] = &[
    ("version", Said::Exactly),
    ("at least", Said::OrLater),
    ("from", Said::OrLater),
    ("since", Said::OrLater),
    ("starting with", Said::OrLater),
    ("starting from", Said::OrLater),
    ("newer than", Said::After),
    ("later than", Said::After),
    ("higher than", Said::After),
    ("greater than", Said::After),
    ("more than", Said::After),
    ("above", Said::After),
    ("over", Said::After),
    ("at most", Said::OrEarlier),
    ("no later than", Said::OrEarlier),
    ("up to", Said::OrEarlier),
    ("until", Said::OrEarlier),
    ("till", Said::OrEarlier),
    ("through", Said::OrEarlier),
    ("older than", Said::Before),
    ("earlier than", Said::Before),
    ("lower than", Said::Before),
    ("less than", Said::Before),
    ("below", Said::Before),
    ("under", Said::Before),
    ("prior to", Said::Before),
];

/// Words and signs that people write between the two ends of a range.
const BETWEEN: &[&str] =
    &["to", "and", "-", "–", "—", "…", "through", "thru", "until", "till", "up to", "down to"];

/// Words that people write behind a version, with or without `or` and `and` before them.
const LATER: &[&str] =
    &["later", "newer", "higher", "above", "up", "upward", "upwards", "greater", "onward", "onwards"];
const EARLIER: &[&str] = &["earlier", "older", "lower", "below", "down", "downward", "downwards", "less"];

/// Words that leave open whether the version itself is meant.
const UNCLEAR: &[&str] =
    &["between", "through", "thru", "until", "till", "up", "down", "over", "from", "since"];

/// What the word says of the version before it, as the language has it.
pub(in crate::syntax) fn behind_a_version(word: &str) -> Option<&'static str> {
    let is = |words: &[&str]| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    if is(LATER) {
        Some("or later")
    } else if is(EARLIER) {
        Some("or earlier")
    } else {
        None
    }
}

/// The advice, if what follows a test at the cursor compares versions in other words.
pub(super) fn slip(cursor: &Cursor<'_>) -> Option<Diagnostic> {
    let before = cursor.previous()?;
    match before.kind {
        Kind::Word => match after_v(cursor.word()) {
            Some(version) => {
                Some(finding(cursor.here(), "the `v` of a version is left out", version.to_owned()))
            }
            None => after_a_name(cursor, cursor.here()),
        },
        Kind::Number | Kind::Text => after_a_version(cursor, before),
        _ => None,
    }
}

/// `android newer than 12`, `android between 12 and 14`, `android >=`.
/// `start` is what is to be replaced first.
pub(in crate::syntax) fn after_a_name(cursor: &Cursor<'_>, start: Span) -> Option<Diagnostic> {
    if matches!(cursor.rest_written().trim(), ">" | "<" | ">=" | "<=" | "≥" | "≤" | "=>" | "=<") {
        let title = format!("a version is missing after `{}`", cursor.rest_written().trim());
        return Some(Diagnostic::new(&codes::BAD_CONDITION, title).at(start, "which version?"));
    }
    let mut after = cursor.clone();
    if after.take("between").is_some() {
        let low = version(&mut after)?;
        let high = high(&mut after)?;
        return Some(said(&after, start, format!("{low} to {high}")));
    }
    let (words, said_so) =
        BEFORE_A_VERSION.iter().filter(|(words, _)| cursor.matches(words) > 0).max_by_key(|it| it.0.len())?;
    after.take(words);
    let low = version(&mut after)?;
    let mut whole = after.clone();
    if let Some(high) = high(&mut whole).filter(|_| matches!(said_so, Said::OrLater | Said::Exactly)) {
        return Some(said(&whole, start, format!("{low} to {high}")));
    }
    // "from 12 on", "version 12 or later"
    let mut on = after.clone();
    let _ = on.take("or").or_else(|| on.take("and"));
    let more = behind_a_version(on.word()).or((on.matches("on") > 0).then_some("or later"));
    match (said_so, more) {
        (Said::Exactly | Said::OrLater, Some(words)) => {
            on.advance(1);
            Some(said(&on, start, format!("{low} {words}")))
        }
        _ => Some(said(&after, start, said_so.of(&low))),
    }
}

/// `android 12 - 14`, `android 12 upwards`.
fn after_a_version(cursor: &Cursor<'_>, before: Token) -> Option<Diagnostic> {
    let start = Span { start: before.start, ..cursor.here() };
    let mut after = cursor.clone();
    if let Some(high) = high(&mut after) {
        return Some(said(&after, start, format!("{} to {high}", cursor.written(before))));
    }
    let words = behind_a_version(cursor.word())?;
    after.advance(1);
    Some(said(&after, cursor.here(), words.to_owned()))
}

/// A sign or word between two versions, and the second of them.
fn high(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut after = cursor.clone();
    let token = after.peek()?;
    let words = BETWEEN.iter().find(|words| after.matches(words) > 0 || after.written(token) == **words)?;
    after.advance(after.matches(words).max(1));
    let high = version(&mut after)?;
    *cursor = after;
    Some(high)
}

/// The version at the cursor, as it is written here.
fn version(cursor: &mut Cursor<'_>) -> Option<String> {
    let token = cursor.peek()?;
    let written = cursor.written(token);
    let version = match token.kind {
        Kind::Number | Kind::Text => written,
        Kind::Word => after_v(written)?,
        _ => return None,
    };
    cursor.advance(1);
    Some(version.to_owned())
}

/// The version in `v12`.
fn after_v(word: &str) -> Option<&str> {
    word.strip_prefix(['v', 'V']).filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

fn said(after: &Cursor<'_>, start: Span, cure: String) -> Diagnostic {
    let span = after.since(start.start);
    let is_unclear = after.slice(span).split_whitespace().any(|word| UNCLEAR.contains(&word));
    let finding = finding(span, "this is not how versions are compared", cure);
    Diagnostic { fix: finding.fix.map(|fix| Box::new(Fix { is_safe: !is_unclear, ..*fix })), ..finding }
}

fn finding(span: Span, title: &str, cure: String) -> Diagnostic {
    Diagnostic::new(&codes::BAD_CONDITION, title).at(span, "versions are compared in other words").fix(
        format!("write `{cure}`"),
        span,
        cure,
    )
}
