//! What is told of a comparison; also the shape of `guidec diff --format json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What changes between two kinds of readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The version of this shape.
    pub format: u32,
    /// The condition of `--from`, as it was written.
    pub from: String,
    /// The condition of `--to`.
    pub to: String,
    /// Guides that change.
    pub guides: Vec<GuideChanges>,
    /// How many guides are the same for both.
    pub unchanged: u32,
    /// How many guides are for neither.
    pub neither: u32,
}

/// What changes in one guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuideChanges {
    pub id: String,
    pub title: String,
    /// The file it was written in, relative to the project's root.
    pub source: String,
    pub presence: Presence,
    /// How many steps stay as they are, apart from their numbers.
    pub kept: u32,
    pub changes: Vec<Change>,
}

/// Whom a guide is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    Both,
    /// The readers of `--to` have no such guide.
    OnlyBefore,
    /// The readers of `--from` have no such guide.
    OnlyAfter,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    pub change: ChangeKind,
    /// None for what is new.
    pub before: Option<Item>,
    /// None for what is gone.
    pub after: Option<Item>,
}

/// What happens to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    Added,
    Gone,
    Reworded,
    /// The same words in another branch: for other readers, or in another case.
    OtherBranch,
    /// The same words earlier or later.
    Moved,
}

/// A step, or what is said beside the steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    pub kind: ItemKind,
    /// The label of a step: `2b.3`.
    pub label: Option<String>,
    /// The headings of the branches around it, from outside: "On Android 12 or later".
    pub within: Vec<String>,
    pub text: String,
    #[serde(skip)]
    pub(super) markdown: String,
    /// What makes two items the same.
    #[serde(skip)]
    pub(super) key: String,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Step,
    Need,
    Heading,
    Note,
    Tip,
    Warning,
    Result,
    Why,
    Picture,
    Video,
    /// "Continue with step 7."
    Jump,
    Done,
    NotPossible,
}
