//! What could not be checked and what was taken on trust.

use super::screens;
use super::view::View;
use crate::model::project::Project;
use crate::model::reference::{ElementUse, Written};
use crate::readers::ProductId;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Places, each counted once.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Uses of elements that no model knows there.
    pub(super) unchecked: BTreeSet<Span>,
    /// Those of them whose label stands on no declared screen of the app in front, of which only a part is
    /// declared.
    pub(super) unknown_labels: BTreeMap<Span, ProductId>,
    /// Words of the writer's that decided where a reader is.
    pub(super) trusted: BTreeSet<Span>,
    /// Screens that the guide's steps open by the writer's word: whether somebody comes there.
    pub(super) opened: BTreeMap<Span, bool>,
}

impl Tally {
    /// Counts a use of an element that no model knows in what is in front.
    pub(super) fn not_checked(&mut self, project: &Project, used: &ElementUse, view: &View) {
        self.unchecked.insert(used.span);
        let product = view.front().and_then(|front| project.screen(front)?.product);
        let Some((product, front)) = product.zip(view.front()) else { return };
        let mut known = used.candidates.iter().filter_map(|id| project.element(*id));
        let is_known = known.any(|element| element.product == Some(product));
        if matches!(used.written, Written::Label(_)) && screens::is_partial(project, front) && !is_known {
            self.unknown_labels.insert(used.span, product);
        }
    }
}
