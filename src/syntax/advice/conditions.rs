//! What is said about wrong conditions.

use super::{comparisons, quoted};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{Kind, Token};
use crate::syntax::reserved::is_reserved;

/// No condition begins at the cursor.
pub(in crate::syntax) fn missing(cursor: &Cursor<'_>) -> Diagnostic {
    let at = |title: &str, label: &'static str| {
        Diagnostic::new(&codes::BAD_CONDITION, title).at(cursor.here(), label)
    };
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
    if let Some(diagnostic) = comparisons::slip(cursor).or_else(|| beside(cursor)) {
        return diagnostic;
    }
    let written = cursor.written(token);
    let word = cursor.word().to_ascii_lowercase();
    let at = |title: String, label: &'static str| {
        Diagnostic::new(&codes::BAD_CONDITION, title).at(cursor.here(), label)
    };
    match (token.kind, word.as_str()) {
        (Kind::CloseParenthesis, _) => at("this parenthesis closes nothing".to_owned(), "no `(` before it"),
        (Kind::Word, "and" | "or" | "with") => {
            at(format!("a test is missing after `{word}`"), "nothing to join")
                .help("for example: `android 12 or later and alipay 10.3`")
        }
        (Kind::Word, "has") => at("`has` is said of one test".to_owned(), "one name must stand behind this")
            .help("say it before each test: `phone has chat and phone has android 12`"),
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

/// A word directly behind a test: the name of a version without its quotation marks (`android Pie`,
/// `android 15 QPR1`), or two names with something missing between them (`plan paid`).
fn beside(cursor: &Cursor<'_>) -> Option<Diagnostic> {
    let before = cursor.previous()?;
    let word = Some(cursor.word()).filter(|word| !word.is_empty() && !is_reserved(word))?;
    let is_name = before.kind == Kind::Word && is_subject(cursor);
    if word.contains(char::is_uppercase) && (is_name || before.kind == Kind::Number) {
        let start = if is_name { cursor.here().start } else { before.start };
        let mut after = cursor.clone();
        while after.kind() == Some(Kind::Number) || after.word().contains(char::is_uppercase) {
            after.advance(1);
        }
        let span = after.since(start);
        let name = format!("\"{}\"", cursor.slice(span));
        return Some(
            Diagnostic::new(&codes::BAD_CONDITION, "the name of a version needs quotation marks")
                .at(span, "a version that is no plain number stands in quotation marks")
                .fix(format!("write `{name}`"), span, name),
        );
    }
    let subject = cursor.written(before);
    is_name.then(|| {
        let title = format!("something is missing between `{subject}` and {}", quoted(word));
        Diagnostic::new(&codes::BAD_CONDITION, title)
            .at(cursor.here(), "how does this belong to what stands before it?")
            .help(format!("write `{subject} is {word}` if it is an answer to a question"))
            .help(format!("write `{subject} and {word}` if both are tests of their own"))
    })
}

/// Whether the word before the cursor is what a test is about.
fn is_subject(cursor: &Cursor<'_>) -> bool {
    let Some(here) = cursor.back(1) else { return false };
    let Some(before) = here.previous() else { return true };
    let ends_a_test = comparisons::behind_a_version(here.word()).is_some();
    let of_an_answer = before.kind == Kind::Comma || matches!(here.before(), "is" | "of");
    !is_reserved(here.word()) && !ends_a_test && !of_an_answer
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

/// A parenthesis without its other half, or with nothing in it. `cursor` is behind what was read.
pub(in crate::syntax) fn parentheses(cursor: &Cursor<'_>, span: Span, empty: bool) -> Diagnostic {
    let open = Span { end: span.start + 1, ..span };
    if let Some(token) = cursor.peek().filter(|_| !empty) {
        let slip = comparisons::slip(cursor).or_else(|| beside(cursor));
        if let Some(diagnostic) = slip {
            return diagnostic;
        }
        let place = Span { start: token.start, end: token.end, ..span };
        return Diagnostic::new(&codes::OPEN_PARENTHESIS, "these parentheses hold more than a condition")
            .at(place, "is `and` or `or` missing before this?")
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
    let subject = subject.map(|name| name.value).unwrap_or_default();
    let negated = mark.starts_with(['!', '≠']);
    let is_complete = !subject.is_empty() && !value.is_empty();
    let subject = if subject.is_empty() { "account" } else { &subject };
    let positive = match value.chars().next() {
        Some(first) if first.is_ascii_digit() || first == '"' => format!("{subject} {value}"),
        Some(_) => format!("{subject} is {value}"),
        None => format!("{subject} is personal"),
    };
    let cure = if negated { format!("not {positive}") } else { positive };
    let sign = Span { end: sign.start + mark.len() as u32, ..sign };
    let finding = Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{mark}` is not used in conditions"))
        .at(sign, "a condition is written in words");
    // `not` also takes in those who have no answer, and what is missing nobody knows.
    match is_complete && !negated {
        true => finding.fix(format!("write `{cure}`"), span, cure),
        false => finding.guess(format!("write `{cure}`"), span, cure),
    }
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
        "not" if before.ends_with("has") => Some(has_not(lowering, span)),
        _ => {
            let words = comparisons::behind_a_version(&lower).filter(|_| joined)?;
            let joint = before.rfind(['a', 'o', 'A', 'O'])?;
            let whole = Span { start: joint as u32, ..span };
            Some(
                Diagnostic::new(&codes::BAD_CONDITION, "this is not how versions are compared")
                    .at(whole, format!("say `{words}` directly behind a version"))
                    .fix(format!("write `{words}`"), whole, words),
            )
        }
    }
}

/// `phone has not chat`.
fn has_not(lowering: &Lowering<'_>, not: Span) -> Diagnostic {
    let before = lowering.slice(0, not.start);
    let thing = before.trim_end().trim_end_matches("has").trim_end();
    let thing = thing.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or("");
    let start = before.rfind(thing).unwrap_or(before.len()) as u32;
    let behind = lowering.text.get(not.end as usize..).unwrap_or("");
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let name =
        behind.trim_start_matches(' ').split(|letter: char| letter.is_whitespace() || letter == ')').next();
    let name = name.unwrap_or("");
    let end = not.end + (blanks + name.len()) as u32;
    let cure = format!("not {thing} has {name}");
    Diagnostic::new(&codes::UNCLEAR_NOT, "`not` stands before the whole test")
        .at(not, "move it to the front")
        .guess(format!("write `{cure}`"), Span { start, end, ..not }, cure)
}

/// `account is not personal`; `test` is all of it, `is` begins with the word.
pub(in crate::syntax) fn is_not(lowering: &Lowering<'_>, test: Span, is: Span, not: Span) -> Diagnostic {
    let value = lowering.slice(not.end, is.end).trim();
    let subject = lowering.slice(test.start, is.start).trim();
    let cure = match value.starts_with(|first: char| first.is_alphabetic()) {
        true => format!("not {subject} is {value}"),
        false => format!("not {subject} {value}"),
    };
    Diagnostic::new(&codes::UNCLEAR_NOT, "`not` stands before the whole test")
        .at(not, "move it to the front")
        .note("`not` also takes in those who have no answer or no such product at all")
        .guess(format!("write `{}`", cure.trim()), test, cure.trim())
}

/// `android is 12`; `is` begins with the word.
pub(in crate::syntax) fn is_version(
    lowering: &Lowering<'_>,
    test: Span,
    is: Span,
    version: Span,
) -> Diagnostic {
    let subject = lowering.slice(test.start, is.start).trim();
    let cure = format!("{subject} {}", lowering.slice(version.start, version.end));
    let word = Span { end: is.start + 2, ..is };
    let diagnostic = Diagnostic::new(&codes::BAD_CONDITION, "`is` stands before the name of an answer")
        .at(word, "a version follows its product directly");
    if lowering.slice(version.start, version.end).starts_with(|first: char| first.is_ascii_digit()) {
        return diagnostic.fix(format!("write `{cure}`"), test, cure);
    }
    diagnostic
        .help(format!("write `{cure}` if it is a version"))
        .help("an answer is written with its name, without quotation marks: `account is personal`")
}

/// `android is newer than 12`: the advice, if the words behind `is` compare versions.
pub(in crate::syntax) fn is_compared(is: &Cursor<'_>, words: &Cursor<'_>) -> Option<Diagnostic> {
    comparisons::after_a_name(words, is.here())
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
