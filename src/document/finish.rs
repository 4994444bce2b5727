//! The last pass over a document: drafts of references become links with words, drafts of reader sets become
//! positions among the classes.

use super::inlines::{plain, text};
use super::links::{Links, Target};
use super::numbering::{Called, Spot};
use super::phrase::Phrase;
use super::shape::{Aside, Block, Document, Fact, Inline, MapStep, Node, Reference, ScreenMap, Who};
use crate::catalogue::Catalogue;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Finish<'f> {
    catalogue: &'f Catalogue,
    links: &'f Links,
    spots: &'f BTreeMap<Target, Spot>,
    /// For each draft of a reader set its classes, and those of which it has only some.
    classes: &'f [[Vec<u32>; 2]],
    /// For each draft of another set the classes that lie in it.
    within: &'f [Vec<u32>],
    /// What was said about readers, each once.
    facts: RefCell<Vec<Fact>>,
    /// The labels of steps that something refers to.
    labels: RefCell<BTreeSet<String>>,
}

impl<'f> Finish<'f> {
    pub(super) fn new(
        catalogue: &'f Catalogue,
        links: &'f Links,
        spots: &'f BTreeMap<Target, Spot>,
        classes: &'f [[Vec<u32>; 2]],
        within: &'f [Vec<u32>],
    ) -> Self {
        Self {
            catalogue,
            links,
            spots,
            classes,
            within,
            facts: RefCell::default(),
            labels: RefCell::default(),
        }
    }

    /// Every question and condition that decides something printed, in the order of printing.
    pub(super) fn facts(self) -> Vec<Fact> {
        self.facts.into_inner()
    }

    pub(super) fn document(&self, document: &mut Document) {
        self.inlines(&mut document.title);
        for unsupported in &mut document.unsupported {
            self.who(&mut unsupported.who);
            self.blocks(&mut unsupported.because);
        }
        for need in &mut document.needs {
            need.who.iter_mut().for_each(|who| self.who(who));
            self.blocks(&mut need.blocks);
        }
        document.audience.iter_mut().for_each(|who| self.who(who));
        self.blocks(&mut document.goal);
        self.asides(&mut document.always);
        self.nodes(&mut document.body);
        for trouble in &mut document.trouble {
            trouble.who.iter_mut().for_each(|who| self.who(who));
            self.inlines(&mut trouble.title);
            self.nodes(&mut trouble.body);
        }
        document.map.iter_mut().for_each(|map| self.map(map));
        for about in &mut document.abouts {
            self.inlines(&mut about.title);
            self.blocks(&mut about.blocks);
        }
        // One that is called T2 has a T1 before it.
        let are_named =
            document.trouble.iter().any(|trouble| trouble.body.iter().any(|node| self.is_named(node)));
        if !are_named {
            document.trouble.iter_mut().for_each(|trouble| trouble.label = None);
        }
    }

    /// Whether something refers to a step, or to one in it, by its label.
    fn is_named(&self, node: &Node) -> bool {
        let is_label = |label: &String| self.labels.borrow().contains(label);
        match node {
            Node::Step(step) => is_label(&step.label),
            Node::Branch(branch) => {
                is_label(&branch.label)
                    || branch.arms.iter().flat_map(|arm| &arm.body).any(|node| self.is_named(node))
            }
            Node::Part(part) => part.body.iter().any(|node| self.is_named(node)),
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => false,
        }
    }

    /// It tells nobody apart, so that no question comes of it.
    fn map(&self, map: &mut ScreenMap) {
        for screen in &mut map.screens {
            screen.who.iter_mut().for_each(|who| self.classes(who));
            screen.opened_by.iter_mut().for_each(|step| self.map_step(step));
            for row in &mut screen.rows {
                row.who.iter_mut().for_each(|who| self.classes(who));
                row.steps.iter_mut().for_each(|step| self.map_step(step));
            }
        }
        map.ways.iter_mut().filter_map(|way| way.who.as_mut()).for_each(|who| self.classes(who));
    }

    fn map_step(&self, step: &mut MapStep) {
        step.who.iter_mut().for_each(|who| self.classes(who));
        let target = self.links.targets(&step.anchor).first().copied();
        let Some(spot) = target.and_then(|target| self.spots.get(&target)) else { return };
        step.anchor.clone_from(&spot.anchor);
        if let Called::Label(label) = &spot.called {
            step.label.clone_from(label);
        }
    }

    fn nodes(&self, nodes: &mut [Node]) {
        for node in nodes {
            if let Some(passed_by) = passed_by(node) {
                *passed_by = listed(self.within, passed_by);
            }
            match node {
                Node::Step(step) => {
                    self.inlines(&mut step.text);
                    step.without_looking.iter_mut().for_each(|text| self.inlines(text));
                    self.blocks(&mut step.more);
                    self.asides(&mut step.before);
                    self.asides(&mut step.after);
                    let drawings = step.drawings.iter_mut();
                    drawings.filter_map(|drawing| drawing.who.as_mut()).for_each(|who| self.classes(who));
                }
                Node::Branch(branch) => {
                    self.inlines(&mut branch.intro);
                    [branch.passing, _] = listed(self.classes, &branch.passing);
                    for arm in &mut branch.arms {
                        arm.who.iter_mut().for_each(|who| self.who(who));
                        self.inlines(&mut arm.heading);
                        arm.looking.iter_mut().for_each(|heading| self.inlines(heading));
                        arm.sure = listed(self.within, &arm.sure);
                        self.nodes(&mut arm.body);
                    }
                }
                Node::Part(part) => {
                    self.inlines(&mut part.title);
                    self.nodes(&mut part.body);
                }
                Node::Aside(aside) => self.aside(aside),
                Node::End(end) => self.blocks(&mut end.blocks),
                Node::Jump(jump) => {
                    self.inlines(&mut jump.text);
                    self.reference(&mut jump.to, &mut Vec::new(), "");
                }
            }
        }
    }

