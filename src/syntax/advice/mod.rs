//! What is said about wrong arguments.

pub(super) mod comparisons;
pub(super) mod conditions;
pub(super) mod joined;
pub(super) mod lines;
pub(super) mod slips;

use super::cursor::Cursor;
use super::form::{Form, Slot, Takes};
use super::raw::{Kind, Token};
use super::reserved::is_reserved;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::text::{or, visible};

/// Words that end a label which lacks its quotation marks, beside the reserved ones.
pub(super) const FOLLOWS_A_LABEL: &[&str] =
    &["times", "leaves", "example", "up", "mark", "instead", "partial"];

/// Something other than `what` stands at the cursor, or nothing.
pub(super) fn expected(what: &str, cursor: &Cursor<'_>) -> Diagnostic {
    let what = what.trim_end_matches(',');
    match cursor.peek() {
        Some(token) => {
            let title = format!("{what} is expected here, not {}", quoted(cursor.written(token)));
            Diagnostic::new(&codes::WRONG_ARGUMENT, title).at(cursor.here(), "this does not fit")
        }
        None => Diagnostic::new(&codes::MISSING_ARGUMENT, format!("{what} is missing"))
            .at(cursor.here(), "something must follow here"),
    }
}

/// A slot that must be filled stayed empty.
pub(super) fn missing(slot: &Slot, form: &Form, cursor: &Cursor<'_>) -> Diagnostic {
    let keyword = if slot.keyword.is_empty() { String::new() } else { format!("`{}` with ", slot.keyword) };
    let what = slot.takes.describe().trim_end_matches(',');
    Diagnostic::new(&codes::MISSING_ARGUMENT, format!("`{}` needs {keyword}{what}", form.words))
        .at(cursor.here(), "something is missing here")
}

/// The token at hand should have filled `slot`.
pub(super) fn wrong_argument(slot: &Slot, form: &Form, cursor: &Cursor<'_>, token: Token) -> Diagnostic {
    if token.kind == Kind::Word && slot.takes == Takes::Name && is_reserved(cursor.word()) {
        return reserved(cursor.word(), cursor.here());
    }
    let what = slot.takes.describe().trim_end_matches(',');
    let written = match token.kind {
        Kind::Unknown => cursor.rest_written().split_whitespace().next().unwrap_or(""),
        _ => cursor.written(token),
    };
    let title = format!("`{}` needs {what}, not {}", form.words, quoted(written));
    let diagnostic = Diagnostic::new(&codes::WRONG_ARGUMENT, title).at(cursor.here(), "this does not fit");
    match token.kind {
        Kind::Word | Kind::Unknown if what.contains("text in quotation marks") => {
            in_quotation_marks(diagnostic, cursor)
        }
        _ => diagnostic,
    }
}

/// The token at hand fits no slot.
pub(super) fn unexpected(form: &Form, cursor: &Cursor<'_>, token: Token, text_is_free: bool) -> Diagnostic {
    let written = cursor.written(token);
    let title = match token.kind {
        Kind::Unknown => format!("{} means nothing here", quoted(written)),
        Kind::CloseParenthesis => "this parenthesis closes nothing".to_owned(),
        _ => format!("`{}` does not take {}", form.words, quoted(written)),
    };
    let diagnostic =
        Diagnostic::new(&codes::UNEXPECTED_ARGUMENT, title).at(cursor.here(), "this cannot stand here");
    if token.kind == Kind::Word && text_is_free { in_quotation_marks(diagnostic, cursor) } else { diagnostic }
}

/// Offers to put the words up to the next text in quotation marks.
fn in_quotation_marks(diagnostic: Diagnostic, cursor: &Cursor<'_>) -> Diagnostic {
    let rest = cursor.rest_written();
    // What stands in quotation marks behind the words is another text.
    let text = rest.get(..rest.find(['"', '“', '„']).unwrap_or(rest.len())).unwrap_or(rest).trim_end();
    if text.is_empty() || text.contains(['”', '\n', '\\']) {
        return diagnostic;
    }
    let start = cursor.here();
    let span = Span { end: start.start + text.len() as u32, ..start };
    diagnostic.fix("put the words in quotation marks", span, format!("\"{text}\""))
}

/// Adds what the statement takes.
pub(super) fn with_form(diagnostic: Diagnostic, form: &Form, further: &'static [Slot]) -> Diagnostic {
    let diagnostic = diagnostic.note(format!("the form is: `{}`", form.usage(further)));
    let words = further.iter().map(|slot| slot.keyword).filter(|keyword| !keyword.is_empty());
    let words: Vec<String> = words.map(|keyword| format!("`{keyword}`")).collect();
    let diagnostic = match words.is_empty() || Form::shows(further) {
        true => diagnostic,
        false => diagnostic.note(format!("behind that may stand {}", or(&words))),
    };
    diagnostic.help(format!("for example: `{}`", form.example))
}

/// A reserved word stands where a name is meant.
pub(super) fn reserved(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::RESERVED_NAME, format!("`{word}` cannot be a name"))
        .at(span, "this word belongs to the language")
        .help(format!(
            "choose another name, such as `{}-item`; a label in quotation marks may be any text",
            word.to_lowercase()
        ))
}

/// A name holds capitals.
pub(super) fn capitals(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::BAD_NAME, format!("the name {} has capitals in it", quoted(word)))
        .at(span, "names are written in small letters")
        .fix(format!("write `{}`", word.to_lowercase()), span, word.to_lowercase())
}

/// Words that were meant as a label.
pub(super) fn unquoted(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::UNQUOTED_LABEL, format!("the label {} needs quotation marks", quoted(words)))
        .at(span, "words from the screen stand in quotation marks")
        .note(
            "without quotation marks it would be the name of an element, in small letters and without blanks",
        )
        .fix(format!("write \"{words}\""), span, format!("\"{words}\""))
}

/// A text for a message: short, with every hidden character written out.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let shown: String = text.chars().take(LONGEST).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", visible(&shown))
}
