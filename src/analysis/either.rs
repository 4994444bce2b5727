//! `either "Use the camera" { } or "Type the code" when android 12 { }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::Site;
use super::partition::{Joined, first_of};
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::ways;
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
    let mut having = Vec::with_capacity(either.options.len());
    let mut joined = Joined::default();
    let mut taken_ways = Vec::new();
    for (place, option) in either.options.iter().enumerate() {
        let mut taken = here;
        if let Some(guard) = &option.when {
            let meeting = rules::impossible::meeting(walk, context, guard);
            walk.coverage.mean(guard.span, meeting);
            taken = walk.sets.intersection(here, meeting);
            let (span, kind) = (guard.span, ArmKind::Condition);
            when::cover(walk, context, site, place, Arm { span, kind, here, meeting: taken, taken });
        }
        having.push(taken);
        let taking = state.only(taken, &walk.sets);
        walk.takes(site, place, taking.readers(&walk.sets));
        let after = walk.block(context, &option.body, taking.clone());
        if let Some(guard) = &option.when {
            when::parting(walk, guard.span, here, &taking, &after);
        }
        taken_ways.push((option.span, after.clone()));
        joined.add(after, &walk.sets);
    }
    ways::through(walk, context.thing, &taken_ways, &State::nobody(&walk.sets));
    let (_, any) = first_of(&walk.sets, &having);
    let without = walk.sets.difference(here, any);
    rules::no_option::report(walk, span, without, here);
    let mut after = joined.all(&walk.sets);
    after.lose(without, &walk.sets);
    after
}
