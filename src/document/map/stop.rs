//! Where each step is, and where it leads: noted while the steps are built, as their readers are known only then.

use super::super::body::mark;
use super::super::builder::{Builder, Place};
use super::super::links::Target;
use super::super::shape::Node;
use crate::analysis::Facts;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{Destination, Leads};
use crate::model::step::{Action, Opened, Step};
use crate::readers::{Set, ThingId};
use crate::vocabulary::{Gesture, ScreenAct};

/// More are not noted, and there is no map then.
pub(super) const MOST_STOPS: usize = 1_000;

/// How wide the number of a step may be: two digits, and more for each group that it stands in: "2b.3".
const NUMBER: u32 = 20;
const DEEPER: u32 = 17;
const WIDEST: u32 = 110;

/// All stops of a document.
#[derive(Debug, Default)]
pub(in crate::document) struct Stops {
    pub(super) list: Vec<Stop>,
    /// What is done on a screen as a whole.
    pub(super) acts: Vec<(ScreenAct, Mark, Set)>,
    steps: u32,
}

/// The number of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// A draft of the step's anchor.
    pub(super) draft: String,
    /// The room that it takes at most.
    pub(super) room: u32,
}

/// A step on a screen.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) step: Mark,
    pub(super) screen: ScreenId,
    pub(super) thing: ThingId,
    /// In terms of what they had in the beginning, as all readers here.
    pub(super) readers: Set,
    /// What these readers see of the title; empty for none.
    pub(super) title: String,
    /// None: the step only leads here.
    pub(super) touched: Option<Touched>,
}

/// An element that a step touches.
#[derive(Clone, Debug)]
pub(super) struct Touched {
    pub(super) element: ElementId,
    pub(super) label: String,
    /// Where that leads.
    pub(super) to: Vec<(ScreenId, Set)>,
    /// Where one of its options may lead.
    pub(super) may: Vec<(ScreenId, Set)>,
}

/// What a step touches, and how.
#[derive(Clone, Copy, Debug)]
struct Touch {
    element: ElementId,
    gesture: Option<Gesture>,
}

impl Builder<'_> {
    /// Notes where a step is.
    pub(in crate::document) fn stop_at(
        &mut self,
        place: Place,
        done: &Step,
        facts: Option<&Facts>,
        nodes: &mut [Node],
    ) {
        let step = self.stop_mark(place);
        let before = self.stops.list.len() + self.stops.acts.len();
        let uses = facts.map(|facts| facts.uses.as_slice()).unwrap_or_default();
        for (at, used) in uses.iter().enumerate() {
            let gesture = done.action.gesture(at, uses.len().saturating_sub(1));
            for sight in &used.sights {
                let (Some(screen), Some(element)) = (sight.screen, sight.element) else { continue };
                let here = place.among(self.readers.both(sight.readers, place.readers));
                self.stop(here, screen, Some(Touch { element, gesture }), &step);
            }
        }
        if uses.is_empty() {
            self.stop_without_element(place, done, &step);
        }
        if self.stops.list.len() + self.stops.acts.len() > before {
            mark(nodes, &step.draft);
        }
    }

    fn stop_without_element(&mut self, place: Place, done: &Step, step: &Mark) {
        let opened = match (&done.action, done.opens.as_slice()) {
            (Action::Open(Opened::Product(product)), []) => {
                let surface = self.project.surfaces.iter().find(|surface| surface.product == *product);
                surface.and_then(|surface| surface.entry)
            }
            (_, [only]) if only.screens.len() == 1 => only.screens.first().copied(),
            _ => None,
        };
        match (opened, done.action.on_the_screen()) {
            (Some(screen), _) => self.stop(place, screen, None, step),
            (None, Some(act)) if self.stops.acts.len() < MOST_STOPS => {
                let readers = self.readers.forgetting(place.readers, &self.changes);
                self.stops.acts.push((act, step.clone(), readers));
            }
            (None, _) => {}
        }
    }

    /// Notes where the taps that `go to` found are.
    pub(in crate::document) fn stop_on_way(
        &mut self,
        place: Place,
        taps: &[ElementId],
        facts: Option<&Facts>,
        nodes: &mut [Node],
    ) {
        let step = self.stop_mark(place);
        let before = self.stops.list.len();
        let routes = facts.map(|facts| facts.routes.as_slice()).unwrap_or_default();
        for tap in taps {
            for route in routes {
                let here = place.among(self.readers.both(route.readers, place.readers));
                let on = route.taps.iter().zip(&route.screens).filter(|(element, _)| *element == tap);
                for (element, screen) in on {
                    self.stop(here, *screen, Some(Touch { element: *element, gesture: None }), &step);
                }
            }
        }
        if self.stops.list.len() > before {
            mark(nodes, &step.draft);
        }
    }

    fn stop_mark(&mut self, place: Place) -> Mark {
        self.stops.steps += 1;
        let draft = self.links.draft(Target::Stop(self.stops.steps));
        Mark { draft, room: NUMBER.saturating_add(DEEPER.saturating_mul(place.depth)).min(WIDEST) }
    }

    fn stop(&mut self, place: Place, id: ScreenId, touch: Option<Touch>, step: &Mark) {
        let project = self.project;
        let Some(screen) = project.screen(id).filter(|screen| screen.product.is_some()) else { return };
        if self.readers.is_empty(place.readers) {
            return;
        }
        let element = touch.and_then(|touch| Some((touch, project.element(touch.element)?)));
        let kinds = match element {
            Some((_, element)) => self.labels_here(place, &element.labels),
            None => vec![(place.readers, String::new())],
        };
        for (readers, label) in kinds {
            for (readers, title) in self.labels_here(place.among(readers), &screen.titles) {
                if self.stops.list.len() > MOST_STOPS {
                    return;
                }
                let touched = element.map(|(touch, element)| {
                    let here = place.among(readers);
                    let options = element.options.iter();
                    let options = options.flat_map(|it| self.leads_here(here, &it.leads, touch.gesture));
                    Touched {
                        element: touch.element,
                        label: label.clone(),
                        to: self.leads_here(here, &element.leads, touch.gesture),
                        may: options.collect(),
                    }
                });
                let readers = self.readers.forgetting(readers, &self.changes);
                let step = step.clone();
                let stop = Stop { step, screen: id, thing: place.thing, readers, title, touched };
                self.stops.list.push(stop);
            }
        }
    }

    /// Where the readers here are led, each screen with its readers.
    fn leads_here(&self, place: Place, leads: &[Leads], gesture: Option<Gesture>) -> Vec<(ScreenId, Set)> {
        let mut rest = place.readers;
        let mut led = Vec::new();
        for leads in leads.iter().filter(|leads| leads.gesture == gesture) {
            let readers = match &leads.when {
                Some(condition) => self.readers.meeting(condition, place.thing, rest),
                None => rest,
            };
            if self.readers.is_empty(readers) {
                continue;
            }
            rest = self.readers.without(rest, readers);
            let readers = self.readers.forgetting(readers, &self.changes);
            led.extend(leads.to.iter().filter_map(|to| match to {
                Destination::Screen(screen) => Some((*screen, readers)),
                Destination::Under => None,
            }));
        }
        led
    }
}
