//! Literal strings: labels, looks, places, commands, keys.

use super::prose::as_written;
use super::resolver::Resolver;
use crate::model::text::{Literal, LiteralPiece};
use crate::syntax::ast::text::{Piece, Text};

impl Resolver<'_> {
    /// Binds the values of a literal string. One that is not known stands as it was written.
    pub(super) fn literal(&mut self, text: &Text) -> Literal {
        let mut pieces = Vec::with_capacity(text.pieces.len());
        for piece in &text.pieces {
            match piece {
                Piece::Text(words) => pieces.push(LiteralPiece::Text(words.clone())),
                Piece::Reference { path, .. } => {
                    let value = match path.as_slice() {
                        [name] => self.value(name),
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
