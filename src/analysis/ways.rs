//! Where one reader may go several ways: which of them warn, and what screens they lead to. A finding that is
//! true of one way only shows where it begins. Knows no rule.

use super::rules::whom::Whom;
use super::sets::Sets;
use super::state::State;
use super::walk::Walk;
use crate::model::ids::ScreenId;
use crate::readers::{Set, ThingId};
use crate::source::Span;
use std::collections::BTreeSet;

type Fronts = BTreeSet<Option<ScreenId>>;

/// A way beside others that the same readers may go.
#[derive(Clone, Debug)]
struct Fork {
    span: Span,
    readers: Set,
    /// What is in front of those who went it.
    fronts: Fronts,
    /// It is one declaration, by which the app decides.
    by_the_app: bool,
}

/// The ways that may still matter, in the order of following.
#[derive(Debug, Default)]
pub(super) struct Ways {
    warning: Vec<(Span, Set)>,
    forks: Vec<Fork>,
}

impl Ways {
    /// Everybody has done something: what they were warned of before was that.
    pub(super) fn acted(&mut self) {
        self.warning.clear();
    }

    /// The last way that warns, for some of whom others do not.
    pub(super) fn warning(&self, sets: &Sets, readers: Set) -> Option<Span> {
        let mut ways = self.warning.iter().rev();
        ways.find(|(_, taking)| sets.meet(*taking, readers)).map(|(span, _)| *span)
    }

    /// The last way that brings readers where a finding is true of them, and what is said of it.
    pub(super) fn leading(&self, sets: &Sets, whom: &Whom) -> Option<(Span, &'static str)> {
        let (so, not_so) = (whom.fronts(), whom.other_fronts(sets));
        let leads = |fork: &&Fork| {
            let there = match fork.by_the_app {
                true => !fork.fronts.is_disjoint(&so) && !fork.fronts.is_disjoint(&not_so),
                false => !fork.fronts.is_empty() && fork.fronts.is_subset(&so),
            };
            there && sets.meet(fork.readers, whom.readers())
        };
        let fork = self.forks.iter().rev().find(leads)?;
        let message = if fork.by_the_app { "here the app decides" } else { "this way leads them there" };
        Some((fork.span, message))
    }
}

/// Remembers the ways through a branch, each with where readers are after it; `others`: who takes none of them.
pub(super) fn through(walk: &mut Walk<'_>, thing: ThingId, through: &[(Span, State)], others: &State) {
    warning(walk, through, others);
    let sets = &walk.sets;
    let states = || through.iter().map(|(_, after)| after).chain([others]);
    let mut forks = Vec::new();
    for (place, (span, after)) in through.iter().enumerate() {
        let beside = states().enumerate().filter(|(other, state)| *other != place && !state.is_empty());
        let differing = beside.filter(|(_, state)| fronts(state, thing) != fronts(after, thing));
        let theirs = differing.fold(sets.nobody(), |all, (_, state)| sets.union(all, state.readers(sets)));
        let readers = sets.intersection(after.readers(sets), theirs);
        if !sets.is_empty(readers) {
            forks.push(Fork { span: *span, readers, fronts: fronts(after, thing), by_the_app: false });
        }
    }
    walk.ways.forks.extend(forks);
}

fn warning(walk: &mut Walk<'_>, through: &[(Span, State)], others: &State) {
    let sets = &walk.sets;
    let unwarned = through.iter().map(|(_, after)| after).chain([others]);
    let unwarned = unwarned.fold(sets.nobody(), |all, after| sets.union(all, after.unwarned(sets)));
    let warn = through.iter().filter(|(_, after)| !after.is_empty() && sets.is_empty(after.unwarned(sets)));
    let beside = warn.map(|(span, after)| (*span, sets.intersection(after.readers(sets), unwarned)));
    let beside: Vec<_> = beside.filter(|(_, readers)| !sets.is_empty(*readers)).collect();
    walk.ways.warning.extend(beside);
}

/// Remembers a declaration by which the app decides where some readers come.
pub(super) fn by_the_app(walk: &mut Walk<'_>, span: Span, to: impl Iterator<Item = ScreenId>, readers: Set) {
    walk.ways.forks.push(Fork { span, readers, fronts: to.map(Some).collect(), by_the_app: true });
}

/// Where all are on one screen, it does not matter any more how they came there.
pub(super) fn meet(walk: &mut Walk<'_>, state: &State) {
    if state.places.len() == 1 {
        walk.ways.forks.clear();
    }
}

fn fronts(state: &State, thing: ThingId) -> Fronts {
    state.places.keys().map(|combination| combination.view(thing).front()).collect()
}
