//! What the cards of a map, and the things on them, are called. No two cards have one name if anything tells them apart.

use super::cards::{Card, Row};
use crate::catalogue::Argument;
use crate::document::builder::Builder;
use crate::document::inlines::plain;
use crate::document::screen::kind_word;
use crate::model::screen::Screen;
use crate::text::{lower_letter, upper_letter};
use std::collections::BTreeSet;

/// What tells the card at a place from others.
type Told<'t> = &'t dyn Fn(usize) -> Option<String>;

impl Builder<'_> {
    /// The names of all cards.
    pub(super) fn card_titles(&self, cards: &[Card]) -> Vec<String> {
        let own: Vec<String> =
            (0..).zip(cards).map(|(at, card)| self.card_title(cards, (at, card))).collect();
        let told_apart = own.iter().enumerate().map(|(at, title)| {
            let same: Vec<usize> =
                own.iter().enumerate().filter(|(_, other)| *other == title).map(|(at, _)| at).collect();
            self.apart(cards, (at, title), &same).unwrap_or_else(|| title.clone())
        });
        told_apart.collect()
    }

    /// A card's name with what no other card of that name has: its app, something on it, or what leads to it.
    fn apart(&self, cards: &[Card], (at, title): (usize, &str), same: &[usize]) -> Option<String> {
        let app = |at: usize| self.app_of(cards.get(at)?);
        let row = |at: usize| cards.get(at)?.rows.first().map(|row| self.row_label(row));
        let before = |at: usize| leading_to(cards, at).map(|row| row.label.clone());
        let ways: [(&str, &str, Told<'_>); 3] = [
            ("map-in-app", "app", &app),
            ("map-titled-with", "what", &row),
            ("map-titled-after", "what", &before),
        ];
        let (key, name, told) = ways.into_iter().filter(|_| same.len() > 1).find(|(.., told)| {
            let different: Option<BTreeSet<String>> = same.iter().map(|at| told(*at)).collect();
            different.is_some_and(|different| different.len() == same.len())
        })?;
        let what = told(at)?;
        Some(self.catalogue.format(key, &[("title", Argument::Text(title)), (name, Argument::Text(&what))]))
    }

    fn app_of(&self, card: &Card) -> Option<String> {
        let product = self.project.screen(card.screen)?.product?;
        Some(self.project.readers.products.get(product)?.label.clone())
    }

    /// What a screen is called: its title, all that it may be, else what it is with something that tells which.
    fn card_title(&self, cards: &[Card], (at, card): (usize, &Card)) -> String {
        let Some(screen) = self.project.screen(card.screen) else { return String::new() };
        let mut titles = card.titles.clone();
        if titles.is_empty() {
            let seen = self.labels_here(self.place_of_card(card), &screen.titles).into_iter();
            titles.extend(seen.map(|(_, title)| title).filter(|title| !title.is_empty()));
        }
        match &screen.described {
            _ if !titles.is_empty() => titles.join(" / "),
            Some(described) => upper_letter(&self.drawn_words(described)),
            None => self.untitled_card(cards, (at, card), screen),
        }
    }

    /// By a label that is on it, what is touched there, or how readers come to it.
    fn untitled_card(&self, cards: &[Card], (at, card): (usize, &Card), screen: &Screen) -> String {
        let labelled = screen.elements.iter().filter_map(|id| self.project.element(*id));
        let here = self.place_of_card(card);
        let all_see = labelled.filter(|element| element.sometimes.is_none() && element.when.is_none());
        let label = all_see.filter_map(|element| self.label_for_all(here, &element.labels)).next();
        let mut touched = card.rows.iter().filter(|row| row.element.is_some());
        let (how, what) = match (label, touched.next(), leading_to(cards, at)) {
            (Some(label), ..) => ("with", label),
            (None, Some(row), _) if !row.label.is_empty() => ("with", row.label.clone()),
            (None, Some(row), _) => ("described", lower_letter(&self.row_label(row))),
            (None, None, Some(row)) => ("after", row.label.clone()),
            (None, None, None) => match self.app_of(card).filter(|_| !card.opened_by.is_empty()) {
                Some(app) => return self.catalogue.format("map-first", &[("app", Argument::Text(&app))]),
                None => ("none", String::new()),
            },
        };
        self.catalogue.format(
            "map-untitled",
            &[
                ("kind", Argument::Text(kind_word(screen.kind, ""))),
                ("how", Argument::Text(how)),
                ("what", Argument::Text(&what)),
            ],
        )
    }

    /// What an element without a label is called.
    pub(super) fn row_label(&self, row: &Row) -> String {
        let element = row.element.and_then(|id| self.project.element(id));
        match element {
            Some(element) if row.label.is_empty() => {
                let words = element.described.as_ref().or(element.looks.as_ref());
                let words =
                    words.map_or_else(|| plain(&self.kind(&element.kind)), |words| self.drawn_words(words));
                upper_letter(&words)
            }
            _ => row.label.clone(),
        }
    }
}

/// The first thing with a label that leads to a card.
fn leading_to(cards: &[Card], at: usize) -> Option<&Row> {
    let mut labelled =
        cards.iter().flat_map(|card| &card.rows).filter(|row| row.element.is_some() && !row.label.is_empty());
    labelled.find(|row| row.to.iter().any(|(to, _)| *to == at))
}
