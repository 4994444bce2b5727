//! The five forms of branching.

use super::condition::Condition;
use super::reference::{ElementRef, Target};
use super::statement::Block;
use super::text::Text;
use crate::source::Span;

/// `when C { } otherwise when D { } otherwise { }`: a flat chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub arms: Vec<WhenArm>,
    pub otherwise: Option<Block>,
}

/// `when C { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenArm {
    /// `when C`.
    pub span: Span,
    pub condition: Condition,
    pub body: Block,
}

/// `exactly one { when C { } when D { } }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactlyOne {
    pub arms: Vec<WhenArm>,
}

/// `either "Use the camera" { } or "Type the code" when android 12 { }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Either {
    pub options: Vec<EitherOption>,
}

/// One of the ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EitherOption {
    pub span: Span,
    pub title: Option<Text>,
    pub when: Option<Condition>,
    pub body: Block,
}

/// `try { } or else { } [or else after all steps { }]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// At least one; the last is what an `or else` leads to, if there is one.
    pub attempts: Vec<Attempt>,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// `try` or `or else`.
    pub span: Span,
    /// The attempt before it fails only when all its steps are done.
    pub after_all_steps: bool,
    /// `try "with the cable" { … }`.
    pub title: Option<Text>,
    pub body: Block,
}

/// `if see X { } otherwise if "…" { } otherwise { }`: a flat chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct If {
    pub arms: Vec<IfArm>,
    pub otherwise: Option<Block>,
}

/// `if see X { … }` or `if "the light is red" { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IfArm {
    pub span: Span,
    pub test: Look,
    pub body: Block,
}

/// What the reader looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// `see X`: an element of a screen here, else a screen.
    See(ElementRef),
    /// `see S or T`, `at S`: screens by name, only where several are given.
    Screens(Vec<Target>),
    Words(Text),
}
