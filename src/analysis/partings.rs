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

/// Where some readers parted from the others who are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parted {
    pub(super) at: Span,
    /// All others went the other way; else only some of them.
    pub(super) from_all: bool,
}

impl Partings {
    /// Some of the readers here go another way than the others.
    pub(super) fn add(&self, span: Span, taking: Set, here: Set, sets: &Sets) {
        let way = (span, taking);
        let mut ways = self.ways.borrow_mut();
        if !sets.is_empty(taking) && taking != here && ways.last() != Some(&way) {
            ways.push(way);
        }
    }

    /// Where these readers, or the others who are here, last went a way of their own; where all of them did
    /// says more. `beside`: not in there, as that is the place of the finding itself.
    pub(super) fn of(&self, readers: Set, here: Set, beside: Option<Span>, sets: &Sets) -> Option<Parted> {
        let ways = self.ways.borrow();
        let mut some = None;
        let outside = |span: &Span| beside.is_none_or(|beside| !beside.contains(*span));
        for (span, taking) in ways.iter().rev().take(MOST).filter(|(span, _)| outside(span)) {
            let here_taking = sets.intersection(here, *taking);
            if here_taking == readers || sets.difference(here, here_taking) == readers {
                return Some(Parted { at: *span, from_all: true });
            }
            let parted = match sets.meet(readers, *taking) {
                true => sets.is_within(readers, *taking) && here_taking != here,
                false => !sets.is_empty(here_taking),
            };
            if parted && some.is_none() {
                some = Some(Parted { at: *span, from_all: false });
            }
        }
        some
    }

    /// Where readers who are not here last parted from all who are.
    pub(super) fn between(&self, gone: Set, here: Set, sets: &Sets) -> Option<Span> {
        let ways = self.ways.borrow();
        let parted = |taking: Set| match sets.meet(gone, taking) {
            true => sets.is_within(gone, taking) && !sets.meet(here, taking),
            false => sets.is_within(here, taking),
        };
        ways.iter().rev().take(MOST).find(|(_, taking)| parted(*taking)).map(|(span, _)| *span)
    }
}
