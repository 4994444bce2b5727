//! `turn off all`: there has to be something to turn.

use super::at;
use super::context::Context;
use super::following::Site;
use super::lookup;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::State;
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::step::Step;
use crate::readers::{Set, ThingId};

/// Everybody turns all switches of the screen in front, and stays.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    step: &Step,
    except: &[ElementUse],
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let mut outcome = Outcome::after(state, &walk.sets);
    let mut without = state.emptied();
    let mut turning = walk.sets.nobody();
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let mut rest = *readers;
        for (view, readers) in waiting::by_itself(walk, thing, &view, *readers) {
            let switches = switches(walk, thing, &view);
            let having = switches.iter().fold(walk.sets.nobody(), |all, (_, it)| walk.sets.union(all, *it));
            let having = walk.sets.intersection(having, walk.sets.intersection(rest, readers));
            rest = walk.sets.difference(rest, having);
            for (switch, there) in switches {
                let excepted = except.iter().any(|used| used.candidates.contains(&switch));
                let there = walk.sets.intersection(having, there);
                if !excepted && !walk.sets.is_empty(there) {
                    walk.means(site, except.len(), switch, view.front(), there);
                }
            }
            turning = walk.sets.union(turning, having);
            outcome.add(walk.moved(combination, thing, view), having, false, &walk.sets);
        }
        let judged = walk.sets.intersection(rest, judged(walk, thing, &view));
        let others = walk.sets.difference(rest, judged);
        if view.front().is_none() {
            walk.tally.uncheck(step.span, others, &walk.sets);
        }
        turning = walk.sets.union(turning, others);
        outcome.add(combination.clone(), others, false, &walk.sets);
        without.add(combination.clone(), judged, &walk.sets);
    }
    if context.may_fail {
        let lost = walk.sets.difference(without.readers(&walk.sets), turning);
        without = without.only(lost, &walk.sets);
    }
    rules::nothing_to_turn::report(walk, context, step, &without, state);
    outcome.lose(without.readers(&walk.sets), &walk.sets);
    outcome
}

/// For whom it is known that nothing else is on the screen in front than is declared.
fn judged(walk: &Walk<'_>, thing: ThingId, view: &View) -> Set {
    match view.front() {
        Some(front) if !screens::is_partial(walk.project, front) => at::verified(walk, view, thing),
        _ => walk.sets.nobody(),
    }
}

/// The switches of the screen in front, with who has them, or may.
fn switches(walk: &Walk<'_>, thing: ThingId, view: &View) -> Vec<(ElementId, Set)> {
    let front = view.front().and_then(|front| walk.project.screen(front));
    let elements = front.map_or(&[][..], |screen| screen.elements.as_slice()).iter();
    let known = elements.filter_map(|id| Some((*id, walk.project.element(*id)?)));
    let switches = known.filter(|(_, element)| screens::is_switch(element));
    switches.map(|(id, element)| (id, lookup::possible(walk, thing, view, id, element))).collect()
}
