//! Which places of documents are linked to.

use crate::document::shape::{Aside, Block, Document, Inline, Node, Reference};
use std::collections::{BTreeMap, BTreeSet};

/// For each document's id the anchors that this or another document links to.
pub(super) fn collect(documents: &[Document]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = Collector { document: "", anchors: BTreeMap::new() };
    for document in documents {
        found.document = &document.id;
        found.document(document);
    }
    found.anchors
}

struct Collector<'a> {
    /// The document that is being read.
    document: &'a str,
    anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Collector<'_> {
    fn document(&mut self, document: &Document) {
        self.inlines(&document.title);
        self.blocks(&document.goal);
        document.unsupported.iter().for_each(|unsupported| self.blocks(&unsupported.because));
        document.needs.iter().for_each(|need| self.blocks(&need.blocks));
        self.asides(&document.always);
        self.nodes(&document.body);
        for trouble in &document.trouble {
            self.inlines(&trouble.title);
            self.nodes(&trouble.body);
        }
        for about in &document.abouts {
            self.inlines(&about.title);
            self.blocks(&about.blocks);
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Step(step) => {
                    self.inlines(&step.text);
                    self.blocks(&step.more);
                    self.asides(&step.before);
                    self.asides(&step.after);
                }
                Node::Branch(branch) => {
                    self.inlines(&branch.intro);
                    for arm in &branch.arms {
                        self.inlines(&arm.heading);
                        self.nodes(&arm.body);
                    }
                }
                Node::Part(part) => {
                    self.inlines(&part.title);
                    self.nodes(&part.body);
                }
                Node::Aside(aside) => self.asides(std::slice::from_ref(aside)),
                Node::End(end) => self.blocks(&end.blocks),
                Node::Jump(jump) => {
                    self.inlines(&jump.text);
                    self.reference(&jump.to);
                }
            }
        }
    }

    fn asides(&mut self, asides: &[Aside]) {
        for aside in asides {
            self.blocks(aside.kind.blocks());
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } | Block::Heading { inlines, .. } => self.inlines(inlines),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
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

    fn reference(&mut self, to: &Reference) {
        if let Some(anchor) = &to.anchor {
            let document = to.document.as_deref().unwrap_or(self.document);
            self.anchors.entry(document.to_owned()).or_default().insert(anchor.clone());
        }
    }
}
