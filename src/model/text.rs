//! Texts with their references bound.

use super::ids::{AboutId, ElementId, GuideId, ProcedureId, StatementId, ValueId};
use crate::source::Span;

/// A literal string: a label, a look, a place, a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    pub span: Span,
    pub pieces: Vec<LiteralPiece>,
}

/// A part of a [`Literal`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LiteralPiece {
    Text(String),
    Value(ValueId),
}

/// Something that the reader fills in: `value member-name "…" example "Ada"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub key: String,
    pub span: Span,
    /// Never echoed, stored or printed.
    pub secret: bool,
    pub label: Option<Literal>,
    pub example: Option<Literal>,
}

/// Prose: Markdown, parsed. Raw HTML is text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    pub span: Span,
    pub blocks: Vec<ProseBlock>,
}

/// A paragraph and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProseBlock {
    Paragraph(Vec<Inline>),
    /// A heading inside prose, `level` from 1.
    Heading {
        level: u8,
        inlines: Vec<Inline>,
    },
    /// `start` is the first number of an ordered list.
    List {
        start: Option<u64>,
        items: Vec<Vec<ProseBlock>>,
    },
    Quote(Vec<ProseBlock>),
    Code {
        language: String,
        text: String,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Rule,
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    /// A web, mail or telephone address that passed the allow-list, or a relative one.
    Link {
        address: String,
        inlines: Vec<Inline>,
    },
    /// `[words](@guide-or-part)`; empty words print the target's own title or number.
    Reference {
        span: Span,
        to: LinkTarget,
        inlines: Vec<Inline>,
    },
    Value(ValueId),
    /// The label that this reader sees.
    Label(ElementId),
    LineBreak,
}

/// What a checked link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    Guide(GuideId),
    Procedure(ProcedureId),
    About(AboutId),
    /// A part or a named step.
    Statement {
        guide: Option<GuideId>,
        statement: StatementId,
    },
}
