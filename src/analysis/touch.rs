//! Touching an element: tapping, turning, ticking, typing into, dragging, looking at it.

use super::at;
use super::choose;
use super::context::{Context, Unsure};
use super::doubles::{Double, Sights};
use super::following::{Sight, Site};
use super::leads::{self, After};
use super::lookup::{self, Found, Missing, Reason, There};
use super::outcome::Outcome;
use super::rules;
use super::state::{Combination, State};
use super::verbs::{self, Verb};
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::readers::{Set, ThingId};
use crate::source::Span;
use crate::vocabulary::Gesture;

/// How an element is used.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// With a gesture, if it is not the kind's own.
    Gesture(Option<Gesture>),
    /// The same, and what declares only where other gestures lead does not stay as it is.
    Tap(Option<Gesture>),
    /// With the kind's own gesture, as this verb says.
    Verb(Verb),
    /// It has to react; nothing changes by that alone.
    React,
    /// The use names an option: whatever offers it is used.
    ChooseAny,
    /// Looked at; nothing changes.
    Look,
}

/// Where in the guide an element is named, and how it is used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touch<'u> {
    pub(super) context: Context,
    pub(super) site: Site,
    /// Its place among the uses of the statement.
    pub(super) index: usize,
    pub(super) used: &'u ElementUse,
    pub(super) act: Act,
}

/// Lets everybody touch an element, as it is printed.
pub(super) fn touch(walk: &mut Walk<'_>, touch: Touch<'_>, state: &State) -> Outcome {
    let (outcome, sights) = find(walk, touch, state);
    let double = sights.double(walk, touch, outcome.declared.lost);
    rules::ambiguous::report(walk, touch, double, state);
    outcome
}

/// The same where nothing is printed.
pub(super) fn silently(walk: &mut Walk<'_>, touch: Touch<'_>, state: &State) -> Outcome {
    find(walk, touch, state).0
}

/// Lets everybody touch it; and what they may take for it.
fn find(walk: &mut Walk<'_>, touch: Touch<'_>, state: &State) -> (Outcome, Sights) {
    let mut sights = Sights::default();
    let mut outcome = Outcome::after(state, &walk.sets);
    let mut misses = Vec::new();
    let mut guesses = Vec::new();
    let mut held = walk.sets.nobody();
    let mut unclear = Vec::new();
    for (combination, readers) in &state.places {
        let view = combination.view(touch.context.thing);
        let Found { there, missing, ambiguous, open } = look(walk, touch, &view, *readers);
        sights.see(walk, view.clone(), *readers);
        for readers in open {
            held = walk.sets.union(held, readers);
            walk.tally.uncheck(touch.used.span, readers, &walk.sets);
            if !matches!(touch.act, Act::ChooseAny) {
                walk.tally.is_unknown(walk.project, touch.used, &view);
                if let Some(front) = view.front() {
                    rules::nearly_here::report(walk, touch, front, readers, state);
                }
            }
            walk.sees(touch.site, touch.index, Sight { screen: None, element: None, readers });
            let leaves = !matches!(touch.act, Act::React | Act::Look);
            let view = if leaves { view.to_unknown() } else { view.clone() };
            let next = walk.moved(combination, touch.context.thing, view);
            outcome.add(next, readers, false, &walk.sets);
        }
        for there in there {
            held = walk.sets.union(held, there.readers);
            walk.means(touch.site, touch.index, there.element, there.view.front(), there.readers);
            if !matches!(touch.act, Act::Look) {
                walk.uses(there.element, there.readers);
            }
            sights.mean(walk, there.element, there.readers);
            for (view, readers) in waited(walk, touch, &view, &there) {
                sights.see(walk, view, readers);
            }
            trust(walk, touch, &there);
            if there.sometimes {
                let claimed = at::verified(walk, &there.view, touch.context.thing);
                let guessing = walk.sets.intersection(there.readers, claimed);
                if !walk.sets.is_empty(guessing) {
                    guesses.push((there.element, guessing));
                }
                leave_out(walk, touch, combination, &there);
            }
            if view.front().is_none() {
                walk.tally.uncheck(touch.used.span, there.readers, &walk.sets);
            }
            for after in react(walk, touch, &there) {
                let next = walk.moved(combination, touch.context.thing, after.view);
                outcome.add(next, after.readers, after.declared, &walk.sets);
            }
        }
        for miss in missing {
            match knows(touch, &miss) {
                true => left_out(walk, combination.clone(), miss.readers),
                false => misses.push(miss),
            }
        }
        unclear.extend(ambiguous);
    }
    if touch.context.may_fail {
        for miss in &mut misses {
            miss.readers = walk.sets.difference(miss.readers, held);
        }
        misses.retain(|miss| !walk.sets.is_empty(miss.readers));
    }
    let lost = misses.iter().fold(walk.sets.nobody(), |all, miss| walk.sets.union(all, miss.readers));
    rules::not_here::report(walk, touch, &misses, state);
    rules::ambiguous::report(walk, touch, unclear.first().copied().map(Double::here), state);
    if touch.context.unsure == Unsure::Stranded {
        rules::unguarded::report(walk, touch, &guesses, state);
    }
    outcome.lose(lost, &walk.sets);
    (outcome, sights)
}

