//! Where the reader of the step at hand most likely is, for advice alone: what the last step leads to. Who may really be
//! where is for the analysis, which does not look at guides with unknown names.

use std::collections::BTreeSet;

use super::names::Candidate;
use super::resolver::Resolver;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, ScreenUse};
use crate::model::screen::{Destination, Leads};
use crate::model::step::Opened;
use crate::syntax::ast::Name;
use crate::syntax::ast::reference::ElementRef;
use crate::text::near_miss;

/// Of more screens than this nobody can say that the reader is on one of them.
const MOST_SCREENS: usize = 4;
/// The same for the elements that a step can mean.
const MOST_ELEMENTS: usize = 8;

impl Resolver<'_> {
    /// An element that a step does something with, and where that leads.
    pub(super) fn touched(&mut self, reference: &ElementRef) -> ElementUse {
        let used = self.element_use(reference);
        let before = std::mem::take(&mut self.flow.screens);
        // Whoever touches what nothing is known of may be anywhere then.
        if used.candidates.len() > MOST_ELEMENTS {
            return used;
        }
        let mut here = Vec::new();
        for id in &used.candidates {
            let key = self.project.element(*id).map(|element| element.key.clone()).unwrap_or_default();
            if before.iter().any(|screen| self.element_on(*screen, &key) == Some(*id)) {
                here.push(*id);
            }
        }
        let stays = !here.is_empty();
        let meant = if stays { here } else { used.candidates.clone() };
        let leads =
            meant.iter().filter_map(|id| self.project.element(*id)).flat_map(|element| &element.leads);
        let to = screens(leads);
        self.reader_is_on(if to.is_empty() && stays { before } else { to });
        used
    }

    /// The reader came to these screens.
    pub(super) fn reader_is_on(&mut self, screens: impl IntoIterator<Item = ScreenId>) {
        self.flow.screens = screens.into_iter().take(MOST_SCREENS + 1).collect();
        if self.flow.screens.len() > MOST_SCREENS {
            self.flow.screens.clear();
        }
    }

    /// The reader came to the screens that a step names, if it names any.
    pub(super) fn reader_came_to(&mut self, uses: &[ScreenUse]) {
        if !uses.is_empty() {
            self.reader_is_on(uses.iter().flat_map(|used| used.screens.iter().copied()));
        }
    }

    /// The reader opened something.
    pub(super) fn reader_opened(&mut self, opened: &Opened) {
        let surface = match opened {
            Opened::Product(product) => self.project.surface(*product),
            Opened::Words(_) => None,
        };
        let entry = surface.and_then(|surface| surface.entry);
        self.reader_is_on(entry);
    }

    /// The elements around the reader, if the name of one of them is near.
    pub(super) fn near_where_the_reader_is(&self, name: &Name) -> Vec<Candidate<'_>> {
        let screens = || self.flow.screens.iter().map(|screen| self.elements_of(*screen));
        if !self.names.may_compare(screens().map(<[ElementId]>::len).sum()) {
            return Vec::new();
        }
        let elements = screens().flatten().filter_map(|id| self.project.element(*id));
        let candidates: Vec<Candidate<'_>> =
            elements.map(|element| (element.key.as_str(), Some(element.span))).collect();
        let near = near_miss(&name.value, candidates.iter().map(|(candidate, _)| *candidate));
        if near.is_some() { candidates } else { Vec::new() }
    }

    fn elements_of(&self, screen: ScreenId) -> &[ElementId] {
        self.project.screen(screen).map(|screen| screen.elements.as_slice()).unwrap_or_default()
    }
}

/// What these lead to; what covers something else is no place of its own.
fn screens<'l>(leads: impl Iterator<Item = &'l Leads>) -> BTreeSet<ScreenId> {
    let to = leads.flat_map(|leads| &leads.to).filter_map(|to| match to {
        Destination::Screen(screen) => Some(*screen),
        Destination::Under => None,
    });
    to.take(MOST_SCREENS + 1).collect()
}
