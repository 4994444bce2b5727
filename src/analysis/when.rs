//! `when C { } otherwise when D { } otherwise { }`.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::{CallId, Site};
use super::partition::{Joined, first_of};
use super::rules;
use super::state::{Combination, State};
use super::walk::Walk;
use crate::model::branch::{When, WhenArm};
use crate::readers::Set;
use crate::source::Span;
use std::collections::BTreeSet;

/// Each reader takes the first arm whose condition holds.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    when: &'a When,
    state: State,
) -> State {
    let here = state.expected(&walk.sets);
    let meeting = meeting(walk, context, &when.arms, here);
    let (taking, any) = first_of(&walk.sets, &meeting);
    let mut joined = Joined::default();
    for (place, ((arm, meeting), taken)) in when.arms.iter().zip(meeting).zip(taking).enumerate() {
        let (span, kind) = (arm.guard.span, ArmKind::Condition);
        cover(walk, context, site, place, Arm { span, kind, here, meeting, taken });
        let after = take(walk, context, site, place, arm, here, &state.only(taken, &walk.sets));
        joined.add(after, &walk.sets);
    }
    let rest = walk.sets.difference(here, any);
    let mut others = state.only(rest, &walk.sets);
    if let Some(otherwise) = &when.otherwise {
        let (span, kind) = (otherwise.span, ArmKind::Otherwise);
        let place = when.arms.len();
        cover(walk, context, site, place, Arm { span, kind, here, meeting: here, taken: rest });
        walk.takes(site, place, others.readers(&walk.sets));
        others = walk.block(context, otherwise, others);
    }
    joined.add(others, &walk.sets);
    joined.all(&walk.sets)
}

/// Who of the readers here meets the condition of each arm, whatever arms stand before it.
pub(super) fn meeting(walk: &mut Walk<'_>, context: Context, arms: &[WhenArm], here: Set) -> Vec<Set> {
    let mut all = Vec::with_capacity(arms.len());
    for arm in arms {
        let meeting = rules::impossible::meeting(walk, context, &arm.guard);
        walk.coverage.mean(arm.guard.span, meeting);
        all.push(walk.sets.intersection(here, meeting));
    }
    all
}

/// Lets readers take an arm.
pub(super) fn take<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    place: usize,
    arm: &'a WhenArm,
    here: Set,
    taking: &State,
) -> State {
    let readers = taking.readers(&walk.sets);
    walk.takes(site, place, readers);
    let after = walk.block(context, &arm.body, taking.clone());
    parting(walk, arm.guard.span, here, taking, &after);
    after
}

/// Remembers that readers part here, if what some of them do leads them elsewhere or warns them.
pub(super) fn parting(walk: &Walk<'_>, span: Span, here: Set, before: &State, after: &State) {
    let readers = before.readers(&walk.sets);
    let places = |state: &State| {
        let places = state.places.keys().map(Combination::place);
        places.collect::<BTreeSet<_>>()
    };
    if places(after) != places(before) {
        walk.partings.add(span, readers, here, &walk.sets);
    }
    if after.unwarned(&walk.sets) != before.unwarned(&walk.sets) {
        walk.warnings.add(span, readers, here, &walk.sets);
    }
}

/// Remembers who takes an arm of the guide's own body. A procedure's branches are judged over its own
/// readers, not over those of each caller.
pub(super) fn cover(walk: &mut Walk<'_>, context: Context, site: Site, place: usize, arm: Arm) {
    if context.call == CallId::GUIDE {
        walk.coverage.add(site.statement, place, arm, &walk.sets);
    }
}
