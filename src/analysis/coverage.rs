//! Who comes to each branch of the guide's own body and who takes which arm, over all visits.

use super::sets::Sets;
use crate::model::ids::StatementId;
use crate::readers::Set;
use crate::source::Span;
use std::collections::BTreeMap;

/// The arms of all branches, in the order of writing.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    arms: BTreeMap<(StatementId, usize), Arm>,
    /// Everybody who meets a condition, wherever they are, by its place.
    meant: BTreeMap<Span, Set>,
}

/// One arm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arm {
    /// Its condition, or the block of an `otherwise`.
    pub(super) span: Span,
    pub(super) kind: ArmKind,
    /// Who comes to the branch.
    pub(super) here: Set,
    /// Who meets the arm's condition, whatever arms stand before it.
    pub(super) meeting: Set,
    /// Who takes the arm.
    pub(super) taken: Set,
}

/// What decides about an arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArmKind {
    Condition,
    /// `if see`.
    Look,
    Otherwise,
    /// Something that is only said to some.
    Told,
}

impl Coverage {
    /// Adds one visit.
    pub(super) fn add(&mut self, statement: StatementId, place: usize, arm: Arm, sets: &Sets) {
        let all = self.arms.entry((statement, place)).or_insert(arm);
        all.here = sets.union(all.here, arm.here);
        all.meeting = sets.union(all.meeting, arm.meeting);
        all.taken = sets.union(all.taken, arm.taken);
    }

    pub(super) fn mean(&mut self, condition: Span, everybody: Set) {
        self.meant.insert(condition, everybody);
    }

    pub(super) fn meant(&self, condition: Span) -> Option<Set> {
        self.meant.get(&condition).copied()
    }

    /// Where all arms are, in the order of writing.
    pub(super) fn places(&self) -> Vec<(StatementId, usize)> {
        self.arms.keys().copied().collect()
    }

    pub(super) fn arm(&self, place: (StatementId, usize)) -> Option<Arm> {
        self.arms.get(&place).copied()
    }

    /// The arms above one in its branch, in the order of writing.
    pub(super) fn above(&self, (statement, place): (StatementId, usize)) -> impl Iterator<Item = &Arm> {
        self.arms.range((statement, 0)..(statement, place)).map(|(_, arm)| arm)
    }
}
