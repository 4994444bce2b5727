//! Literal strings: labels, places, commands, with what the reader fills in.

use super::builder::Builder;
use super::inlines::plain;
use super::shape::Inline;
use crate::model::ids::ValueId;
use crate::model::text::{Literal, LiteralPiece};

/// How the letters of a literal are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Label,
    Code,
    Keys,
}

impl Style {
    pub(super) fn inline(self, text: String) -> Inline {
        match self {
            Self::Plain => Inline::Text { text },
            Self::Label => Inline::Label { text },
            Self::Code => Inline::Code { text },
            Self::Keys => Inline::Keys { text },
        }
    }
}

impl Builder<'_> {
    pub(super) fn literal(&mut self, literal: &Literal, style: Style) -> Vec<Inline> {
        let pieces = literal.pieces.iter().filter_map(|piece| match piece {
            LiteralPiece::Text(text) if text.is_empty() => None,
            LiteralPiece::Text(text) => self.has_room(text.len()).then(|| style.inline(text.clone())),
            LiteralPiece::Value(value) => self.value(*value),
        });
        pieces.collect()
    }

    /// A value as it stands in a sentence. Of a secret only the name is known.
    pub(super) fn value(&mut self, id: ValueId) -> Option<Inline> {
        let value = self.project.value(id)?;
        self.use_value(id);
        let example = value.example.as_ref().filter(|_| !value.secret).map(words);
        let label = value.label.as_ref().map_or_else(|| key_words(&value.key), words);
        if !self.has_room(label.len() + example.as_ref().map_or(0, String::len)) {
            return None;
        }
        Some(Inline::Value { name: value.key.clone(), label, example, secret: value.secret })
    }

    /// What a literal says letter by letter, for copying; nothing if the reader has to fill something in.
    pub(super) fn letters(&self, literal: &Literal) -> Option<String> {
        let pieces = literal.pieces.iter().map(|piece| match piece {
            LiteralPiece::Text(text) => Some(text.as_str()),
            LiteralPiece::Value(_) => None,
        });
        pieces.collect::<Option<String>>().filter(|letters| !letters.is_empty())
    }

    /// A literal in plain words, values by their names.
    pub(super) fn words(&mut self, literal: &Literal) -> String {
        plain(&self.literal(literal, Style::Plain))
    }
}

/// The text of a literal without its values.
pub(super) fn words(literal: &Literal) -> String {
    let pieces = literal.pieces.iter().filter_map(|piece| match piece {
        LiteralPiece::Text(text) => Some(text.as_str()),
        LiteralPiece::Value(_) => None,
    });
    pieces.collect()
}

/// A name as words: "mutual treasure" for `alipay.mutual-treasure`.
pub(super) fn key_words(key: &str) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    last.replace('-', " ")
}
