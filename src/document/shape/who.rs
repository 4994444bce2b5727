//! For whom something is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The readers that something is for, among those who come to that place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Who {
    /// "On Android 12 or later", ready to print, in the document's language.
    pub words: String,
    /// Positions in [`super::Document::classes`], ascending; empty when the classes were too many to list.
    pub classes: Vec<u32>,
    /// Those of `classes` some of whose readers it is for, and some not: what stands beside the steps makes no classes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partly: Vec<u32>,
    pub readers: ReaderSet,
}

/// Readers between whom no step of the document differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Class {
    /// "Android 12 or later with Alipay before 10.4".
    pub words: String,
    pub readers: ReaderSet,
}

/// A set of readers: any of these, each all of its facts; the rest of them if `unless`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReaderSet {
    pub unless: bool,
    pub any_of: Vec<Vec<Fact>>,
    /// The set has more parts than are listed here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shortened: bool,
}

/// One fact about a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// The thing in hand, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// `os`, `skin`, `app`, `server`, `firmware`, `device`, `maker`, `series`, `question` or `condition`.
    pub kind: String,
    /// The declared name: `alipay`.
    pub name: String,
    /// What is printed: "Alipay".
    pub label: String,
    /// None of `is` holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
    /// Any of these holds.
    pub is: Vec<Run>,
}

/// A run of versions or a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "run")]
pub enum Run {
    /// Has it, in any version.
    Present,
    /// Does not have it.
    Absent,
    Exactly {
        version: String,
    },
    OrLater {
        version: String,
    },
    After {
        version: String,
    },
    OrEarlier {
        version: String,
    },
    Before {
        version: String,
    },
    /// From the first `low` to the last `high`; after all of `low` if `after`.
    To {
        low: String,
        high: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        after: bool,
    },
    /// From the first `low`, or after all of it, up to the first `high`, without it.
    Between {
        low: String,
        high: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        after: bool,
    },
    /// An answer, a device, a generation.
    Value {
        name: String,
        label: String,
    },
}
