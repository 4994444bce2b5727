//! What is said about wrong conditions.

use super::quoted;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{Kind, Token};

/// No condition begins at the cursor.
pub(in crate::syntax) fn missing(cursor: &Cursor<'_>) -> Diagnostic {
    let at =
        |title: &str, label: &str| Diagnostic::new(&codes::BAD_CONDITION, title).at(cursor.here(), label);
    match cursor.kind() {
        Some(Kind::Text | Kind::OpenText | Kind::BlockText) => {
            at("a sentence is no condition", "words for the reader")
                .note("a condition is about the reader's phone, apps and answers: `android 12 or later`")
                .help("write `if \"…\" { … }` for something that the reader looks at")
        }
        Some(_) => at("a condition is expected here", "no condition begins like this")
            .help("for example: `android 12 or later and not known device`"),
        None => at("a condition is missing", "it must stand here").help("for example: `android 12 or later`"),
    }
}

/// Words for the reader stand where a condition is meant.
fn sentence(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::BAD_CONDITION, "a sentence is no condition")
        .at(span, "words for the reader")
        .note("a condition is about the reader's phone, apps and answers: `android 12 or later`")
        .help("write `if \"…\" { … }` for something that the reader looks at")
}

/// Something follows a condition that does not belong to it.
pub(in crate::syntax) fn leftover(cursor: &Cursor<'_>, token: Token) -> Diagnostic {
    let written = cursor.written(token);
    let word = cursor.word().to_ascii_lowercase();
    let at =
        |title: String, label: &str| Diagnostic::new(&codes::BAD_CONDITION, title).at(cursor.here(), label);
    match (token.kind, word.as_str()) {
        (Kind::CloseParenthesis, _) => at("this parenthesis closes nothing".to_owned(), "no `(` before it"),
        (Kind::Word, "and" | "or" | "with") => {
            at(format!("a test is missing after `{word}`"), "nothing to join")
                .help("for example: `android 12 or later and alipay 10.3`")
        }
        (Kind::Colon, _) => at("a colon does not end a condition".to_owned(), "a block begins with `{`"),
        (Kind::Reference, _) => at(
            format!("{} is a value here, not a block", quoted(written)),
            "a block has blanks inside its braces",
        )
        .help(format!("write `{{ {} }}`", written.trim_matches(['{', '}']))),
        (Kind::Comma, _) => {
            Diagnostic::new(&codes::COMMA_IN_CONDITION, "a comma in a condition may mean `and` or `or`")
                .at(cursor.here(), "say which of the two")
        }
        (Kind::Word | Kind::OpenParenthesis | Kind::Number, _) => at(
            format!("{} cannot follow the condition", quoted(written)),
            "is `and` or `or` missing before this?",
        )
        .help("join two tests by `and` or `or`: `android 12 and alipay 10.3`"),
        _ => at(format!("{} cannot stand in a condition", quoted(written)), "this means nothing here"),
    }
}

pub(in crate::syntax) fn not_one_line(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::BAD_CONDITION, "this is not a condition")
        .at(span, "")
        .help("for example: `android 14 and alipay 10.3`")
}

pub(in crate::syntax) fn version_alone(span: Span, written: &str) -> Diagnostic {
    if written.starts_with(['"', '“', '”', '„']) {
        return sentence(span);
    }
    Diagnostic::new(&codes::BAD_CONDITION, format!("{} is a version of nothing", quoted(written)))
        .at(span, "which product's version is it?")
        .help(format!("write the product before it: `android {}`", written.trim()))
}

pub(in crate::syntax) fn not_not(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::UNCLEAR_NOT, "`not` is said twice")
        .at(span, "two `not` cancel out")
        .help("leave both out")
}

/// A parenthesis without its other half, or with nothing in it.
pub(in crate::syntax) fn parentheses(lowering: &Lowering<'_>, span: Span, empty: bool) -> Diagnostic {
    let open = Span { end: span.start + 1, ..span };
    let after = lowering.text.get(span.end as usize..).unwrap_or("");
    let line = after.lines().next().unwrap_or("");
    let next = line.trim_start();
    if !empty && !next.is_empty() && !next.starts_with(['{', '}', '#']) {
        let start = span.end + (line.len() - next.len()) as u32;
        let length =
            next.find(|character: char| character.is_whitespace() || character == ')').unwrap_or(next.len());
        let wrong = Span { start, end: start + length as u32, ..span };
        return Diagnostic::new(&codes::OPEN_PARENTHESIS, "these parentheses hold more than a condition")
            .at(wrong, "is `and` or `or` missing before this?")
            .see(open, "the parenthesis is opened here");
    }
    let title =
        if empty { "there is no condition in these parentheses" } else { "a parenthesis is not closed" };
    let label = if empty { "a condition must stand here" } else { "its `)` is missing" };
    Diagnostic::new(&codes::OPEN_PARENTHESIS, title)
        .at(open, label)
        .note("inside parentheses a line may break beside `and`, `or` and the parentheses")
}

