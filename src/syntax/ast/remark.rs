//! Comments that speak to guidec.

use serde::{Deserialize, Serialize};

use crate::source::{Span, Spanned};

/// `# guidec: allow(unwarned) because the dialog itself warns`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// From its `#` to its end.
    pub span: Span,
    /// What it says.
    pub kind: RemarkKind,
    /// What goes if it is taken out: with its line, if it has one of its own, else with the blanks before it.
    pub whole: Span,
}

/// What a [`Remark`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RemarkKind {
    Allow(Allow),
    /// It is not understood.
    Unclear,
    /// It is one more than are read of a file.
    Surplus,
}

/// Rules that need not be kept at some place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// The names in the parentheses.
    pub rules: Vec<Spanned<String>>,
    /// The words behind `because`; none if there are none.
    pub reason: Option<String>,
    /// Where they need not be kept.
    pub scope: Span,
}
