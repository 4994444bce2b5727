//! `choose "PIN" in lock-type`.

use super::context::Context;
use super::following::{Sight, Site};
use super::leads::{self, After};
use super::lookup;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::State;
use super::touch::{self, Act, Touch};
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::screen::Leads;
use crate::readers::{Set, ThingId};

/// Lets everybody choose an option.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    option: &ElementUse,
    within: Option<&ElementUse>,
    state: &State,
) -> Outcome {
    match within {
        Some(used) => {
            let touch = Touch { context, site, index: 1, used, act: Act::Choose };
            from_picker(walk, touch, option, state)
        }
        None => from_screen(walk, context, site, option, state),
    }
}

/// From a picker that the step names.
fn from_picker(walk: &mut Walk<'_>, touch: Touch<'_>, option: &ElementUse, state: &State) -> Outcome {
    let thing = touch.context.thing;
    // Only who finds the picker; where its options lead is worked out below.
    let looked = touch::touch(walk, touch, state);
    let mut outcome = Outcome::after(&looked.declared, &walk.sets);
    let (mut refused, mut chosen) = (walk.sets.nobody(), walk.sets.nobody());
    let mut picker = None;
    let looked = looked.all(&walk.sets);
    for (combination, readers) in &looked.places {
        let view = combination.view(thing);
        let mut found = lookup::find(walk, thing, touch.used, &view, *readers, true);
        // On a screen that the name told, nobody asks whether it reacts.
        let rest = found.missing.iter().fold(walk.sets.nobody(), |all, it| walk.sets.union(all, it.readers));
        if !walk.sets.is_empty(rest) {
            found.there.extend(lookup::find(walk, thing, touch.used, &view, rest, false).there);
        }
        for readers in found.open {
            chosen = walk.sets.union(chosen, readers);
            let next = walk.moved(combination, thing, view.to_unknown());
            outcome.add(next, readers, false, &walk.sets);
        }
        for there in found.there {
            let Some(element) = walk.project.element(there.element) else { continue };
            let (after, without) = pick(walk, thing, &there.view, element, option, there.readers);
            if !walk.sets.is_empty(without) {
                refused = walk.sets.union(refused, without);
                picker = picker.or(Some(there.element));
            }
            for after in after {
                chosen = walk.sets.union(chosen, after.readers);
                let next = walk.moved(combination, thing, after.view);
                outcome.add(next, after.readers, after.declared, &walk.sets);
            }
        }
    }
    if touch.context.may_fail {
        refused = walk.sets.difference(refused, chosen);
    }
    if let Some(picker) = picker.filter(|_| !walk.sets.is_empty(refused)) {
        rules::not_offered::report(walk, touch, option, (picker, refused), state);
        outcome.lose(refused, &walk.sets);
    }
    outcome
}

/// From whatever picker or list of the screen offers it. Many lists are not declared, so a choice that none
/// offers is not checked.
fn from_screen(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    option: &ElementUse,
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let mut outcome = Outcome::after(state, &walk.sets);
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let mut rest = *readers;
        for (id, element) in pickers(walk, &view) {
            let there = walk.sets.intersection(rest, lookup::sure(walk, thing, &view, id, element));
            let (after, without) = pick(walk, thing, &view, element, option, there);
            let having = walk.sets.difference(there, without);
            if walk.sets.is_empty(having) {
                continue;
            }
            rest = walk.sets.difference(rest, having);
            walk.means(site, 1, id, view.front(), having);
            for after in after {
                let next = walk.moved(combination, thing, after.view);
                outcome.add(next, after.readers, after.declared, &walk.sets);
            }
        }
        if !walk.sets.is_empty(rest) {
            walk.tally.uncheck(option.span, rest, &walk.sets);
            walk.sees(site, 1, Sight { screen: None, element: None, readers: rest });
            let next = walk.moved(combination, thing, view.to_unknown());
            outcome.add(next, rest, false, &walk.sets);
        }
    }
    outcome
}

/// The elements in front that declare options.
fn pickers<'a>(walk: &Walk<'a>, view: &View) -> Vec<(ElementId, &'a Element)> {
    let front = view.front().and_then(|front| walk.project.screen(front));
    let elements = front.map_or(&[][..], |screen| screen.elements.as_slice()).iter();
    let known = elements.filter_map(|id| Some((*id, walk.project.element(*id)?)));
    known.filter(|(_, element)| !element.options.is_empty()).collect()
}

/// What those see who choose an option of a picker, and who does not have it.
fn pick(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    picker: &Element,
    option: &ElementUse,
    readers: Set,
) -> (Vec<After>, Set) {
    let sets = &walk.sets;
    if picker.options.is_empty() {
        return (leads::gesture(walk, thing, view, picker, None, readers), sets.nobody());
    }
    let mut rest = readers;
    let mut after = Vec::new();
    for declared in picker.options.iter().filter(|declared| screens::is_option(option, declared)) {
        let meeting = sets.of_option(declared.when.as_ref(), thing);
        let taking = sets.intersection(rest, meeting);
        rest = sets.difference(rest, meeting);
        if sets.is_empty(taking) {
            continue;
        }
        walk.partings.add(declared.span, taking, readers, sets);
        if declared.leads.is_empty() {
            after.extend(leads::gesture(walk, thing, view, picker, None, taking));
        } else {
            let targets: Vec<&Leads> = declared.leads.iter().collect();
            after.extend(leads::follow(walk, thing, &targets, view, &view.under(), taking));
        }
    }
    (after, rest)
}
