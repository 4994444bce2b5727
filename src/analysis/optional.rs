//! `optional { }` and `optional any { }`.

use super::context::Context;
use super::state::State;
use super::walk::Walk;
use crate::model::statement::Block;

/// Left out or done as a whole.
pub(super) fn follow<'a>(walk: &mut Walk<'a>, context: Context, body: &'a Block, state: State) -> State {
    let inner = Context { may_be_missing: true, ..context };
    let mut joined = walk.block(inner, body, state.clone());
    joined.join(&state, &walk.sets);
    joined
}

/// Each step may be left out alone.
pub(super) fn follow_any<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    body: &'a Block,
    mut state: State,
) -> State {
    let inner = Context { may_be_missing: true, ..context };
    for statement in &body.statements {
        let after = walk.one(inner, statement, state.clone());
        state.join(&after, &walk.sets);
    }
    state
}
