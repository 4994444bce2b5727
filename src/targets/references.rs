//! Which places of documents are linked to.

use crate::document::shape::{Document, Inline, Jump, Reference, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// For each document's id the anchors that this or another document links to.
pub(super) fn collect(documents: &[Document]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = Collector { document: "", anchors: BTreeMap::new() };
    for document in documents {
        found.document = &document.id;
        found.inlines(&document.title);
        found.document(document);
    }
    found.anchors
}

struct Collector<'a> {
    /// The document that is being read.
    document: &'a str,
    anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Visit for Collector<'_> {
    fn jump(&mut self, jump: &Jump) {
        self.inlines(&jump.text);
        self.reference(&jump.to);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Strikethrough { inlines }
                | Inline::Link { inlines, .. } => self.inlines(inlines),
                Inline::Reference { to, inlines } => {
                    self.reference(to);
                    self.inlines(inlines);
                }
                Inline::Variants { variants } => {
                    variants.iter().for_each(|variant| self.inlines(&variant.inlines));
                }
                Inline::Text { .. }
                | Inline::Label { .. }
                | Inline::Code { .. }
                | Inline::Keys { .. }
                | Inline::Value { .. }
                | Inline::LineBreak => {}
            }
        }
    }
}

impl Collector<'_> {
    fn reference(&mut self, to: &Reference) {
        if let Some(anchor) = &to.anchor {
            let document = to.document.as_deref().unwrap_or(self.document);
            self.anchors.entry(document.to_owned()).or_default().insert(anchor.clone());
        }
    }
}
