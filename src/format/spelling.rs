//! One spelling for each word and sign, and the blanks between them.

use std::borrow::Cow;

use super::source::Source;
use crate::syntax::raw::{Kind, Token};

/// A word, string or sign as it is written in the one style. In a `tap`, an arrow stands between two taps.
pub(super) fn spelled<'text>(written: &'text str, kind: Kind, is_tap: bool) -> Cow<'text, str> {
    match kind {
        // Names have no capitals, so this is a word of the language.
        Kind::Word if written.contains(|letter: char| letter.is_ascii_uppercase()) => {
            Cow::Owned(written.to_ascii_lowercase())
        }
        Kind::Text => straight(written),
        Kind::Greater => Cow::Borrowed(">"),
        Kind::Arrow if is_tap => Cow::Borrowed(">"),
        Kind::Arrow => Cow::Borrowed("->"),
        Kind::Sign => Cow::Borrowed(match written {
            "≥" | "=>" => ">=",
            "≤" | "=<" => "<=",
            other => other,
        }),
        _ => Cow::Borrowed(written),
    }
}

/// A string between straight quotation marks. Between others it holds no straight one but `\"`.
fn straight(written: &str) -> Cow<'_, str> {
    if written.starts_with('"') {
        return Cow::Borrowed(written);
    }
    let mut inside = written.chars();
    inside.next();
    inside.next_back();
    Cow::Owned(format!("\"{}\"", inside.as_str()))
}

/// Whether a blank stands before `tokens[number]`.
pub(super) fn has_blank(source: &Source<'_>, tokens: &[Token], number: usize) -> bool {
    let kind = |number: usize| tokens.get(number).map(|token| token.kind);
    let Some(before) = number.checked_sub(1) else { return false };
    let is_point = || {
        // `mark 540,1810`
        kind(before) == Some(Kind::Comma)
            && number
                .checked_sub(3)
                .and_then(|number| tokens.get(number))
                .is_some_and(|token| source.written(*token).eq_ignore_ascii_case("mark"))
    };
    let hugs = matches!(kind(number), Some(Kind::Comma | Kind::Colon | Kind::CloseParenthesis));
    !hugs && kind(before) != Some(Kind::OpenParenthesis) && !is_point()
}
