//! Guides, procedures, `about` texts, values, and their headers.

use super::Name;
use super::condition::{Condition, VersionRange};
use super::file::Head;
use super::reference::Target;
use super::statement::Block;
use super::text::{Duration, Text};
use crate::source::Span;

/// `guide leave-mutual-aid "Leave the mutual aid plan" { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub span: Span,
    pub head: Head,
    pub header: Vec<HeaderLine>,
    pub body: Block,
    pub trouble: Vec<Trouble>,
    pub abouts: Vec<About>,
}

/// `procedure sign-in "Sign in" { … }`: a shared part; its header may hold `for`, `start`, `end`, values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    pub span: Span,
    pub head: Head,
    pub header: Vec<HeaderLine>,
    pub body: Block,
}

/// `trouble "It still asks for the old PIN" [when C] { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub span: Span,
    pub title: Text,
    pub when: Option<Condition>,
    pub body: Block,
}

/// `about "What Alipay is" """ … """`, inside a guide or alone as a page of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub span: Span,
    pub name: Option<Name>,
    pub title: Option<Text>,
    pub prose: Text,
}

/// A line of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderLine {
    pub span: Span,
    pub kind: HeaderKind,
}

/// What a [`HeaderLine`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderKind {
    /// `for C`.
    For(Condition),
    /// `unsupported C because "…"`.
    Unsupported {
        condition: Condition,
        because: Option<Text>,
    },
    /// `checked [2026-05-01] on honor-50 with magic-ui 4.2.0.193 and alipay 10.2.53`.
    Checked {
        date: Option<super::Name>,
        on: Option<Condition>,
    },
    /// `needs "…" [when C]`.
    Needs {
        text: Text,
        when: Option<Condition>,
    },
    /// `takes 2 minutes`.
    Takes {
        least: Duration,
        most: Option<Duration>,
    },
    Goal(Text),
    Topics(Vec<Text>),
    /// `language "zh-CN"` (a BCP 47 tag).
    Language(Text),
    Value(ValueDecl),
    Using(Vec<UsingThing>),
    /// `start S [or T]`.
    Start(Vec<Target>),
    /// `end S [or T]`.
    End(Vec<Target>),
}

/// `value member-name "The member who leaves" example "Ada"`, `secret pin "Your PIN"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueDecl {
    pub span: Span,
    pub secret: bool,
    pub name: Name,
    pub label: Option<Text>,
    pub example: Option<Text>,
}

/// One of `using phone "Your phone" on android or ios, computer on windows or macos`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsingThing {
    pub span: Span,
    pub name: Name,
    pub label: Option<Text>,
    /// Operating systems; empty: a thing without one.
    pub on: Vec<Name>,
}

/// A product with the versions that it is to have: `alipay to 10.3 or later`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductTo {
    pub product: Name,
    pub to: Vec<VersionRange>,
}
