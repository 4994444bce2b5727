//! What people write who know other languages.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::syntax::cursor::Cursor;

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
    let span = crate::source::Span { end: last.end, ..cursor.here() };
    let written = if words.contains(' ') { words } else { written };
    Some(
        Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{written}` is written `{cure}` here"))
            .at(span, "this word is not used")
            .fix(format!("write `{cure}`"), span, *cure),
    )
}
