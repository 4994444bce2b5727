//! Drawings of the screens that steps touch something on, made from what is declared of them.
//!
//! A step has a drawing of each element that it touches, where following is sure which screen its readers are on.
//! [`scene`] says what is on it for these readers, [`layout`] where it stands.

pub(super) mod fit;
mod layout;
mod scene;
mod spot;

use super::builder::{Builder, Place};
use super::inlines::{plain, text};
use super::phrase::Phrase;
use super::screen::kind_word;
use super::shape::{Drawing, DrawnGesture};
use crate::analysis::{Facts, Sight, UseFacts};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::ElementUse;
use crate::model::step::Action;
use crate::readers::Set;
use crate::vocabulary::{Direction, TapGesture};
use scene::{Handled, Scene};

/// More drawings are not made of one document.
const MOST_DRAWINGS: usize = 400;
/// What a step touches has a drawing for each kind of reader, if they are not more.
const MOST_KINDS: usize = 4;
/// A path of more taps is followed more easily in words.
const LONGEST_PATH: usize = 4;

/// What the finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Act {
    gesture: DrawnGesture,
    direction: Option<Direction>,
    /// Whether it is on, or ticked, behind the step.
    state: Option<bool>,
}

impl Act {
    const TAP: Self = Self::of(DrawnGesture::Tap);

    const fn of(gesture: DrawnGesture) -> Self {
        Self { gesture, direction: None, state: None }
    }
}

/// Readers who see the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct View {
    screen: ScreenId,
    element: ElementId,
    label: String,
    title: String,
}

