//! All documents of a build, for index pages.

mod crumbs;
mod groups;
mod related;
mod search;

pub use crumbs::Crumbs;
pub use search::search;

use super::guide::{direction, template_words};
use super::shape::{Document, Entry, FORMAT, Node, Site};
use crate::catalogue::Catalogue;

/// What an index page sees, in the order of titles. It has no address and no look of its own yet.
pub fn site(documents: &[Document], name: &str, language: &str) -> Site {
    let mut entries: Vec<Entry> = documents.iter().map(entry).collect();
    entries.sort_by_cached_key(|entry| (entry.title.to_lowercase(), entry.id.clone()));
    let apps = groups::by_app(&mut entries);
    let topics = groups::by_topic(&entries);
    related::relate(&mut entries);
    Site {
        format: FORMAT,
        name: name.to_owned(),
        language: language.to_owned(),
        direction: direction(language),
        words: template_words(&Catalogue::for_language(language)),
        address: None,
        theme: None,
        entries,
        apps,
        topics,
    }
}

fn entry(document: &Document) -> Entry {
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
