//! What all lowering shares: the file at hand and the findings.

use super::characters::is_blank;
use super::cursor::Cursor;
use super::raw::{Kind, Statement, Token};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::{FileId, LineIndex, Span};
use std::cell::OnceCell;

/// Findings that are kept; the others are only counted.
const MOST: usize = 1_000;

/// Blanks at the beginning of a line that are counted.
const DEEPEST_INDENTATION: usize = 1_000;

/// Proof that a finding was reported, so that what depends on it need not report another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported(());

/// The file at hand and its findings.
pub(super) struct Lowering<'text> {
    pub(super) file: FileId,
    pub(super) text: &'text str,
    tokens: &'text [Token],
    diagnostics: Vec<Diagnostic>,
    omitted: usize,
    lines: OnceCell<LineIndex>,
    /// Whether findings are dropped: the line at hand holds a mistake that explains them.
    pub(super) quiet: bool,
}

impl<'text> Lowering<'text> {
    pub(super) fn new(file: FileId, text: &'text str, tokens: &'text [Token]) -> Self {
        Self { file, text, tokens, diagnostics: Vec::new(), omitted: 0, lines: OnceCell::new(), quiet: false }
    }

    /// Keeps a finding.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) -> Reported {
        if !self.quiet && self.diagnostics.len() < MOST {
            self.diagnostics.push(diagnostic);
        } else if !self.quiet {
            self.omitted += 1;
        }
        Reported(())
    }

    /// The findings in order, and how many were left out.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        crate::diagnostic::sort(&mut self.diagnostics);
        if self.omitted > 0 {
            let title = format!("{} more errors are not shown", self.omitted);
            let end = self.text.len() as u32;
            self.diagnostics
                .push(Diagnostic::new(&codes::TOO_MANY_ERRORS, title).at(self.span(end, end), ""));
        }
        self.diagnostics
    }

    pub(super) fn span(&self, start: u32, end: u32) -> Span {
        Span::new(self.file, start, end)
    }

    /// Where a token stands.
    pub(super) fn place(&self, token: Token) -> Span {
        self.span(token.start, token.end)
    }

    /// The text from `start` to `end`.
    pub(super) fn slice(&self, start: u32, end: u32) -> &'text str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// A token as it was written.
    pub(super) fn written(&self, token: Token) -> &'text str {
        self.slice(token.start, token.end)
    }

    /// The tokens of a statement.
    pub(super) fn tokens(&self, statement: &Statement) -> &'text [Token] {
        self.tokens.get(statement.first as usize..statement.last as usize).unwrap_or(&[])
    }

    /// How many blanks the line at `offset` begins with.
    pub(super) fn indentation(&self, offset: u32) -> u32 {
        let start = self.line_start(offset);
        let line = self.text.get(start as usize..).unwrap_or("");
        line.chars().take(DEEPEST_INDENTATION).take_while(|character| is_blank(*character)).count() as u32
    }

    /// Whether a byte is the first of its line.
    pub(super) fn is_in_first_column(&self, offset: u32) -> bool {
        self.line_start(offset) == offset
    }

    fn line_start(&self, offset: u32) -> u32 {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text));
        lines.range(lines.line(offset), self.text).start as u32
    }

    /// Whether no more findings are kept, so that a new one need not be explained.
    pub(super) fn is_full(&self) -> bool {
        self.quiet || self.diagnostics.len() >= MOST
    }

    /// How many findings there are so far.
    pub(super) fn findings(&self) -> usize {
        self.diagnostics.len() + self.omitted
    }

    /// Counts a finding that is not explained.
    pub(super) fn count(&mut self) -> Reported {
        if !self.quiet {
            self.omitted += 1;
        }
        Reported(())
    }

    /// How far a byte is indented, if nothing but blanks stands before it on its line.
    pub(super) fn own_line(&self, offset: u32) -> Option<u32> {
        let start = self.line_start(offset);
        let mut before =
            self.text.get(start as usize..).unwrap_or("").char_indices().take(DEEPEST_INDENTATION);
        let (first, _) = before.find(|(_, character)| !is_blank(*character))?;
        (start + first as u32 == offset).then(|| self.indentation(offset))
    }

    /// The first word of a statement; empty if it begins otherwise.
    pub(super) fn word(&self, statement: &Statement) -> &'text str {
        Cursor::new(self, statement).word()
    }

    /// Begins the line of a statement: a string that is not closed is reported, and explains
    /// whatever else is wrong with the line.
    pub(super) fn enter(&mut self, statement: &Statement) {
        let open = self.tokens(statement).iter().find(|token| token.kind == Kind::OpenText).copied();
        if let Some(open) = open {
            self.report(open_text(self.written(open), self.place(open)));
            self.quiet = true;
        }
    }

    /// Ends the line of a statement.
    pub(super) fn leave(&mut self) {
        self.quiet = false;
    }

    /// Whether a declaration holds a `"""` that is never closed.
    pub(super) fn has_open_text(&self, declaration: &Statement) -> bool {
        let first = self.tokens.partition_point(|token| token.start < declaration.start);
        let inside = self.tokens.get(first..).unwrap_or(&[]).iter();
        inside
            .take_while(|token| token.start < declaration.end)
            .any(|token| token.kind == Kind::OpenText && self.written(*token).starts_with("\"\"\""))
    }
}

/// A string without its closing quotation mark.
fn open_text(written: &str, span: Span) -> Diagnostic {
    let mark = if written.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let open = Span { end: span.start + written.chars().next().map_or(0, char::len_utf8) as u32, ..span };
    let diagnostic = Diagnostic::new(&codes::UNCLOSED_STRING, "the quotation marks are never closed")
        .at(open, "the text begins here");
    // A word processor bends one of two marks and leaves the other straight.
    if let Some(bent) = written.rfind('”').filter(|_| mark == "\"" && written.starts_with('"')) {
        let start = span.start + bent as u32;
        let place = Span { start, end: start + '”'.len_utf8() as u32, ..span };
        return diagnostic.see(place, "this mark does not close a text that begins with `\"`").guess(
            "write `\"` in its place",
            place,
            "\"",
        );
    }
    diagnostic.help(format!("write `{mark}` at its end"))
}
