//! `done`, `stop`, and the end of a body.

use super::at;
use super::context::Context;
use super::following::CallId;
use super::rules;
use super::screens;
use super::state::{Combination, State};
use super::walk::Walk;
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::model::statement::Block;
use crate::readers::declarations::Thing;
use crate::readers::{ProductId, Set, ThingId};
use crate::source::Span;

/// `done`: everybody has to be on one of the screens that the guide ends on.
pub(super) fn done(walk: &mut Walk<'_>, context: Context, span: Span, state: State) -> State {
    let ends: &[ScreenUse] = &walk.guide.end;
    check(walk, context, span, ends, &state);
    ended(walk, state)
}

/// `stop`: it is not possible for these readers.
pub(super) fn stop(walk: &mut Walk<'_>, state: State) -> State {
    ended(walk, state)
}

/// Where a body ends: behind its last statement.
pub(super) fn place(body: &Block) -> Span {
    body.statements.last().map_or(body.span, |statement| statement.span).end_point()
}

/// Nobody goes on.
pub(super) fn ended(walk: &mut Walk<'_>, state: State) -> State {
    let Walk { ends, ended, sets, .. } = walk;
    // Whoever was lost on the way does not go round for ever.
    *ended = sets.union(*ended, state.expected(sets));
    for attempt in ends {
        attempt.join(&state, sets);
    }
    State { lost: walk.sets.nobody(), ..state.emptied() }
}

/// Who ends elsewhere than where they should; the others are on one of the screens then.
pub(super) fn check(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    ends: &[ScreenUse],
    state: &State,
) -> State {
    if ends.is_empty() {
        return state.clone();
    }
    let things = things(walk, context, ends);
    let mut kept = state.emptied();
    let mut elsewhere = State::nobody(&walk.sets);
    for (combination, readers) in &state.places {
        let rest = ended_on(walk, &things, ends, (combination, *readers), &mut kept);
        elsewhere.add(combination.clone(), rest, &walk.sets);
    }
    rules::wrong_end::report(walk, &things, span, ends, &elsewhere, state);
    // Whoever may end elsewhere by one way only goes on by the others.
    kept.lost = walk.sets.union(kept.lost, elsewhere.readers(&walk.sets));
    kept
}

/// The things in hand on which such a screen can be; of a procedure the one that it acts on, if it is one of them.
fn things(walk: &Walk<'_>, context: Context, ends: &[ScreenUse]) -> Vec<ThingId> {
    let products = screens::named(ends).map(|id| walk.project.screen(id).and_then(|screen| screen.product));
    let products: Vec<Option<ProductId>> = products.collect();
    let shows = |thing: &Thing| {
        let shown = |product: ProductId| thing.can_have(&walk.project.readers, product);
        products.iter().any(|product| product.is_none_or(shown))
    };
    let able = (0..).map(ThingId).zip(&walk.guide.things).filter(|(_, thing)| shows(thing));
    let able: Vec<ThingId> = able.map(|(id, _)| id).collect();
    let own = context.call != CallId::GUIDE && able.contains(&context.thing);
    if own || able.is_empty() { vec![context.thing] } else { able }
}

/// Puts those who are on one of the screens there, on any of the things; gives the others. A screen that no model knows
/// may be the right one.
fn ended_on(
    walk: &mut Walk<'_>,
    things: &[ThingId],
    ends: &[ScreenUse],
    (combination, readers): (&Combination, Set),
    kept: &mut State,
) -> Set {
    let wanted: Vec<ScreenId> = screens::named(ends).collect();
    let mut rest = readers;
    for &thing in things {
        let view = combination.view(thing);
        if view.front().is_some() {
            let (reached, missing) = at::reaching(walk, thing, &view, rest, &wanted);
            for (view, readers) in reached {
                kept.add(walk.moved(combination, thing, view), readers, &walk.sets);
            }
            rest = missing;
        }
    }
    let mut trusted = walk.sets.nobody();
    for &thing in things {
        let view = combination.view(thing);
        let mut trusting = rest;
        if view.front().is_some() {
            trusting = walk.sets.difference(rest, at::verified(walk, &view, thing));
        } else if let Some(end) = ends.first() {
            walk.tally.trust(end.span, rest, &walk.sets);
        }
        for view in at::taken_to(walk, &view, ends) {
            kept.add(walk.moved(combination, thing, view), trusting, &walk.sets);
        }
        trusted = walk.sets.union(trusted, trusting);
    }
    walk.sets.difference(rest, trusted)
}
