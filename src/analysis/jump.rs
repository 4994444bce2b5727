//! `skip to NAME` and `again from NAME`.

use super::at;
use super::context::Context;
use super::following::Site;
use super::rules;
use super::state::State;
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::ids::StatementId;
use crate::model::statement::{Statement, StatementKind};
use crate::model::step::Action;
use crate::readers::{Set, ThingId};
use crate::source::Span;

/// Readers who go back.
#[derive(Clone, Debug)]
pub(super) struct Jump {
    pub(super) target: Site,
    /// The `again from`.
    pub(super) span: Span,
    pub(super) context: Context,
    pub(super) state: State,
}

/// Everybody goes on at a later statement.
pub(super) fn ahead(walk: &mut Walk<'_>, context: Context, target: StatementId, state: State) -> State {
    let after = State { lost: walk.sets.nobody(), ..state.emptied() };
    let nobody = State::nobody(&walk.sets);
    let Walk { ahead, sets, .. } = walk;
    ahead.entry(context.site(target)).or_insert(nobody).join(&state, sets);
    after
}

/// In which states one may come to a named statement, if somebody comes in this one. Whoever opens something
/// there, or restarts, may come from anywhere; what moves on by itself may have done so.
pub(super) fn reaching(walk: &Walk<'_>, context: Context, statement: &Statement, state: &State) -> State {
    let StatementKind::Step(step) = &statement.kind else { return moved_on(walk, state) };
    let thing = match &step.action {
        Action::Open(_) | Action::Install { .. } => context.thing,
        Action::Restart(thing) => thing.map_or(context.thing, |thing| walk.thing(context, thing)),
        _ => return moved_on(walk, state),
    };
    let state = &moved_on(walk, state);
    let mut anywhere = state.emptied();
    for (combination, readers) in &state.places {
        anywhere.add(combination.with(thing, View::unknown()), *readers, &walk.sets);
    }
    anywhere
}

/// The state with all that the screens of each thing become by themselves.
fn moved_on(walk: &Walk<'_>, state: &State) -> State {
    let mut moved = state.clone();
    for thing in (0..).map(ThingId).take(walk.guide.things.len().max(1)) {
        for (combination, readers) in moved.places.clone() {
            for (view, readers) in waiting::by_itself(walk, thing, &combination.view(thing), readers) {
                moved.add(combination.with(thing, view), readers, &walk.sets);
            }
        }
    }
    moved
}

/// Everybody goes back to an earlier statement.
pub(super) fn back(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    target: StatementId,
    mut state: State,
) -> State {
    let after = State { lost: walk.sets.nobody(), ..state.emptied() };
    if let Some(follow) = walk.leaving_out(context.call, target) {
        let readers = state.readers(&walk.sets);
        let step = walk.statement_of(context.call, target);
        rules::again_left_out::report(walk, span, follow.span, step, readers);
        state.lose(readers, &walk.sets);
    }
    walk.ended = walk.sets.union(walk.ended, state.lost);
    walk.jumps.push(Jump { target: context.site(target), span, context, state });
    after
}

/// Whoever goes back to a statement was followed there already if they are where it was reached before, in
/// whatever round. Reports the others, and gives the jumps without them.
pub(super) fn known(walk: &mut Walk<'_>, mut jumps: Vec<Jump>) -> Vec<Jump> {
    for Jump { target, span, context, state } in &mut jumps {
        let mut stranded = State::nobody(&walk.sets);
        let mut going = state.emptied();
        let nobody = State::nobody(&walk.sets);
        let reached = walk.reached.get(target).unwrap_or(&nobody);
        let unclaimed = unclaimed(walk, context.thing, reached);
        for (combination, readers) in &state.places {
            let known = reached.around(combination, &walk.sets);
            let claimed = at::verified(walk, &combination.view(context.thing), context.thing);
            let outside = walk.sets.intersection(walk.sets.difference(*readers, known), claimed);
            let outside = walk.sets.difference(outside, unclaimed);
            stranded.add(combination.clone(), outside, &walk.sets);
            going.add(combination.clone(), walk.sets.difference(*readers, outside), &walk.sets);
        }
        let reached = reached.clone();
        rules::again_elsewhere::report(walk, *context, *span, &stranded, (state, &reached));
        *state = going;
    }
    jumps
}

/// Those of a state who may be on a screen about which nothing is claimed.
fn unclaimed(walk: &Walk<'_>, thing: ThingId, state: &State) -> Set {
    state.places.iter().fold(walk.sets.nobody(), |all, (combination, readers)| {
        let claimed = at::verified(walk, &combination.view(thing), thing);
        walk.sets.union(all, walk.sets.difference(*readers, claimed))
    })
}
