//! The five forms of branching.

use super::reference::{ElementUse, ScreenUse};
use super::statement::{Block, Guard};
use super::text::{Literal, Prose};
use crate::source::Span;

/// `when C { } otherwise when D { } otherwise { }`: the first arm that holds is taken.
#[derive(Clone, Debug)]
pub struct When {
    pub arms: Vec<WhenArm>,
    pub otherwise: Option<Block>,
}

/// `when C { … }`.
#[derive(Clone, Debug)]
pub struct WhenArm {
    pub guard: Guard,
    pub body: Block,
}

/// Every reader here takes exactly one arm.
#[derive(Clone, Debug)]
pub struct ExactlyOne {
    pub arms: Vec<WhenArm>,
}

/// The reader decides.
#[derive(Clone, Debug)]
pub struct Either {
    pub options: Vec<EitherOption>,
}

/// One of the ways.
#[derive(Clone, Debug)]
pub struct EitherOption {
    pub span: Span,
    pub title: Option<Literal>,
    pub when: Option<Guard>,
    pub body: Block,
}

/// Each attempt only if the last failed.
#[derive(Clone, Debug)]
pub struct Attempts {
    pub attempts: Vec<Attempt>,
}

/// One attempt.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub span: Span,
    /// The attempt before it fails only when all its steps are done.
    pub after_all_steps: bool,
    pub title: Option<Literal>,
    pub body: Block,
}

/// The reader looks.
#[derive(Clone, Debug)]
pub struct If {
    pub arms: Vec<IfArm>,
    pub otherwise: Option<Block>,
}

/// `if see X { … }`.
#[derive(Clone, Debug)]
pub struct IfArm {
    pub span: Span,
    pub test: Look,
    pub body: Block,
}

/// What the reader looks for.
#[derive(Clone, Debug)]
pub enum Look {
    See(Box<ElementUse>),
    Screens(Vec<ScreenUse>),
    Words(Prose),
}
