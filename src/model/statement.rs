//! Statements: what a block holds.

use super::branch::{Attempts, Either, ExactlyOne, If, When};
use super::ids::{ProcedureId, StatementId, ValueId};
use super::reference::{ElementUse, ScreenUse};
use super::step::{Duration, Step};
use super::text::{Literal, Prose};
use crate::readers::{Condition, ThingId};
use crate::source::Span;

/// A condition with the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    pub span: Span,
    pub condition: Condition,
}

/// Statements in order.
#[derive(Clone, Debug)]
pub struct Block {
    pub span: Span,
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct Statement {
    pub id: StatementId,
    pub span: Span,
    /// A named step's or part's name.
    pub key: Option<String>,
    pub kind: StatementKind,
}

/// What a [`Statement`] is.
#[derive(Clone, Debug)]
pub enum StatementKind {
    Step(Box<Step>),
    When(When),
    ExactlyOne(ExactlyOne),
    Either(Either),
    Try(Attempts),
    If(If),
    Optional(Block),
    /// Each step in it may be left out alone.
    OptionalAny(Block),
    Repeat {
        why: Option<Prose>,
        body: Block,
    },
    Within(Within),
    Part {
        title: Literal,
        body: Block,
    },
    On {
        thing: ThingId,
        body: Block,
    },
    At {
        screens: Vec<ScreenUse>,
        body: Block,
    },
    NowAt(Vec<ScreenUse>),
    NowSee(Box<ElementUse>),
    Value(ValueId),
    Follow {
        procedure: ProcedureId,
        without: Vec<StatementId>,
    },
    SkipTo(StatementId),
    AgainFrom(StatementId),
    Done(Option<Prose>),
    Stop(Option<Prose>),
    Attachment(Box<Attachment>),
    Never {
        what: Box<ElementUse>,
        reason: Option<Prose>,
    },
}

/// `within 8 minutes of download { … } or else …`.
#[derive(Clone, Debug)]
pub struct Within {
    pub limit: Duration,
    pub of: Option<Since>,
    pub body: Block,
    pub or_else: Option<OrElse>,
}

/// The step or part from which a time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Where its name is said.
    pub span: Span,
    pub statement: StatementId,
}

/// What happens when the time is over.
#[derive(Clone, Debug)]
pub enum OrElse {
    Text(Prose),
    Block(Block),
}

/// What is said beside a step.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub span: Span,
    pub kind: AttachmentKind,
    pub when: Option<Guard>,
}

/// The kinds of [`Attachment`]. `always`: holds for the whole guide.
#[derive(Clone, Debug)]
pub enum AttachmentKind {
    Note { text: Prose, always: bool },
    Tip { text: Prose, always: bool },
    Warning { text: Prose, always: bool },
    Result(Prose),
    Why(Prose),
    Picture(Picture),
    Video { address: String, title: Option<Literal> },
}

/// A picture of the author's.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Relative to the using file, as written.
    pub path: Literal,
    pub alt: Option<Literal>,
    /// Points in pixels from the top left.
    pub marks: Vec<(u32, u32)>,
}

impl Block {
    /// The statement of this id, in it or deeper.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.iter().find_map(|statement| statement.find(id))
    }
}

impl Statement {
    /// The statement of this id: it, or one that stands in it.
    pub fn find(&self, id: StatementId) -> Option<&Statement> {
        if self.id == id {
            return Some(self);
        }
        self.kind.blocks().into_iter().find_map(|block| block.statement(id))
    }
}

impl StatementKind {
    /// Its blocks, in the order of writing.
    pub fn blocks(&self) -> Vec<&Block> {
        match self {
            Self::When(when) => when.arms.iter().map(|arm| &arm.body).chain(&when.otherwise).collect(),
            Self::ExactlyOne(one) => one.arms.iter().map(|arm| &arm.body).collect(),
            Self::Either(either) => either.options.iter().map(|option| &option.body).collect(),
            Self::Try(attempts) => attempts.attempts.iter().map(|attempt| &attempt.body).collect(),
            Self::If(look) => look.arms.iter().map(|arm| &arm.body).chain(&look.otherwise).collect(),
            Self::Optional(body)
            | Self::OptionalAny(body)
            | Self::Repeat { body, .. }
            | Self::Part { body, .. }
            | Self::On { body, .. }
            | Self::At { body, .. } => vec![body],
            Self::Within(within) => match &within.or_else {
                Some(OrElse::Block(other)) => vec![&within.body, other],
                _ => vec![&within.body],
            },
            Self::Step(_)
            | Self::Value(_)
            | Self::NowAt(_)
            | Self::NowSee(_)
            | Self::Follow { .. }
            | Self::SkipTo(_)
            | Self::AgainFrom(_)
            | Self::Done(_)
            | Self::Stop(_)
            | Self::Attachment(_)
            | Self::Never { .. } => Vec::new(),
        }
    }
}
