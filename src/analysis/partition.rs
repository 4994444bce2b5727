//! Long lists of branches in time that is nearly linear in their number: which readers take which arm, and
//! joining what the arms lead to.

use super::sets::Sets;
use super::state::State;
use crate::readers::Set;

/// For each set, its readers who are in none before it; and everybody in any of them.
pub(super) fn first_of(sets: &Sets, wanted: &[Set]) -> (Vec<Set>, Set) {
    let tree = Tree::of(sets, wanted);
    let mut firsts = vec![sets.nobody(); wanted.len()];
    // Each part of the list with who is taken before it, as far as the part holds them at all.
    let mut open = vec![(0, 0, sets.nobody())];
    while let Some((level, place, before)) = open.pop() {
        let all = tree.at(level, place).unwrap_or(sets.nobody());
        let before = sets.intersection(before, all);
        if level == tree.levels.len().saturating_sub(1) {
            if let Some(first) = firsts.get_mut(place) {
                *first = sets.difference(all, before);
            }
            continue;
        }
        let (left, right) = (place * 2, place * 2 + 1);
        let left_all = tree.at(level + 1, left).unwrap_or(sets.nobody());
        if tree.at(level + 1, right).is_some() {
            open.push((level + 1, right, sets.union(before, left_all)));
        }
        open.push((level + 1, left, before));
    }
    (firsts, tree.at(0, 0).unwrap_or(sets.nobody()))
}

/// Unions of ever larger parts of a list; the first level is the whole, the last the list itself.
struct Tree {
    levels: Vec<Vec<Set>>,
}

impl Tree {
    fn of(sets: &Sets, list: &[Set]) -> Self {
        let mut levels = vec![list.to_vec()];
        while let Some(last) = levels.last().filter(|level| level.len() > 1) {
            let pairs = last.chunks(2);
            let joined = pairs.map(|pair| pair.iter().fold(sets.nobody(), |all, set| sets.union(all, *set)));
            levels.push(joined.collect());
        }
        levels.reverse();
        Self { levels }
    }

    fn at(&self, level: usize, place: usize) -> Option<Set> {
        self.levels.get(level)?.get(place).copied()
    }
}

/// Joins states two by two, as they come.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// Each with how many were joined to it; ever fewer.
    parts: Vec<(u32, State)>,
}

impl Joined {
    pub(super) fn add(&mut self, state: State, sets: &Sets) {
        let mut part = (0, state);
        while let Some((size, _)) = self.parts.last() {
            if *size != part.0 {
                break;
            }
            let Some((size, mut before)) = self.parts.pop() else { break };
            before.join(&part.1, sets);
            part = (size + 1, before);
        }
        self.parts.push(part);
    }

    /// Everything that was added.
    pub(super) fn all(self, sets: &Sets) -> State {
        let mut all = State::nobody(sets);
        for (_, part) in self.parts.into_iter().rev() {
            all.join(&part, sets);
        }
        all
    }
}
