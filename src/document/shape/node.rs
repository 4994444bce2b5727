//! The body of a document: a tree of numbered items.
//!
//! Steps and branches are numbered one after the other within their list. `number` is what is printed there
//! (`3`); `label` is how other places refer to it (`2b.3`: item 3 of arm b of item 2) and is unique in its
//! document. A part is a heading: its items continue the numbers around it.

use super::{Block, Drawing, Inline, Reference, Who};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One item of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "node")]
pub enum Node {
    Step(Box<Step>),
    Branch(Branch),
    Part(Part),
    Aside(Aside),
    End(End),
    Jump(Jump),
}

/// Something that the reader does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    pub number: u32,
    pub label: String,
    /// Unique in the document, safe in an address.
    pub anchor: String,
    /// `tap`, `type`, `open` …: the keyword.
    pub verb: String,
    /// "Scroll down and tap **Exit the mutual aid plan**."
    pub text: Vec<Inline>,
    /// The same for those who came here without looking, where it leans on what the others looked for.
    #[serde(default)]
    pub without_looking: Option<Vec<Inline>>,
    /// The paragraphs, lists and tables that follow the text, where the author wrote more than a sentence.
    pub more: Vec<Block>,
    /// Printed before the step: warnings, pictures.
    pub before: Vec<Aside>,
    /// Printed after it: notes, tips, results, reasons.
    pub after: Vec<Aside>,
    pub cannot_be_undone: bool,
    /// What is typed or run, for copying. Never a secret.
    pub copy: Option<String>,
    /// The classes that never come here, though they come to what stands around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_by: Vec<u32>,
    /// The screens that it touches something on, in the order of touching, where they are known. Where readers
    /// see different things, one for each kind of reader.
    pub drawings: Vec<Drawing>,
}

/// Several ways on, or a group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Branch {
    pub number: u32,
    pub label: String,
    pub anchor: String,
    pub kind: BranchKind,
    /// "Choose one way:", "Repeat for each account:"; may be empty.
    pub intro: Vec<Inline>,
    pub arms: Vec<Arm>,
    /// The classes that never come here, though they come to what stands around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_by: Vec<u32>,
    /// The classes of which somebody may come here and take none of the ways.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passing: Vec<u32>,
}

/// The forms of branching and grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BranchKind {
    /// Decided by what the reader has: every reader takes at most one arm.
    Variants,
    /// The reader chooses.
    Choice,
    /// One after the other, the next only if the last failed.
    Attempts,
    /// Decided by what the reader sees.
    Look,
    /// May be left out as a whole.
    Optional,
    /// Each item may be left out.
    OptionalItems,
    Repeat,
    /// A time limit; a second arm says what to do when it is over.
    Within,
    /// Items on another thing in hand.
    Thing,
    /// The items of a shared procedure.
    Procedure,
}

/// One way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Arm {
    /// For whom; none: for everyone who comes here.
    pub who: Option<Who>,
    /// "On Android 12 or later", "Use the camera", "If that does not work"; may be empty.
    pub heading: Vec<Inline>,
    /// The classes that take this way without looking, where others look.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sure: Vec<u32>,
    /// The heading for those who have to look, where it also names those who need not.
    #[serde(default)]
    pub looking: Option<Vec<Inline>>,
    /// The number in the heading, where that is all it says: "Option 2".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<u32>,
    /// Of attempts: only behind all steps of the way before it does it turn out that this one is needed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_all_steps: bool,
    pub body: Vec<Node>,
}

impl Arm {
    /// A way that nobody is surer of than others.
    pub fn new(who: Option<Who>, heading: Vec<Inline>, body: Vec<Node>) -> Self {
        Self { who, heading, sure: Vec::new(), looking: None, option: None, after_all_steps: false, body }
    }
}

/// A heading with the items under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    pub anchor: String,
    pub title: Vec<Inline>,
    pub body: Vec<Node>,
    /// The classes that never come here, though they come to what stands around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_by: Vec<u32>,
}

/// Something said beside the steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aside {
    pub who: Option<Who>,
    #[serde(flatten)]
    pub kind: AsideKind,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "aside")]
pub enum AsideKind {
    Note {
        blocks: Vec<Block>,
    },
    Tip {
        blocks: Vec<Block>,
    },
    Warning {
        blocks: Vec<Block>,
    },
    /// What nobody has tried with what these readers have.
    Unverified {
        blocks: Vec<Block>,
    },
    Result {
        blocks: Vec<Block>,
    },
    Why {
        blocks: Vec<Block>,
    },
    Picture {
        picture: Picture,
    },
    /// The address passed the allow-list.
    Video {
        address: String,
        title: Option<String>,
    },
}

impl AsideKind {
    /// The words of it; a picture or video has none.
    pub fn blocks(&self) -> &[Block] {
        match self {
            Self::Note { blocks }
            | Self::Tip { blocks }
            | Self::Warning { blocks }
            | Self::Unverified { blocks }
            | Self::Result { blocks }
            | Self::Why { blocks } => blocks,
            Self::Picture { .. } | Self::Video { .. } => &[],
        }
    }

    /// The same, to be changed.
    pub(in crate::document) fn blocks_mut(&mut self) -> &mut [Block] {
        match self {
            Self::Note { blocks }
            | Self::Tip { blocks }
            | Self::Warning { blocks }
            | Self::Unverified { blocks }
            | Self::Result { blocks }
            | Self::Why { blocks } => blocks,
            Self::Picture { .. } | Self::Video { .. } => &mut [],
        }
    }
}

/// A picture of the author's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// The file, relative to the project's root.
    pub path: String,
    pub alt: String,
    /// In pixels; none if the file could not be measured.
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub marks: Vec<Mark>,
}

/// A point of a picture, in pixels from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    pub x: u32,
    pub y: u32,
}

/// The end of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// `true`: done; `false`: it is not possible for these readers.
    pub success: bool,
    pub blocks: Vec<Block>,
    /// The classes that never come here, though they come to what stands around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_by: Vec<u32>,
}

/// "Continue with step 7."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Jump {
    pub text: Vec<Inline>,
    pub to: Reference,
    /// Back to an earlier step.
    pub back: bool,
    /// The classes that never come here, though they come to what stands around it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_by: Vec<u32>,
}
