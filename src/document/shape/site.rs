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
    /// Where the site will lie, with `/` at its end: `https://help.example/`.
    #[serde(default)]
    pub address: Option<String>,
    /// How the project wants its pages to look; none: as the target has it.
    #[serde(default)]
    pub theme: Option<Theme>,
    /// In the order of their titles.
    pub entries: Vec<Entry>,
    /// The guides by the app that each is about, in the order of labels. Guides that are about none are missing.
    #[serde(default)]
    pub apps: Vec<Group>,
    /// The documents by their topics, in the order of these.
    #[serde(default)]
    pub topics: Vec<Group>,
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
    /// The day on which somebody last followed it.
    #[serde(default)]
    pub checked: Option<String>,
    /// The place in [`Site::apps`] of the app that it is about.
    #[serde(default)]
    pub app: Option<u32>,
    /// Places in [`Site::entries`] of guides that its readers may want next, the nearest first.
    #[serde(default)]
    pub related: Vec<u32>,
}

/// Documents that have something in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// The app's name or the topic.
    pub label: String,
    /// Unique in the site, safe in an address.
    pub anchor: String,
    /// Those of the first document.
    pub language: String,
    pub direction: Direction,
    /// Places in [`Site::entries`], ascending.
    pub entries: Vec<u32>,
}

/// The look of a team. What it holds was checked: colours are `#` and six digits, fonts are names of fonts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Theme {
    pub logo: Option<Logo>,
    pub light: Option<Accent>,
    pub dark: Option<Accent>,
    /// A list of families as CSS has it.
    pub font: Option<String>,
}

/// A picture that stands for the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Logo {
    /// The file, relative to the project's root.
    pub path: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

/// The colour of links, numbers and marks, and the ground that such words may stand on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Accent {
    pub color: String,
    pub tint: String,
}

/// What a search goes through for one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searchable {
    pub id: String,
    pub title: String,
    pub language: String,
    pub direction: Direction,
    /// A line below the title: what it is good for, or for whom it is.
    pub about: String,
    pub apps: Vec<String>,
    pub topics: Vec<String>,
    /// What is written on the screens, each once.
    pub labels: Vec<String>,
    /// The words of its steps and notes, each once, with blanks between them.
    pub words: String,
}
