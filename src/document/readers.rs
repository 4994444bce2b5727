//! Sets of readers, asked without a way to fail: where an answer would cost too much, the one that prints more is
//! taken, and the builder reports it once.

use crate::readers::{Condition, ProductId, Set, SpaceError, ThingId, Universe};
use std::cell::Cell;

/// A guide's universe.
pub(super) struct Readers<'a> {
    pub(super) universe: &'a Universe,
    too_complex: Cell<bool>,
}

impl<'a> Readers<'a> {
    pub(super) fn new(universe: &'a Universe) -> Self {
        Self { universe, too_complex: Cell::new(false) }
    }

    /// Whether some question was too hard.
    pub(super) fn was_too_complex(&self) -> bool {
        self.too_complex.get()
    }

    fn answer<T>(&self, answer: Result<T, SpaceError>, instead: T) -> T {
        answer.unwrap_or_else(|error| {
            self.too_complex.set(self.too_complex.get() || error == SpaceError::TooComplex);
            instead
        })
    }

    /// Those of `a` who are in `b`.
    pub(super) fn both(&self, a: Set, b: Set) -> Set {
        if a == b { a } else { self.answer(self.universe.intersection(a, b), a) }
    }

    pub(super) fn either(&self, a: Set, b: Set) -> Set {
        if a == b { a } else { self.answer(self.universe.union(a, b), self.universe.all()) }
    }

    /// Those of `a` who are not in `b`.
    pub(super) fn without(&self, a: Set, b: Set) -> Set {
        if a == b { self.universe.none() } else { self.answer(self.universe.difference(a, b), a) }
    }

    pub(super) fn is_empty(&self, set: Set) -> bool {
        self.universe.is_empty(set)
    }

    pub(super) fn is_within(&self, a: Set, b: Set) -> bool {
        a == b || self.answer(self.universe.is_subset(a, b), false)
    }

    pub(super) fn are_apart(&self, a: Set, b: Set) -> bool {
        self.answer(self.universe.is_disjoint(a, b), false)
    }

    /// Those of `among` who meet a condition of a thing; everyone if the condition speaks of what no other does.
    pub(super) fn meeting(&self, condition: &Condition, thing: ThingId, among: Set) -> Set {
        let set = self.answer(self.universe.set_on(condition, thing), self.universe.all());
        self.both(among, set)
    }

    /// Whether it is known who meets a condition: of what a guide does not come to nobody asked.
    pub(super) fn knows(&self, condition: &Condition, thing: ThingId) -> bool {
        self.universe.set_on(condition, thing).is_ok()
    }

    /// The readers that `--for` leaves; nobody if that cannot be told.
    pub(super) fn narrowed(&self, condition: &Condition) -> Set {
        self.answer(self.universe.set_on(condition, ThingId::FIRST), self.universe.none())
    }

    /// The same readers with any version, or none, of these products.
    pub(super) fn forgetting(&self, set: Set, changes: &[(ThingId, ProductId)]) -> Set {
        changes.iter().fold(set, |set, (thing, product)| {
            self.answer(self.universe.leave_open(set, *thing, &[*product]), self.universe.all())
        })
    }
}
