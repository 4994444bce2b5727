//! What could not be checked and what was taken on trust.

use super::screens;
use super::sets::Sets;
use super::view::View;
use crate::model::project::Project;
use crate::model::reference::{ElementUse, Written};
use crate::readers::{ProductId, Set};
use crate::source::Span;
use std::collections::BTreeMap;

/// Places, each counted once, with the readers for whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Uses of elements that no model knows there.
    pub(super) unchecked: BTreeMap<Span, Set>,
    /// Labels that stand on no declared screen of the app in front, of which only a part is declared.
    pub(super) unknown_labels: BTreeMap<Span, ProductId>,
    /// Steps after which nobody knows where readers are, although it was known before and the writer says nothing of
    /// it.
    pub(super) unknown: BTreeMap<Span, Set>,
    /// Words of the writer's that decided where a reader is.
    pub(super) trusted: BTreeMap<Span, Set>,
    /// Screens that the guide's steps open by the writer's word: whether somebody comes there.
    pub(super) opened: BTreeMap<Span, bool>,
}

impl Tally {
    /// Counts what could not be checked for some readers.
    pub(super) fn uncheck(&mut self, span: Span, readers: Set, sets: &Sets) {
        count(&mut self.unchecked, span, readers, sets);
    }

    /// Remembers a label that no model knows in what is in front.
    pub(super) fn is_unknown(&mut self, project: &Project, used: &ElementUse, view: &View) {
        let product = view.front().and_then(|front| project.screen(front)?.product);
        let Some((product, front)) = product.zip(view.front()) else { return };
        let mut known = used.candidates.iter().filter_map(|id| project.element(*id));
        let is_known = known.any(|element| element.product == Some(product));
        if matches!(used.written, Written::Label(_)) && screens::is_partial(project, front) && !is_known {
            self.unknown_labels.insert(used.span, product);
        }
    }

    /// Counts a step that leads some readers to where nobody knows. Whoever uses something in it that could not be
    /// checked is counted there.
    pub(super) fn lose_sight(&mut self, step: Span, readers: Set, sets: &Sets) {
        let inside = Span { end: step.start, ..step }..=step.end_point();
        let uses = self.unchecked.range(inside).filter(|(used, _)| step.contains(**used));
        let readers = uses.fold(readers, |rest, (_, unchecked)| sets.difference(rest, *unchecked));
        count(&mut self.unknown, step, readers, sets);
    }

    /// Counts what is taken on trust for some readers.
    pub(super) fn trust(&mut self, span: Span, readers: Set, sets: &Sets) {
        count(&mut self.trusted, span, readers, sets);
    }

    /// Counts what another walk counted, for some of its readers.
    pub(super) fn add(&mut self, other: &Self, some: impl Fn(Set) -> Set, sets: &Sets) {
        for (span, readers) in &other.unchecked {
            self.uncheck(*span, some(*readers), sets);
        }
        for (span, readers) in &other.unknown {
            count(&mut self.unknown, *span, some(*readers), sets);
        }
        for (span, readers) in &other.trusted {
            self.trust(*span, some(*readers), sets);
        }
        let unknown = other.unknown_labels.iter().filter(|(span, _)| self.unchecked.contains_key(span));
        self.unknown_labels.extend(unknown.map(|(span, product)| (*span, *product)));
    }
}

fn count(places: &mut BTreeMap<Span, Set>, span: Span, readers: Set, sets: &Sets) {
    if !sets.is_empty(readers) {
        let all = places.entry(span).or_insert(readers);
        *all = sets.union(*all, readers);
    }
}
