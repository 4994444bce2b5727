//! Words and paragraphs.

use super::{DocumentKind, Who};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A run of words. Text is plain: each target escapes it for where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "inline")]
pub enum Inline {
    Text {
        text: String,
    },
    /// What is written on the screen: a label, a title, a menu entry.
    Label {
        text: String,
    },
    /// What is typed, run or pressed, letter by letter.
    Code {
        text: String,
    },
    /// A key or a combination of keys.
    Keys {
        text: String,
    },
    Strong {
        inlines: Vec<Inline>,
    },
    Emphasis {
        inlines: Vec<Inline>,
    },
    Strikethrough {
        inlines: Vec<Inline>,
    },
    /// The address passed the allow-list (https, http, mailto, tel, relative).
    Link {
        address: String,
        inlines: Vec<Inline>,
    },
    /// A link to a place of this project.
    Reference {
        to: Box<Reference>,
        inlines: Vec<Inline>,
    },
    /// Something that the reader fills in.
    Value {
        name: String,
        label: String,
        example: Option<String>,
        secret: bool,
    },
    /// Words that differ by readers.
    Variants {
        variants: Vec<InlineVariant>,
    },
    LineBreak,
}

/// What some readers see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InlineVariant {
    pub who: Who,
    pub inlines: Vec<Inline>,
}

impl Inline {
    /// The runs of words inside of it, in order.
    pub(crate) fn inner(&self) -> Vec<&[Inline]> {
        match self {
            Self::Strong { inlines }
            | Self::Emphasis { inlines }
            | Self::Strikethrough { inlines }
            | Self::Link { inlines, .. }
            | Self::Reference { inlines, .. } => vec![inlines],
            Self::Variants { variants } => variants.iter().map(|it| it.inlines.as_slice()).collect(),
            Self::Text { .. }
            | Self::Label { .. }
            | Self::Code { .. }
            | Self::Keys { .. }
            | Self::Value { .. }
            | Self::LineBreak => Vec::new(),
        }
    }
}

/// A place of this project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// The id of another document; none: this one.
    pub document: Option<String>,
    /// What that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// An anchor in it; none: its beginning.
    pub anchor: Option<String>,
    /// What it is called there, for those who read on paper: "step 3", a title.
    pub called: Option<String>,
    /// The number of the step in the words, or in what it is called, as the last of its kind: "2b.3".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The words for those to whom the step is not printed, where these are not all but its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// A paragraph and the like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "block")]
pub enum Block {
    Paragraph {
        inlines: Vec<Inline>,
    },
    /// `level` from 1, relative to the text it stands in.
    Heading {
        level: u8,
        inlines: Vec<Inline>,
    },
    /// `start`: the first number; none: bullets.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote {
        blocks: Vec<Block>,
    },
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}
