//! All documents of one build, for index pages.

use super::{Direction, DocumentKind, Product};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an index page sees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Site {
    /// [`super::FORMAT`].
    pub format: u32,
    /// The project's name.
    pub name: String,
    pub language: String,
    pub direction: Direction,
    /// Words for headings and labels, in the project's language.
    pub words: BTreeMap<String, String>,
    /// In the order of their titles.
    pub entries: Vec<Entry>,
}

/// One document of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    pub id: String,
    pub kind: DocumentKind,
    pub title: String,
    pub language: String,
    pub direction: Direction,
    pub products: Vec<Product>,
    pub topics: Vec<String>,
    /// Whom it is for, in words.
    pub audience: Option<String>,
    pub takes: Option<String>,
    pub steps: u32,
}
