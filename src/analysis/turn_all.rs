//! `turn off all`: there has to be something to turn.

use super::at;
use super::context::Context;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::State;
use super::walk::Walk;
use crate::model::ids::ScreenId;
use crate::model::step::Step;
use crate::readers::{Set, ThingId};

/// Everybody turns all switches of the screen in front, and stays.
pub(super) fn follow(walk: &mut Walk<'_>, context: Context, step: &Step, state: &State) -> Outcome {
    let mut without = state.emptied();
    for (combination, readers) in &state.places {
        let view = combination.view(context.thing);
        let Some(front) = view.front() else {
            walk.tally.uncheck(step.span, *readers, &walk.sets);
            continue;
        };
        if screens::is_partial(walk.project, front) {
            continue;
        }
        let claimed = walk.sets.intersection(*readers, at::verified(walk, &view, context.thing));
        let having = having_switches(walk, context.thing, front);
        without.add(combination.clone(), walk.sets.difference(claimed, having), &walk.sets);
    }
    rules::nothing_to_turn::report(walk, context, step, &without, state);
    let mut outcome = Outcome::stay(state.clone(), &walk.sets);
    outcome.lose(without.readers(&walk.sets), &walk.sets);
    outcome
}

/// Who has at least one switch on a screen.
fn having_switches(walk: &Walk<'_>, thing: ThingId, screen: ScreenId) -> Set {
    let elements = walk.project.screen(screen).map_or(&[][..], |screen| screen.elements.as_slice());
    let switches =
        elements.iter().filter_map(|id| walk.project.element(*id)).filter(|it| screens::is_switch(it));
    switches.fold(walk.sets.nobody(), |all, switch| {
        walk.sets.union(all, walk.sets.of_option(switch.when.as_ref(), thing))
    })
}
