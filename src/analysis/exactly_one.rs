//! `exactly one { when C { } when D { } }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::Site;
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::when;
use crate::model::branch::ExactlyOne;
use crate::readers::Set;
use crate::source::Span;

/// Each reader takes one arm; a gap or an overlap is a finding.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    one: &'a ExactlyOne,
    span: Span,
    mut state: State,
) -> State {
    let here = state.expected(&walk.sets);
    let mut earlier: Vec<(Set, Span)> = Vec::new();
    let mut joined = State::nobody(&walk.sets);
    for (place, arm) in one.arms.iter().enumerate() {
        let meeting = walk.meeting(context, &arm.guard.condition);
        rules::impossible::check(walk, arm.guard.span, meeting);
        let taken = walk.sets.intersection(here, meeting);
        rules::overlap::check(walk, arm.guard.span, taken, &earlier, here);
        earlier.push((taken, arm.guard.span));
        let found = Arm { span: arm.guard.span, kind: ArmKind::Condition, here, meeting, taken };
        when::cover(walk, context, site, place, found);
        let taking = state.only(meeting, &walk.sets);
        walk.takes(site, place, taking.readers(&walk.sets));
        let rest = walk.sets.difference(walk.sets.everyone(), meeting);
        state = state.only(rest, &walk.sets);
        let after = walk.block(context, &arm.body, taking);
        joined.join(&after, &walk.sets);
    }
    let covered = earlier.iter().fold(walk.sets.nobody(), |all, (taken, _)| walk.sets.union(all, *taken));
    let gap = walk.sets.difference(here, covered);
    rules::gap::report(walk, span, gap, here);
    joined.lost = walk.sets.union(joined.lost, gap);
    joined
}