/// What those may see who wait for it, until it is there.
fn waited(walk: &Walk<'_>, touch: Touch<'_>, view: &View, there: &There) -> Vec<(View, Set)> {
    let thing = touch.context.thing;
    if there.view.front() == view.front() {
        return Vec::new();
    }
    let mut seen = vec![(there.view.clone(), there.readers)];
    for (now, readers) in waiting::by_itself(walk, thing, view, there.readers) {
        let later = waiting::by_itself(walk, thing, &now, readers).into_iter();
        seen.extend(
            later.filter(|(later, _)| *later == there.view).map(|(_, readers)| (now.clone(), readers)),
        );
    }
    seen
}

/// What the readers of a view find.
fn look(walk: &Walk<'_>, touch: Touch<'_>, view: &View, readers: Set) -> Found {
    let thing = touch.context.thing;
    match touch.act {
        Act::ChooseAny => lookup::offering(walk, thing, touch.used, view, readers),
        Act::Look => lookup::find(walk, thing, touch.used, view, readers, false),
        Act::Gesture(_) | Act::Tap(_) | Act::Verb(_) | Act::React => {
            lookup::find(walk, thing, touch.used, view, readers, true)
        }
    }
}

/// Readers who do not find it this time leave out the rest of the `optional` around the step.
/// Who was warned still is: nothing was done since.
fn leave_out(walk: &mut Walk<'_>, touch: Touch<'_>, combination: &Combination, there: &There) {
    if touch.context.unsure != Unsure::LeaveOut {
        return;
    }
    let mut view = there.view.clone();
    view.drawn.insert(there.element, false);
    let without = walk.moved(combination, touch.context.thing, view);
    left_out(walk, without, there.readers);
}

/// Whether readers looked before, so that they know that they leave out the rest of the `optional` around the step.
fn knows(touch: Touch<'_>, miss: &Missing) -> bool {
    touch.context.unsure == Unsure::LeaveOut && matches!(miss.reason, Reason::NotThisTime(_))
}

/// Readers are behind the `optional` around the step.
fn left_out(walk: &mut Walk<'_>, at: Combination, readers: Set) {
    let Walk { leaving, sets, .. } = walk;
    if let Some(leaving) = leaving.last_mut() {
        leaving.join(&State::at(at, readers, sets), sets);
    }
}

/// Counts what some readers do on trust: the screen was not seen on a phone like theirs.
fn trust(walk: &mut Walk<'_>, touch: Touch<'_>, there: &There) {
    let Some(front) = there.view.front() else { return };
    let verified = lookup::verified(walk, touch.context.thing, front);
    let unverified = walk.sets.difference(there.readers, verified);
    walk.tally.trust(touch.used.span, unverified, &walk.sets);
}

/// What those who found the element see then.
fn react(walk: &Walk<'_>, touch: Touch<'_>, there: &There) -> Vec<After> {
    let Some(element) = walk.project.element(there.element) else { return Vec::new() };
    let mut view = there.view.clone();
    if there.sometimes {
        view.drawn.insert(there.element, true);
    }
    match touch.act {
        Act::Gesture(gesture) => {
            leads::gesture(walk, touch.context.thing, &view, element, gesture, there.readers)
        }
        // That it cannot be done is told; nobody knows what they do instead.
        Act::Verb(verb) if !verbs::fits(verb, element) => {
            vec![After { view: view.to_unknown(), readers: there.readers, declared: false }]
        }
        Act::Verb(_) => leads::gesture(walk, touch.context.thing, &view, element, None, there.readers),
        Act::Tap(gesture) => leads::tap(walk, touch.context.thing, &view, element, gesture, there.readers),
        Act::ChooseAny => {
            choose::pick(walk, touch.context.thing, &view, element, touch.used, there.readers).0
        }
        Act::React | Act::Look => vec![After { view, readers: there.readers, declared: false }],
    }
}

/// What a use means on screens of which the model claims to be right, with the readers for whom.
pub(super) fn claimed(walk: &Walk<'_>, thing: ThingId, site: Site, index: usize) -> Vec<(ElementId, Set)> {
    let used = walk.facts.get(&site).and_then(|facts| facts.uses.get(index));
    let claims = |sight: &Sight| match sight.screen {
        Some(screen) => walk.sets.intersection(sight.readers, lookup::verified(walk, thing, screen)),
        None => sight.readers,
    };
    let mut claimed = Vec::new();
    for (element, _) in used.into_iter().flat_map(|used| &used.elements) {
        let sights = used.into_iter().flat_map(|used| &used.sights);
        let readers = sights
            .filter(|sight| sight.element == Some(*element))
            .fold(walk.sets.nobody(), |all, sight| walk.sets.union(all, claims(sight)));
        if !walk.sets.is_empty(readers) {
            claimed.push((*element, readers));
        }
    }
    claimed
}

/// Where the element is declared that cannot be undone.
pub(super) fn declared_for_good(walk: &Walk<'_>, site: Site, index: usize) -> Option<Span> {
    let used = walk.facts.get(&site).and_then(|facts| facts.uses.get(index));
    let elements = used.into_iter().flat_map(|used| &used.elements);
    let mut known = elements.filter_map(|(id, _)| walk.project.element(*id));
    known.find(|element| element.cannot_be_undone).map(|element| element.span)
}
