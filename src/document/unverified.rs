//! What is said to readers for whom nobody has looked: whose screens differ from those that the model was
//! "seen on", and who have a newer release than the guide was checked with. Nobody is asked for that: it changes no step.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Aside, AsideKind, Block};
use crate::analysis::Facts;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Screen, SeenOn};

/// The limit of a screen and the screen that stands for all that have the same: a surface has one sentence.
fn seen_on<'p>(project: &'p Project, id: ScreenId, screen: &'p Screen) -> Option<(&'p SeenOn, ScreenId)> {
    if let Some(own) = &screen.seen_on {
        return Some((own, id));
    }
    let surface = project.surface(screen.product?)?;
    Some((surface.seen_on.as_ref()?, *surface.screens.first()?))
}

impl Builder<'_> {
    /// What holds for the whole guide: first that some readers have a newer release than it was checked with.
    pub(super) fn for_everywhere(&mut self) -> Vec<Aside> {
        let always = std::mem::take(&mut self.always);
        let place = self.start();
        let newer = self.readers.both(self.following.unverified, place.readers);
        if self.readers.is_empty(newer) {
            return always;
        }
        let who = self.who_beside(newer, place.readers);
        let inlines = Phrase::new("unverified").say(&self.catalogue);
        let kind = AsideKind::Unverified { blocks: vec![Block::Paragraph { inlines }] };
        std::iter::once(Aside { who, kind }).chain(always).collect()
    }

    /// The author's sentences about the screens of a step, for those who have not read them on their way.
    pub(super) fn unverified(&mut self, place: Place, facts: Option<&Facts>) -> Vec<Aside> {
        let elements = facts.into_iter().flat_map(|facts| &facts.uses).flat_map(|named| &named.elements);
        let elements: Vec<ElementId> = elements.map(|(element, _)| *element).collect();
        self.unverified_elements(place, &elements)
    }

    /// The same for elements that the compiler chose.
    pub(super) fn unverified_elements(&mut self, place: Place, elements: &[ElementId]) -> Vec<Aside> {
        let project = self.project;
        let screens: Vec<ScreenId> =
            elements.iter().flat_map(|element| project.screens_with(*element)).copied().collect();
        screens.into_iter().filter_map(|screen| self.unverified_screen(place, screen)).collect()
    }

    fn unverified_screen(&mut self, place: Place, id: ScreenId) -> Option<Aside> {
        let (limit, teller) = seen_on(self.project, id, self.project.screen(id)?)?;
        let sentence = limit.otherwise.as_ref()?;
        let seen = match &limit.readers {
            Some(condition) => self.readers.meeting(condition, place.thing, place.readers),
            None => self.following.universe.none(),
        };
        let outside = self.readers.without(place.readers, seen);
        let untold = self.readers.without(outside, self.told(teller));
        if self.readers.is_empty(untold) {
            return None;
        }
        self.tell(teller, untold);
        let blocks = vec![Block::Paragraph { inlines: self.literal(sentence, Style::Plain) }];
        Some(Aside { who: self.who_beside(untold, place.readers), kind: AsideKind::Unverified { blocks } })
    }
}