/// `=` and its relatives.
pub(in crate::syntax) fn equals(span: Span, sign: Span, subject: Option<Name>, written: &str) -> Diagnostic {
    let (mark, value) =
        written.split_at(written.find(|character| !"=!≠".contains(character)).unwrap_or(written.len()));
    let value = value.trim();
    let subject = subject.map_or_else(|| "account".to_owned(), |name| name.value);
    let positive = match value.chars().next() {
        Some(first) if first.is_ascii_digit() || first == '"' => format!("{subject} {value}"),
        Some(_) => format!("{subject} is {value}"),
        None => format!("{subject} is personal"),
    };
    let negated = mark.starts_with(['!', '≠']);
    let cure = if negated { format!("not {positive}") } else { positive };
    let sign = Span { end: sign.start + mark.len() as u32, ..sign };
    Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{mark}` is not used in conditions"))
        .at(sign, "a condition is written in words")
        .fix(format!("write `{cure}`"), span, cure)
}

/// A word that stands where a subject is meant and cannot be one.
pub(in crate::syntax) fn not_a_name(lowering: &Lowering<'_>, word: &str, span: Span) -> Option<Diagnostic> {
    let before = lowering.slice(0, span.start).trim_end();
    let joined = ["and", "or"]
        .iter()
        .any(|joint| before.get(before.len().saturating_sub(joint.len())..) == Some(joint));
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "and" | "or" | "with" => Some(
            Diagnostic::new(&codes::BAD_CONDITION, format!("a test is missing before `{lower}`"))
                .at(span, "nothing stands before this"),
        ),
        "see" | "sees" => Some(
            Diagnostic::new(&codes::BAD_CONDITION, "what the reader sees is no condition")
                .at(span, "a condition is about the reader's phone, apps and answers")
                .help("write `if see … { … }` for something on the screen"),
        ),
        "later" | "newer" | "higher" | "above" | "up" | "greater" | "onwards" if joined => {
            Some(comparison(span, "or later"))
        }
        "earlier" | "older" | "lower" | "below" | "down" | "less" if joined => {
            Some(comparison(span, "or earlier"))
        }
        _ => None,
    }
}

fn comparison(span: Span, words: &str) -> Diagnostic {
    Diagnostic::new(&codes::BAD_CONDITION, "this is not how versions are compared")
        .at(span, format!("say `{words}` directly behind a version"))
        .help(format!("for example: `android 12 {words}`"))
}

/// `is not personal`.
pub(in crate::syntax) fn is_not(lowering: &Lowering<'_>, is: Span, not: Span) -> Diagnostic {
    let value = lowering.slice(not.end, is.end).trim();
    let before = lowering.slice(0, is.start).trim_end();
    let subject =
        before.rsplit(|character: char| character.is_whitespace() || character == '(').next().unwrap_or("");
    let span = Span { start: (before.len() - subject.len()) as u32, ..is };
    let cure = format!("not {subject} is {value}");
    Diagnostic::new(&codes::UNCLEAR_NOT, "`not` stands before the whole test")
        .at(not, "move it to the front")
        .note("`not` also takes in those who were not asked")
        .fix(format!("write `{cure}`"), span, cure)
}

pub(in crate::syntax) fn is_what(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::BAD_CONDITION, "`is` needs the name of an answer")
        .at(span, "which one?")
        .help("for example: `account is personal`, `role is one of owner, admin`")
}

/// `12+`.
pub(in crate::syntax) fn plus(version: &str, span: Span) -> Diagnostic {
    let cure = format!("{} or later", version.trim_end_matches('+'));
    Diagnostic::new(&codes::FOREIGN_SPELLING, format!("{} is not a version", quoted(version)))
        .at(span, "say it in words")
        .fix(format!("write `{cure}`"), span, cure)
}
