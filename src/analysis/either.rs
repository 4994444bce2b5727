//! `either "Use the camera" { } or "Type the code" when android 12 { }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::Site;
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::when;
use crate::model::branch::Either;
use crate::source::Span;

/// The reader takes any option that is theirs, and is then on any of the ends.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    either: &'a Either,
    span: Span,
    state: State,
) -> State {
    let here = state.expected(&walk.sets);
    let mut without = here;
    let mut joined = State::nobody(&walk.sets);
    for (place, option) in either.options.iter().enumerate() {
        let mut meeting = walk.sets.everyone();
        if let Some(guard) = &option.when {
            meeting = walk.meeting(context, &guard.condition);
            rules::impossible::check(walk, guard.span, meeting);
            let taken = walk.sets.intersection(here, meeting);
            let arm = Arm { span: guard.span, kind: ArmKind::Condition, here, meeting, taken };
            when::cover(walk, context, site, place, arm);
        }
        without = walk.sets.difference(without, meeting);
        let taking = state.only(meeting, &walk.sets);
        walk.takes(site, place, taking.readers(&walk.sets));
        let after = walk.block(context, &option.body, taking);
        joined.join(&after, &walk.sets);
    }
    rules::no_option::report(walk, span, without, here);
    joined.lose(without, &walk.sets);
    joined
}
