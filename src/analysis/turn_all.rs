//! `turn off all`: there has to be something to turn, and all of it has to be turned.

use super::at;
use super::context::Context;
use super::following::Site;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::State;
use super::switches::{self, Switch, Turned};
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::reference::ElementUse;
use crate::model::step::Step;
use crate::readers::{Set, ThingId};

/// Everybody turns all switches of the screen in front but those that are excepted.
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
    let (mut disabled, mut leading) = (Vec::new(), Vec::new());
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let mut rest = *readers;
        for (view, readers) in waiting::by_itself(walk, thing, &view, *readers) {
            let mut switches = switches::of(walk, thing, &view, walk.sets.intersection(rest, readers));
            let having = switches::having(walk, &switches);
            rest = walk.sets.difference(rest, having);
            switches.retain(|it| !except.iter().any(|used| used.candidates.contains(&it.id)));
            let turned = switches::turn(walk, thing, &view, &switches, having);
            walk.tally.uncheck(step.span, turned.unchecked, &walk.sets);
            note(walk, site, except.len(), &view, (&switches, &turned));
            for after in turned.after {
                turning = walk.sets.union(turning, after.readers);
                let next = walk.moved(combination, thing, after.view);
                outcome.add(next, after.readers, after.declared, &walk.sets);
            }
            disabled.extend(turned.disabled);
            leading.extend(turned.leading);
        }
        let judged = walk.sets.intersection(rest, judged(walk, thing, &view));
        let others = walk.sets.difference(rest, judged);
        walk.tally.uncheck(step.span, others, &walk.sets);
        turning = walk.sets.union(turning, others);
        outcome.add(combination.clone(), others, false, &walk.sets);
        without.add(combination.clone(), judged, &walk.sets);
    }
    if context.may_fail {
        let lost = walk.sets.difference(without.readers(&walk.sets), turning);
        without = without.only(lost, &walk.sets);
        for (_, readers) in disabled.iter_mut().chain(&mut leading) {
            *readers = walk.sets.difference(*readers, turning);
        }
    }
    rules::nothing_to_turn::report(walk, context, step, &without, state);
    rules::disabled::some_of_all(walk, step, &disabled, state);
    rules::led_away::report(walk, step, &leading, state);
    outcome.lose(without.readers(&walk.sets), &walk.sets);
    outcome.lose(switches::all(walk, &disabled), &walk.sets);
    outcome.lose(switches::all(walk, &leading), &walk.sets);
    outcome
}

/// Remembers which switches are turned by whom.
fn note(
    walk: &mut Walk<'_>,
    site: Site,
    index: usize,
    view: &View,
    (switches, turned): (&[Switch<'_>], &Turned),
) {
    for switch in switches {
        let off = turned.disabled.iter().filter(|(id, _)| *id == switch.id);
        let off = off.fold(walk.sets.nobody(), |all, (_, readers)| walk.sets.union(all, *readers));
        let reacting = walk.sets.difference(switch.readers, off);
        if !walk.sets.is_empty(reacting) {
            walk.means(site, index, switch.id, view.front(), reacting);
            walk.uses(switch.id, reacting);
        }
    }
}

/// For whom it is known that nothing else is on the screen in front than is declared.
fn judged(walk: &Walk<'_>, thing: ThingId, view: &View) -> Set {
    match view.front() {
        Some(front) if !screens::is_partial(walk.project, front) => at::verified(walk, view, thing),
        _ => walk.sets.nobody(),
    }
}
