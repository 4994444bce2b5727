//! What could not be checked and what was taken on trust.

use super::sets::Sets;
use crate::readers::Set;
use crate::source::Span;
use std::collections::BTreeMap;

/// Places, each counted once, with the readers for whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Uses of elements that no model knows there.
    pub(super) unchecked: BTreeMap<Span, Set>,
    /// Words of the writer's that decided where a reader is.
    pub(super) trusted: BTreeMap<Span, Set>,
    /// Screens that the guide's steps open by the writer's word: whether somebody comes there.
    pub(super) opened: BTreeMap<Span, bool>,
}

impl Tally {
    /// Counts what could not be checked for some readers.
    pub(super) fn uncheck(&mut self, span: Span, readers: Set, sets: &Sets) {
        count(&mut self.unchecked, span, readers, sets);
    }

    /// Counts what is taken on trust for some readers.
    pub(super) fn trust(&mut self, span: Span, readers: Set, sets: &Sets) {
        count(&mut self.trusted, span, readers, sets);
    }

    /// Counts what another walk counted, for some of its readers.
    pub(super) fn add(&mut self, other: &Self, some: impl Fn(Set) -> Set, sets: &Sets) {
        for (span, readers) in &other.unchecked {
            self.uncheck(*span, some(*readers), sets);
        }
        for (span, readers) in &other.trusted {
            self.trust(*span, some(*readers), sets);
        }
    }
}

fn count(places: &mut BTreeMap<Span, Set>, span: Span, readers: Set, sets: &Sets) {
    if !sets.is_empty(readers) {
        let all = places.entry(span).or_insert(readers);
        *all = sets.union(*all, readers);
    }
}
