//! What to ask a reader so that only their own steps need to be shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The fewest questions that tell a document's classes apart, in the order that settles most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picker {
    pub questions: Vec<PickerQuestion>,
    /// Begin with the first. Each asks one question; those that ask the same after different answers are one.
    pub nodes: Vec<PickerNode>,
}

/// A question, with all answers that it has at some node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickerQuestion {
    /// The same in every document that asks it: `os`, `version.alipay`, `question.account`; behind the thing in hand
    /// where there are several: `phone/os`.
    pub about: String,
    /// "Which Alipay version?"
    pub words: String,
    /// How the reader finds the answer.
    #[serde(default)]
    pub help: Option<String>,
    pub answers: Vec<PickerAnswer>,
}

/// An answer, in words and as what holds for whoever gives it: one of `is`, something that is none of `not`, or a
/// version. Values are declared names; `-` is none at all, `xperia-1 by sony` a device with its maker, and
/// `by sony!xperia-1` a device of that maker but not that one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickerAnswer {
    /// "10.3 or later"
    pub words: String,
    /// The same where the question is not read with it, if that says more: "Alipay 10.3 or later".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versions: Option<PickerVersions>,
}

/// Versions from the first bound on, up to the second and without it. A bound is `10.3`: numbers that compare one by
/// one, shorter ones before longer ones. Before them may stand the place of the product's line of versions (`2:14`; 0 is
/// left out), and after them what a suffix ranks as (`14~-3.1`; no suffix ranks as 0).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickerVersions {
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub before: Option<String>,
}

/// A question at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickerNode {
    /// A position in [`Picker::questions`].
    pub question: u32,
    pub ways: Vec<PickerWay>,
}

/// Where an answer leads: to another node, a class of the document, or one of those that it does not support. With
/// none of these, the document is not for such readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PickerWay {
    /// A position in [`PickerQuestion::answers`].
    pub answer: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<u32>,
}
