//! Which axis a test is about: which thing it means and what that thing can have.

use super::axis::Subject;
use crate::readers::declarations::{Declarations, Thing};
use crate::readers::ids::Id;
use crate::readers::{Condition, ProductId, ThingId};
use crate::vocabulary::ProductKind;

/// Where a condition is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::readers) struct Place {
    pub(in crate::readers) thing: ThingId,
    /// The condition speaks of this thing even where another one is the only that can have the product.
    pub(in crate::readers) strict: bool,
}

impl Place {
    /// A condition of the guide itself.
    pub(in crate::readers) const GUIDE: Self = Self { thing: ThingId::FIRST, strict: false };

    /// What is declared about something that this thing has.
    pub(super) fn of(thing: ThingId) -> Self {
        Self { thing, strict: true }
    }

    /// The place of a named condition that is used here.
    pub(in crate::readers) fn named(self, thing: ThingId) -> Self {
        if thing == ThingId::UNSTATED { self } else { Self { thing, strict: false } }
    }
}

/// The declarations and the things in the reader's hands.
#[derive(Clone, Debug)]
pub(in crate::readers) struct Scope {
    pub(in crate::readers) declarations: Declarations,
    pub(in crate::readers) things: Vec<Thing>,
}

impl Scope {
    pub(in crate::readers) fn thing(&self, id: ThingId) -> Option<&Thing> {
        self.things.get(id.index())
    }

    pub(super) fn things(&self) -> impl Iterator<Item = (ThingId, &Thing)> {
        self.things.iter().enumerate().map(|(place, thing)| (ThingId::from_index(place), thing))
    }

    /// The OSes that a thing may have; none for a thing without OS.
    pub(super) fn oses(&self, thing: ThingId) -> &[ProductId] {
        self.thing(thing).and_then(|thing| thing.os.as_deref()).unwrap_or_default()
    }

    pub(super) fn has_os(&self, thing: ThingId) -> bool {
        !self.oses(thing).is_empty()
    }

    fn can_have(&self, thing: ThingId, id: ProductId) -> bool {
        self.thing(thing).is_some_and(|thing| thing.can_have(&self.declarations, id))
    }

    /// The thing that a test of a product means.
    fn thing_with(&self, product: ProductId, stated: ThingId, place: Place) -> ThingId {
        if stated != ThingId::UNSTATED {
            return stated;
        }
        if place.strict || self.can_have(place.thing, product) && self.things.len() == 1 {
            return place.thing;
        }
        let mut able = self.things().map(|(id, _)| id).filter(|&id| self.can_have(id, product)).peekable();
        let first = able.peek().copied();
        let others: Vec<ThingId> = able.collect();
        match others.as_slice() {
            [only] => *only,
            several if several.contains(&place.thing) => place.thing,
            _ => first.unwrap_or(place.thing),
        }
    }

    /// The axis of a product, unless no reader can have it there.
    pub(in crate::readers) fn product_axis(
        &self,
        id: ProductId,
        stated: ThingId,
        place: Place,
    ) -> Option<Subject> {
        let product = self.declarations.products.get(id)?;
        if product.kind == ProductKind::Server {
            return Some(Subject::Server(id));
        }
        let thing = self.thing_with(id, stated, place);
        self.thing(thing)?;
        match product.kind {
            ProductKind::Os => self.oses(thing).contains(&id).then_some(Subject::Os(thing)),
            ProductKind::Skin => Some(Subject::Skin(thing)),
            _ => Some(Subject::Product(thing, id)),
        }
    }

    /// The device axis that a test means.
    pub(super) fn device_axis(&self, stated: ThingId, place: Place) -> Option<Subject> {
        let thing = if stated == ThingId::UNSTATED { place.thing } else { stated };
        self.thing(thing).map(|_| Subject::Device(thing))
    }

    /// The axis of a simple test; none for a test that nobody can meet and for conditions with parts.
    pub(in crate::readers) fn axis_of_test(&self, test: &Condition, place: Place) -> Option<Subject> {
        match test {
            Condition::Present { thing, product } | Condition::Version { thing, product, .. } => {
                self.product_axis(*product, *thing, place)
            }
            Condition::Device { thing, .. }
            | Condition::KnownDevice { thing }
            | Condition::Maker { thing, .. }
            | Condition::Series { thing, .. } => self.device_axis(*thing, place),
            Condition::Answer { question, .. } => {
                self.declarations.questions.get(*question).map(|_| Subject::Question(*question))
            }
            _ => None,
        }
    }
}
