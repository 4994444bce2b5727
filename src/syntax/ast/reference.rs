//! References to screens, elements and products, by id or by label.

use super::Name;
use super::text::Text;
use crate::source::Span;

/// What a reference is written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `mine`, `alipay.home`.
    Path(Vec<Name>),
    /// `"Mine"`.
    Label(Text),
}

impl Target {
    /// Where it was written. A path has at least one name.
    pub fn span(&self) -> Option<Span> {
        match self {
            Target::Label(text) => Some(text.span),
            Target::Path(names) => {
                let first = names.first()?.span;
                Some(names.last().map_or(first, |last| first.to(last.span)))
            }
        }
    }
}

/// A reference to an element, with the words that describe it where no screen declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementRef {
    pub span: Span,
    pub target: Target,
    /// `looks "three dots"`.
    pub looks: Option<Text>,
    /// `at "top right"`.
    pub at: Option<Text>,
    /// `further down`: the reader scrolls first.
    pub further_down: bool,
}
