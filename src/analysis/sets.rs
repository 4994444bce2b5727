//! Sets of one guide's readers: conditions bound to the things in hand, and the algebra. Knows nothing of
//! screens.

use crate::readers::{Condition, ProductId, Ranges, Set, SpaceError, ThingId, Universe};
use std::cell::Cell;

/// The readers of one guide. An operation that is too complex gives nobody and is remembered, so that
/// the walk can stop.
#[derive(Debug)]
pub(super) struct Sets {
    universe: Universe,
    too_complex: Cell<bool>,
    nobody: Set,
    everyone: Set,
    beginners: Set,
}

impl Sets {
    pub(super) fn new(universe: Universe) -> Self {
        let (nobody, everyone, beginners) = (universe.none(), universe.all(), universe.beginning());
        Self { universe, too_complex: Cell::new(false), nobody, everyone, beginners }
    }

    /// Gives the universe back.
    pub(super) fn into_universe(self) -> Universe {
        self.universe
    }

    /// Whether some set could not be worked out.
    pub(super) fn too_complex(&self) -> bool {
        self.too_complex.get()
    }

    pub(super) fn nobody(&self) -> Set {
        self.nobody
    }

    /// Every reader that there can be at any step.
    pub(super) fn everyone(&self) -> Set {
        self.everyone
    }

    /// Every reader that there can be before the first step.
    pub(super) fn beginners(&self) -> Set {
        self.beginners
    }

    pub(super) fn is_empty(&self, set: Set) -> bool {
        set == self.nobody
    }

    pub(super) fn union(&self, a: Set, b: Set) -> Set {
        self.known(self.universe.union(a, b))
    }

    pub(super) fn intersection(&self, a: Set, b: Set) -> Set {
        self.known(self.universe.intersection(a, b))
    }

    pub(super) fn difference(&self, a: Set, b: Set) -> Set {
        self.known(self.universe.difference(a, b))
    }

    pub(super) fn is_within(&self, a: Set, b: Set) -> bool {
        a == b || self.is_empty(self.difference(a, b))
    }

    pub(super) fn meet(&self, a: Set, b: Set) -> bool {
        !self.is_empty(self.intersection(a, b))
    }

    /// Who meets a condition whose tests without a thing mean `thing`.
    pub(super) fn of(&self, condition: &Condition, thing: ThingId) -> Set {
        self.known(self.universe.set_on(condition, thing))
    }

    /// Who meets a condition, if there is one; else everyone.
    pub(super) fn of_option(&self, condition: Option<&Condition>, thing: ThingId) -> Set {
        condition.map_or(self.everyone, |condition| self.of(condition, thing))
    }

    /// Who has a product on a thing.
    pub(super) fn having(&self, product: ProductId, thing: ThingId) -> Set {
        self.of(&Condition::Present { thing, product }, thing)
    }

    /// Who has one of these versions.
    pub(super) fn having_versions(&self, product: ProductId, versions: &Ranges, thing: ThingId) -> Set {
        let condition =
            Condition::Version { thing, product, versions: versions.clone(), written: Vec::new() };
        self.of(&condition, thing)
    }

    /// The same readers, whatever they have of these products.
    pub(super) fn whatever(&self, readers: Set, products: &[ProductId], thing: ThingId) -> Set {
        self.known(self.universe.leave_open(readers, thing, products))
    }

    /// A set in words, as a part of others: "Android before 12".
    pub(super) fn words(&self, set: Set, among: Set) -> String {
        self.universe.describe(set, among, &[]).in_words()
    }

    /// One reader of a set: "Android 11 with Alipay 10.2.51". None if it is every reader or none.
    pub(super) fn witness(&self, set: Set) -> Option<String> {
        let witness = self.universe.witness(set)?;
        (!witness.facts.is_empty()).then(|| witness.in_words())
    }

    /// Conditions that nobody mentioned were left out on purpose: they decide nothing here.
    fn known(&self, result: Result<Set, SpaceError>) -> Set {
        match result {
            Ok(set) => set,
            Err(SpaceError::Unmentioned) => self.everyone,
            Err(SpaceError::TooComplex) => {
                self.too_complex.set(true);
                self.nobody
            }
        }
    }
}
