//! What could not be checked and what was taken on trust.

use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Places, each counted once.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Uses of elements that no model knows there.
    pub(super) unchecked: BTreeSet<Span>,
    /// Words of the writer's that decided where a reader is.
    pub(super) trusted: BTreeSet<Span>,
    /// Screens that the guide's steps open by the writer's word: whether somebody comes there.
    pub(super) opened: BTreeMap<Span, bool>,
}
