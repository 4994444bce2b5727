//! `choose`, `allow`.

use std::collections::BTreeSet;

use guidec::model::element::{Element, PickerOption};
use guidec::model::ids::ElementId;
use guidec::model::reference::{ElementUse, Written};
use guidec::model::screen::Leads;
use guidec::readers::ThingId;

use super::acts::{Outcome, Use};
use super::fits::Verb;
use super::interpret::{Context, Interpreter};
use super::leads::Found;
use super::situation::{State, View, Who};

impl Interpreter<'_> {
    /// `choose "PIN" in lock-type`: who finds the picker finds one of its options there.
    pub fn choose_in(
        &mut self,
        context: Context,
        option: &ElementUse,
        picker: &ElementUse,
        state: &State,
    ) -> Outcome {
        let thing = context.thing;
        let there = self.touch(context, picker, Use::Choose, state).all();
        let mut outcome = Outcome::after(&there);
        let (mut missing, mut held) = (Vec::new(), BTreeSet::new());
        for place in &there.places {
            let view = place.view(thing);
            // On a screen that the name told, nobody asks whether it reacts.
            let found = match self.find(place.who, thing, picker, view, true) {
                Found::Missing(_) => self.find(place.who, thing, picker, view, false),
                found => found,
            };
            let led = match found {
                Found::There { element, view, .. } => {
                    self.pick(place.who, thing, &view, &self.project.elements[element.0 as usize], option)
                }
                _ => Some(vec![(view.unknown(), false)]),
            };
            match led {
                Some(led) => {
                    held.insert(place.who);
                    led.into_iter().for_each(|(view, said)| outcome.add(place.moved(thing, view), said));
                }
                None => missing.push((place.who, "E0450")),
            }
        }
        self.missed(context, option, missing, &held, &mut outcome);
        outcome
    }

    /// `choose "PIN"`: the first thing in front that surely offers it, else something that no model knows.
    pub fn choose(&mut self, context: Context, option: &ElementUse, state: &State) -> Outcome {
        let thing = context.thing;
        let mut outcome = Outcome::after(state);
        for place in &state.places {
            let (who, view) = (place.who, place.view(thing));
            let offering = self.in_front(view).into_iter().find_map(|id| {
                let element = &self.project.elements[id.0 as usize];
                let disabled = element.disabled_when.as_ref().is_some_and(|it| self.declared(who, it, thing));
                let sure = matches!(self.chance(who, thing, view, id), None | Some(Some(true)));
                let able = self.allowed(who, element.when.as_ref(), thing) && !disabled && sure;
                let offers = able && !element.options.is_empty();
                Some((element, self.pick(who, thing, view, element, option).filter(|_| offers)?))
            });
            let led = match offering {
                Some((element, led)) => {
                    if element.cannot_be_undone {
                        self.needs_a_warning(place);
                    }
                    led
                }
                None => vec![(view.unknown(), false)],
            };
            led.into_iter().for_each(|(view, said)| outcome.add(place.moved(thing, view), said));
        }
        outcome
    }

    /// Where choosing an option leads: where the option says, else where the picker does. None: not offered.
    fn pick(
        &self,
        who: Who,
        thing: ThingId,
        view: &View,
        picker: &Element,
        option: &ElementUse,
    ) -> Option<Vec<(View, bool)>> {
        let is_meant = |declared: &&PickerOption| match &option.written {
            Written::Label(words) => words.pieces == declared.label.pieces,
            Written::Name(name) => declared.key.as_ref() == Some(name),
        };
        let mut offered = picker.options.iter().filter(is_meant);
        let chosen = offered.find(|it| self.allowed(who, it.when.as_ref(), thing));
        if picker.options.is_empty() || chosen?.leads.is_empty() {
            return Some(self.gesture(who, thing, view, picker, None));
        }
        let leads: Vec<&Leads> = chosen?.leads.iter().collect();
        Some(match self.follow(who, thing, &leads, view, &view.under(self.project)) {
            Some(views) => views.into_iter().map(|view| (view, true)).collect(),
            None => vec![(view.unknown(), false)],
        })
    }

    pub fn in_front(&self, view: &View) -> Vec<ElementId> {
        view.front().map_or(Vec::new(), |front| self.project.screens[front.0 as usize].elements.clone())
    }

    /// `allow X`: the question may stand on a screen of the app's, or the system asks over it.
    pub fn permit(&mut self, context: Context, used: &ElementUse, state: &State) -> Outcome {
        let thing = context.thing;
        let (asked, others) = state.places.iter().cloned().partition(|place| {
            matches!(self.find(place.who, thing, used, place.view(thing), true), Found::There { .. })
        });
        let asked = State { places: asked, lost: state.lost.clone() };
        let mut outcome = self.touch(context, used, Use::With(None, Verb::Other), &asked);
        let others: BTreeSet<_> = others;
        others.into_iter().for_each(|place| outcome.add(place, false));
        outcome
    }
}
