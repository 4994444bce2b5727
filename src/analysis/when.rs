//! `when C { } otherwise when D { } otherwise { }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::{CallId, Site};
use super::rules;
use super::state::State;
use super::walk::Walk;
use crate::model::branch::When;

/// Each reader takes the first arm whose condition holds.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    when: &'a When,
    mut state: State,
) -> State {
    let mut joined = State::nobody(&walk.sets);
    for (place, arm) in when.arms.iter().enumerate() {
        let meeting = walk.meeting(context, &arm.guard.condition);
        let here = state.expected(&walk.sets);
        rules::impossible::check(walk, arm.guard.span, meeting);
        let taking = state.only(meeting, &walk.sets);
        cover(
            walk,
            context,
            site,
            place,
            Arm {
                span: arm.guard.span,
                kind: ArmKind::Condition,
                here,
                meeting,
                taken: walk.sets.intersection(here, meeting),
            },
        );
        walk.takes(site, place, taking.readers(&walk.sets));
        let rest = walk.sets.difference(walk.sets.everyone(), meeting);
        state = state.only(rest, &walk.sets);
        let after = walk.block(context, &arm.body, taking);
        joined.join(&after, &walk.sets);
    }
    if let Some(otherwise) = &when.otherwise {
        let here = state.expected(&walk.sets);
        cover(
            walk,
            context,
            site,
            when.arms.len(),
            Arm { span: otherwise.span, kind: ArmKind::Otherwise, here, meeting: here, taken: here },
        );
        walk.takes(site, when.arms.len(), state.readers(&walk.sets));
        state = walk.block(context, otherwise, state);
    }
    joined.join(&state, &walk.sets);
    joined
}

/// Remembers who takes an arm of the guide's own body. A procedure's branches are judged over its own
/// readers, not over those of each caller.
pub(super) fn cover(walk: &mut Walk<'_>, context: Context, site: Site, place: usize, arm: Arm) {
    if context.call == CallId::GUIDE {
        walk.coverage.add(site.statement, place, arm, &walk.sets);
    }
}
