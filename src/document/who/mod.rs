//! For whom something is: the words, the facts, the classes.

mod criteria;
mod facts;

use super::builder::{Builder, Place};
use super::shape::{ReaderSet, Who};
use crate::catalogue::{Argument, Catalogue};
use crate::readers::declarations::Thing;
use crate::readers::describe::Description;
use crate::readers::{Condition, ProductId, Ranges, Set, ThingId, Universe, Wording};
use criteria::Criteria;
use std::collections::{BTreeMap, BTreeSet};

/// The sets of readers for whom something is printed, each once, in the order of printing.
#[derive(Debug, Default)]
pub(super) struct Printed {
    sets: Vec<Set>,
    /// Sets that make no classes of their own.
    within: Vec<Set>,
    /// Those that classes come of, in the same order.
    telling: Vec<Set>,
    told: BTreeSet<Set>,
    drafts: BTreeMap<Set, u32>,
    criteria: Criteria,
}

impl Printed {
    pub(super) fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// Sets whose classes are wanted, though nothing is printed for them alone.
    pub(super) fn within_sets(&self) -> &[Set] {
        &self.within
    }

    pub(super) fn within(&mut self, set: Set) -> u32 {
        self.within.push(set);
        u32::try_from(self.within.len() - 1).unwrap_or(u32::MAX)
    }

    /// Those of them that tell classes apart.
    pub(super) fn telling(&self) -> &[Set] {
        &self.telling
    }

    fn draft(&mut self, set: Set) -> u32 {
        if self.told.insert(set) {
            self.telling.push(set);
        }
        self.draft_beside(set)
    }

    /// The same without telling anybody apart.
    fn draft_beside(&mut self, set: Set) -> u32 {
        let next = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        let draft = *self.drafts.entry(set).or_insert(next);
        if draft == next {
            self.sets.push(set);
        }
        draft
    }
}