impl Builder<'_> {
    /// The drawings of a step.
    pub(super) fn drawings(&mut self, place: Place, action: &Action, facts: Option<&Facts>) -> Vec<Drawing> {
        let uses = facts.map(|facts| facts.uses.as_slice()).unwrap_or_default();
        let set = |on: &bool| Act { state: Some(*on), ..Act::TAP };
        match action {
            Action::Tap { gesture, path, times } if path.len() <= LONGEST_PATH => {
                let last = path.len().saturating_sub(1);
                let each = path.iter().zip(uses).enumerate();
                let drawings = each.flat_map(|(at, (used, facts))| {
                    let act = if at == last { tap(*gesture, *times) } else { Act::TAP };
                    self.handled(place, Some(used), facts, act, None)
                });
                drawings.collect()
            }
            Action::Swipe { direction, on: Some(used), .. } => {
                let act = Act { direction: *direction, ..Act::of(DrawnGesture::Swipe) };
                self.first(place, used, uses, act)
            }
            Action::Drag { what, .. } => {
                let Some(facts) = uses.first() else { return Vec::new() };
                let target = match uses.get(1).map(|to| to.elements.as_slice()) {
                    Some([(only, _)]) => Some(*only),
                    _ => None,
                };
                self.handled(place, Some(what), facts, Act::of(DrawnGesture::Drag), target)
            }
            Action::Type { into: Some(used), .. } => {
                self.first(place, used, uses, Act::of(DrawnGesture::Type))
            }
            Action::Turn { on, what } | Action::Tick { on, what } => self.first(place, what, uses, set(on)),
            Action::Permit { what, .. } => self.first(place, what, uses, Act::TAP),
            Action::Choose { within, .. } => {
                let facts = uses.get(1);
                facts
                    .map(|facts| self.handled(place, within.as_deref(), facts, Act::TAP, None))
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn first(&mut self, place: Place, used: &ElementUse, uses: &[UseFacts], act: Act) -> Vec<Drawing> {
        uses.first().map(|facts| self.handled(place, Some(used), facts, act, None)).unwrap_or_default()
    }

    /// The drawings of taps that `go to` found.
    pub(super) fn drawings_of_way(
        &mut self,
        place: Place,
        taps: &[ElementId],
        facts: Option<&Facts>,
    ) -> Vec<Drawing> {
        let routes = facts.map(|facts| facts.routes.as_slice()).unwrap_or_default();
        if taps.len() > LONGEST_PATH {
            return Vec::new();
        }
        let mut drawings = Vec::new();
        for tap in taps {
            let mut facts = UseFacts::default();
            for route in routes {
                let on = route.taps.iter().zip(&route.screens).find(|(element, _)| *element == tap);
                facts.sights.extend(on.map(|(element, screen)| Sight {
                    screen: Some(*screen),
                    element: Some(*element),
                    readers: route.readers,
                }));
            }
            drawings.extend(self.handled(place, None, &facts, Act::TAP, None));
        }
        drawings
    }

    /// A drawing for each kind of reader who surely is on one screen.
    fn handled(
        &mut self,
        place: Place,
        used: Option<&ElementUse>,
        facts: &UseFacts,
        act: Act,
        target: Option<ElementId>,
    ) -> Vec<Drawing> {
        let views = self.views(place, &facts.sights);
        if views.len() > MOST_KINDS {
            return Vec::new();
        }
        let mut drawings = Vec::new();
        for (readers, view) in views {
            if self.drawn >= MOST_DRAWINGS {
                break;
            }
            let here = place.among(readers);
            let handled =
                Handled { screen: view.screen, element: view.element, used, target, state: act.state };
            let title = Some(view.title).filter(|title| !title.is_empty());
            let Some(scene) = self.scene(here, handled, title) else { continue };
            let Some(alt) = self.alternative(&scene, &view.element) else { continue };
            self.drawn += 1;
            let who = self.who_beside(readers, place.readers);
            drawings.push(Drawing { who, alt, ..layout::lay_out(&scene, act.gesture, act.direction) });
        }
        drawings
    }

    /// Who sees what, for all who can be at one place only.
    fn views(&self, place: Place, sights: &[Sight]) -> Vec<(Set, View)> {
        let mut views = Vec::new();
        for (at, sight) in sights.iter().enumerate() {
            let (Some(screen), Some(element)) = (sight.screen, sight.element) else { continue };
            let here = self.readers.both(sight.readers, place.readers);
            let others = sights.iter().enumerate().filter(|(other, _)| *other != at);
            let sure = others.fold(here, |sure, (_, other)| self.readers.without(sure, other.readers));
            let (Some(shown), Some(marked)) = (self.project.screen(screen), self.project.element(element))
            else {
                continue;
            };
            // What a guide's own words named is a screen of which nothing is declared.
            if self.readers.is_empty(sure) || shown.product.is_none() {
                continue;
            }
            for (readers, label) in self.labels_here(place.among(sure), &marked.labels) {
                for (readers, title) in self.labels_here(place.among(readers), &shown.titles) {
                    if views.len() > MOST_KINDS {
                        return views;
                    }
                    self.add(&mut views, readers, View { screen, element, label: label.clone(), title });
                }
            }
        }
        views
    }

    /// What the drawing says in words.
    fn alternative(&self, scene: &Scene, element: &ElementId) -> Option<String> {
        let (place, marked) = scene.items.iter().enumerate().find(|(_, item)| item.marked)?;
        let what = self.marked_words(marked, self.project.element(*element)?);
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let title = scene.title.clone().map(text);
        let phrase = Phrase::new("drawing")
            .word("kind", kind_word(scene.kind, scene.title.as_deref().unwrap_or_default()))
            .maybe("title", title)
            .with("what", text(what))
            .number("place", number(place + 1))
            .number("count", if scene.shortened { 1 } else { number(scene.items.len()) });
        Some(plain(&phrase.say(&self.catalogue)))
    }
}

fn tap(gesture: TapGesture, times: Option<u32>) -> Act {
    Act::of(match (gesture, times) {
        (TapGesture::Hold, _) => DrawnGesture::Hold,
        (TapGesture::DoubleTap, _) | (TapGesture::Tap, Some(2..)) => DrawnGesture::DoubleTap,
        (TapGesture::Tap, _) => DrawnGesture::Tap,
    })
}
