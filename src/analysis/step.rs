//! One step: what is said before it, what it does, where the writer says that it leads.

use super::context::Context;
use super::following::Site;
use super::outcome::Outcome;
use super::state::State;
use super::touch::{self, Act, Touch};
use super::walk::Walk;
use super::{
    attachments, choose, excepted, go_to, install, open, opens, physical, rules, screens, turn_all, verbs,
    ways,
};
use crate::model::reference::ElementUse;
use crate::model::step::{Action, Step};
use crate::vocabulary::{Gesture, ScreenAct, TapGesture};

/// Follows everybody through a step.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    step: &'a Step,
    state: State,
) -> State {
    let state = attachments::follow(walk, context, site, &step.attachments, state);
    may_break(walk, &state);
    walk.for_good = walk.sets.nobody();
    let outcome = act(walk, context, site, step, &state);
    rules::wrong_verb::check(walk, context, site, step);
    rules::do_stays::check(walk, context, step, &state);
    undo(walk, context, site, step, &state);
    decided(walk, site);
    let mut after = opens::apply(walk, context, site, step, &state, outcome);
    lose_sight(walk, context, step, &state, &after);
    walk.goes(site, context.thing, &state, &after);
    ways::meet(walk, &after);
    if !matches!(step.action, Action::See(_) | Action::Read(_)) {
        after.act(&walk.sets);
        walk.ways.acted();
    }
    may_break(walk, &after);
    after
}

/// Remembers where the app decides.
fn decided(walk: &mut Walk<'_>, site: Site) {
    let last = walk.facts.get(&site).and_then(|facts| facts.uses.last());
    let elements: Vec<_> = last.into_iter().flat_map(|used| used.elements.clone()).collect();
    for (id, readers) in elements {
        let project = walk.project;
        let leads = project.element(id).map(|element| element.leads.as_slice()).unwrap_or_default();
        for leads in leads.iter().filter(|leads| leads.to.len() > 1) {
            ways::by_the_app(walk, leads.span, screens::shown(leads), readers);
        }
    }
}

/// An attempt may break off here.
pub(super) fn may_break(walk: &mut Walk<'_>, state: &State) {
    let Walk { breaks, sets, .. } = walk;
    for attempt in breaks {
        attempt.join(state, sets);
    }
}

/// Counts a step that leads from a known screen to where nobody knows, and does not say so in its words.
fn lose_sight(walk: &mut Walk<'_>, context: Context, step: &Step, before: &State, after: &State) {
    let says_so = matches!(
        step.action,
        Action::Do { .. }
            | Action::Open(_)
            | Action::ReturnTo(_)
            | Action::Restart(_)
            | Action::Install { .. }
    );
    let Walk { tally, sets, .. } = walk;
    let unknown = |state: &State| {
        let unknown = state.places.iter().filter(|(it, _)| it.view(context.thing).front().is_none());
        unknown.fold(sets.nobody(), |all, (_, readers)| sets.union(all, *readers))
    };
    let readers = if says_so { sets.nobody() } else { unknown(after) };
    if !sets.is_empty(readers) {
        tally.lose_sight(step.span, sets.difference(readers, unknown(before)), sets);
    }
}

/// Who does, without a warning, what cannot be undone.
fn undo(walk: &mut Walk<'_>, context: Context, site: Site, step: &Step, state: &State) {
    let readers = state.readers(&walk.sets);
    let doing = if step.cannot_be_undone { readers } else { walk.sets.intersection(walk.for_good, readers) };
    let uses = walk.facts.get(&site).map_or(0, |facts| facts.uses.len());
    let declared = (0..uses).rev().find_map(|index| touch::declared_for_good(walk, site, index));
    let declared = declared.filter(|_| !step.cannot_be_undone);
    let doing = state.only(doing, &walk.sets);
    rules::unwarned::report(walk, context, step, declared, &doing);
}

