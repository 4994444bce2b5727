//! Where all readers may be at one place of a guide.

use super::sets::Sets;
use super::view::View;
use crate::model::ids::StatementId;
use crate::readers::{ProductId, Set, ThingId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// More combinations than these are not told apart.
const MOST_COMBINATIONS: usize = 256;

/// More kinds of readers than these are not looked at one by one.
const MOST_KINDS: usize = 8;

/// What a reader's things show, together.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Combination {
    /// One for each of the guide's things.
    pub(super) views: Vec<View>,
    /// What products showed when they were left; only those that a later step returns to.
    pub(super) left: BTreeMap<(ThingId, ProductId), View>,
    /// Whoever is here was warned since their last action.
    pub(super) warned: bool,
    /// What a time runs from that whoever is here has not done, in order of writing.
    pub(super) awaited: Rc<[StatementId]>,
}

/// Combinations with the readers who may be there. A reader may be at several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) places: BTreeMap<Combination, Set>,
    /// Readers who were dropped by a finding: nothing more is reported for want of them.
    pub(super) lost: Set,
    /// There were too many combinations.
    pub(super) overflowed: bool,
}

/// Readers of a state for whom it is the same.
#[derive(Clone, Debug)]
pub(super) struct Kind<'s> {
    pub(super) readers: Set,
    /// Where each of them may be.
    places: Vec<&'s Combination>,
}

impl Combination {
    /// Nothing known of any thing.
    pub(super) fn unknown(things: usize) -> Self {
        Self { views: vec![View::unknown(); things], ..Self::default() }
    }

    /// What a thing shows.
    pub(super) fn view(&self, thing: ThingId) -> View {
        self.views.get(thing.0 as usize).cloned().unwrap_or_default()
    }

    /// What a step can return to, with nothing known of where it was left.
    fn to_return_to(&self) -> impl Iterator<Item = ((ThingId, ProductId), View)> {
        let in_front =
            (0..).map(ThingId).zip(&self.views).filter_map(|(thing, it)| Some((thing, it.product?)));
        let all = in_front.chain(self.left.keys().copied());
        all.map(|(thing, product)| ((thing, product), View { product: Some(product), ..View::unknown() }))
    }

    /// Whether everything that is known here of any thing is so there, too. What was left does not count.
    pub(super) fn contains(&self, other: &Self) -> bool {
        self.views.iter().zip(&other.views).all(|(here, there)| here.contains(there))
    }

    /// Where one is, whatever was read and done.
    pub(super) fn place(&self) -> Self {
        Self { warned: false, awaited: Rc::default(), ..self.clone() }
    }

    /// The same with another view of a thing.
    pub(super) fn with(&self, thing: ThingId, view: View) -> Self {
        let mut next = self.clone();
        if let Some(place) = next.views.get_mut(thing.0 as usize) {
            *place = view;
        }
        next
    }
}

impl State {
    /// Nobody is here.
    pub(super) fn nobody(sets: &Sets) -> Self {
        Self { places: BTreeMap::new(), lost: sets.nobody(), overflowed: false }
    }

    /// These readers, at one combination.
    pub(super) fn at(combination: Combination, readers: Set, sets: &Sets) -> Self {
        let mut state = Self::nobody(sets);
        state.add(combination, readers, sets);
        state
    }

