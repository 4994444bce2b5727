//! Strings: escapes, references, indentation.

use super::element::names_of;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::advice::{self, slips};
use crate::syntax::ast::text::{Piece, Text};
use crate::syntax::characters::{is_letter, is_name_character};
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{Kind, Token};

/// The most bytes of a text that is no prose. No screen has a longer label.
const MOST_BYTES: usize = 2_000;
/// The most bytes of prose in one text. What Markdown is read into takes some hundred times as much.
const MOST_PROSE: usize = 100_000;

/// How the inside of a string is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Flavour {
    /// `\"`, `\\` and `{value}`.
    Literal,
    /// The same for what a machine reads: `${name}` and `{NAME}` are no values.
    Typed,
    /// `\"`, `\{`, `{value}` and `{screen.element}`; other backslashes belong to Markdown.
    Prose,
    /// `\"` and `\\` alone.
    Verbatim,
}

/// A string.
pub(in crate::syntax) fn text(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    flavour: Flavour,
) -> Result<Text, Reported> {
    match cursor.peek() {
        Some(token) if matches!(token.kind, Kind::Text | Kind::BlockText | Kind::OpenText) => {
            cursor.advance(1);
            let is_refused = refuse_length(lowering, token, flavour);
            if is_refused && flavour == Flavour::Prose {
                let span = lowering.place(token);
                return Ok(Text { span, block: false, pieces: vec![Piece::Text("…".to_owned())] });
            }
            Ok(read(lowering, token, flavour))
        }
        _ => Err(lowering.report(
            slips::marks(cursor).unwrap_or_else(|| advice::expected("a text in quotation marks", cursor)),
        )),
    }
}

/// Labels and the like are printed again and again, so they have a limit of their own. Prose that is refused is not
/// read: what Markdown is read into takes some hundred times as much.
fn refuse_length(lowering: &mut Lowering<'_>, token: Token, flavour: Flavour) -> bool {
    let (most, note) = match flavour {
        Flavour::Literal | Flavour::Verbatim => (MOST_BYTES, "a label, a title, a place or a path has"),
        Flavour::Prose => (MOST_PROSE, "prose has"),
        Flavour::Typed => return false,
    };
    let is_refused = (token.end - token.start) as usize > most
        && token.kind != Kind::OpenText
        && length(lowering.written(token), token) > most;
    if is_refused {
        lowering.report(
            Diagnostic::new(&codes::TOO_LONG_STATEMENT, "this text is too long")
                .at(Span { end: token.start + 1, ..lowering.place(token) }, "")
                .note(format!("{note} at most {most} bytes")),
        );
    }
    is_refused
}

/// How many bytes a string has between its quotation marks; of one with three marks those that are read, as its
/// indentation depends on where it stands.
fn length(written: &str, token: Token) -> usize {
    let block = written.starts_with("\"\"\"");
    let (_, inside) = inside(written, token, block);
    match block {
        true => lines_of(inside).map(|(_, line)| line.len() + 1).sum::<usize>().saturating_sub(1),
        false => inside.len(),
    }
}

