//! Where readers part on their way: the declarations and branches that lead some of them elsewhere.

use super::sets::Sets;
use crate::readers::Set;
use crate::source::Span;
use std::cell::RefCell;

/// More partings than these are not looked through.
const MOST: usize = 2_000;

/// Where readers part, in the order of following.
#[derive(Debug, Default)]
pub(super) struct Partings {
    /// Each with those who go that way.
    ways: RefCell<Vec<(Span, Set)>>,
}

impl Partings {
    /// Some of the readers here go another way than the others.
    pub(super) fn add(&self, span: Span, taking: Set, here: Set, sets: &Sets) {
        if !sets.is_empty(taking) && taking != here {
            self.ways.borrow_mut().push((span, taking));
        }
    }

    /// How many there are so far.
    pub(super) fn len(&self) -> usize {
        self.ways.borrow().len()
    }

    /// Takes away all but the first.
    pub(super) fn take_after(&self, first: usize) -> Vec<(Span, Set)> {
        self.ways.borrow_mut().split_off(first)
    }

    /// Where these readers, or the others who are here, last went a way of their own.
    pub(super) fn of(&self, readers: Set, here: Set, sets: &Sets) -> Option<Span> {
        let ways = self.ways.borrow();
        let parted = |taking: Set| match sets.meet(readers, taking) {
            true => sets.is_within(readers, taking) && !sets.is_within(here, taking),
            false => sets.meet(here, taking),
        };
        ways.iter().rev().take(MOST).find(|(_, taking)| parted(*taking)).map(|(span, _)| *span)
    }
}
