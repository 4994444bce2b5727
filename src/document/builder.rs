//! What everything that builds a document has in hand.

use super::links::Links;
use super::map::Stops;
use super::options::Options;
use super::readers::Readers;
use super::shape::Aside;
use super::trail::Trail;
use super::who::Printed;
use crate::analysis::{CallId, Facts, Following};
use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::model::guide::Guide;
use crate::model::ids::{StatementId, ValueId};
use crate::model::project::Project;
use crate::model::statement::Guard;
use crate::readers::{Condition, ProductId, Set, ThingId};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// The most items that one document may have.
pub(super) const MOST_NODES: usize = 50_000;
/// The most bytes that its words may have, each piece of them counted with what the outputs write around it.
pub(super) const MOST_BYTES: usize = 6 << 20;
/// What an output writes around a piece of words.
const AROUND: usize = 80;

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
    pub(super) trail: Trail,
    pub(super) always: Vec<Aside>,
    pub(super) nodes: usize,
    /// How many drawings were made.
    pub(super) drawn: usize,
    /// Where the steps so far were, for the map.
    pub(super) stops: Stops,
    /// Bytes of words, as [`MOST_BYTES`] counts them.
    bytes: usize,
    /// The classes of the finished document, as it lists them.
    pub(super) classes: Vec<Set>,
    /// Who is told that they are not supported, as the document lists them.
    pub(super) unsupported_sets: Vec<Set>,
    narrowed: Option<Set>,
    /// What the only thing in hand is called, once somebody asks.
    pub(super) device_word: OnceCell<&'static str>,
    /// Who touches each thing, where somebody asked.
    pub(super) touching: RefCell<BTreeMap<ThingId, Set>>,
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
            trail: Trail::default(),
            always: Vec::new(),
            nodes: 0,
            drawn: 0,
            stops: Stops::default(),
            bytes: 0,
            classes: Vec::new(),
            unsupported_sets: Vec::new(),
            narrowed,
            device_word: OnceCell::new(),
            touching: RefCell::default(),
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
        Some(self.catalogue.thing(&thing.label)).filter(|_| !thing.label.is_empty())
    }

    /// Counts words that come from a guide. None are made any more once there are too many.
    pub(super) fn has_room(&mut self, words: usize) -> bool {
        self.bytes = self.bytes.saturating_add(words + AROUND);
        self.bytes <= MOST_BYTES
    }

    /// Whether there were too many words.
    pub(super) fn is_full(&self) -> bool {
        self.bytes > MOST_BYTES
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
}
