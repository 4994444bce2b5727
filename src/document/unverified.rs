//! "Seen on": what is said to readers whose screens nobody has looked at.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::shape::{Aside, AsideKind, Block};
use crate::analysis::Facts;
use crate::model::ids::ScreenId;
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
    /// The author's sentences about the screens of a step, for those who have not read them on their way.
    pub(super) fn unverified(&mut self, place: Place, facts: Option<&Facts>) -> Vec<Aside> {
        let project = self.project;
        let elements = facts.into_iter().flat_map(|facts| &facts.uses).flat_map(|named| &named.elements);
        let screens: Vec<ScreenId> =
            elements.flat_map(|(element, _)| project.screens_with(*element)).copied().collect();
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
        Some(Aside { who: self.who(untold, place.readers, &[]), kind: AsideKind::Note { blocks } })
    }
}
