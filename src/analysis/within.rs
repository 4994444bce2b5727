//! `within 8 minutes of download { } or else { }`.

use super::context::Context;
use super::state::State;
use super::walk::Walk;
use crate::model::statement::{OrElse, Within};

/// The time may be over before or after each step.
pub(super) fn follow<'a>(walk: &mut Walk<'a>, context: Context, within: &'a Within, state: State) -> State {
    let nobody = State::nobody(&walk.sets);
    walk.breaks.push(State { lost: state.lost, ..nobody.clone() });
    let mut joined = walk.block(context, &within.body, state);
    let late = walk.breaks.pop().unwrap_or(nobody);
    if let Some(OrElse::Block(block)) = &within.or_else {
        let after = walk.block(context, block, late);
        joined.join(&after, &walk.sets);
    }
    joined
}
