//! Which places of a document it links to itself.

use crate::document::shape::{Document, Inline, Jump, Reference, Visit};
use std::collections::BTreeSet;

/// The anchors of a document that it links to.
pub(super) fn collect(document: &Document) -> BTreeSet<String> {
    let mut found = Collector::default();
    found.inlines(&document.title);
    found.document(document);
    found.anchors
}

#[derive(Default)]
struct Collector {
    anchors: BTreeSet<String>,
}

impl Visit for Collector {
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

impl Collector {
    fn reference(&mut self, to: &Reference) {
        if let Some(anchor) = to.anchor.as_ref().filter(|_| to.document.is_none()) {
            self.anchors.insert(anchor.clone());
        }
    }
}
