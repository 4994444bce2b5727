//! What everything that builds a document has in hand.

use super::inlines::lower_letter;
use super::links::Links;
use super::options::Options;
use super::readers::Readers;
use super::shape::{Arm, Aside, Node};
use super::unverified::Homes;
use super::who::Printed;
use crate::analysis::{CallId, Facts, Following};
use crate::catalogue::{Argument, Catalogue};
use crate::diagnostic::Diagnostic;
use crate::model::guide::Guide;
use crate::model::ids::{ScreenId, StatementId, ValueId};
use crate::model::project::Project;
use crate::model::statement::Guard;
use crate::readers::{Condition, ProductId, Set, ThingId};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The most items that one document may have.
pub(super) const MOST_NODES: usize = 50_000;
/// How deep groups may stand in each other, procedures included.
pub(super) const DEEPEST: u32 = 80;

/// Builds the document of one guide.
pub(super) struct Builder<'a> {
    pub(super) project: &'a Project,
    pub(super) following: &'a Following,
    pub(super) guide: &'a Guide,
    pub(super) options: &'a Options<'a>,
    pub(super) catalogue: Catalogue,
    pub(super) readers: Readers<'a>,
    pub(super) printed: Printed,
    pub(super) links: Links,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What the reader has changed by now, so that their first answers say nothing about it.
    pub(super) changes: Vec<(ThingId, ProductId)>,
    /// Products in the order in which the steps touch them.
    pub(super) products: Vec<ProductId>,
    pub(super) values: Vec<ValueId>,
    /// Surfaces and screens whose "seen on" sentence has been printed.
    pub(super) told: BTreeSet<ScreenId>,
    pub(super) always: Vec<Aside>,
    pub(super) nodes: usize,
    /// The classes of the finished document, as it lists them.
    pub(super) classes: Vec<Set>,
    /// Filled when it is first asked for.
    pub(super) homes: OnceCell<Homes>,
    narrowed: Option<Set>,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) call: CallId,
    /// The guide's thing that steps are done on.
    pub(super) thing: ThingId,
    /// Who is here.
    pub(super) readers: Set,
    pub(super) depth: u32,
}

impl Place {
    /// The same for some of the readers only.
    pub(super) fn among(self, readers: Set) -> Self {
        Self { readers, ..self }
    }

    /// One level further in.
    pub(super) fn inside(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        project: &'a Project,
        following: &'a Following,
        guide: &'a Guide,
        options: &'a Options<'a>,
        catalogue: Catalogue,
    ) -> Self {
        let readers = Readers::new(&following.universe);
        let narrowed = options.only_for.map(|condition| readers.narrowed(condition));
        Self {
            project,
            following,
            guide,
            options,
            catalogue,
            readers,
            printed: Printed::default(),
            links: Links::default(),
            diagnostics: Vec::new(),
            changes: Vec::new(),
            products: Vec::new(),
            values: Vec::new(),
            told: BTreeSet::new(),
            always: Vec::new(),
            nodes: 0,
            classes: Vec::new(),
            homes: OnceCell::new(),
            narrowed,
        }
    }

    /// Those of a set whom the document is made for.
    pub(super) fn wanted(&self, set: Set) -> Set {
        match self.narrowed {
            Some(narrowed) => self.readers.both(set, self.readers.forgetting(narrowed, &self.changes)),
            None => set,
        }
    }

    /// The guide's own body, for everyone who is supported.
    pub(super) fn start(&self) -> Place {
        Place {
            call: CallId::GUIDE,
            thing: ThingId::FIRST,
            readers: self.wanted(self.following.supported),
            depth: 0,
        }
    }

    pub(super) fn facts(&self, place: Place, statement: StatementId) -> Option<&'a Facts> {
        self.following.facts(place.call, statement)
    }

    /// A condition as it stands in the body of a call, for the guide's things.
    pub(super) fn meeting(&self, place: Place, condition: &Condition, among: Set) -> Set {
        match self.following.calls.get(place.call.0 as usize) {
            Some(call) if place.call != CallId::GUIDE => {
                self.readers.meeting(&condition.on_things(&call.things), place.thing, among)
            }
            _ => self.readers.meeting(condition, place.thing, among),
        }
    }

    /// Those here who meet a guard; everyone where there is none.
    pub(super) fn guarded(&self, place: Place, guard: Option<&Guard>) -> Set {
        match guard {
            Some(guard) => self.meeting(place, &guard.condition, place.readers),
            None => place.readers,
        }
    }

    /// The guide's thing for a thing of the body.
    pub(super) fn thing(&self, place: Place, thing: ThingId) -> ThingId {
        let things = self.following.calls.get(place.call.0 as usize).map(|call| &call.things);
        things.and_then(|things| things.get(thing.0 as usize)).copied().unwrap_or(thing)
    }

    /// What a thing is called in a sentence; nothing for the only thing of a guide without `using`.
    pub(super) fn thing_label(&self, thing: ThingId) -> Option<String> {
        let thing = self.guide.things.get(thing.0 as usize)?;
        Some(thing_words(&self.catalogue, &thing.label)).filter(|_| !thing.label.is_empty())
    }

    pub(super) fn touch(&mut self, product: ProductId) {
        if !self.products.contains(&product) {
            self.products.push(product);
        }
    }

    pub(super) fn use_value(&mut self, value: ValueId) {
        if !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    /// Builds the body of each of several ways from the same beginning, and of those that print something the
    /// arm, as it is decided in the beginning. What any of them changes is changed behind them.
    pub(super) fn arms<T>(
        &mut self,
        ways: Vec<T>,
        mut body: impl FnMut(&mut Self, &T) -> Vec<Node>,
        mut arm: impl FnMut(&mut Self, T, Vec<Node>) -> Arm,
    ) -> Vec<Arm> {
        let before = self.changes.clone();
        let mut behind = before.clone();
        let mut arms = Vec::with_capacity(ways.len());
        for way in ways {
            let body = body(self, &way);
            for change in std::mem::replace(&mut self.changes, before.clone()) {
                if !behind.contains(&change) {
                    behind.push(change);
                }
            }
            if !body.is_empty() {
                arms.push(arm(self, way, body));
            }
        }
        self.changes = behind;
        arms
    }
}

/// A thing's name in a sentence: "the phone", "your computer".
pub(super) fn thing_words(catalogue: &Catalogue, label: &str) -> String {
    if catalogue.begins_with_one_of("articles", label) {
        return lower_word(catalogue, label);
    }
    catalogue.format("thing-name", &[("thing", Argument::Text(label))])
}

/// The author's words as they go on in a sentence: with a small letter, if they begin with a word that has one.
pub(super) fn lower_word(catalogue: &Catalogue, words: &str) -> String {
    if catalogue.begins_with_one_of("lower-case-words", words) {
        lower_letter(words)
    } else {
        words.to_owned()
    }
}
