//! Literal strings: labels, looks, places, commands, keys.

use super::prose::as_written;
use super::resolver::Resolver;
use super::value::Braces;
use crate::model::ids::ValueId;
use crate::model::text::{Literal, LiteralPiece};
use crate::syntax::ast::Name;
use crate::syntax::ast::text::{Piece, Text};

impl Resolver<'_> {
    /// Binds the values of a literal string. One that is not known stands as it was written.
    pub(super) fn literal(&mut self, text: &Text) -> Literal {
        self.pieces(text, |resolver, name| resolver.value(name, Braces::Literal))
    }

    /// What is typed, run or shown as an example holds braces as they are: `{name}` is a value only where one of
    /// that name is declared. A value alone, without quotation marks, must be.
    pub(super) fn typed(&mut self, text: &Text) -> Literal {
        match text.pieces.as_slice() {
            [Piece::Reference { span, .. }] if *span == text.span => self.literal(text),
            _ => self.pieces(text, |resolver, name| resolver.declared_value(name)),
        }
    }

    fn pieces(
        &mut self,
        text: &Text,
        mut value_of: impl FnMut(&mut Self, &Name) -> Option<ValueId>,
    ) -> Literal {
        let mut pieces = Vec::with_capacity(text.pieces.len());
        for piece in &text.pieces {
            match piece {
                Piece::Text(words) => pieces.push(LiteralPiece::Text(words.clone())),
                Piece::Reference { path, .. } => {
                    let value = match path.as_slice() {
                        [name] => value_of(self, name),
                        _ => None,
                    };
                    pieces.push(match value {
                        Some(id) => LiteralPiece::Value(id),
                        None => LiteralPiece::Text(as_written(path)),
                    });
                }
            }
        }
        Literal { span: text.span, pieces }
    }
}
