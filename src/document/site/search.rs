//! What a search in the pages goes through.

use crate::document::inlines::plain;
use crate::document::shape::{Block, Document, Inline, Jump, Searchable, Visit};
use std::collections::BTreeSet;

/// A document with its words. Examples and what secrets hold are not among them.
pub fn searchable(document: &Document) -> Searchable {
    let mut found = Found::default();
    found.document(document);
    let audience = document.audience.as_ref().map(|who| who.words.clone());
    Searchable {
        id: document.id.clone(),
        title: document.plain_title.clone(),
        language: document.language.clone(),
        direction: document.direction,
        about: first_words(&document.goal).or(audience).unwrap_or_default(),
        apps: document.products.iter().map(|product| product.label.clone()).collect(),
        topics: document.topics.clone(),
        labels: found.labels.into_iter().collect(),
        words: found.words.into_iter().collect::<Vec<_>>().join(" "),
    }
}

fn first_words(blocks: &[Block]) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph { inlines } => Some(plain(inlines)),
        _ => None,
    })
}

#[derive(Default)]
struct Found {
    labels: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Visit for Found {
    fn inlines(&mut self, inlines: &[Inline]) {
        for word in plain(inlines).split_whitespace() {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if !word.is_empty() && !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
        self.labels(inlines);
    }

    /// "Go back to step 3" says nothing that somebody looks for.
    fn jump(&mut self, _jump: &Jump) {}
}

impl Found {
    fn labels(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            if let Inline::Label { text } = inline
                && !self.labels.contains(text)
            {
                self.labels.insert(text.clone());
            }
            inline.inner().into_iter().for_each(|inner| self.labels(inner));
        }
    }
}
