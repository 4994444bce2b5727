//! `repeat "for each account" { }`.

use super::context::Context;
use super::state::State;
use super::walk::Walk;
use crate::model::statement::Block;

/// Once or more: the body has to hold wherever a round begins.
pub(super) fn follow<'a>(walk: &mut Walk<'a>, context: Context, body: &'a Block, state: State) -> State {
    let mut start = state;
    loop {
        let after = walk.block(context, body, start.clone());
        let mut next = start.clone();
        next.join(&after, &walk.sets);
        if start.holds(&after, &walk.sets) || walk.stopped() {
            return after;
        }
        start = next;
    }
}
