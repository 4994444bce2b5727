//! What readers differ in, beside products: makers, devices, series, questions, named conditions.

use super::Name;
use super::condition::{Condition, VersionText};
use super::file::Head;
use super::text::Text;
use crate::source::Span;

/// `maker samsung "Samsung"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub span: Span,
    pub head: Head,
}

/// `device honor-50 "HONOR 50" by "HONOR" { runs android 11 to 13 and magic-ui 4.2 to 7 }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub span: Span,
    pub head: Head,
    /// A maker's id or label.
    pub by: Option<By>,
    pub runs: Vec<Condition>,
}

/// Who makes a device or series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    Name(Name),
    Label(Text),
}

/// `series oneplus "OnePlus" [by …] { 3, 5, 6, 7 }`: generations, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub span: Span,
    pub head: Head,
    pub by: Option<By>,
    pub generations: Vec<VersionText>,
}

/// `question account "Your account" when C { personal "Personal", business "Business"  help "…" }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub span: Span,
    pub head: Head,
    pub when: Option<Condition>,
    pub answers: Vec<Answer>,
    /// Some answer was refused.
    pub in_error: bool,
    pub help: Option<Text>,
}

/// One value of a question; its name may be a product's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub name: Name,
    pub label: Option<Text>,
}

/// `condition has-launch = alipay 10 or later and android`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedCondition {
    pub span: Span,
    pub name: Name,
    /// `condition has-launch "Launch is there" = …`: words for readers.
    pub title: Option<Text>,
    pub condition: Condition,
}
