//! What one thing in hand shows. Knows nothing of readers.

use crate::model::ids::{ElementId, ScreenId};
use crate::readers::ProductId;
use crate::vocabulary::ScreenKind;
use std::collections::BTreeMap;

/// A screen and what lies over it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct View {
    /// The product in front, kept only while a later step returns to a product.
    pub(super) product: Option<ProductId>,
    /// None: unknown; it may be any screen.
    pub(super) base: Option<ScreenId>,
    /// Dialogs, sheets and menus, the front one last; each at most once.
    pub(super) over: Vec<ScreenId>,
    /// Elements that are there `sometimes`: whether they are, this time. Only those that were looked for.
    pub(super) drawn: BTreeMap<ElementId, bool>,
}

impl View {
    /// Any screen, with nothing known over it.
    pub(super) fn unknown() -> Self {
        Self::default()
    }

    /// The screen that the reader touches.
    pub(super) fn front(&self) -> Option<ScreenId> {
        self.over.last().copied().or(self.base)
    }

    /// Leaves for a screen that no model knows; what is in front stays the product.
    pub(super) fn to_unknown(&self) -> Self {
        Self { product: self.product, ..Self::default() }
    }

    /// Shows a screen: a dialog, sheet or menu over what is there, anything else alone. One that is there
    /// already comes to the front.
    pub(super) fn show(&self, screen: ScreenId, kind: ScreenKind) -> Self {
        if !kind.lies_over() {
            return Self { base: Some(screen), ..self.to_unknown() };
        }
        let mut next = self.clone();
        match next.over.iter().position(|there| *there == screen) {
            Some(place) => next.over.truncate(place + 1),
            None => next.over.push(screen),
        }
        next
    }

    /// Whether everything that is known here is so there, too. Unknown contains every screen.
    pub(super) fn contains(&self, other: &Self) -> bool {
        let anywhere = self.base.is_none() && self.over.is_empty();
        let same = (self.base.is_none() || self.base == other.base) && self.over == other.over;
        let drawn = || self.drawn.iter().all(|(element, there)| other.drawn.get(element) == Some(there));
        (anywhere || same) && drawn()
    }

    /// Closes what is in front; a bare screen leads to unknown.
    pub(super) fn under(&self) -> Self {
        let mut next = self.clone();
        match next.over.pop() {
            Some(_) => next,
            None => self.to_unknown(),
        }
    }
}
