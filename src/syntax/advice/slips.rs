//! What people write who know other languages.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::cursor::Cursor;
use crate::syntax::form::Form;
use crate::syntax::raw::Kind;

/// Words for which this language has another, with the advice.
const SYNONYMS: &[(&str, &str)] = &[
    ("click on", "tap"),
    ("click", "tap"),
    ("tap on", "tap"),
    ("touch", "tap"),
    ("press button", "tap"),
    ("press the", "tap"),
    ("select", "tap"),
    ("hit", "tap"),
    ("long-press", "hold"),
    ("long press", "hold"),
    ("press and hold", "hold"),
    ("double tap", "double-tap"),
    ("enter", "type"),
    ("input", "type"),
    ("write", "type"),
    ("pick", "choose"),
    ("enable", "turn on"),
    ("switch on", "turn on"),
    ("disable", "turn off"),
    ("switch off", "turn off"),
    ("check", "tick"),
    ("uncheck", "untick"),
    ("launch", "open"),
    ("start app", "open"),
    ("go back", "back"),
    ("navigate to", "go to"),
    ("scroll until", "scroll to"),
    ("log in", "sign in"),
    ("login", "sign in"),
    ("reboot", "restart"),
    ("upgrade", "update"),
    ("remove", "uninstall"),
    ("verify", "see"),
    ("grant", "allow"),
    ("caution", "warning"),
    ("hint", "tip"),
    ("image", "picture"),
    ("screenshot", "picture"),
    ("finish", "done"),
    ("end guide", "done"),
    ("import", "use"),
    ("include", "use"),
    ("else if", "otherwise if"),
    ("elif", "otherwise if"),
    ("else", "otherwise"),
    ("unless", "when not"),
    ("loop", "repeat"),
    ("while", "repeat"),
    ("call", "follow"),
];

/// What is said about a statement that begins with a word of another language.
pub(in crate::syntax) fn synonym(
    cursor: &Cursor<'_>,
    written: &str,
    among_steps: bool,
) -> Option<Diagnostic> {
    let (words, cure) = SYNONYMS
        .iter()
        .filter(|(words, _)| cursor.matches(words) > 0)
        .max_by_key(|(words, _)| words.len())?;
    if !among_steps && !matches!(*cure, "use" | "otherwise" | "otherwise if") {
        return None;
    }
    let last = cursor.peek_at(cursor.matches(words).saturating_sub(1))?;
    let span = Span { end: last.end, ..cursor.here() };
    let written = if words.contains(' ') { words } else { written };
    Some(
        Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{written}` is written `{cure}` here"))
            .at(span, "this word is not used")
            .fix(format!("write `{cure}`"), span, *cure),
    )
}

/// What is said about a wrong argument that people are known to write.
pub(in crate::syntax) fn argument(form: &Form, cursor: &Cursor<'_>) -> Option<Diagnostic> {
    let token = cursor.peek()?;
    let before = cursor.previous()?;
    let keyword = Span { start: before.start, end: before.end, ..cursor.here() };
    match (form.words, token.kind) {
        ("if", Kind::Word) => Some(
            Diagnostic::new(&codes::FOREIGN_SPELLING, "`if` is for what the reader sees")
                .at(keyword, "a condition on the phone, the apps or the answers begins with `when`")
                .fix("write `when`", keyword, "when"),
        ),
        ("press", Kind::Word) => Some(
            Diagnostic::new(&codes::FOREIGN_SPELLING, "`press` is for keys of the device or the keyboard")
                .at(keyword, "an element on the screen is tapped")
                .help("write `tap` for an element; keys stand in quotation marks: `press \"Power\"`"),
        ),
        ("tap", Kind::Text | Kind::Comma | Kind::Arrow | Kind::Sign | Kind::Word) => {
            let second = if token.kind == Kind::Text { Some(token) } else { cursor.peek_at(1) };
            let joins = token.kind != Kind::Word || matches!(cursor.word(), "and" | "then");
            second.filter(|second| second.kind == Kind::Text && joins)?;
            let help = "write `>` between two taps: `tap \"Settings\" > \"Privacy\"`";
            Some(
                Diagnostic::new(&codes::FOREIGN_SPELLING, "several taps on one line are joined by `>`")
                    .at(cursor.here(), "`>` is expected here")
                    .help(help),
            )
        }
        _ => None,
    }
}

/// What is said about a sign at the beginning of a line.
pub(in crate::syntax) fn sign(cursor: &Cursor<'_>, written: &str) -> Option<Diagnostic> {
    let comment = ["//", "/*", "--", "<", "%"].iter().any(|mark| written.starts_with(mark));
    comment.then(|| {
        Diagnostic::new(&codes::FOREIGN_SPELLING, "a comment begins with `#`")
            .at(cursor.here(), "this begins no comment")
            .help("write `#` before the words; the comment ends with its line")
    })
}
