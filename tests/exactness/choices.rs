//! `choose`, `allow`.

use std::cell::Cell;
use std::collections::BTreeSet;

use guidec::model::element::{Element, PickerOption};
use guidec::model::ids::ElementId;
use guidec::model::reference::{ElementUse, Written};
use guidec::model::screen::Leads;
use guidec::readers::ThingId;
use guidec::vocabulary::ElementKind;

use super::acts::{Outcome, Use};
use super::fits::{Verb, fits};
use super::interpret::{Context, Interpreter};
use super::leads::{Found, NOT_THIS_TIME};
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
            let mut found = self.find(place.who, thing, picker, view, true);
            // On a screen that the name told, nobody asks whether it reacts.
            if found.iter().any(|it| matches!(it, Found::Missing(_))) {
                let seen = self.find(place.who, thing, picker, view, false);
                found.extend(seen.into_iter().filter(|it| matches!(it, Found::There { .. })));
                found.retain(|it| !matches!(it, Found::Missing(_)));
            }
            for found in found {
                let led = match found {
                    Found::There { element, view, .. } => {
                        let element = &self.project.elements[element.0 as usize];
                        match fits(Verb::ChooseIn, element) {
                            true => match self.pick(place.who, thing, &view, element, option) {
                                None if !self.claims(place.who, &view, thing) => {
                                    Some(vec![(view.unknown(), false)])
                                }
                                led => led,
                            },
                            false => Some(vec![(view.unknown(), false)]),
                        }
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
        }
        self.missed(context, option, missing, &held, &mut outcome);
        outcome
    }

    /// What of the screen offers an option: `choose "PIN"`.
    pub fn offering(&self, who: Who, thing: ThingId, option: &ElementUse, view: &View) -> Vec<Found> {
        let why = Cell::new("E0450");
        let found = |now: &View| {
            if now.front().is_none() {
                return Some(Found::Open);
            }
            let mut hits = Vec::new();
            for id in self.in_front(now) {
                let list = self.element(id);
                let chance = self.chance(who, thing, now, id);
                let offers = list
                    .options
                    .iter()
                    .any(|it| is_meant(option, it) && self.allowed(who, it.when.as_ref(), thing));
                if !self.allowed(who, list.when.as_ref(), thing) || !offers {
                    continue;
                }
                if list.disabled_when.as_ref().is_some_and(|it| self.declared(who, it, thing)) {
                    why.set("E0475");
                } else if chance != Some(Some(false)) {
                    hits.push((id, chance.is_some_and(|told| told.is_none())));
                } else if self.declared_there(who, thing, now.front().unwrap(), id).is_none()
                    && why.get() == "E0450"
                {
                    why.set(NOT_THIS_TIME);
                }
            }
            let (element, unsure) = *hits.first()?;
            Some(Found::There { element, view: now.clone(), unsure, ambiguous: hits.len() > 1 })
        };
        let not_there = |now: &View| {
            let front = now.front().unwrap();
            let mut lists = self.in_front(now);
            lists.retain(|id| {
                let list = self.element(*id);
                let kind = matches!(list.kind, ElementKind::Picker | ElementKind::Menu | ElementKind::Radio);
                (kind || !list.options.is_empty())
                    && self.allowed(who, list.when.as_ref(), thing)
                    && self.chance(who, thing, now, *id) != Some(Some(false))
            });
            let open = lists.is_empty() || lists.iter().any(|id| self.element(*id).options.is_empty());
            match open || self.partial(front) || !self.claims(who, now, thing) {
                true => Found::Open,
                false => Found::Missing(why.get()),
            }
        };
        self.on_each_way(who, thing, view, &found, &not_there)
    }

    /// Where choosing an option leads: where the option says, else where the picker does. None: not offered.
    pub fn pick(
        &self,
        who: Who,
        thing: ThingId,
        view: &View,
        picker: &Element,
        option: &ElementUse,
    ) -> Option<Vec<(View, bool)>> {
        let mut offered = picker.options.iter().filter(|it| is_meant(option, it));
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
        let (mut asked, mut others, mut refused) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for place in &state.places {
            let found = self.find(place.who, thing, used, place.view(thing), true);
            let to = if found.iter().any(|it| matches!(it, Found::Missing("E0475"))) {
                &mut refused
            } else if found.iter().any(|it| matches!(it, Found::There { .. }))
                && !found.iter().any(|it| matches!(it, Found::Missing(_)))
            {
                &mut asked
            } else {
                &mut others
            };
            to.insert(place.clone());
        }
        if context.may_fail {
            refused.retain(|place| !others.iter().any(|other| other.who == place.who));
        }
        asked.extend(refused);
        let asked = State { places: asked, lost: state.lost.clone() };
        let mut outcome = self.touch(context, used, Use::With(None, Verb::Other), &asked);
        others.into_iter().for_each(|place| outcome.add(place, false));
        outcome
    }
}

/// Whether a step names an option.
fn is_meant(option: &ElementUse, declared: &PickerOption) -> bool {
    match &option.written {
        Written::Label(words) => words.pieces == declared.label.pieces,
        Written::Name(name) => declared.key.as_ref() == Some(name),
    }
}
