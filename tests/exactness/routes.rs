//! `go to S`: the shortest way over plain, certain taps, for one reader.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use guidec::model::ids::{ElementId, ScreenId};
use guidec::model::reference::{ElementUse, ScreenUse};
use guidec::model::screen::{Destination, Leads};
use guidec::readers::ThingId;
use guidec::vocabulary::ScreenAct;

use super::acts::{Outcome, Use};
use super::fits::Verb;
use super::interpret::{Context, Interpreter};
use super::situation::{Situation, State, View, Who};

/// A tap on something, or the screen moves on by itself, and what is shown then.
type Move = (Option<ElementId>, View);

/// The taps of a way, what is shown in the end, and what may be in front at each tap.
type Way = (Vec<ElementId>, View, Vec<(ElementId, Vec<View>)>);

impl Interpreter<'_> {
    /// Everybody has to have one way from wherever they may be.
    pub fn go_to(&mut self, context: Context, target: &ScreenUse, state: &State) -> Outcome {
        let thing = context.thing;
        let mut outcome = Outcome::after(state);
        let mut of_each: BTreeMap<Who, Vec<&Situation>> = BTreeMap::new();
        for place in &state.places {
            of_each.entry(place.who).or_default().push(place);
        }
        let mut lost = BTreeSet::new();
        for (who, places) in of_each {
            let fronts: BTreeSet<_> = places.iter().map(|place| place.view(thing).front()).collect();
            let ways: Option<Vec<_>> = places
                .iter()
                .map(|place| self.route(who, thing, place.view(thing), &target.screens))
                .collect();
            let mut lose = |all: &mut Self, code| {
                all.report(code, target.span, who);
                lost.insert(who);
            };
            match ways {
                _ if fronts.contains(&None) => lose(self, "E0473"),
                None => lose(self, "E0474"),
                Some(ways) if ways.iter().any(|(taps, ..)| *taps != ways[0].0) => lose(self, "E0473"),
                Some(ways) => {
                    if fronts.len() > 1 {
                        self.met.insert("one way from several screens");
                    }
                    for (tap, views) in ways.iter().flat_map(|(.., sights)| sights) {
                        let used = ElementUse::unwritten(target.span, *tap);
                        let how = Use::With(None, Verb::Tap);
                        if views.iter().any(|view| self.has_double(who, thing, &used, how, *tap, view)) {
                            self.met.insert("called alike on a way");
                            self.report("E0452", target.span, who);
                        }
                    }
                    let arrived =
                        places.iter().zip(ways).map(|(place, (_, view, _))| place.moved(thing, view));
                    arrived.for_each(|place| outcome.add(place, true));
                }
            }
        }
        outcome.lose(&lost);
        outcome
    }

    /// The taps of the shortest way, what is shown then, and what may be in front when each tap is to be done.
    fn route(&self, who: Who, thing: ThingId, start: &View, targets: &[ScreenId]) -> Option<Way> {
        let mut moves: BTreeMap<View, Vec<Move>> = BTreeMap::new();
        let mut open = vec![start.clone()];
        while let Some(view) = open.pop() {
            if let Entry::Vacant(new) = moves.entry(view) {
                let next = self.moves(who, thing, new.key());
                open.extend(next.iter().map(|(_, view)| view.clone()));
                new.insert(next);
            }
        }
        // How far each is from a target.
        let arrived = |view: &View| view.front().is_some_and(|front| targets.contains(&front));
        let mut far: BTreeMap<&View, usize> =
            moves.keys().filter(|view| arrived(view)).map(|view| (view, 0)).collect();
        for distance in 1..=moves.len() {
            let nearer = |(_, view): &Move| far.get(view).is_some_and(|far| *far == distance - 1);
            let here =
                |(view, next): &(&View, &Vec<Move>)| !far.contains_key(view) && next.iter().any(nearer);
            let here: Vec<&View> = moves.iter().filter(here).map(|(view, _)| view).collect();
            far.extend(here.into_iter().map(|view| (view, distance)));
        }
        let (mut view, mut taps) = (start, Vec::new());
        let (mut sights, mut since) = (Vec::new(), vec![start.clone()]);
        let mut distance = *far.get(start)?;
        while distance > 0 {
            distance -= 1;
            let nearer = |(_, view): &&Move| far.get(view) == Some(&distance);
            let (tap, next) = moves[view].iter().find(nearer)?;
            taps.extend(tap);
            sights.extend(tap.map(|tap| (tap, std::mem::take(&mut since))));
            since.push(next.clone());
            view = next;
        }
        Some((taps, view.clone(), sights))
    }

    /// What surely leads on from a view, in the order in which it is preferred.
    fn moves(&self, who: Who, thing: ThingId, view: &View) -> Vec<Move> {
        let Some(front) = view.front() else { return Vec::new() };
        let screen = &self.project.screens[front.0 as usize];
        let one = |leads: &[&Leads], from: &View, under: &View| {
            let own = leads.iter().find(|lead| self.allowed(who, lead.when.as_ref(), thing))?;
            match own.to.as_slice() {
                [Destination::Screen(screen)] => Some(from.show(self.project, *screen)),
                [Destination::Under] => Some(under.clone()),
                _ => None,
            }
        };
        let then = screen.acts.iter().filter(|it| it.act == ScreenAct::Then).map(|it| &it.leads);
        let then: Vec<&Leads> = then.collect();
        let by_itself = one(&then, view, &view.under(self.project));
        let mut moves: Vec<Move> = by_itself.into_iter().map(|view| (None, view)).collect();
        for id in screen.elements.iter().copied() {
            let element = self.element(id);
            let disabled = element.disabled_when.as_ref().is_some_and(|it| self.declared(who, it, thing));
            let plain = !element.cannot_be_undone && !element.kind.holds_a_state() && !disabled;
            let leads: Vec<&Leads> = element.leads.iter().filter(|it| it.gesture.is_none()).collect();
            let there = self.allowed(who, element.when.as_ref(), thing)
                && self.chance(who, thing, view, id).is_none();
            if plain && there && one(&leads, view, view).is_some() {
                let (next, _) = self.gesture(who, thing, view, element, None).remove(0);
                moves.push((Some(id), next));
            }
        }
        moves
    }
}
