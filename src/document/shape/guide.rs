//! A whole document.

use super::{Aside, Block, Class, Inline, Node, Picker, ScreenMap, Who};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A guide, or a page of facts, ready to print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// [`super::FORMAT`].
    pub format: u32,
    pub kind: DocumentKind,
    /// Unique in the project, safe in an address and as a file name.
    pub id: String,
    pub title: Vec<Inline>,
    /// The title without markup.
    pub plain_title: String,
    /// BCP 47.
    pub language: String,
    pub direction: Direction,
    /// The file it was written in, relative to the project's root.
    pub source: String,
    /// Words for headings and labels around the content, in the document's language.
    pub words: BTreeMap<String, String>,
    /// Products that the steps touch, in order of first mention.
    pub products: Vec<Product>,
    /// Things in the reader's hands; one without a label if the guide names none.
    pub things: Vec<Thing>,
    /// "For Android with Alipay 10.2.53 or later"; none: for everybody.
    pub audience: Option<Who>,
    /// With `--for`: the readers that this document was made for.
    pub specialised: Option<String>,
    pub unsupported: Vec<Unsupported>,
    pub checked: Option<Checked>,
    pub needs: Vec<Need>,
    /// "2 minutes".
    pub takes: Option<String>,
    /// The longest that it takes, in ISO 8601: "PT2M".
    #[serde(default)]
    pub duration: Option<String>,
    pub goal: Vec<Block>,
    pub topics: Vec<String>,
    pub values: Vec<Value>,
    /// Questions whose answers decide something printed, in the order of printing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Readers between whom no step differs; one if none differs at all.
    pub classes: Vec<Class>,
    /// There were too many classes to list; conditions still say whom they are for.
    pub classes_omitted: bool,
    /// By what the steps differ, in order: "system", "Alipay version", "your role".
    #[serde(default)]
    pub criteria: Vec<String>,
    /// The criteria in a sentence, where there are too many classes for a list that helps.
    #[serde(default)]
    pub differ_by: Option<String>,
    /// What to ask a reader so that only their steps need to be shown; none if no step differs, or if that would
    /// be too much.
    #[serde(default)]
    pub picker: Option<Picker>,
    /// Notes that hold for the whole guide.
    pub always: Vec<Aside>,
    pub body: Vec<Node>,
    pub trouble: Vec<Trouble>,
    /// The screens that the steps lead over, where at least three are known.
    #[serde(default)]
    pub map: Option<ScreenMap>,
    pub abouts: Vec<About>,
    /// The anchors of steps, parts and texts that have a name, in order: other documents may lead there.
    #[serde(default)]
    pub names: Vec<String>,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Guide,
    /// Only [`Document::abouts`].
    About,
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// A product that a document is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Product {
    pub name: String,
    pub label: String,
    /// `os`, `skin`, `app`, `server` or `firmware`.
    pub kind: String,
}

/// A thing in the reader's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Thing {
    pub name: String,
    pub label: String,
}

/// Readers who are told that they cannot do this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unsupported {
    /// "Not for phones by HONOR".
    pub who: Who,
    pub because: Vec<Block>,
}

/// When and on what the guide was last tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checked {
    /// ISO 8601.
    pub date: Option<String>,
    /// "HONOR 50 with Magic UI 4.2.0.193 and Alipay 10.2.53".
    pub on: Option<String>,
}

/// What the reader must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Need {
    pub who: Option<Who>,
    pub blocks: Vec<Block>,
}

/// Something that the reader fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Value {
    pub name: String,
    pub label: String,
    pub example: Option<String>,
    pub secret: bool,
}

/// Something that only the reader knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    pub name: String,
    pub label: String,
    /// How the reader finds the answer.
    pub help: Option<String>,
    pub answers: Vec<Answer>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    pub name: String,
    pub label: String,
}

/// What to do if something goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trouble {
    pub anchor: String,
    /// What the labels of its steps begin with: "T2" for "T2.1"; none if nothing refers to them.
    #[serde(default)]
    pub label: Option<String>,
    pub title: Vec<Inline>,
    pub who: Option<Who>,
    pub body: Vec<Node>,
}

/// A text of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    pub anchor: String,
    pub title: Vec<Inline>,
    pub blocks: Vec<Block>,
}
