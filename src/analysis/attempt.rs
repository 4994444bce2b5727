//! `try { } or else { }`.

use super::context::{Context, Unsure};
use super::following::Site;
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::ways;
use crate::model::branch::Attempts;
use crate::model::statement::Block;

/// Each attempt only if the last failed; the last arm is no attempt.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    attempts: &'a Attempts,
    state: State,
) -> State {
    let mut joined = State::nobody(&walk.sets);
    let mut start = state;
    let mut worked = Vec::with_capacity(attempts.attempts.len());
    for (place, attempt) in attempts.attempts.iter().enumerate() {
        walk.takes(site, place, start.readers(&walk.sets));
        let Some(next) = attempts.attempts.get(place + 1) else {
            let after = walk.block(context, &attempt.body, start);
            joined.join(&after, &walk.sets);
            worked.push((attempt.span, after));
            break;
        };
        let trying = !start.is_empty();
        let (after, failed) = match next.after_all_steps {
            true => whole(walk, context, &attempt.body, start),
            false => broken(walk, context, &attempt.body, start),
        };
        joined.join(&after, &walk.sets);
        worked.push((attempt.span, after));
        if trying && !next.after_all_steps && failed.is_empty() && walk.sets.is_empty(failed.lost) {
            rules::unreachable::skip_arm(walk, context, &next.body);
        }
        start = failed;
    }
    ways::through(walk, context.thing, &worked, &State::nobody(&walk.sets));
    joined
}

/// An attempt that may break off before or after each of its steps, and at each look: where its readers are then, and where they are
/// whom it did not help.
fn broken<'a>(walk: &mut Walk<'a>, context: Context, body: &'a Block, start: State) -> (State, State) {
    let trying = Context { unsure: Unsure::GoOn, may_fail: true, all_steps: false, ..context };
    let nobody = State::nobody(&walk.sets);
    walk.breaks.push(State { lost: start.lost, ..nobody.clone() });
    let after = walk.block(trying, body, start);
    let broken = walk.breaks.pop().unwrap_or(nobody);
    (after, broken)
}

/// An attempt of which all steps are done, so that each has to be possible; only then it turns out whether it worked.
fn whole<'a>(walk: &mut Walk<'a>, context: Context, body: &'a Block, start: State) -> (State, State) {
    let nobody = State::nobody(&walk.sets);
    walk.ends.push(nobody.clone());
    let after = walk.block(Context { all_steps: true, ..context }, body, start);
    let mut failed = walk.ends.pop().unwrap_or(nobody);
    failed.join(&after, &walk.sets);
    (after, failed)
}
