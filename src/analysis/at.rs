//! `at S { }` and `now at S`: the writer's word for where the reader is.

use super::context::Context;
use super::lookup;
use super::rules;
use super::rules::without_product::Purpose;
use super::screens;
use super::state::State;
use super::unable::Unable;
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::model::statement::Block;
use crate::readers::{Set, ThingId};

/// `at S { … }`.
pub(super) fn block<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    uses: &[ScreenUse],
    body: &'a Block,
    state: State,
) -> State {
    let state = if state.is_empty() { state } else { now(walk, context, uses, state) };
    walk.block(context, body, state)
}

/// Keeps everybody who can be on one of the screens, there.
pub(super) fn now(walk: &mut Walk<'_>, context: Context, uses: &[ScreenUse], state: State) -> State {
    let thing = context.thing;
    let uses = &rules::unknown_screen::known(walk, context, uses, &state, false);
    if uses.is_empty() {
        return state;
    }
    let wanted: Vec<_> = screens::named(uses).collect();
    let mut kept = state.emptied();
    let mut elsewhere = state.emptied();
    let mut unable = Unable::default();
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        if view.front().is_none() {
            for view in taken_to(walk, &view, uses) {
                let able = unable.except(walk, thing, &view, *readers);
                kept.add(walk.moved(combination, thing, view), able, &walk.sets);
            }
            trusted(walk, uses, *readers);
            continue;
        }
        let (reached, rest) = reaching(walk, thing, &view, *readers, &wanted);
        for (view, readers) in reached {
            kept.add(walk.moved(combination, thing, view), readers, &walk.sets);
        }
        elsewhere.add(combination.clone(), rest, &walk.sets);
    }
    let found = kept.readers(&walk.sets);
    let narrowed = walk.sets.intersection(elsewhere.readers(&walk.sets), found);
    trusted(walk, uses, narrowed);
    let others = walk.sets.difference(elsewhere.readers(&walk.sets), found);
    let mut others = elsewhere.only(others, &walk.sets);
    let claimed = claimed(walk, thing, &others);
    let nobody_is_there = kept.is_empty();
    if context.words_apply && !nobody_is_there {
        // The words apply to whoever is there, so the others are elsewhere only because of these.
        if !others.is_empty() || !unable.is_empty() {
            walk.together.set(true);
        }
        return kept;
    }
    let lost = claimed.readers(&walk.sets);
    rules::wrong_place::report(walk, context, uses, &claimed, &state);
    others.lose(lost, &walk.sets);
    for (combination, readers) in &others.places {
        for view in taken_to(walk, &combination.view(thing), uses) {
            let able = unable.except(walk, thing, &view, *readers);
            kept.add(walk.moved(combination, thing, view), able, &walk.sets);
        }
        trusted(walk, uses, *readers);
    }
    kept.lose(lost, &walk.sets);
    let here = state.readers(&walk.sets);
    let without = unable.report(walk, uses.first().map(|used| (used.span, Purpose::Screen)), &kept, here);
    kept.lose(without, &walk.sets);
    kept
}

/// Counts the writer's word once.
fn trusted(walk: &mut Walk<'_>, uses: &[ScreenUse], readers: Set) {
    if let Some(used) = uses.first() {
        walk.tally.trust(used.span, readers, &walk.sets);
    }
}

/// The readers who are or by themselves come to one of the screens, with what they see there, and those who may be
/// on none of them, whatever the app decides.
pub(super) fn reaching(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    readers: Set,
    wanted: &[ScreenId],
) -> (Vec<(View, Set)>, Set) {
    let mut reached = Vec::new();
    let others = waiting::until(walk, thing, view, readers, |view, arriving| {
        if !view.front().is_some_and(|front| wanted.contains(&front)) {
            return walk.sets.nobody();
        }
        reached.push((view.clone(), arriving));
        arriving
    });
    let rest = others.iter().fold(walk.sets.nobody(), |all, (_, readers)| walk.sets.union(all, *readers));
    (reached, rest)
}

/// Those of a state about whose screens the model claims to be right.
pub(super) fn claimed(walk: &Walk<'_>, thing: ThingId, state: &State) -> State {
    let mut claimed = State::nobody(&walk.sets);
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        if view.front().is_some() {
            let verified = verified(walk, &view, thing);
            claimed.add(combination.clone(), walk.sets.intersection(*readers, verified), &walk.sets);
        }
    }
    claimed
}

/// For whom the model claims to know what is in front; everyone where nothing is claimed at all.
pub(super) fn verified(walk: &Walk<'_>, view: &View, thing: ThingId) -> Set {
    view.front().map_or(walk.sets.everyone(), |front| lookup::verified(walk, thing, front))
}

/// What someone sees whom the writer's word takes to one of the screens. Two screens of one title are not
/// told apart, unless one of them belongs to the product in front.
pub(super) fn taken_to(walk: &Walk<'_>, view: &View, uses: &[ScreenUse]) -> Vec<View> {
    let mut views = Vec::new();
    for used in uses {
        match used.screens.as_slice() {
            [only] => views.push(walk.show(view, *only)),
            several => {
                let product = view.product.or_else(|| product_in_front(walk, view));
                let mut own = several.iter().filter(|screen| {
                    product.is_some() && walk.project.screen(**screen).is_some_and(|it| it.product == product)
                });
                match (own.next(), own.next()) {
                    (Some(screen), None) => views.push(walk.show(view, *screen)),
                    _ => views.push(view.to_unknown()),
                }
            }
        }
    }
    views
}

fn product_in_front(walk: &Walk<'_>, view: &View) -> Option<crate::readers::ProductId> {
    walk.project.screen(view.front()?)?.product
}
