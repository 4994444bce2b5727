//! What is said to readers for whom nobody has looked: whose screens differ from those that the model was
//! "seen on", and who have a newer release than the guide was checked with.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Aside, AsideKind, Block};
use crate::analysis::Facts;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Screen, SeenOn};
use std::collections::BTreeMap;

/// The screens with a sentence, by their elements.
pub(super) type Homes = BTreeMap<ElementId, Vec<ScreenId>>;

/// Looks through all screens once.
pub(super) fn homes(project: &Project) -> Homes {
    let mut homes = Homes::new();
    let surfaces = project.surfaces.iter().any(|surface| surface.seen_on.is_some());
    if !surfaces && project.screens.iter().all(|screen| screen.seen_on.is_none()) {
        return homes;
    }
    for (id, screen) in (0u32..).map(ScreenId).zip(&project.screens) {
        let has_sentence = seen_on(project, id, screen).is_some_and(|(limit, _)| limit.otherwise.is_some());
        for element in screen.elements.iter().filter(|_| has_sentence) {
            homes.entry(*element).or_default().push(id);
        }
    }
    homes
}

/// The limit of a screen and the screen that stands for all that have the same: a surface has one sentence.
fn seen_on<'p>(project: &'p Project, id: ScreenId, screen: &'p Screen) -> Option<(&'p SeenOn, ScreenId)> {
    if let Some(own) = &screen.seen_on {
        return Some((own, id));
    }
    let surface = project.surfaces.iter().find(|surface| Some(surface.product) == screen.product)?;
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
        let all = self.readers.is_within(place.readers, newer);
        let who = (!all).then(|| self.who_aside(newer, place.readers, &[]));
        let inlines = Phrase::new("unverified").say(&self.catalogue);
        let kind = AsideKind::Note { blocks: vec![Block::Paragraph { inlines }] };
        std::iter::once(Aside { who, kind }).chain(always).collect()
    }

    /// The author's sentences about the screens of a step, for those who have not read them on their way.
    pub(super) fn unverified(&mut self, place: Place, facts: Option<&Facts>) -> Vec<Aside> {
        let project = self.project;
        let homes = self.homes.get_or_init(|| homes(project));
        if homes.is_empty() {
            return Vec::new();
        }
        let elements = facts.into_iter().flat_map(|facts| &facts.uses).flat_map(|named| &named.elements);
        let screens: Vec<ScreenId> =
            elements.filter_map(|(element, _)| homes.get(element)).flatten().copied().collect();
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
