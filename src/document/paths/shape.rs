//! What is told of the paths of a guide; also the shape of `guidec readers --format json`.

use crate::document::shape::ReaderSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The paths through one guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuidePaths {
    /// The guide's id, as in its document.
    pub id: String,
    pub title: String,
    /// The file it was written in, relative to the project's root.
    pub source: String,
    /// "For Android with Alipay 10.2.53 or later"; none: for everybody.
    pub audience: Option<String>,
    /// There were too many classes of readers to tell the paths apart; none are listed.
    pub omitted: bool,
    pub paths: Vec<Path>,
    /// The places where readers of different paths do different things, in the order of reading.
    pub partings: Vec<Parting>,
}

/// What some readers do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Path {
    /// "Android 12 or later with Alipay before 10.4".
    pub who: String,
    pub readers: ReaderSet,
    /// Positions in the `classes` of the guide's document.
    pub classes: Vec<u32>,
    pub steps: Steps,
    pub ends: Ends,
}

/// How many steps one reader of a path does. They differ where the reader chooses, looks, tries or runs out of
/// time; a step that is done again counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Steps {
    pub least: u32,
    pub most: u32,
}

/// How a path can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    Done,
    /// For these readers it is not possible.
    NotPossible,
    /// One of the two, as it turns out on the way.
    Either,
}

/// A place where paths part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Parting {
    /// The label of the step there: `2b.3`.
    pub place: String,
    /// Its anchor in the document.
    pub anchor: String,
    pub kind: PartingKind,
    pub ways: Vec<Way>,
}

/// How paths part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartingKind {
    /// Other steps.
    Steps,
    /// One step in other words: a label that differs.
    Wording,
}

/// What some of the paths do or read there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// The heading of the branch, or the words; empty: there is nothing for these paths.
    pub words: String,
    /// Positions in `paths`.
    pub paths: Vec<u32>,
}