    /// The same without anybody: what was lost stays lost.
    pub(super) fn emptied(&self) -> Self {
        Self { places: BTreeMap::new(), lost: self.lost, overflowed: self.overflowed }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Puts readers at a combination.
    pub(super) fn add(&mut self, combination: Combination, readers: Set, sets: &Sets) {
        if sets.is_empty(readers) {
            return;
        }
        match self.places.get_mut(&combination) {
            Some(there) => *there = sets.union(*there, readers),
            None => {
                self.places.insert(combination, readers);
            }
        }
        if self.places.len() > MOST_COMBINATIONS {
            self.overflow(sets);
        }
    }

    /// Forgets where everybody is, what they left and what they did: few combinations remain, whatever they were.
    /// Whatever anybody left, everybody may have left.
    fn overflow(&mut self, sets: &Sets) {
        self.overflowed = true;
        let places = std::mem::take(&mut self.places);
        let left: BTreeMap<(ThingId, ProductId), View> =
            places.keys().flat_map(Combination::to_return_to).collect();
        for (combination, readers) in places {
            let unknown = Combination::unknown(combination.views.len());
            let forgotten = Combination { left: left.clone(), warned: combination.warned, ..unknown };
            let there = self.places.entry(forgotten).or_insert(readers);
            *there = sets.union(*there, readers);
        }
    }

    /// Everybody who may be here.
    pub(super) fn readers(&self, sets: &Sets) -> Set {
        self.places.values().fold(sets.nobody(), |all, readers| sets.union(all, *readers))
    }

    /// Everybody who may be here or would be, were it not for an earlier finding.
    pub(super) fn expected(&self, sets: &Sets) -> Set {
        sets.union(self.readers(sets), self.lost)
    }

    /// Only these readers.
    pub(super) fn only(&self, readers: Set, sets: &Sets) -> Self {
        let mut kept = self.emptied();
        kept.lost = sets.intersection(self.lost, readers);
        for (combination, there) in &self.places {
            let both = sets.intersection(*there, readers);
            if !sets.is_empty(both) {
                kept.places.insert(combination.clone(), both);
            }
        }
        kept
    }

    /// The same without some combinations.
    pub(super) fn except(mut self, left_out: impl Fn(&Combination) -> bool) -> Self {
        self.places.retain(|combination, _| !left_out(combination));
        self
    }

    /// Warns these readers.
    pub(super) fn warn(&mut self, told: Set, sets: &Sets) {
        for (combination, readers) in std::mem::take(&mut self.places) {
            let warned = Combination { warned: true, ..combination.clone() };
            self.add(warned, sets.intersection(readers, told), sets);
            self.add(combination, sets.difference(readers, told), sets);
        }
    }

    /// Everybody has done something: what they were warned of before was that.
    pub(super) fn act(&mut self, sets: &Sets) {
        for (combination, readers) in std::mem::take(&mut self.places) {
            self.add(Combination { warned: false, ..combination }, readers, sets);
        }
    }

    /// Who may have come here without being warned since their last action.
    pub(super) fn unwarned(&self, sets: &Sets) -> Set {
        let unwarned = self.places.iter().filter(|(combination, _)| !combination.warned);
        unwarned.fold(sets.nobody(), |all, (_, readers)| sets.union(all, *readers))
    }

    /// Drops readers whom a finding named.
    pub(super) fn lose(&mut self, readers: Set, sets: &Sets) {
        if sets.is_empty(readers) {
            return;
        }
        self.lost = sets.union(self.lost, readers);
        for there in self.places.values_mut() {
            *there = sets.difference(*there, readers);
        }
        self.places.retain(|_, there| !sets.is_empty(*there));
    }

    /// Joins what is true on another path.
    pub(super) fn join(&mut self, other: &Self, sets: &Sets) {
        self.lost = sets.union(self.lost, other.lost);
        self.overflowed |= other.overflowed;
        for (combination, readers) in &other.places {
            self.add(combination.clone(), *readers, sets);
        }
    }

    /// The readers of a state by where they may be; nothing if there are too many kinds.
    pub(super) fn kinds(&self, sets: &Sets) -> Option<Vec<Kind<'_>>> {
        let all = Kind { readers: self.readers(sets), places: Vec::new() };
        let mut kinds = vec![all];
        for (combination, readers) in &self.places {
            kinds = parted(kinds, *readers, sets, |kind| kind.places.push(combination));
            if kinds.len() > MOST_KINDS {
                return None;
            }
        }
        Some(kinds)
    }

    /// Who may be here, or would be, at a combination that contains this one.
    pub(super) fn around(&self, combination: &Combination, sets: &Sets) -> Set {
        let around = self.places.iter().filter(|(there, _)| there.contains(combination));
        around.fold(self.lost, |all, (_, readers)| sets.union(all, *readers))
    }

    /// Whether every reader of `other` is here already, at the same combinations.
    pub(super) fn holds(&self, other: &Self, sets: &Sets) -> bool {
        other.places.iter().all(|(combination, readers)| {
            let here = self.places.get(combination).copied().unwrap_or(sets.nobody());
            sets.is_within(*readers, here)
        })
    }
}

impl Kind<'_> {
    /// The state of others who come alike.
    pub(super) fn state(&self, readers: Set, sets: &Sets) -> State {
        let mut state = State::nobody(sets);
        for combination in &self.places {
            state.add((*combination).clone(), readers, sets);
        }
        state
    }
}

/// Each kind in two: those who are among some readers, and the others.
fn parted<'s>(kinds: Vec<Kind<'s>>, among: Set, sets: &Sets, mark: impl Fn(&mut Kind<'s>)) -> Vec<Kind<'s>> {
    let mut all = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let mut those = Kind { readers: sets.intersection(kind.readers, among), ..kind.clone() };
        let others = Kind { readers: sets.difference(kind.readers, among), ..kind };
        mark(&mut those);
        all.extend([those, others].into_iter().filter(|kind| !sets.is_empty(kind.readers)));
    }
    all
}
