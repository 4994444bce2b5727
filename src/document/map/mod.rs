//! The map of the screens that a guide leads over. While the steps are built, [`stop`] notes where each of them is; [`cards`] and
//! [`beside`] make cards of the screens, [`titles`] names them, and [`layout`] gives everything its place.

mod beside;
mod cards;
mod layout;
mod stop;
mod titles;

pub(super) use stop::Stops;

use super::builder::Builder;
use super::shape::{MapStep, ScreenMap, Who};
use crate::readers::Set;
use std::collections::BTreeMap;
use stop::Mark;

/// Fewer screens are no map.
const FEWEST: usize = 3;
/// More are too many to see a way in them.
const MOST: usize = 40;

impl Builder<'_> {
    /// The map of the steps that were built so far; none if they lead over too few screens, or too many.
    pub(super) fn map(&mut self) -> Option<ScreenMap> {
        let stops = std::mem::take(&mut self.stops);
        let cards = self.cards(&stops)?;
        if !(FEWEST..=MOST).contains(&cards.len()) {
            return None;
        }
        // Everything is told of what readers have in the beginning.
        let changes = std::mem::take(&mut self.changes);
        let map = layout::lay_out(self, &cards);
        self.changes = changes;
        Some(map)
    }
}

/// Says whom sets are for, each set once.
struct Whom<'b, 'a> {
    builder: &'b mut Builder<'a>,
    everybody: Set,
    known: BTreeMap<Set, Option<Who>>,
}

impl<'b, 'a> Whom<'b, 'a> {
    fn new(builder: &'b mut Builder<'a>) -> Self {
        let everybody = builder.wanted_from_start();
        Self { builder, everybody, known: BTreeMap::new() }
    }

    fn of(&mut self, set: Set) -> Option<Who> {
        let (builder, everybody) = (&mut *self.builder, self.everybody);
        self.known.entry(set).or_insert_with(|| builder.who_beside(set, everybody)).clone()
    }

    fn step(&mut self, (step, readers): &(Mark, Set)) -> MapStep {
        MapStep { anchor: step.draft.clone(), label: String::new(), who: self.of(*readers) }
    }
}
