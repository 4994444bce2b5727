//! What the reader has read and done on the way to a place, where the wording there depends on it.
//!
//! Of ways that part, each begins with what was before; behind them only what holds on every way counts.

use super::builder::{Builder, Place};
use super::shape::{Arm, Inline, Node};
use crate::model::ids::ScreenId;
use crate::model::statement::Block;
use crate::readers::{ProductId, Set, ThingId};
use std::collections::BTreeMap;

/// What is behind the reader.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// Who has surely read the sentence of a surface or screen, by the screen that stands for it.
    told: BTreeMap<ScreenId, Set>,
    /// What was tapped directly before.
    pub(super) tapped: Option<Vec<Inline>>,
}

/// One of several ways: who can take it, its steps, and what else is known of it.
pub(super) struct Way<'b, T> {
    pub(super) readers: Set,
    pub(super) body: &'b Block,
    pub(super) more: T,
}

/// The ways of a branch that print something.
#[derive(Default)]
pub(super) struct Arms {
    pub(super) arms: Vec<Arm>,
    /// A draft of the classes of which somebody may take none of them.
    pub(super) passing: Vec<u32>,
}

impl From<Arm> for Arms {
    /// One that all take.
    fn from(arm: Arm) -> Self {
        Self { arms: vec![arm], passing: Vec::new() }
    }
}

/// Where a way ends.
struct End {
    readers: Set,
    trail: Trail,
    /// What was changed on it.
    changes: Vec<(ThingId, ProductId)>,
}

impl Builder<'_> {
    /// Who has surely read the sentence of a screen.
    pub(super) fn told(&self, screen: ScreenId) -> Set {
        self.trail.told.get(&screen).copied().unwrap_or(self.readers.universe.none())
    }

    pub(super) fn tell(&mut self, screen: ScreenId, readers: Set) {
        let told = self.readers.either(self.told(screen), readers);
        self.trail.told.insert(screen, told);
    }

    /// Whoever may have been somebody else before a change may not have read what was for that one only.
    pub(super) fn forget_told(&mut self, change: (ThingId, ProductId)) {
        let all = self.readers.universe.all();
        for told in self.trail.told.values_mut() {
            let untold = self.readers.without(all, *told);
            *told = self.readers.without(all, self.readers.forgetting(untold, &[change]));
        }
    }

    /// The arms of ways from the same beginning that print something; `passing`, who may also take one, and whoever
    /// can take none go past them. What any of the ways changes is changed behind them.
    pub(super) fn arms<T>(
        &mut self,
        place: Place,
        ways: Vec<Way<'_, T>>,
        passing: Set,
        mut arm: impl FnMut(&mut Self, Way<'_, T>, Vec<Node>) -> Arm,
    ) -> Arms {
        let (changes, trail) = (self.changes.clone(), self.trail.clone());
        let mut behind = changes.clone();
        let taking =
            ways.iter().fold(self.readers.universe.none(), |all, way| self.readers.either(all, way.readers));
        let passing = self.readers.either(passing, self.readers.without(place.readers, taking));
        let mut ends = vec![End { readers: passing, trail: trail.clone(), changes: Vec::new() }];
        let mut arms = Vec::with_capacity(ways.len());
        let mut idle = passing;
        for way in ways {
            let body = self.block(place.among(way.readers).inside(), way.body);
            let mut changed = std::mem::replace(&mut self.changes, changes.clone());
            changed.retain(|change| !changes.contains(change));
            behind.extend(
                changed.iter().filter(|change| !behind.contains(change)).copied().collect::<Vec<_>>(),
            );
            let end = std::mem::replace(&mut self.trail, trail.clone());
            ends.push(End { readers: way.readers, trail: end, changes: changed });
            if body.is_empty() {
                idle = self.readers.either(idle, way.readers);
            } else {
                arms.push(arm(self, way, body));
            }
        }
        let passing = self.touching(idle).into_iter().collect();
        self.changes = behind;
        self.trail = self.joined(&ends);
        Arms { arms, passing }
    }

    /// A block that those here may leave out, or leave before its end.
    pub(super) fn maybe_block(&mut self, place: Place, block: &Block) -> Vec<Node> {
        let (changes, before) = (self.changes.clone(), self.trail.clone());
        let nodes = self.block(place.inside(), block);
        let mut changed = self.changes.clone();
        changed.retain(|change| !changes.contains(change));
        let after = std::mem::take(&mut self.trail);
        let ends = [
            End { readers: place.readers, trail: before, changes: Vec::new() },
            End { readers: place.readers, trail: after, changes: changed },
        ];
        self.trail = self.joined(&ends);
        nodes
    }

    /// What holds behind all of these ends.
    fn joined(&self, ends: &[End]) -> Trail {
        let screens = ends.iter().flat_map(|end| end.trail.told.keys().copied());
        let mut joined = Trail::default();
        for screen in screens {
            joined.told.entry(screen).or_insert_with(|| self.told_behind(screen, ends));
        }
        let mut coming =
            ends.iter().filter(|end| !self.readers.is_empty(end.readers)).map(|end| &end.trail.tapped);
        let first = coming.next().cloned().flatten();
        joined.tapped = first.filter(|first| coming.all(|other| other.as_ref() == Some(first)));
        joined
    }

    fn told_behind(&self, screen: ScreenId, ends: &[End]) -> Set {
        let none = self.readers.universe.none();
        let (mut told, mut untold) = (none, none);
        for end in ends {
            let told_here = end.trail.told.get(&screen).copied().unwrap_or(none);
            let coming = self.readers.forgetting(end.readers, &end.changes);
            told = self.readers.either(told, told_here);
            untold = self.readers.either(untold, self.readers.without(coming, told_here));
        }
        self.readers.without(told, untold)
    }
}
