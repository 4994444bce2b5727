//! What has begun and not ended while Markdown is read.

use crate::model::text::{Alignment, Inline, LinkTarget, ProseBlock};
use crate::source::Span;

/// What holds blocks.
pub(super) enum Container {
    Root,
    Quote,
    Item,
}

/// Something that has begun and not ended.
pub(super) enum Frame {
    Blocks {
        container: Container,
        blocks: Vec<ProseBlock>,
        /// Whether the last block is a paragraph that words without a paragraph of their own go on with.
        open: bool,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<ProseBlock>>,
    },
    Paragraph(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Code {
        language: String,
        text: String,
    },
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Cell(Vec<Inline>),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Link(LinkTo, Vec<Inline>),
}

pub(super) enum LinkTo {
    Address(String),
    Target(Span, LinkTarget),
    /// The words stand alone: a refused link, or a picture's words.
    Nothing,
}

impl Frame {
    pub(super) fn blocks(container: Container) -> Self {
        // Most prose is one paragraph with one run of words.
        Self::Blocks { container, blocks: Vec::with_capacity(1), open: false }
    }
}
