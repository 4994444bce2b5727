//! Products: what has versions.

use super::Name;
use super::condition::{Condition, VersionRange, VersionText};
use super::file::Head;
use super::screen::ScreenItem;
use super::text::Text;
use crate::source::Span;
use crate::vocabulary::ProductKind;

/// `app alipay "Alipay" on android or ios { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub span: Span,
    pub kind: ProductKind,
    pub head: Head,
    /// Names of operating systems behind `on`; empty: not said.
    pub on: Vec<Name>,
    pub clauses: Vec<ProductClause>,
    /// Screens, groups and the like in the block.
    pub screens: Vec<ScreenItem>,
}

/// A line of a product's block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductClause {
    pub span: Span,
    pub kind: ProductClauseKind,
}

/// What a [`ProductClause`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductClauseKind {
    /// `versions 10.2.50 or later [on ios]`.
    Versions {
        ranges: Vec<VersionRange>,
        on: Option<Name>,
    },
    /// `releases 10.2.50, 10.2.53`.
    Releases(Vec<VersionText>),
    /// `names "Pie" = 9, "12L" after 12`.
    Names(Vec<VersionName>),
    /// `4.2 runs on android 11`; without versions: `runs android 11 to 13` of the whole product.
    Runs {
        ranges: Vec<VersionRange>,
        condition: Condition,
    },
    BuiltIn,
    /// `address "https://portal.example"`.
    Address(Text),
    /// `scheme numeric`, `scheme releases "A", "B"`, `scheme lines "V", "OS" [drops "2.7.", "2.8."]`.
    Scheme {
        kind: Name,
        arguments: Vec<VersionText>,
        drops: Vec<VersionText>,
    },
    /// `parts 3`: how many numbers order.
    Parts(u32),
    /// `suffix "beta", "rc" before`; `suffix any ignored`.
    Suffix {
        words: SuffixWords,
        rank: SuffixRank,
    },
    /// `partial`: more screens exist than are declared.
    Partial,
    /// `seen on CONDITION otherwise "…"`.
    SeenOn(SeenOn),
}

/// `"Pie" = 9` or `"12L" after 12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionName {
    pub name: VersionText,
    pub relation: NameRelation,
    pub version: VersionText,
}

/// How a [`VersionName`] stands to its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRelation {
    /// Another name of it.
    Same,
    /// Part of it, directly before it.
    Before,
    /// Part of it, directly after it.
    After,
}

/// Which suffixes a clause speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuffixWords {
    Any,
    These(Vec<VersionText>),
}

/// How a suffix orders against the bare numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuffixRank {
    Before,
    After,
    Ignored,
}

/// The limit of what a model claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenOn {
    pub span: Span,
    pub scope: SeenScope,
    pub otherwise: Option<Text>,
}

/// On whose phones a model was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeenScope {
    Readers(Condition),
    /// `seen on "the phone in the pictures"`: nobody is verified.
    Words(Text),
}