/// A string, or a value alone: `{name}`.
pub(super) fn typed(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Text, Reported> {
    let Some(token) = cursor.take_kind(Kind::Reference) else {
        return text(lowering, cursor, Flavour::Typed);
    };
    let span = lowering.place(token);
    let path = names_of(lowering, token.start + 1, token.end.saturating_sub(1));
    Ok(Text { span, block: false, pieces: vec![Piece::Reference { path, span }] })
}

/// Strings with commas.
pub(super) fn list(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    flavour: Flavour,
) -> Result<Vec<Text>, Reported> {
    let mut texts = vec![text(lowering, cursor, flavour)?];
    while cursor.take_kind(Kind::Comma).is_some() {
        texts.push(text(lowering, cursor, flavour)?);
    }
    Ok(texts)
}

/// Cuts a string at its references and resolves its escapes.
fn read(lowering: &Lowering<'_>, token: Token, flavour: Flavour) -> Text {
    let span = lowering.place(token);
    let written = lowering.written(token);
    let block = written.starts_with("\"\"\"");
    let (start, inside) = inside(written, token, block);
    // Most texts have one.
    let mut pieces = Pieces { lowering, flavour, pieces: Vec::with_capacity(1), run: String::new() };
    if block {
        block_lines(&mut pieces, inside, start);
    } else {
        pieces.push(inside, start);
    }
    pieces.flush();
    Text { span, block, pieces: pieces.pieces }
}

/// What stands between the quotation marks, and where it begins.
fn inside(written: &str, token: Token, block: bool) -> (u32, &str) {
    let open = if block { 3 } else { written.chars().next().map_or(0, char::len_utf8) };
    let inside = written.get(open..).unwrap_or("");
    let inside = match token.kind {
        Kind::OpenText => inside.trim_end(),
        _ if block => inside.strip_suffix("\"\"\"").unwrap_or(inside),
        _ => inside.char_indices().next_back().map_or("", |(last, _)| inside.get(..last).unwrap_or("")),
    };
    (token.start + open as u32, inside)
}

fn block_lines(pieces: &mut Pieces<'_, '_>, inside: &str, start: u32) {
    for (number, (at, line)) in lines_of(inside).enumerate() {
        if number > 0 {
            pieces.run.push('\n');
        }
        pieces.push(line, start + at as u32);
    }
}

/// The lines of a block string without the line end behind its opening, its common indentation and the blanks before its
/// closing; each with the byte that it begins at.
fn lines_of(inside: &str) -> impl Iterator<Item = (usize, &str)> {
    let common = common_indentation(inside);
    let end = inside.trim_end().len();
    let mut at = 0;
    let lines = inside.get(..end).unwrap_or("").split('\n').enumerate().map(move |(number, line)| {
        let content = line.strip_suffix('\r').unwrap_or(line);
        let cut = if number == 0 {
            content.len() - content.trim_start().len()
        } else {
            common.min(content.len() - content.trim_start_matches([' ', '\t']).len())
        };
        let begin = at + cut;
        at += line.len() + 1;
        (number, begin, without_blanks_alone(content.get(cut..).unwrap_or("")))
    });
    lines.filter(|(number, _, line)| *number > 0 || !line.is_empty()).map(|(_, at, line)| (at, line))
}

/// Blanks at a line's end may mean a line break in Markdown; a line of nothing else is empty.
fn without_blanks_alone(line: &str) -> &str {
    if line.trim().is_empty() { "" } else { line }
}

/// How many bytes of indentation all lines but the first share.
fn common_indentation(inside: &str) -> usize {
    let lines = inside.split('\n').skip(1).filter(|line| !line.trim().is_empty());
    lines.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0)
}

struct Pieces<'lowering, 'text> {
    lowering: &'lowering Lowering<'text>,
    flavour: Flavour,
    pieces: Vec<Piece>,
    /// Text that is not yet a piece.
    run: String,
}

impl Pieces<'_, '_> {
    /// Adds text that begins at byte `start` of the file.
    fn push(&mut self, text: &str, start: u32) {
        let mut rest = text;
        let mut at = start;
        while let Some(special) = rest.find(['\\', '{']) {
            let (before, from) = rest.split_at(special);
            self.run.push_str(before);
            at += special as u32;
            let taken = if from.starts_with('\\') { self.escape(from) } else { self.brace(from, at) };
            rest = from.get(taken..).unwrap_or("");
            at += taken as u32;
        }
        self.run.push_str(rest);
    }

    /// Reads an escape; returns its bytes.
    fn escape(&mut self, from: &str) -> usize {
        let next = from.chars().nth(1);
        let prose = self.flavour == Flavour::Prose;
        match next {
            Some(mark @ ('"' | '“' | '”' | '„')) => self.run.push(mark),
            Some('{') if prose => self.run.push('{'),
            Some('\\') if !prose => self.run.push('\\'),
            Some('\\') => self.run.push_str("\\\\"),
            _ => {
                self.run.push('\\');
                return 1;
            }
        }
        1 + next.map_or(0, char::len_utf8)
    }

    /// Reads a reference, or a brace that is only a brace; returns its bytes.
    fn brace(&mut self, from: &str, at: u32) -> usize {
        match reference_length(from, self.flavour).filter(|_| !self.is_shell_variable()) {
            Some(length) => {
                self.flush();
                let end = at + length as u32;
                let path = names_of(self.lowering, at + 1, end - 1);
                self.pieces.push(Piece::Reference { path, span: self.lowering.span(at, end) });
                length
            }
            None => {
                self.run.push('{');
                1
            }
        }
    }

    /// Whether a brace belongs to `${name}` in a command.
    fn is_shell_variable(&self) -> bool {
        self.flavour == Flavour::Typed && self.run.ends_with('$')
    }

    fn flush(&mut self) {
        if !self.run.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.run)));
        }
    }
}

/// The bytes of `{name}` at the beginning of a text, if one stands there.
fn reference_length(from: &str, flavour: Flavour) -> Option<usize> {
    if flavour == Flavour::Verbatim {
        return None;
    }
    let inside = from.get(1..)?;
    let length = inside.find(|character| !is_name_character(character) && character != '.')?;
    let path = inside.get(..length)?;
    let closed = inside.get(length..)?.starts_with('}');
    let named = path.split('.').all(|name| name.starts_with(is_letter));
    let allowed = match flavour {
        Flavour::Prose => true,
        Flavour::Typed => !path.contains('.') && !path.contains(char::is_uppercase),
        Flavour::Literal | Flavour::Verbatim => !path.contains('.'),
    };
    (closed && named && allowed).then_some(length + 2)
}
