//! `exactly one { when C { } when D { } }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::Site;
use super::partition::{Joined, first_of};
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::when;
use crate::model::branch::ExactlyOne;
use crate::source::Span;

/// Each reader takes one arm; a gap or an overlap is a finding.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    one: &'a ExactlyOne,
    span: Span,
    state: State,
) -> State {
    let here = state.expected(&walk.sets);
    let meeting = when::meeting(walk, context, &one.arms, here);
    let (taking, any) = first_of(&walk.sets, &meeting);
    let conditions: Vec<_> = meeting.iter().copied().zip(one.arms.iter().map(|arm| arm.guard.span)).collect();
    let mut joined = Joined::default();
    for (place, (arm, taken)) in one.arms.iter().zip(taking).enumerate() {
        let meeting = meeting.get(place).copied().unwrap_or(taken);
        if taken != meeting {
            rules::overlap::report(walk, place, &conditions, here);
        }
        let (span, kind) = (arm.guard.span, ArmKind::Condition);
        when::cover(walk, context, site, place, Arm { span, kind, here, meeting, taken: meeting });
        let after = when::take(walk, context, site, place, arm, here, &state.only(taken, &walk.sets));
        joined.add(after, &walk.sets);
    }
    let gap = walk.sets.difference(here, any);
    rules::gap::report(walk, span, gap, here);
    let mut after = joined.all(&walk.sets);
    after.lost = walk.sets.union(after.lost, gap);
    after
}