/// What the step's action leads to.
fn act<'a>(walk: &mut Walk<'a>, context: Context, site: Site, step: &'a Step, state: &State) -> Outcome {
    let with = |used: &'a ElementUse, index: usize, gesture: Option<Gesture>| Touch {
        context,
        site,
        index,
        used,
        act: Act::Gesture(gesture),
    };
    let look = |used: &'a ElementUse, index: usize| Touch { act: Act::Look, ..with(used, index, None) };
    match &step.action {
        Action::Tap { gesture, path, times } => {
            tap(walk, context, site, path, tap_gesture(*gesture, *times), state)
        }
        Action::Swipe { on: Some(used), .. } => {
            touch::touch(walk, with(used, 0, Some(Gesture::Swipe)), state)
        }
        Action::Swipe { on: None, .. } => physical::act(walk, context, state, ScreenAct::Swipe, true),
        Action::ScrollTo(used) => touch::touch(walk, look(used, 0), state),
        Action::See(used) => physical::see(walk, look(used, 0), state),
        Action::Drag { what, to } => {
            let aim = Touch { act: Act::React, ..look(to, 1) };
            let there = touch::touch(walk, aim, state).all(&walk.sets);
            touch::touch(walk, with(what, 0, Some(Gesture::Drag)), &there)
        }
        Action::Type { into: Some(used), .. }
        | Action::Turn { what: used, .. }
        | Action::Tick { what: used, .. } => {
            let act = verbs::of(&step.action).map_or(Act::Gesture(None), |(verb, ..)| Act::Verb(verb));
            touch::touch(walk, Touch { act, ..look(used, 0) }, state)
        }
        Action::Permit { what, .. } => physical::permit(walk, with(what, 0, None), state),
        Action::Choose { option, within } => {
            choose::follow(walk, context, site, option, within.as_deref(), state)
        }
        Action::TurnAll { except, .. } => {
            let looks: Vec<Touch<'_>> =
                except.iter().enumerate().map(|(index, used)| look(used, index)).collect();
            let state = excepted::together(walk, &looks, state);
            turn_all::follow(walk, context, site, step, except, &state)
        }
        Action::Open(opened) => open::open(walk, context, step, opened, state),
        Action::ReturnTo(opened) => open::return_to(walk, context, step, opened, state),
        Action::Back => physical::back(walk, context, state),
        Action::Wait { .. } => physical::wait(walk, context, state),
        Action::Scan(_) => physical::act(walk, context, state, ScreenAct::Scan, true),
        Action::SignIn { .. } => physical::act(walk, context, state, ScreenAct::SignIn, true),
        Action::Restart(thing) => physical::restart(walk, context, *thing, state),
        Action::Install { kind, product, to, .. } => install::follow(
            walk,
            context,
            step,
            install::Change { kind: *kind, product: *product, to: to.as_ref() },
            state,
        ),
        Action::Do { leaves: true, .. } => physical::leave(walk, context, state),
        Action::GoTo(screen) => go_to::follow(walk, context, site, screen, state),
        Action::Do { .. }
        | Action::Type { into: None, .. }
        | Action::Scroll(_)
        | Action::Press { .. }
        | Action::Run(_)
        | Action::Read(_) => Outcome::stay(state.clone(), &walk.sets),
    }
}

/// Taps the elements of a path one after the other.
fn tap<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    path: &'a [ElementUse],
    gesture: Option<Gesture>,
    state: &State,
) -> Outcome {
    let mut outcome = Outcome::stay(state.clone(), &walk.sets);
    for (index, used) in path.iter().enumerate() {
        let before = if index == 0 { state.clone() } else { outcome.all(&walk.sets) };
        if index > 0 {
            may_break(walk, &before);
        }
        let touch = Touch { context, site, index, used, act: Act::Tap(gesture) };
        outcome = touch::touch(walk, touch, &before);
        rules::wrong_gesture::check(walk, context, site, (index, used), gesture);
    }
    outcome
}

/// The gesture, if it is not the kind's own.
pub(super) fn tap_gesture(gesture: TapGesture, times: Option<u32>) -> Option<Gesture> {
    match (gesture, times) {
        (TapGesture::Hold, _) => Some(Gesture::Hold),
        (TapGesture::DoubleTap, _) => Some(Gesture::DoubleTap),
        (TapGesture::Tap, Some(times)) if times > 1 => Some(Gesture::Taps(times)),
        (TapGesture::Tap, _) => None,
    }
}
