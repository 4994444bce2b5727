//! What is on a screen beside what steps touch: what comes by itself or is done on it as a whole, and little else that leads on.

use super::cards::{Card, Row};
use super::stop::{Mark, Stops};
use crate::catalogue::Argument;
use crate::document::builder::{Builder, Place};
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{Destination, Leads};
use crate::readers::Set;
use crate::vocabulary::ScreenAct;

/// What else is on a screen is only shown if it is no more than this.
const MOST_BESIDE: usize = 3;

impl Builder<'_> {
    /// What is done on a screen as a whole, or comes by itself, and leads to another screen of the map.
    pub(super) fn act_rows(&self, cards: &[Card], card: &Card, stops: &Stops) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for act in self.project.screen(card.screen).into_iter().flat_map(|screen| &screen.acts) {
            let done = stops.acts.iter().filter(|(done, _, readers)| {
                *done == act.act && !self.readers.are_apart(*readers, card.readers)
            });
            let mut steps: Vec<(Mark, Set)> = done.map(|(_, step, set)| (step.clone(), *set)).collect();
            if act.act != ScreenAct::Then && steps.is_empty() {
                continue;
            }
            // Nobody knows which of several screens a step is on that names none.
            if self.having(cards, act.act) > 1 {
                steps.clear();
            }
            let led = self.led_by(self.place_of_card(card), &act.leads).into_iter();
            let place = |screen| cards.iter().position(|other| other.screen == screen);
            let to: Vec<(usize, Set)> =
                led.filter_map(|(screen, readers)| Some((place(screen)?, readers))).collect();
            let Some((_, readers)) = to.first() else { continue };
            let readers = *readers;
            let label = self.catalogue.format("map-act", &[("act", Argument::Text(act_word(act.act)))]);
            match rows.iter_mut().find(|row| row.label == label) {
                Some(row) => to.into_iter().for_each(|(to, readers)| {
                    row.readers = self.readers.either(row.readers, readers);
                    self.join(&mut row.to, to, readers);
                }),
                None => rows.push(Row { element: None, label, readers, steps, taken: true, to }),
            }
        }
        rows
    }

    /// What else leads on from a screen, where it is little: it shows that the reader is right.
    pub(super) fn rows_beside(&self, cards: &[Card], card: &Card) -> Vec<Row> {
        let Some(screen) = self.project.screen(card.screen) else { return Vec::new() };
        let is_known = |id: &ElementId| card.rows.iter().any(|row| row.element == Some(*id));
        let others = screen.elements.iter().filter(|id| !is_known(id));
        let beside = others.filter_map(|id| Some((*id, self.project.element(*id)?)));
        let here = self.place_of_card(card);
        let rows = beside.filter(|(id, element)| self.leads_elsewhere(cards, here, (*id, element)));
        let rows = rows.filter_map(|(id, element)| {
            let label = self.label_for_all(here, &element.labels)?;
            let (steps, to) = (Vec::new(), Vec::new());
            Some(Row { element: Some(id), label, readers: card.readers, steps, taken: false, to })
        });
        let rows: Vec<Row> = rows.collect();
        if rows.len() > MOST_BESIDE { Vec::new() } else { rows }
    }

    /// Whether all readers of a screen surely have an element that leads them off the map. Bars that are on several
    /// screens say nothing about one of them.
    fn leads_elsewhere(&self, cards: &[Card], here: Place, (id, element): (ElementId, &Element)) -> bool {
        let is_on = |to: &Destination| match to {
            Destination::Screen(screen) => cards.iter().any(|card| card.screen == *screen),
            Destination::Under => true,
        };
        let shared = self.project.screens.iter().filter(|screen| screen.elements.contains(&id)).count() > 1;
        let has = element.when.as_ref().is_none_or(|condition| {
            self.readers.is_within(here.readers, self.readers.meeting(condition, here.thing, here.readers))
        });
        let leads: Vec<&Destination> = element.leads.iter().flat_map(|leads| &leads.to).collect();
        !shared && has && element.sometimes.is_none() && !leads.is_empty() && !leads.into_iter().any(is_on)
    }

    pub(super) fn led_by(&self, here: Place, leads: &Leads) -> Vec<(ScreenId, Set)> {
        let readers = match &leads.when {
            Some(condition) => self.readers.meeting(condition, here.thing, here.readers),
            None => here.readers,
        };
        let screens = leads.to.iter().filter_map(|to| match to {
            Destination::Screen(screen) if !self.readers.is_empty(readers) => Some((*screen, readers)),
            _ => None,
        });
        screens.collect()
    }

    /// On how many of the screens an act leads somewhere.
    pub(super) fn having(&self, cards: &[Card], act: ScreenAct) -> usize {
        let screens = cards.iter().filter_map(|card| self.project.screen(card.screen));
        screens.filter(|screen| screen.acts.iter().any(|other| other.act == act)).count()
    }
}

fn act_word(act: ScreenAct) -> &'static str {
    match act {
        ScreenAct::Back => "back",
        ScreenAct::Scan => "scan",
        ScreenAct::Wait => "wait",
        ScreenAct::Then => "then",
        ScreenAct::Restart => "restart",
        ScreenAct::SignIn => "sign-in",
        ScreenAct::Swipe => "swipe",
    }
}
