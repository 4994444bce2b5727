//! The kinds that are still possible, without what makes no difference to them.

use std::collections::BTreeSet;

use super::Sorter;
use crate::readers::space::{Cells, NOTHING, NodeId, Operation, SpaceError};

/// What is known of a reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// The kinds that the reader may be of, with their readers.
    pub(super) kinds: Vec<(usize, NodeId)>,
    /// All readers that there may be, those of no kind among them.
    pub(super) possible: NodeId,
}

impl State {
    /// Which kinds are possible.
    pub(super) fn names(&self) -> Vec<usize> {
        self.kinds.iter().map(|(kind, _)| *kind).collect()
    }

    /// Whether more than one is.
    pub(super) fn is_open(&self) -> bool {
        self.kinds.len() > 1
    }

    /// All sets, the possible readers last.
    pub(super) fn nodes(&self) -> Vec<NodeId> {
        self.kinds.iter().map(|(_, node)| *node).chain([self.possible]).collect()
    }
}

impl Sorter<'_> {
    /// Without the kinds that nobody is of.
    pub(super) fn without_nobody(&self, mut state: State) -> State {
        state.kinds.retain(|(_, node)| *node != NOTHING);
        state
    }

    /// Leaves open every axis that does not matter: whoever differs only there is of the same kind. The last axes
    /// first, as they are the harder questions.
    pub(super) fn shortened(&mut self, mut state: State) -> Result<State, SpaceError> {
        let axes: BTreeSet<usize> = self.diagram.axes_of(&state.nodes())?;
        for axis in axes.into_iter().rev() {
            let open = self.opened(&state, axis)?;
            if self.are_apart(&open)? {
                state = open;
            }
        }
        Ok(state)
    }

    /// With any position on an axis.
    pub(super) fn opened(&mut self, state: &State, axis: usize) -> Result<State, SpaceError> {
        self.each(state, |sorter, node| sorter.diagram.leave_open(node, axis))
    }

    /// Those at some positions of an axis.
    pub(super) fn at(&mut self, state: &State, axis: usize, cells: &Cells) -> Result<State, SpaceError> {
        let here = self.diagram.at(axis, cells)?;
        self.each(state, |sorter, node| sorter.diagram.apply(Operation::And, node, here))
    }

    /// Those of both.
    pub(super) fn either(&mut self, one: &State, other: &State) -> Result<State, SpaceError> {
        let mut both = one.clone();
        self.count(other.kinds.len() + 1)?;
        both.possible = self.diagram.apply(Operation::Or, one.possible, other.possible)?;
        for (kind, node) in &other.kinds {
            match both.kinds.iter_mut().find(|(own, _)| own == kind) {
                Some((_, own)) => *own = self.diagram.apply(Operation::Or, *own, *node)?,
                None => both.kinds.push((*kind, *node)),
            }
        }
        both.kinds.sort_unstable();
        Ok(both)
    }

    /// Whether nobody would be of two kinds.
    pub(super) fn are_apart(&mut self, state: &State) -> Result<bool, SpaceError> {
        self.count(state.kinds.len())?;
        let mut before = NOTHING;
        for (_, node) in &state.kinds {
            if self.diagram.apply(Operation::And, before, *node)? != NOTHING {
                return Ok(false);
            }
            before = self.diagram.apply(Operation::Or, before, *node)?;
        }
        Ok(true)
    }

    fn each(
        &mut self,
        state: &State,
        change: impl Fn(&mut Self, NodeId) -> Result<NodeId, SpaceError>,
    ) -> Result<State, SpaceError> {
        self.count(state.kinds.len() + 1)?;
        let mut kinds = Vec::with_capacity(state.kinds.len());
        for (kind, node) in &state.kinds {
            kinds.push((*kind, change(self, *node)?));
        }
        let possible = change(self, state.possible)?;
        Ok(self.without_nobody(State { kinds, possible }))
    }
}
