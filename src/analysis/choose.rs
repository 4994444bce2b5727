//! `choose "PIN" in lock-type`.

use super::at;
use super::context::Context;
use super::following::Site;
use super::leads::{self, After};
use super::lookup;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::State;
use super::touch::{self, Act, Touch};
use super::verbs::{self, Verb};
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
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
            let touch = Touch { context, site, index: 1, used, act: Act::React };
            from_picker(walk, touch, option, state)
        }
        None => {
            // From whatever list of the screen offers it.
            let touch = Touch { context, site, index: 1, used: option, act: Act::ChooseAny };
            touch::touch(walk, touch, state)
        }
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
            // Where nothing is claimed, what they choose leads to where nobody knows.
            let claimed = at::verified(walk, &there.view, thing);
            let unclaimed = walk.sets.difference(without, claimed);
            if !walk.sets.is_empty(unclaimed) {
                chosen = walk.sets.union(chosen, unclaimed);
                let next = walk.moved(combination, thing, view.to_unknown());
                outcome.add(next, unclaimed, false, &walk.sets);
            }
            let without = walk.sets.intersection(without, claimed);
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
        rules::not_offered::report(walk, touch.context, option, (&[picker], refused), state);
        outcome.lose(refused, &walk.sets);
    }
    outcome
}

/// What those see who choose an option of a picker, and who does not have it.
pub(super) fn pick(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    picker: &Element,
    option: &ElementUse,
    readers: Set,
) -> (Vec<After>, Set) {
    let sets = &walk.sets;
    if !verbs::fits(Verb::ChooseIn, picker) {
        // That nothing can be chosen from it is told; nobody knows what they do instead.
        return (vec![After { view: view.to_unknown(), readers, declared: false }], sets.nobody());
    }
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
