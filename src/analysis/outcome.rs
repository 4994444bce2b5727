//! What a step leads to.

use super::sets::Sets;
use super::state::{Combination, State};
use crate::readers::Set;

/// What a step leads to.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// Where declarations say that readers are then.
    pub(super) declared: State,
    /// Where readers are if the writer says nothing else: `opens` may say it.
    pub(super) open: State,
}

impl Outcome {
    /// Nobody yet; whoever was lost before stays lost.
    pub(super) fn after(state: &State, sets: &Sets) -> Self {
        let declared = state.emptied();
        let open = State { lost: sets.nobody(), ..declared.clone() };
        Self { declared, open }
    }

    /// Everybody stays.
    pub(super) fn stay(state: State, sets: &Sets) -> Self {
        let lost = state.emptied();
        Self { declared: lost, open: State { lost: sets.nobody(), ..state } }
    }

    /// Puts readers at a combination.
    pub(super) fn add(&mut self, combination: Combination, readers: Set, declared: bool, sets: &Sets) {
        let state = if declared { &mut self.declared } else { &mut self.open };
        state.add(combination, readers, sets);
    }

    /// Drops readers whom a finding named.
    pub(super) fn lose(&mut self, readers: Set, sets: &Sets) {
        self.declared.lose(readers, sets);
        self.open.lose(readers, sets);
        self.open.lost = sets.nobody();
    }

    /// Everybody, wherever that is known from.
    pub(super) fn all(self, sets: &Sets) -> State {
        let mut all = self.declared;
        all.join(&self.open, sets);
        all
    }
}
