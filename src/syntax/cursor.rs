//! A place in the tokens of one statement.

use super::lowering::Lowering;
use super::raw::{Kind, Statement, Token};
use crate::source::Span;

/// Walks over the tokens of one statement.
#[derive(Clone)]
pub(super) struct Cursor<'text> {
    tokens: &'text [Token],
    position: usize,
    text: &'text str,
    /// Behind the last token: where something is missing if there is none left.
    end: Span,
}

impl<'text> Cursor<'text> {
    pub(super) fn new(lowering: &Lowering<'text>, statement: &Statement) -> Self {
        let tokens = lowering.tokens(statement);
        let end = tokens.last().map_or(statement.start, |token| token.end);
        Self { tokens, position: 0, text: lowering.text, end: lowering.span(end, end) }
    }

    /// The token at hand.
    pub(super) fn peek(&self) -> Option<Token> {
        self.tokens.get(self.position).copied()
    }

    /// The token `ahead` places further on.
    pub(super) fn peek_at(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.position + ahead).copied()
    }

    /// The kind of the token at hand.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.peek().map(|token| token.kind)
    }

    pub(super) fn advance(&mut self, count: usize) {
        self.position = (self.position + count).min(self.tokens.len());
    }

    pub(super) fn is_done(&self) -> bool {
        self.position >= self.tokens.len()
    }

    /// The token before the one at hand.
    pub(super) fn previous(&self) -> Option<Token> {
        self.tokens.get(self.position.checked_sub(1)?).copied()
    }

    /// What the line of the token at hand is indented by.
    pub(super) fn indentation(&self) -> &'text str {
        let before = self.text.get(..self.here().start as usize).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        line.get(..line.len() - line.trim_start().len()).unwrap_or("")
    }

    /// Whether the statement goes on with a block.
    pub(super) fn block_follows(&self) -> bool {
        self.text.get(self.end.end as usize..).unwrap_or("").trim_start_matches([' ', '\t']).starts_with('{')
    }

    /// The same place `count` tokens before.
    pub(super) fn back(&self, count: usize) -> Option<Self> {
        let position = self.position.checked_sub(count)?;
        Some(Self { position, ..self.clone() })
    }

    /// The place of the token at hand, or the empty one behind the last.
    pub(super) fn here(&self) -> Span {
        self.peek().map_or(self.end, |token| Span { start: token.start, end: token.end, ..self.end })
    }

    /// From a byte to the end of what was read last.
    pub(super) fn since(&self, start: u32) -> Span {
        let end = self.previous().map_or(start, |token| token.end.max(start));
        Span { start, end, ..self.end }
    }

    /// From the token at hand to the end of the statement's tokens.
    pub(super) fn rest(&self) -> Span {
        Span { start: self.here().start, end: self.end.end, ..self.end }
    }

    /// The tokens from the one at hand on, as they were written.
    pub(super) fn rest_written(&self) -> &'text str {
        let rest = self.rest();
        self.text.get(rest.start as usize..rest.end as usize).unwrap_or("")
    }

    /// A place of the file as it was written.
    pub(super) fn slice(&self, span: Span) -> &'text str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The word before the one at hand; empty if it is none.
    pub(super) fn before(&self) -> &'text str {
        self.back(1).map_or("", |before| before.word())
    }

    /// A token as it was written.
    pub(super) fn written(&self, token: Token) -> &'text str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The word at hand; empty if it is none.
    pub(super) fn word(&self) -> &'text str {
        self.word_at(0)
    }

    /// The word `ahead` places further on; empty if it is none.
    pub(super) fn word_at(&self, ahead: usize) -> &'text str {
        match self.peek_at(ahead) {
            Some(token) if token.kind == Kind::Word => self.written(token),
            _ => "",
        }
    }

    /// How many words of `phrase` ("up to") stand here: all of them, or zero.
    pub(super) fn matches(&self, phrase: &str) -> usize {
        let mut count = 0;
        let mut rest = phrase;
        loop {
            let Some(token) = self.peek_at(count) else { return 0 };
            let written = if token.kind == Kind::Arrow { "->" } else { self.written(token) };
            let same = rest.get(..written.len()).is_some_and(|word| word.eq_ignore_ascii_case(written));
            let Some(more) = rest.get(written.len()..).filter(|_| same) else { return 0 };
            count += 1;
            match more.strip_prefix(' ') {
                Some(more) => rest = more,
                None if more.is_empty() => return count,
                None => return 0,
            }
        }
    }

    /// Reads `phrase` if it stands here.
    pub(super) fn take(&mut self, phrase: &str) -> Option<Span> {
        let count = self.matches(phrase);
        let start = self.here().start;
        self.advance(count);
        (count > 0).then(|| self.since(start))
    }

    /// Reads a sign if it stands here.
    pub(super) fn take_kind(&mut self, kind: Kind) -> Option<Token> {
        let token = self.peek().filter(|token| token.kind == kind)?;
        self.advance(1);
        Some(token)
    }

    /// Goes on to the first token that begins at `offset` or behind it.
    pub(super) fn skip_to(&mut self, offset: u32) {
        self.position = self.tokens.partition_point(|token| token.start < offset).max(self.position);
    }

    /// Behind the last token.
    pub(super) fn end(&self) -> u32 {
        self.end.end
    }
}
