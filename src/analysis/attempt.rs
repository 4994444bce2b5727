//! `try { } or else { }`.

use super::context::{Context, Unsure};
use super::following::Site;
use super::state::State;
use super::walk::Walk;
use crate::model::branch::Attempts;

/// Each attempt only if the last failed. An attempt may break off before or after each of its steps; the
/// last arm is no attempt.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    attempts: &'a Attempts,
    state: State,
) -> State {
    let mut joined = State::nobody(&walk.sets);
    let mut start = state;
    for (place, attempt) in attempts.attempts.iter().enumerate() {
        walk.takes(site, place, start.readers(&walk.sets));
        let Some(next) = attempts.attempts.get(place + 1) else {
            let after = walk.block(context, &attempt.body, start);
            joined.join(&after, &walk.sets);
            break;
        };
        let trying = Context { unsure: Unsure::GoOn, may_fail: true, ..context };
        let nobody = State::nobody(&walk.sets);
        walk.breaks.push(State { lost: start.lost, ..nobody.clone() });
        walk.ends.push(nobody.clone());
        let after = walk.block(trying, &attempt.body, start);
        let broken = walk.breaks.pop().unwrap_or(nobody.clone());
        let mut ended = walk.ends.pop().unwrap_or(nobody);
        joined.join(&after, &walk.sets);
        start = if next.after_all_steps {
            ended.join(&after, &walk.sets);
            ended
        } else {
            broken
        };
    }
    joined
}
