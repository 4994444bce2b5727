//! Acts that name no element, or one that may be outside the model: `back`, `wait`, `scan`, `restart`,
//! `see`, `allow`.

use super::context::Context;
use super::leads::{self, After};
use super::lookup::{self, Reason};
use super::outcome::Outcome;
use super::state::State;
use super::touch::{self, Act, Touch};
use super::view::View;
use super::waiting;
use super::walk::Walk;
use super::{at, look};
use crate::model::reference::ScreenUse;
use crate::readers::{Set, ThingId};
use crate::vocabulary::ScreenAct;

/// Lets everybody do something that changes one thing's view.
pub(super) fn each(
    walk: &Walk<'_>,
    thing: ThingId,
    state: &State,
    mut change: impl FnMut(&View, Set) -> Vec<After>,
) -> Outcome {
    let mut outcome = Outcome::after(state, &walk.sets);
    for (combination, readers) in &state.places {
        for after in change(&combination.view(thing), *readers) {
            let next = walk.moved(combination, thing, after.view);
            outcome.add(next, after.readers, after.declared, &walk.sets);
        }
    }
    outcome
}

/// An act on the whole screen. Where no declaration says what it does, it `leaves` or keeps the screen.
pub(super) fn act(walk: &Walk<'_>, context: Context, state: &State, act: ScreenAct, leaves: bool) -> Outcome {
    each(walk, context.thing, state, |view, readers| {
        leads::act(walk, context.thing, view, act, readers).unwrap_or_else(|| {
            let view = if leaves { view.to_unknown() } else { view.clone() };
            vec![After { view, readers, declared: false }]
        })
    })
}

/// Makes the screen unknown.
pub(super) fn leave(walk: &Walk<'_>, context: Context, state: &State) -> Outcome {
    each(walk, context.thing, state, |view, readers| {
        vec![After { view: view.to_unknown(), readers, declared: false }]
    })
}

/// `back`: as declared, else it closes what is in front.
pub(super) fn back(walk: &Walk<'_>, context: Context, state: &State) -> Outcome {
    let thing = context.thing;
    each(walk, thing, state, |view, readers| {
        let views = waiting::by_itself(walk, thing, view, readers).into_iter();
        let all = views.flat_map(|(view, readers)| {
            leads::act(walk, thing, &view, ScreenAct::Back, readers).unwrap_or_else(|| {
                let declared = !view.over.is_empty();
                vec![After { view: view.under(), readers, declared }]
            })
        });
        all.collect()
    })
}

/// `wait`: the screen moves on by itself, if it does.
pub(super) fn wait(walk: &Walk<'_>, context: Context, state: &State) -> Outcome {
    let thing = context.thing;
    each(walk, thing, state, |view, readers| {
        let waited = leads::act(walk, thing, view, ScreenAct::Wait, readers)
            .or_else(|| leads::act(walk, thing, view, ScreenAct::Then, readers));
        waited.unwrap_or_else(|| vec![After { view: view.clone(), readers, declared: false }])
    })
}

/// `restart`: nobody knows what the thing shows then, and what was left on it is forgotten.
pub(super) fn restart(walk: &Walk<'_>, context: Context, thing: Option<ThingId>, state: &State) -> Outcome {
    let thing = thing.map_or(context.thing, |thing| walk.thing(context, thing));
    let mut outcome = Outcome::after(state, &walk.sets);
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let led = leads::act(walk, thing, &view, ScreenAct::Restart, *readers);
        let after =
            led.unwrap_or_else(|| vec![After { view: View::unknown(), readers: *readers, declared: false }]);
        for After { view, readers, declared } in after {
            let mut next = walk.moved(combination, thing, view);
            for ((where_left, _), left) in &mut next.left {
                if *where_left == thing {
                    *left = View { product: left.product, ..View::unknown() };
                }
            }
            outcome.add(next, readers, declared, &walk.sets);
        }
    }
    outcome
}

/// `see`: an element of the screen, or the screen itself.
pub(super) fn see(walk: &mut Walk<'_>, touch: Touch<'_>, state: &State) -> Outcome {
    let mut elsewhere = state.emptied();
    let mut outcome = Outcome::stay(state.emptied(), &walk.sets);
    let mut on_screen = state.emptied();
    for (combination, readers) in &state.places {
        let view = combination.view(touch.context.thing);
        let screen = look::means_screen(walk, touch.context.thing, touch.used, &view, *readers);
        let state = if screen { &mut on_screen } else { &mut elsewhere };
        state.add(combination.clone(), *readers, &walk.sets);
    }
    if !on_screen.is_empty() {
        for screen in &touch.used.screens {
            let readers = on_screen.readers(&walk.sets);
            walk.means_screen(touch.site, touch.index, *screen, readers);
        }
        let named = ScreenUse { span: touch.used.span, screens: touch.used.screens.clone() };
        let there = at::now(walk, touch.context, &[named], on_screen);
        outcome.open.join(&there, &walk.sets);
    }
    let found = touch::touch(walk, Touch { act: Act::Look, ..touch }, &elsewhere);
    outcome.declared.join(&found.declared, &walk.sets);
    outcome.open.join(&found.open, &walk.sets);
    outcome
}

/// `allow`, `deny`: the question may stand on a screen of the app's, or the system asks over it.
pub(super) fn permit(walk: &mut Walk<'_>, touch: Touch<'_>, state: &State) -> Outcome {
    let (mut asked, mut rest) = (state.emptied(), State::nobody(&walk.sets));
    let mut refused = State::nobody(&walk.sets);
    for (combination, readers) in &state.places {
        let view = combination.view(touch.context.thing);
        let found = lookup::find(walk, touch.context.thing, touch.used, &view, *readers, true);
        let finding = found.there.iter().fold(walk.sets.nobody(), |all, it| walk.sets.union(all, it.readers));
        // Where it may as well not be, the system asks.
        let finding = found.missing.iter().fold(finding, |all, it| walk.sets.difference(all, it.readers));
        let disabled = found.missing.iter().filter(|it| matches!(it.reason, Reason::Disabled(_)));
        let disabled = disabled.fold(walk.sets.nobody(), |all, it| walk.sets.union(all, it.readers));
        asked.add(combination.clone(), finding, &walk.sets);
        refused.add(combination.clone(), disabled, &walk.sets);
        let others = walk.sets.difference(*readers, walk.sets.union(finding, disabled));
        rest.add(combination.clone(), others, &walk.sets);
    }
    if touch.context.may_fail {
        // Where the system asks them, the step holds.
        let only = walk.sets.difference(refused.readers(&walk.sets), rest.readers(&walk.sets));
        refused = refused.only(only, &walk.sets);
    }
    asked.join(&refused, &walk.sets);
    let mut outcome = touch::touch(walk, touch, &asked);
    outcome.open.join(&rest, &walk.sets);
    outcome
}
