//! Statements: what a block holds.

use super::Name;
use super::branch::{Attempts, Either, ExactlyOne, If, When};
use super::condition::Condition;
use super::guide::{UsingThing, ValueDecl};
use super::reference::{ElementRef, Target};
use super::step::Step;
use super::text::{Duration, Text};
use crate::source::Span;

/// The statements between two braces, or of a whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// With the braces.
    pub span: Span,
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub span: Span,
    /// `step pair: tap "Pair"`.
    pub name: Option<Name>,
    pub kind: StatementKind,
}

/// What a [`Statement`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// Something that the reader does.
    Step(Box<Step>),
    When(When),
    ExactlyOne(ExactlyOne),
    Either(Either),
    Try(Attempts),
    If(If),
    /// `optional { … }`: zero times or once.
    Optional(Block),
    /// `optional any { … }`: each step may be left out alone.
    OptionalAny(Block),
    /// `repeat "for each account" { … }`.
    Repeat {
        why: Option<Text>,
        body: Block,
    },
    Within(Within),
    /// `part lock "Lock the app" { … }`.
    Part {
        name: Option<Name>,
        title: Text,
        body: Block,
    },
    /// `on computer { … }`.
    On {
        thing: Name,
        body: Block,
    },
    /// `at S [or T] { … }`.
    At {
        screens: Vec<Target>,
        body: Block,
    },
    /// `using …` inside a block: holds there.
    Using(Vec<UsingThing>),
    Value(ValueDecl),
    /// `now at S [or T]`.
    NowAt(Vec<Target>),
    /// `now see X`.
    NowSee(ElementRef),
    Follow(Follow),
    /// `skip to NAME`.
    SkipTo(Name),
    /// `again from NAME`.
    AgainFrom(Name),
    /// `done "…"`, this path has ended well.
    Done(Option<Text>),
    /// `stop "Not possible on EMUI 4."`.
    Stop(Option<Text>),
    /// A note, warning, picture and the like as a statement.
    Attachment(Box<Attachment>),
    /// `never tap X "reason"`.
    Never {
        what: ElementRef,
        reason: Option<Text>,
    },
}

/// `within 8 minutes [of NAME] { … } or else "…" | { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    pub limit: Duration,
    pub of: Option<Name>,
    pub body: Block,
    pub or_else: Option<OrElse>,
}

/// What happens when the time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrElse {
    Text(Text),
    Block(Block),
}

/// `follow battery without adaptive, boost`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    pub procedure: Name,
    pub without: Vec<Name>,
}

/// What is said beside a step: `note "…" when C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub span: Span,
    pub kind: AttachmentKind,
    pub when: Option<Condition>,
}

/// The kinds of [`Attachment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttachmentKind {
    /// `note [always] "…"`.
    Note {
        text: Text,
        always: bool,
    },
    Tip {
        text: Text,
        always: bool,
    },
    Warning {
        text: Text,
        always: bool,
    },
    Result(Text),
    Why(Text),
    /// `picture "img/leave.png" "alternative text" mark 540,1810`.
    Picture {
        path: Text,
        alt: Option<Text>,
        marks: Vec<Mark>,
    },
    /// `video "https://…" "title"`.
    Video {
        address: Text,
        title: Option<Text>,
    },
}

/// A point of a picture in pixels from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub x: u32,
    pub y: u32,
}
