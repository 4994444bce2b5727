//! Conditions on readers, and version tests.

use super::Name;
use crate::source::{Span, Spanned};

/// A condition. Chains are flat; only parentheses nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Boxed, as very much has no condition, and it is the largest.
    Test(Box<Test>),
    Not(Box<Condition>, Span),
    /// At least two, joined by `and`.
    All(Vec<Condition>, Span),
    /// At least two, joined by `or`.
    Any(Vec<Condition>, Span),
    /// Not understood, and already reported. It must never hold for anybody or nobody silently:
    /// what contains it is in error.
    Wrong(Span),
}

impl Condition {
    /// Where it was written.
    pub fn span(&self) -> Span {
        match self {
            Condition::Test(test) => test.span,
            Condition::Not(_, span)
            | Condition::All(_, span)
            | Condition::Any(_, span)
            | Condition::Wrong(span) => *span,
        }
    }
}

/// One test, optionally of one thing in hand: `computer has windows 11`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    pub span: Span,
    pub thing: Option<Name>,
    pub kind: TestKind,
}

/// What is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestKind {
    /// A product, device, maker, series or named condition alone; for a question an error.
    Name(Name),
    /// `alipay 10.2 or later`, `android 12 or 14`, `oneplus 6 or later`: any of these ranges.
    Versions { subject: Name, ranges: Vec<VersionRange> },
    /// `account is personal`, `role is one of a, b`, `device is honor-50`, `maker is samsung`.
    Is { subject: Name, values: Vec<Name> },
    /// `known device`.
    KnownDevice,
}

/// One range of versions as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRange {
    pub span: Span,
    pub kind: RangeKind,
    pub version: VersionText,
    /// Only of [`RangeKind::To`].
    pub high: Option<VersionText>,
}

/// How a [`VersionRange`] bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeKind {
    /// The literal alone.
    Exactly,
    OrLater,
    After,
    OrEarlier,
    Before,
    /// From `version` to `high`, both with all that they contain.
    To,
}

/// A version as written, without quotation marks.
pub type VersionText = Spanned<String>;
