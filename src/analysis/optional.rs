//! `optional { }` and `optional any { }`.

use super::context::{Context, Unsure};
use super::state::State;
use super::walk::Walk;
use super::ways;
use crate::model::statement::{Block, Statement, StatementKind};

/// Left out or done as a whole.
pub(super) fn follow<'a>(walk: &mut Walk<'a>, context: Context, body: &'a Block, state: State) -> State {
    let mut joined = leaving_out(walk, context, &state, |walk, inner| walk.block(inner, body, state.clone()));
    ways::through(walk, context.thing, &[(body.span, joined.clone())], &state);
    joined.join(&state, &walk.sets);
    joined
}

/// Each step may be left out alone, and with it what is said right before it.
pub(super) fn follow_any<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    body: &'a Block,
    mut state: State,
) -> State {
    let mut told: Option<State> = None;
    for statement in &body.statements {
        let start = told.take().unwrap_or_else(|| state.clone());
        if matches!(statement.kind, StatementKind::Attachment(_)) {
            told = Some(walk.one(context, statement, start));
            continue;
        }
        let after = one(walk, context, statement, &start);
        ways::through(walk, context.thing, &[(statement.span, after.clone())], &state);
        state.join(&after, &walk.sets);
    }
    state
}

fn one<'a>(walk: &mut Walk<'a>, context: Context, statement: &'a Statement, state: &State) -> State {
    leaving_out(walk, context, state, |walk, inner| walk.one(inner, statement, state.clone()))
}

/// Readers who do not find what is there only sometimes leave out the rest.
fn leaving_out<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    state: &State,
    body: impl FnOnce(&mut Walk<'a>, Context) -> State,
) -> State {
    let nobody = State::nobody(&walk.sets);
    walk.leaving.push(State { lost: state.lost, ..nobody.clone() });
    let mut after = body(walk, Context { unsure: Unsure::LeaveOut, ..context });
    let left = walk.leaving.pop().unwrap_or(nobody);
    after.join(&left, &walk.sets);
    after
}
