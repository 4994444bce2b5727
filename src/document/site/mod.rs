//! All documents of a build, for index pages.

mod crumbs;
mod groups;
mod related;
mod search;

pub use crumbs::Crumbs;
pub use search::searchable;

use super::guide::direction;
use super::shape::{Document, Entry, FORMAT, Node, Site};
use crate::catalogue::Catalogue;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the list of all documents has the app that a document is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppPlace {
    pub label: String,
    pub anchor: String,
}

/// Where the app stands that a document is about, if it is about any.
pub fn app_place(document: &Document) -> Option<AppPlace> {
    groups::place(document)
}

/// The words that templates use in a language.
pub fn words(language: &str) -> BTreeMap<String, String> {
    Catalogue::for_language(language).words().clone()
}

impl Site {
    /// A site without documents, address and look.
    pub fn new(name: &str, language: &str) -> Self {
        Self {
            format: FORMAT,
            name: name.to_owned(),
            language: language.to_owned(),
            direction: direction(language),
            words: words(language),
            address: None,
            theme: None,
            entries: Vec::new(),
            apps: Vec::new(),
            topics: Vec::new(),
        }
    }

    /// All but the list of its documents.
    pub fn without_entries(&self) -> Self {
        Self {
            format: self.format,
            name: self.name.clone(),
            language: self.language.clone(),
            direction: self.direction,
            words: self.words.clone(),
            address: self.address.clone(),
            theme: self.theme.clone(),
            entries: Vec::new(),
            apps: self.apps.clone(),
            topics: self.topics.clone(),
        }
    }

    /// Lists documents, in the order of their titles, and says which have something in common.
    pub fn list(&mut self, mut entries: Vec<Entry>) {
        entries.sort_by_cached_key(|entry| (entry.title.to_lowercase(), entry.id.clone()));
        self.apps = groups::by_app(&mut entries);
        self.topics = groups::by_topic(&entries);
        related::relate(&mut entries);
        self.entries = entries;
    }
}

/// What the list of all documents says of one, as far as it is known without the others.
pub fn entry(document: &Document) -> Entry {
    Entry {
        id: document.id.clone(),
        kind: document.kind,
        title: document.plain_title.clone(),
        language: document.language.clone(),
        direction: document.direction,
        products: document.products.clone(),
        topics: document.topics.clone(),
        audience: document.audience.as_ref().map(|who| who.words.clone()),
        takes: document.takes.clone(),
        steps: steps(&document.body),
        checked: document.checked.as_ref().and_then(|checked| checked.date.clone()),
        app: None,
        related: Vec::new(),
    }
}

/// The steps of a body, each way counted.
fn steps(nodes: &[Node]) -> u32 {
    let counts = nodes.iter().map(|node| match node {
        Node::Step(_) => 1,
        Node::Branch(branch) => branch.arms.iter().map(|arm| steps(&arm.body)).sum(),
        Node::Part(part) => steps(&part.body),
        Node::Aside(_) | Node::End(_) | Node::Jump(_) => 0,
    });
    counts.sum()
}