    fn asides(&self, asides: &mut [Aside]) {
        asides.iter_mut().for_each(|aside| self.aside(aside));
    }

    fn aside(&self, aside: &mut Aside) {
        aside.who.iter_mut().for_each(|who| self.who(who));
        self.blocks(aside.kind.blocks_mut());
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } | Block::Heading { inlines, .. } => self.inlines(inlines),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| self.inlines(cell));
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    fn inlines(&self, inlines: &mut [Inline]) {
        let mut before = String::new();
        for inline in inlines {
            match inline {
                Inline::Strong { inlines }
                | Inline::Emphasis { inlines }
                | Inline::Strikethrough { inlines }
                | Inline::Link { inlines, .. } => self.inlines(inlines),
                Inline::Reference { to, inlines } => {
                    self.inlines(inlines);
                    self.reference(to, inlines, &before);
                }
                Inline::Variants { variants } => {
                    for variant in variants {
                        self.who(&mut variant.who);
                        self.inlines(&mut variant.inlines);
                    }
                }
                Inline::Text { .. }
                | Inline::Label { .. }
                | Inline::Code { .. }
                | Inline::Keys { .. }
                | Inline::Value { .. }
                | Inline::LineBreak => {}
            }
            before = plain(std::slice::from_ref(inline));
        }
    }

    /// A target that is not printed for these readers is the document itself. `before` is what stands before the
    /// link.
    fn reference(&self, to: &mut Reference, inlines: &mut Vec<Inline>, before: &str) {
        let Some(anchor) = to.anchor.as_mut() else { return };
        let targets = self.links.targets(anchor);
        let Some(target) = targets.first() else { return };
        let Some(spot) = self.spots.get(target) else {
            to.anchor = None;
            if inlines.is_empty() {
                *inlines = self.missing(target, before);
            }
            return;
        };
        anchor.clone_from(&spot.anchor);
        if let Called::Label(label) = &spot.called {
            to.label = Some(label.clone());
            self.labels.borrow_mut().insert(label.clone());
        }
        *inlines = match &spot.called {
            Called::Label(label) if inlines.is_empty() => self.number(label, before),
            Called::Label(label) if self.is_number(inlines) => self.number(label, ""),
            Called::Label(label) if matches!(target, Target::Statement(..)) => {
                to.otherwise = Some(plain(inlines));
                Phrase::new("words-with-place")
                    .with("words", std::mem::take(inlines))
                    .with("place", self.number(label, ""))
                    .say(self.catalogue)
            }
            Called::Title(title) if inlines.is_empty() => title.clone(),
            // The author's words do not say where it is: on paper, that stands behind them.
            Called::Label(label) => {
                to.called = Some(plain(&self.number(label, "")));
                return;
            }
            Called::Title(title) => {
                to.called = Some(plain(title));
                return;
            }
        };
    }

    /// What stands for a step that is not printed for these readers.
    fn missing(&self, target: &Target, before: &str) -> Vec<Inline> {
        const LEFT_OUT: &str = "…";
        // Behind the author's "step" goes no other word.
        let is_number_alone = plain(&self.number(LEFT_OUT, before)) == LEFT_OUT;
        match target {
            Target::Statement(..) if !is_number_alone => text(self.catalogue.text("word-other-step")),
            _ => text(LEFT_OUT),
        }
    }

    /// Whether the author's words are no more than "step", with or without a number.
    fn is_number(&self, words: &[Inline]) -> bool {
        let step = plain(&self.number("", ""));
        let words = plain(words);
        words
            .trim_end_matches(|last: char| last.is_numeric() || last == ' ')
            .eq_ignore_ascii_case(step.trim())
    }

    /// "step 3"; the number alone where the author wrote "step" before it.
    fn number(&self, label: &str, before: &str) -> Vec<Inline> {
        let say = |label: &str| Phrase::new("step-place").with("label", text(label)).say(self.catalogue);
        let word = plain(&say("")).trim().to_lowercase();
        if !word.is_empty() && before.trim_end().to_lowercase().ends_with(&word) {
            return text(label);
        }
        say(label)
    }

    fn who(&self, who: &mut Who) {
        for fact in who.readers.any_of.iter().flatten().filter(|fact| is_asked(fact)) {
            let mut facts = self.facts.borrow_mut();
            if !facts.iter().any(|other| is_same(other, fact)) {
                facts.push(fact.clone());
            }
        }
        self.classes(who);
    }

    fn classes(&self, who: &mut Who) {
        let [classes, partly] = listed(self.classes, &who.classes);
        (who.classes, who.partly) = (classes, partly);
    }
}

fn passed_by(node: &mut Node) -> Option<&mut Vec<u32>> {
    Some(match node {
        Node::Step(step) => &mut step.passed_by,
        Node::Branch(branch) => &mut branch.passed_by,
        Node::Part(part) => &mut part.passed_by,
        Node::End(end) => &mut end.passed_by,
        Node::Jump(jump) => &mut jump.passed_by,
        Node::Aside(_) => return None,
    })
}

/// The classes of a draft.
fn listed<T: Clone + Default>(classes: &[T], draft: &[u32]) -> T {
    let draft = draft.first().and_then(|draft| usize::try_from(*draft).ok());
    draft.and_then(|draft| classes.get(draft)).cloned().unwrap_or_default()
}

fn is_asked(fact: &Fact) -> bool {
    fact.kind == "question" || fact.kind == "condition"
}

fn is_same(fact: &Fact, other: &Fact) -> bool {
    fact.kind == other.kind && fact.name == other.name && fact.label == other.label
}
