//! Guides, procedures, `about` texts.

use super::ids::{AboutId, StatementId, ValueId};
use super::reference::ScreenUse;
use super::statement::{Block, Guard};
use super::text::{Literal, Prose};
use crate::readers::Condition;
use crate::readers::declarations::Thing;
use crate::source::{FileId, Span};

/// A guide.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The id that links and outputs use: as written, else made from the file's name.
    pub key: String,
    pub span: Span,
    pub file: FileId,
    pub title: Literal,
    /// Something that its readers' paths depend on was not understood and is reported already. What
    /// would be found by following readers through it could be a consequence of that.
    pub in_error: bool,
    /// BCP 47; None: the project's.
    pub language: Option<String>,
    /// What readers have in hand; at least one. `readers::ThingId` indexes it. Things of inner `using`s
    /// follow the header's.
    pub things: Vec<Thing>,
    /// `for`; `Condition::Always` if not said.
    pub audience: Guard,
    pub unsupported: Vec<Unsupported>,
    pub checked: Option<Checked>,
    pub needs: Vec<Need>,
    pub takes: Option<Takes>,
    pub goal: Option<Prose>,
    pub topics: Vec<String>,
    pub values: Vec<ValueId>,
    pub start: Vec<ScreenUse>,
    pub end: Vec<ScreenUse>,
    pub body: Block,
    pub trouble: Vec<Trouble>,
    pub abouts: Vec<AboutId>,
}

impl Guide {
    /// A guide for everybody in which nothing is done.
    pub fn empty(key: String, (file, span): (FileId, Span), title: Literal, things: Vec<Thing>) -> Self {
        Self {
            key,
            span,
            file,
            title,
            in_error: false,
            language: None,
            things,
            audience: Guard { span, condition: Condition::Always },
            unsupported: Vec::new(),
            checked: None,
            needs: Vec::new(),
            takes: None,
            goal: None,
            topics: Vec::new(),
            values: Vec::new(),
            start: Vec::new(),
            end: Vec::new(),
            body: Block { span, statements: Vec::new() },
            trouble: Vec::new(),
            abouts: Vec::new(),
        }
    }
}

/// A shared part. Without `using` its only thing stands for the caller's current one.
#[derive(Clone, Debug)]
pub struct Procedure {
    pub key: String,
    pub span: Span,
    pub file: FileId,
    /// As of a guide.
    pub in_error: bool,
    pub title: Literal,
    pub things: Vec<Thing>,
    /// Whether it names its own things with `using`.
    pub own_things: bool,
    pub audience: Guard,
    pub unsupported: Vec<Unsupported>,
    pub needs: Vec<Need>,
    pub values: Vec<ValueId>,
    pub start: Vec<ScreenUse>,
    pub end: Vec<ScreenUse>,
    pub body: Block,
}

/// `unsupported C because "…"`.
#[derive(Clone, Debug)]
pub struct Unsupported {
    pub guard: Guard,
    pub because: Option<Prose>,
}

/// `checked 2026-05-01 on C`.
#[derive(Clone, Debug)]
pub struct Checked {
    pub span: Span,
    /// ISO 8601, a valid date.
    pub date: Option<String>,
    pub on: Option<Condition>,
}

/// `needs "…" when C`.
#[derive(Clone, Debug)]
pub struct Need {
    pub text: Prose,
    pub when: Option<Guard>,
}

/// How long a guide takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Takes {
    pub least: super::step::Duration,
    pub most: Option<super::step::Duration>,
}

/// What to do if something goes wrong; stands behind the guide's end.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub id: StatementId,
    pub span: Span,
    pub title: Literal,
    pub when: Option<Guard>,
    pub body: Block,
}

/// A text of facts, part of a guide or a page of its own.
#[derive(Clone, Debug)]
pub struct About {
    pub key: Option<String>,
    pub span: Span,
    pub file: FileId,
    pub title: Option<Literal>,
    pub prose: Prose,
    /// Declared at top level: a page.
    pub page: bool,
}
