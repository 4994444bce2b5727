//! What is said where a second statement begins on a line, or the braces around it are missing.

use super::quoted;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::cursor::Cursor;
use crate::syntax::form::Form;
use crate::syntax::lower::{begins_a_line, has_a_block};
use crate::syntax::raw::Kind;
use crate::syntax::reserved::is_reserved;

/// The advice, if a statement begins at the cursor, which is behind the arguments of `form`.
pub(in crate::syntax) fn second(form: &'static Form, cursor: &Cursor<'_>) -> Option<Diagnostic> {
    if has_a_block(form) && cursor.matches("for") > 0 && cursor.block_follows() {
        let title = format!("`for` stands between the braces of `{}`", form.words);
        return Some(
            Diagnostic::new(&codes::MISPLACED, title)
                .at(cursor.here(), "write this on a line of its own behind the `{`"),
        );
    }
    let words = statement(cursor)?;
    if !has_a_block(form) {
        return Some(new_line(words, form, cursor));
    }
    let title = format!("the braces of `{}` are missing", form.words);
    let diagnostic = Diagnostic::new(&codes::MISSING_BLOCK, title);
    if cursor.block_follows() {
        return Some(
            diagnostic
                .at(cursor.here(), "a `{` is expected before this")
                .help("write what belongs to it between `{` and `}`"),
        );
    }
    let block = format!("{{ {} }}", cursor.rest_written().trim_end());
    Some(diagnostic.at(cursor.here(), "a `{` is expected before this").guess(
        format!("write {}", quoted(&block)),
        cursor.rest(),
        block,
    ))
}

/// The words of the statement that begins at the cursor with something behind them.
pub(in crate::syntax) fn statement(cursor: &Cursor<'_>) -> Option<&'static str> {
    let first = cursor.word();
    // `when` and `if` belong around the step, and reserved words to what stands before them.
    if first.is_empty() || is_reserved(first) || first.eq_ignore_ascii_case("if") {
        return None;
    }
    let words = begins_a_line(cursor)?;
    let next = cursor.peek_at(cursor.matches(words).max(1));
    let goes_on = match next {
        Some(token) => matches!(token.kind, Kind::Text | Kind::Word | Kind::BlockText | Kind::Reference),
        None => words == "back" || words.contains(' '),
    };
    goes_on.then_some(words)
}

fn new_line(words: &str, form: &Form, cursor: &Cursor<'_>) -> Diagnostic {
    let title = format!("`{words}` begins a statement of its own");
    // The blanks before it are taken, too: none should stay at the end of the line.
    let here = cursor.here();
    let start = cursor.previous().map_or(here.start, |before| before.end);
    let at = Span::new(here.file, start, here.start);
    Diagnostic::new(&codes::UNEXPECTED_ARGUMENT, title)
        .at(cursor.here(), format!("`{}` ends before this", form.words))
        .note("a statement ends with its line")
        .fix("begin a new line here", at, format!("\n{}", cursor.indentation()))
}
