//! The text at hand: slices, lines, and the words of statements.

use crate::syntax::raw::{Statement, Token, Tree};

/// A plain text (lines end with a line feed) with what was read from it.
#[derive(Clone, Copy)]
pub(super) struct Source<'text> {
    pub(super) text: &'text str,
    pub(super) tree: &'text Tree,
}

impl<'text> Source<'text> {
    pub(super) fn slice(&self, start: u32, end: u32) -> &'text str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Whether no line ends between two places.
    pub(super) fn is_one_line(&self, start: u32, end: u32) -> bool {
        !self.slice(start, end).contains('\n')
    }

    /// The beginning of the line at a place, if only blanks stand between.
    pub(super) fn line_start(&self, at: u32) -> u32 {
        let before = self.slice(0, at);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let is_blank = before.get(start..).is_some_and(|between| between.trim().is_empty());
        if is_blank { start as u32 } else { at }
    }

    pub(super) fn tokens(&self, statement: &Statement) -> &'text [Token] {
        self.tree.tokens.get(statement.first as usize..statement.last as usize).unwrap_or(&[])
    }

    pub(super) fn written(&self, token: Token) -> &'text str {
        self.slice(token.start, token.end)
    }

    /// A word or sign of a statement; empty if it has fewer.
    pub(super) fn word(&self, statement: &Statement, number: usize) -> &'text str {
        self.tokens(statement).get(number).map_or("", |token| self.written(*token))
    }

    /// Whether a statement goes on with the one before it.
    pub(super) fn is_arm(&self, statement: &Statement) -> bool {
        let word = self.word(statement, 0);
        word.eq_ignore_ascii_case("otherwise") || word.eq_ignore_ascii_case("or")
    }
}

/// Where the words of a statement end: before its block.
pub(super) fn head_end(statement: &Statement) -> u32 {
    statement.block.as_ref().map_or(statement.end, |block| block.open)
}
