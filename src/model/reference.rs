//! What a step names.

use super::ids::{ElementId, ScreenId};
use super::text::Literal;
use crate::source::Span;

/// An element as a step names it. Which candidate is meant follows from the screen that the reader is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementUse {
    pub span: Span,
    pub written: Written,
    /// All elements that the name or label can mean in what is visible here, in order of declaration;
    /// empty: no model knows it and its words stand for themselves.
    pub candidates: Vec<ElementId>,
    /// Only where the use may name a whole screen (`see X`).
    pub screens: Vec<ScreenId>,
    pub looks: Option<Literal>,
    pub at: Option<Literal>,
    pub further_down: bool,
}

impl ElementUse {
    /// An element as a step names it that nobody has written, such as a tap on the way of a `go to`.
    pub fn unwritten(span: Span, element: ElementId) -> Self {
        Self {
            span,
            written: Written::Name(String::new()),
            candidates: vec![element],
            screens: Vec::new(),
            looks: None,
            at: None,
            further_down: false,
        }
    }
}

/// How something is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// By id, as written, dots included.
    Name(String),
    Label(Literal),
}

/// A screen as a step names it; several where two share a title. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenUse {
    pub span: Span,
    pub screens: Vec<ScreenId>,
}
