//! What a guide's conditions speak of, directly and through what is declared about it.

use std::collections::{BTreeMap, BTreeSet};

use super::axis::Subject;
use super::scope::{Place, Scope};
use crate::readers::describe::Written;
use crate::readers::{Condition, ConditionId, DeviceId, MakerId, ProductId, SeriesId, ThingId};
use crate::vocabulary::ProductKind;

/// Everything mentioned, in the order of first mention.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    pub(super) subjects: Vec<Subject>,
    pub(super) devices: BTreeSet<(ThingId, DeviceId)>,
    pub(super) series: BTreeSet<(ThingId, SeriesId)>,
    pub(super) makers: BTreeSet<(ThingId, MakerId)>,
    pub(super) known_devices: BTreeSet<ThingId>,
    pub(super) skins: BTreeSet<(ThingId, ProductId)>,
    pub(super) named: Vec<(ConditionId, Place)>,
    /// Versions as they were written, for each product.
    pub(super) written: BTreeMap<ProductId, Written>,
}

/// Collects what is mentioned by the guide and by the declarations of what that mentions.
pub(super) fn collect(scope: &Scope, mentioned: &[&Condition]) -> Mentions {
    let mut collector =
        Collector { scope, mentions: Mentions::default(), seen: BTreeSet::new(), open: Vec::new() };
    for condition in mentioned {
        collector.open.push((*condition, Place::GUIDE));
        collector.drain();
    }
    for (thing, narrowing) in scope.things().filter_map(|(id, thing)| Some((id, thing.narrowing.as_ref()?))) {
        collector.open.push((narrowing, Place::of(thing)));
        collector.drain();
    }
    collector.mentions
}

/// What conditions speak of themselves, also by name.
pub(super) fn subjects(scope: &Scope, conditions: &[&Condition]) -> BTreeSet<Subject> {
    let mut subjects = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut open: Vec<_> = conditions.iter().map(|condition| (*condition, Place::GUIDE)).collect();
    while let Some((condition, place)) = open.pop() {
        match condition {
            Condition::Not(inner) => open.push((inner, place)),
            Condition::All(parts) | Condition::Any(parts) => {
                open.extend(parts.iter().map(|part| (part, place)))
            }
            Condition::Named { condition, thing } => {
                let place = place.named(*thing);
                let named = scope.declarations.conditions.get(*condition);
                if names.insert((*condition, place)) {
                    open.extend(named.map(|named| (&named.condition, place)));
                }
            }
            test => subjects.extend(scope.axis_of_test(test, place)),
        }
    }
    subjects
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Subject(Subject),
    Named(ConditionId, Place),
    Product(ThingId, ProductId),
}

struct Collector<'s> {
    scope: &'s Scope,
    mentions: Mentions,
    seen: BTreeSet<Seen>,
    /// Conditions still to be looked at; the last one is next.
    open: Vec<(&'s Condition, Place)>,
}

impl<'s> Collector<'s> {
    fn drain(&mut self) {
        while let Some((condition, place)) = self.open.pop() {
            match condition {
                Condition::Always => {}
                Condition::Not(inner) => self.open.push((inner, place)),
                Condition::All(parts) | Condition::Any(parts) => {
                    self.open.extend(parts.iter().rev().map(|part| (part, place)));
                }
                Condition::Named { condition, thing } => self.name(*condition, place.named(*thing)),
                test => self.test(test, place),
            }
        }
    }

    fn name(&mut self, id: ConditionId, place: Place) {
        if self.seen.insert(Seen::Named(id, place))
            && let Some(named) = self.scope.declarations.conditions.get(id)
        {
            self.mentions.named.push((id, place));
            self.open.push((&named.condition, place));
        }
    }

    fn test(&mut self, test: &'s Condition, place: Place) {
        let Some(subject) = self.scope.axis_of_test(test, place) else { return };
        match test {
            Condition::Version { product, written, .. } => {
                let texts = self.mentions.written.entry(*product).or_default();
                written.iter().for_each(|literal| texts.add(literal));
                self.product(*product, subject);
            }
            Condition::Present { product, .. } => self.product(*product, subject),
            _ => {}
        }
        if let Subject::Device(thing) = subject {
            self.device(test, thing);
        }
        self.subject(subject);
    }

    fn subject(&mut self, subject: Subject) {
        if !self.seen.insert(Seen::Subject(subject)) {
            return;
        }
        self.mentions.subjects.push(subject);
        match subject {
            Subject::Os(thing) => {
                for &os in self.scope.oses(thing) {
                    self.product(os, subject);
                }
            }
            Subject::Skin(thing) if self.scope.has_os(thing) => self.subject(Subject::Os(thing)),
            Subject::Question(id) => {
                let Some(question) = self.scope.declarations.questions.get(id) else { return };
                self.open.extend(question.when.iter().map(|when| (when, Place::GUIDE)));
                for product in question.values.iter().filter_map(|answer| answer.product) {
                    if let Some(subject) = self.scope.product_axis(product, ThingId::UNSTATED, Place::GUIDE) {
                        self.product(product, subject);
                        self.subject(subject);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whoever speaks of a product speaks of the OSes it is on and of what its versions need.
    fn product(&mut self, id: ProductId, subject: Subject) {
        let thing = thing_of(subject);
        if !self.seen.insert(Seen::Product(thing, id)) {
            return;
        }
        let Some(product) = self.scope.declarations.products.get(id) else { return };
        if product.kind == ProductKind::Skin {
            self.mentions.skins.insert((thing, id));
        }
        self.open.extend(product.runs.iter().rev().map(|runs| (&runs.needs, Place::of(thing))));
        let depends = !product.on.is_empty() || product.supported.iter().any(|entry| entry.os.is_some());
        if depends && !matches!(subject, Subject::Os(_) | Subject::Server(_)) && self.scope.has_os(thing) {
            self.subject(Subject::Os(thing));
        }
    }

    fn device(&mut self, test: &Condition, thing: ThingId) {
        match test {
            Condition::Device { device, .. } => self.known_device(thing, *device),
            Condition::KnownDevice { .. } if self.mentions.known_devices.insert(thing) => {
                let scope = self.scope;
                scope.declarations.devices.iter().for_each(|(device, _)| self.known_device(thing, device));
                self.mentions
                    .series
                    .extend(scope.declarations.series.iter().map(|(series, _)| (thing, series)));
            }
            Condition::Maker { maker, .. } => drop(self.mentions.makers.insert((thing, *maker))),
            Condition::Series { series, .. } => drop(self.mentions.series.insert((thing, *series))),
            _ => {}
        }
    }

    fn known_device(&mut self, thing: ThingId, id: DeviceId) {
        if self.mentions.devices.insert((thing, id))
            && let Some(device) = self.scope.declarations.devices.get(id)
        {
            self.open.extend(device.runs.iter().rev().map(|runs| (runs, Place::of(thing))));
        }
    }
}

/// The thing that an axis is about; servers and questions belong to none and count for the first.
pub(in crate::readers) fn thing_of(subject: Subject) -> ThingId {
    match subject {
        Subject::Device(thing) | Subject::Os(thing) | Subject::Skin(thing) | Subject::Product(thing, _) => {
            thing
        }
        Subject::Server(_) | Subject::Question(_) => ThingId::FIRST,
    }
}
