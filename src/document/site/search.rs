//! What a search in the pages goes through.

use crate::document::inlines::plain;
use crate::document::shape::{Aside, Block, Document, Inline, Node, Searchable};
use std::collections::BTreeSet;

/// Every document with its words, in the given order. Examples and what secrets hold are not among them.
pub fn search(documents: &[Document]) -> Vec<Searchable> {
    documents.iter().map(searchable).collect()
}

fn searchable(document: &Document) -> Searchable {
    let mut found = Found::default();
    found.blocks(&document.goal);
    found.asides(&document.always);
    document.needs.iter().for_each(|need| found.blocks(&need.blocks));
    found.nodes(&document.body);
    for trouble in &document.trouble {
        found.inlines(&trouble.title);
        found.nodes(&trouble.body);
    }
    for about in &document.abouts {
        found.inlines(&about.title);
        found.blocks(&about.blocks);
    }
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

impl Found {
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
                Node::Jump(_) => {}
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
        for word in plain(inlines).split_whitespace() {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if !word.is_empty() && !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
        }
        self.labels(inlines);
    }

    fn labels(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Label { text } if !self.labels.contains(text) => {
                    self.labels.insert(text.clone());
                }
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Strikethrough { inlines }
                | Inline::Link { inlines, .. }
                | Inline::Reference { inlines, .. } => self.labels(inlines),
                Inline::Variants { variants } => {
                    variants.iter().for_each(|variant| self.labels(&variant.inlines));
                }
                _ => {}
            }
        }
    }
}
