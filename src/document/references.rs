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
            if let Inline::Reference { to, .. } = inline {
                self.reference(to);
            }
            inline.inner().into_iter().for_each(|inner| self.inlines(inner));
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
