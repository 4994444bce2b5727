//! A document as a list of items: what is read, line by line, each with the branches that it stands in.

use super::shape::{Item, ItemKind};
use crate::document::shape::{
    Aside, AsideKind, Block, Branch, Document, Inline, InlineVariant, Node, Reference, Step,
};
use crate::targets::excerpt;
use std::collections::BTreeMap;

/// The items of a document, in the order of reading.
pub(super) fn items(document: &Document) -> Vec<Item> {
    let mut anchors = BTreeMap::new();
    name_anchors(&document.body, &mut anchors);
    document.trouble.iter().for_each(|trouble| name_anchors(&trouble.body, &mut anchors));
    let mut lister = Lister { anchors, within: Vec::new(), items: Vec::new() };
    for need in &document.needs {
        let words = need.who.as_ref().map(|who| who.words.clone()).unwrap_or_default();
        lister.inside(words, |lister| lister.blocks(ItemKind::Need, &need.blocks));
    }
    lister.asides(&document.always);
    lister.nodes(&document.body);
    for trouble in &document.trouble {
        lister.inside(excerpt::plain(&trouble.title), |lister| lister.nodes(&trouble.body));
    }
    lister.items
}

struct Lister {
    /// What stands at each anchor: a link to it is the same link if that is the same, whatever its number.
    anchors: BTreeMap<String, String>,
    within: Vec<String>,
    items: Vec<Item>,
}

impl Lister {
    /// Lists what stands under a heading, if there is one.
    fn inside(&mut self, heading: String, list: impl FnOnce(&mut Self)) {
        let is_said = !heading.is_empty();
        if is_said {
            self.within.push(heading);
        }
        list(self);
        if is_said {
            self.within.pop();
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Step(step) => self.step(step),
                Node::Branch(branch) => self.branch(branch),
                Node::Part(part) => {
                    self.sentence(ItemKind::Heading, None, &part.title, &[]);
                    self.nodes(&part.body);
                }
                Node::Aside(aside) => self.aside(aside),
                Node::End(end) => {
                    self.blocks(
                        if end.success { ItemKind::Done } else { ItemKind::NotPossible },
                        &end.blocks,
                    );
                }
                Node::Jump(jump) => self.sentence(ItemKind::Jump, None, &jump.text, &[]),
            }
        }
    }

    fn step(&mut self, step: &Step) {
        self.asides(&step.before);
        self.sentence(ItemKind::Step, Some(&step.label), &step.text, &step.more);
        self.asides(&step.after);
    }

    fn branch(&mut self, branch: &Branch) {
        let intro = excerpt::plain(&branch.intro);
        for arm in &branch.arms {
            let heading = excerpt::plain(&arm.heading);
            let said = if heading.is_empty() { intro.trim_end_matches(':').to_owned() } else { heading };
            self.inside(said, |lister| lister.nodes(&arm.body));
        }
    }

    fn asides(&mut self, asides: &[Aside]) {
        asides.iter().for_each(|aside| self.aside(aside));
    }

    fn aside(&mut self, aside: &Aside) {
        let words = aside.who.as_ref().map(|who| who.words.clone()).unwrap_or_default();
        self.inside(words, |lister| match &aside.kind {
            AsideKind::Note { blocks } | AsideKind::Unverified { blocks } => {
                lister.blocks(ItemKind::Note, blocks)
            }
            AsideKind::Tip { blocks } => lister.blocks(ItemKind::Tip, blocks),
            AsideKind::Warning { blocks } => lister.blocks(ItemKind::Warning, blocks),
            AsideKind::Result { blocks } => lister.blocks(ItemKind::Result, blocks),
            AsideKind::Why { blocks } => lister.blocks(ItemKind::Why, blocks),
            AsideKind::Picture { picture } => {
                let words = format!("{} ({})", picture.alt, picture.path);
                lister.add(ItemKind::Picture, None, words.clone(), excerpt::escaped(&words), &words);
            }
            AsideKind::Video { address, title } => {
                let words =
                    title.as_ref().map_or_else(|| address.clone(), |title| format!("{title} ({address})"));
                lister.add(ItemKind::Video, None, words.clone(), excerpt::escaped(&words), &words);
            }
        });
    }

    fn blocks(&mut self, kind: ItemKind, blocks: &[Block]) {
        let words = excerpt::plain_blocks(blocks);
        self.add(kind, None, words.clone(), excerpt::escaped(&words), &words);
    }

    fn sentence(&mut self, kind: ItemKind, label: Option<&str>, inlines: &[Inline], more: &[Block]) {
        let more = excerpt::plain_blocks(more);
        let joined =
            |first: String, more: &str| if more.is_empty() { first } else { format!("{first} {more}") };
        let text = joined(excerpt::plain(inlines), &more);
        let markdown = joined(excerpt::markdown(inlines), &excerpt::escaped(&more));
        let same = joined(excerpt::plain(&self.settled(inlines)), &more);
        self.add(kind, label, text, markdown, &same);
    }

    fn add(&mut self, kind: ItemKind, label: Option<&str>, text: String, markdown: String, same: &str) {
        let key = format!("{kind:?} {:?} {same}", self.within);
        let (label, within) = (label.map(str::to_owned), self.within.clone());
        self.items.push(Item { kind, label, within, text, markdown, key });
    }

    /// The words with every link to a step of this document standing for that step.
    fn settled(&self, inlines: &[Inline]) -> Vec<Inline> {
        let one = |inline: &Inline| match inline {
            Inline::Reference { to, .. } => match to.as_ref() {
                Reference { document: None, anchor: Some(anchor), .. } => {
                    let there = self.anchors.get(anchor).cloned().unwrap_or_default();
                    Inline::Text { text: format!("\u{2192} {there}") }
                }
                _ => inline.clone(),
            },
            Inline::Strong { inlines } => Inline::Strong { inlines: self.settled(inlines) },
            Inline::Emphasis { inlines } => Inline::Emphasis { inlines: self.settled(inlines) },
            Inline::Variants { variants } => {
                let variants = variants.iter().map(|variant| InlineVariant {
                    inlines: self.settled(&variant.inlines),
                    ..variant.clone()
                });
                Inline::Variants { variants: variants.collect() }
            }
            other => other.clone(),
        };
        inlines.iter().map(one).collect()
    }
}

fn name_anchors(nodes: &[Node], anchors: &mut BTreeMap<String, String>) {
    for node in nodes {
        match node {
            Node::Step(step) => {
                anchors.insert(step.anchor.clone(), excerpt::plain(&step.text));
            }
            Node::Branch(branch) => {
                let heading = branch.arms.first().map(|arm| excerpt::plain(&arm.heading)).unwrap_or_default();
                anchors.insert(branch.anchor.clone(), excerpt::plain(&branch.intro) + &heading);
                branch.arms.iter().for_each(|arm| name_anchors(&arm.body, anchors));
            }
            Node::Part(part) => {
                anchors.insert(part.anchor.clone(), excerpt::plain(&part.title));
                name_anchors(&part.body, anchors);
            }
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => {}
        }
    }
}
