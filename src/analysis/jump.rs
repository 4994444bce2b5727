//! `skip to NAME` and `again from NAME`.

use super::at;
use super::context::Context;
use super::rules;
use super::state::State;
use super::walk::Walk;
use crate::model::ids::StatementId;
use crate::source::Span;

/// Everybody goes on at a later statement.
pub(super) fn ahead(walk: &mut Walk<'_>, context: Context, target: StatementId, state: State) -> State {
    let after = State { lost: walk.sets.nobody(), ..state.emptied() };
    let nobody = State::nobody(&walk.sets);
    let Walk { ahead, sets, .. } = walk;
    ahead.entry(context.site(target)).or_insert(nobody).join(&state, sets);
    after
}

/// Everybody goes back to an earlier statement; that one was followed for them already if they are where
/// it was reached before.
pub(super) fn back(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    target: StatementId,
    state: State,
) -> State {
    let mut stranded = State::nobody(&walk.sets);
    if let Some(reached) = walk.reached.get(&context.site(target)) {
        for (combination, readers) in &state.places {
            let view = combination.view(context.thing);
            // Nothing is known here, so nothing can be compared.
            if view.front().is_none() {
                continue;
            }
            let mut followed = reached.lost;
            for (there, theirs) in &reached.places {
                let front = there.view(context.thing).front();
                if front.is_none() || front == view.front() {
                    followed = walk.sets.union(followed, *theirs);
                }
            }
            stranded.add(combination.clone(), walk.sets.difference(*readers, followed), &walk.sets);
        }
    }
    let stranded = at::claimed(walk, context.thing, &stranded);
    rules::again_elsewhere::report(walk, context, span, &stranded, &state);
    State { lost: walk.sets.nobody(), ..state.emptied() }
}
