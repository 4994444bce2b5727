//! Strings, numbers with units, and durations.

use super::Name;
use crate::source::Span;
use crate::vocabulary::TimeUnit;

/// A string, cut at its references. Escapes are resolved; prose keeps its Markdown.
///
/// *Literal* strings (labels, looks, places, commands, addresses, paths, keys) hold only
/// [`Piece::Text`] and one-name [`Piece::Reference`]s (values). *Prose* may also refer to labels
/// (`{alipay.plan.leave-plan}`). Which of the two a string is follows from where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// With the quotation marks.
    pub span: Span,
    /// Written between `"""`: several lines, common indentation already removed.
    pub block: bool,
    pub pieces: Vec<Piece>,
}

/// A part of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `{name}` or `{app.screen.element}`.
    Reference {
        path: Vec<Name>,
        span: Span,
    },
}

impl Text {
    /// The text with references as they were written.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => plain.push_str(text),
                Piece::Reference { path, .. } => {
                    let words: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
                    plain.push('{');
                    plain.push_str(&words.join("."));
                    plain.push('}');
                }
            }
        }
        plain
    }
}

/// A length of time; `5 minutes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    pub span: Span,
    pub amount: u32,
    pub unit: TimeUnit,
}