impl Builder<'_> {
    /// For whom something is among those who are there; none if for all of them. The words speak, if
    /// possible, of what the conditions `here` speak of.
    pub(super) fn who(&mut self, set: Set, among: Set, here: &[&Condition]) -> Option<Who> {
        if self.readers.is_within(among, set) {
            return None;
        }
        let description = self.description(set, among, here);
        let decided = self.decided_at_start(set, among);
        if decided.is_some() {
            self.printed.criteria.add(&description, &self.catalogue);
        }
        let classes = decided.map(|set| self.printed.draft(set)).into_iter().collect();
        Some(Who { classes, ..self.said(&description) })
    }

    /// A draft of the classes that lie within a set; nothing where that depends on what readers changed.
    pub(super) fn at_start(&mut self, set: Set, among: Set) -> Option<u32> {
        let decided = self.decided_at_start(set, among)?;
        (!self.readers.is_empty(set)).then(|| self.printed.within(decided))
    }

    /// A draft of the classes that a set has readers of, whatever these have changed by now; nothing if there are none.
    pub(super) fn touching(&mut self, set: Set) -> Option<u32> {
        let set = self.readers.forgetting(set, &self.changes);
        (!self.readers.is_empty(set)).then(|| self.printed.draft_beside(set))
    }

    /// For whom something is among those who are there that is no reason to tell readers apart: no step differs by it.
    pub(super) fn who_beside(&mut self, set: Set, among: Set) -> Option<Who> {
        if self.readers.is_within(among, set) {
            return None;
        }
        let description = self.description(set, among, &[]);
        let decided = self.decided_at_start(set, among);
        let classes = decided.map(|set| self.printed.draft_beside(set)).into_iter().collect();
        Some(Who { classes, ..self.said(&description) })
    }

    /// "Not for phones by HONOR". No class comes of it, as it is not printed in the body.
    pub(super) fn not_for(&self, set: Set, among: Set, here: &[&Condition]) -> Who {
        let description = self.description(set, among, here);
        Who { words: self.wording().unsupported(&description), ..self.said(&description) }
    }

    /// For whom something is that is not printed in the body, so that no class comes of it.
    pub(super) fn who_aside(&self, set: Set, among: Set, here: &[&Condition]) -> Who {
        self.said(&self.description(set, among, here))
    }

    /// The set in terms of what readers had in the beginning; nothing if it depends on what they changed.
    fn decided_at_start(&self, set: Set, among: Set) -> Option<Set> {
        if self.changes.is_empty() {
            return Some(set);
        }
        let inside = self.readers.forgetting(set, &self.changes);
        let outside = self.readers.forgetting(self.readers.without(among, set), &self.changes);
        self.readers.are_apart(inside, outside).then_some(inside)
    }

    /// A set of readers in as few words as it allows; in none where nobody is named.
    fn description(&self, set: Set, among: Set, here: &[&Condition]) -> Description {
        match self.options.names_readers {
            true => self.following.universe.describe(set, among, here),
            false => Description::everyone(),
        }
    }

    fn said(&self, description: &Description) -> Who {
        let words = match self.options.names_readers {
            true => self.wording().who(description),
            false => String::new(),
        };
        let readers = facts::reader_set(description);
        Who { words, classes: Vec::new(), partly: Vec::new(), readers }
    }

    /// By what the steps differ, if that says more than a list of so many classes.
    pub(super) fn criteria(&self) -> (Vec<String>, Option<String>) {
        let words = self.printed.criteria.words();
        let mut criteria = words.iter().cloned();
        let first = criteria.next();
        let listed = first.map(|first| list(&self.catalogue, first, criteria.collect()));
        let sentence =
            listed.map(|listed| self.catalogue.format("differ-by", &[("criteria", Argument::Text(&listed))]));
        (words.to_vec(), sentence)
    }

    /// "Android 12 or later with Alipay before 10.4".
    pub(super) fn class_words(&self, set: Set, among: Set) -> (String, ReaderSet) {
        let description = self.following.universe.describe(set, among, &[]);
        (self.wording().class(&description), facts::reader_set(&description))
    }

    /// "For Android with Alipay 10.2.53 or later", beside what the guide needs and whom it does not support.
    pub(super) fn audience(&self) -> Option<Who> {
        let all = self.following.universe.beginning();
        let mut among = all;
        for (product, thing) in &self.following.needed {
            // Who could have it is taken to have it.
            let present = Condition::Present { thing: *thing, product: *product };
            let having = self.readers.meeting(&present, *thing, all);
            let could = self.readers.forgetting(having, &[(*thing, *product)]);
            among = self.readers.without(among, self.readers.without(could, having));
        }
        let audience = self.readers.both(self.following.audience, among);
        if self.readers.is_within(among, audience) {
            return None;
        }
        let here = [&self.guide.audience.condition];
        let description = self.description(audience, among, &here);
        let words = self.wording().audience(&description);
        Some(Who { words, ..self.said(&description) })
    }

    /// The readers that `--for` names, in words: among all that have such things, so that what was asked is said
    /// even where this guide is for nobody else.
    pub(super) fn specialised(&self) -> Option<String> {
        let condition = self.options.only_for?;
        let any = Thing::unnamed(&self.project.readers);
        let at_large = |thing: &Thing| Thing {
            os: thing.os.is_some().then(|| any.os.clone()).flatten(),
            narrowing: None,
            ..thing.clone()
        };
        let things: Vec<Thing> = self.guide.things.iter().map(at_large).collect();
        let universe = Universe::build(&self.project.readers, &things, &[condition]);
        let universe = universe.as_ref().unwrap_or(&self.following.universe);
        let set = universe.set_on(condition, ThingId::FIRST).unwrap_or(universe.none());
        Some(self.wording().class(&universe.describe(set, universe.all(), &[condition])))
    }

    pub(super) fn wanted_from_start(&self) -> Set {
        let narrowed = self.options.only_for.map(|condition| self.readers.narrowed(condition));
        narrowed.map_or(self.following.supported, |set| self.readers.both(self.following.supported, set))
    }

    /// "10.3 or later".
    pub(super) fn version_words(
        &self,
        place: Place,
        product: ProductId,
        versions: &Ranges,
    ) -> Option<String> {
        let all = self.following.universe.all();
        let present = Condition::Present { thing: place.thing, product };
        let version = Condition::Version {
            thing: place.thing,
            product,
            versions: versions.clone(),
            written: Vec::new(),
        };
        let among = self.readers.meeting(&present, place.thing, all);
        let set = self.readers.meeting(&version, place.thing, among);
        if self.readers.is_within(among, set) {
            return None;
        }
        self.wording().versions(&self.following.universe.describe(set, among, &[&version]), product)
    }

    pub(super) fn wording(&self) -> Wording<'_> {
        Wording::new(&self.catalogue, self.device_word())
    }

    /// What the only thing of a guide is called: by the operating systems that it can have.
    pub(super) fn device_word(&self) -> &'static str {
        self.device_word.get_or_init(|| self.find_device_word())
    }

    fn find_device_word(&self) -> &'static str {
        let thing = self.guide.things.first();
        let oses = thing.and_then(|thing| thing.os.as_deref()).unwrap_or_default();
        let present = |os: &&ProductId| {
            let condition = Condition::Present { thing: ThingId::FIRST, product: **os };
            let having = self.readers.meeting(&condition, ThingId::FIRST, self.following.supported);
            !self.readers.is_empty(having)
        };
        let keys = oses.iter().filter(present).filter_map(|os| self.project.readers.products.get(*os));
        let keys: Vec<&str> = keys.map(|os| os.key.as_str()).collect();
        let all = |of: &[&str]| !keys.is_empty() && keys.iter().all(|key| of.contains(key));
        if all(&["android", "ios", "harmonyos"]) {
            "phone"
        } else if all(&["windows", "macos", "linux"]) {
            "computer"
        } else {
            "device"
        }
    }
}

/// "a, b and c"
fn list(catalogue: &Catalogue, first: String, rest: Vec<String>) -> String {
    let last = rest.len();
    rest.iter().zip(1..).fold(first, |whole, (next, place)| {
        let key = if place == last { "list-and" } else { "list-comma" };
        catalogue.format(key, &[("first", Argument::Text(&whole)), ("next", Argument::Text(next))])
    })
}
