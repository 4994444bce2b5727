//! Where a document leads.

use super::shape::{Document, Inline, Jump, Reference, Visit};
use std::collections::BTreeSet;

/// What a document links to.
#[derive(Debug, Default)]
pub struct References {
    /// Its own places.
    pub anchors: BTreeSet<String>,
    /// The ids of other documents.
    pub documents: BTreeSet<String>,
}

impl References {
    /// Those of a document.
    pub fn of(document: &Document) -> Self {
        let mut found = Self::default();
        found.inlines(&document.title);
        found.document(document);
        found
    }
}

impl Visit for References {
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

impl References {
    fn reference(&mut self, to: &Reference) {
        match (&to.document, &to.anchor) {
            (Some(document), _) => drop(self.documents.insert(document.clone())),
            (None, Some(anchor)) => drop(self.anchors.insert(anchor.clone())),
            (None, None) => {}
        }
    }
}
