//! From stops to cards: each screen once, with what is touched on it and where that leads.

use super::stop::{MOST_STOPS, Mark, Stop, Stops};
use crate::analysis::CallId;
use crate::document::builder::{Builder, Place};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::Screen;
use crate::readers::{Set, ThingId};
use crate::vocabulary::ScreenAct;

/// A screen.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) screen: ScreenId,
    thing: ThingId,
    pub(super) readers: Set,
    pub(super) titles: Vec<String>,
    /// The steps that lead here from outside.
    pub(super) opened_by: Vec<(Mark, Set)>,
    pub(super) rows: Vec<Row>,
}

/// Something on a screen.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) element: Option<ElementId>,
    pub(super) label: String,
    pub(super) readers: Set,
    pub(super) steps: Vec<(Mark, Set)>,
    pub(super) taken: bool,
    /// The cards that it leads to, each with those whom it leads there.
    pub(super) to: Vec<(usize, Set)>,
}

impl Builder<'_> {
    /// The cards in the order in which readers come to them; none if there was too much to note.
    pub(super) fn cards(&self, stops: &Stops) -> Option<Vec<Card>> {
        if stops.list.len() > MOST_STOPS || stops.acts.len() >= MOST_STOPS {
            return None;
        }
        let mut cards = Vec::new();
        stops.list.iter().for_each(|stop| self.add_stop(&mut cards, stop));
        self.add_what_follows(&mut cards, stops);
        self.drop_nameless(&mut cards);
        for stop in &stops.list {
            self.add_options(&mut cards, stop);
        }
        let rows: Vec<Vec<Row>> = cards.iter().map(|card| self.act_rows(&cards, card, stops)).collect();
        cards.iter_mut().zip(rows).for_each(|(card, rows)| card.rows.extend(rows));
        let rows: Vec<Vec<Row>> = cards.iter().map(|card| self.rows_beside(&cards, card)).collect();
        cards.iter_mut().zip(rows).for_each(|(card, rows)| card.rows.extend(rows));
        Some(cards)
    }

    fn add_stop(&self, cards: &mut Vec<Card>, stop: &Stop) {
        let at = self.card(cards, (stop.screen, stop.thing), stop.readers);
        let leads = stop.touched.iter().flat_map(|touched| &touched.to);
        let to: Vec<(usize, Set)> =
            leads.map(|(to, readers)| (self.card(cards, (*to, stop.thing), *readers), *readers)).collect();
        let Some(card) = cards.get_mut(at) else { return };
        if !stop.title.is_empty() && !card.titles.contains(&stop.title) {
            card.titles.push(stop.title.clone());
        }
        let Some(touched) = &stop.touched else {
            return self.join(&mut card.opened_by, stop.step.clone(), stop.readers);
        };
        let is_same = |row: &Row| row.element == Some(touched.element) && row.label == touched.label;
        let row = match card.rows.iter().position(is_same) {
            Some(place) => card.rows.get_mut(place),
            None => {
                let label = touched.label.clone();
                let none = self.following.universe.none();
                let (element, steps) = (Some(touched.element), Vec::new());
                card.rows.push(Row { element, label, readers: none, steps, taken: true, to: Vec::new() });
                card.rows.last_mut()
            }
        };
        let Some(row) = row else { return };
        row.readers = self.readers.either(row.readers, stop.readers);
        self.join(&mut row.steps, stop.step.clone(), stop.readers);
        to.into_iter().for_each(|(to, readers)| self.join(&mut row.to, to, readers));
    }

    /// The place of a screen's card, on which these readers are, too.
    fn card(&self, cards: &mut Vec<Card>, (screen, thing): (ScreenId, ThingId), readers: Set) -> usize {
        if let Some((at, card)) = cards.iter_mut().enumerate().find(|(_, card)| card.screen == screen) {
            card.readers = self.readers.either(card.readers, readers);
            return at;
        }
        let (titles, opened_by, rows) = (Vec::new(), Vec::new(), Vec::new());
        cards.push(Card { screen, thing, readers, titles, opened_by, rows });
        cards.len() - 1
    }

    pub(super) fn join<T: PartialEq>(&self, list: &mut Vec<(T, Set)>, what: T, readers: Set) {
        match list.iter_mut().find(|(other, _)| *other == what) {
            Some((_, others)) => *others = self.readers.either(*others, readers),
            None => list.push((what, readers)),
        }
    }

    /// Screens that follow by themselves, or by what is done on a screen as a whole and on no other.
    fn add_what_follows(&self, cards: &mut Vec<Card>, stops: &Stops) {
        let mut next = 0;
        while let Some(card) = cards.get(next) {
            next += 1;
            let acts = self.project.screen(card.screen).map(|screen| screen.acts.as_slice());
            let is_done = |act: ScreenAct| {
                let is_here = |(done, _, readers): &(ScreenAct, Mark, Set)| {
                    *done == act && !self.readers.are_apart(*readers, card.readers)
                };
                stops.acts.iter().any(is_here) && self.having(cards, act) == 1
            };
            let follow = acts.unwrap_or_default().iter();
            let follow = follow.filter(|act| act.act == ScreenAct::Then || is_done(act.act));
            let (thing, here) = (card.thing, self.place_of_card(card));
            let screens: Vec<(ScreenId, Set)> =
                follow.flat_map(|act| self.led_by(here, &act.leads)).collect();
            screens.into_iter().for_each(|(screen, readers)| {
                self.card(cards, (screen, thing), readers);
            });
        }
    }

    /// Takes away the screens of which nothing is known but that they come: often the last one.
    fn drop_nameless(&self, cards: &mut Vec<Card>) {
        let mut places: Vec<Option<usize>> = Vec::new();
        let mut next = 0;
        for card in cards.iter() {
            let screen = self.project.screen(card.screen);
            let has_words = |screen: &Screen| {
                !screen.elements.is_empty() || screen.described.is_some() || !screen.titles.is_empty()
            };
            let stays = !card.rows.is_empty()
                || screen.is_some_and(|screen| has_words(screen) || !screen.acts.is_empty());
            places.push(stays.then_some(next));
            next += usize::from(stays);
        }
        let mut stays = places.iter();
        cards.retain(|_| stays.next().is_some_and(Option::is_some));
        for row in cards.iter_mut().flat_map(|card| &mut card.rows) {
            let to = std::mem::take(&mut row.to).into_iter();
            row.to = to.filter_map(|(to, readers)| Some((*places.get(to)?.as_ref()?, readers))).collect();
        }
    }

    /// Where the options of a list lead, if the way goes on there.
    fn add_options(&self, cards: &mut [Card], stop: &Stop) {
        let Some(touched) = &stop.touched else { return };
        for (to, readers) in &touched.may {
            let Some(to) = cards.iter().position(|card| card.screen == *to) else { continue };
            let card = cards.iter_mut().find(|card| card.screen == stop.screen);
            let rows = card.into_iter().flat_map(|card| &mut card.rows);
            rows.filter(|row| row.element == Some(touched.element))
                .for_each(|row| self.join(&mut row.to, to, *readers));
        }
    }

    pub(super) fn place_of_card(&self, card: &Card) -> Place {
        Place { call: CallId::GUIDE, thing: card.thing, readers: card.readers, depth: 0 }
    }
}
