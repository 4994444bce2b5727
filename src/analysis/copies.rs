//! What a run of a procedure came to, said of one call: of its own readers, at its own statements.

use super::concern;
use super::context::Context;
use super::following::{Call, CallId, Facts, Route, Sight, Site, UseFacts};
use super::jump::Jump;
use super::record::{add, add_sight};
use super::rules;
use super::runs::Run;
use super::sets::Sets;
use super::state::State;
use super::walk::Walk;
use crate::model::ids::{ScreenId, StatementId};
use crate::readers::Set;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// A run that some readers of a call went through: `only` these of those who were walked for, or all of them.
#[derive(Clone, Debug)]
pub(super) struct Part {
    run: Rc<Run>,
    only: Option<Set>,
}

/// Lets readers leave a call as they did in a run.
pub(super) fn replay(
    walk: &mut Walk<'_>,
    (call, follow): (CallId, Span),
    run: &Rc<Run>,
    only: Option<Set>,
) -> State {
    let parts = walk.parts.entry(call).or_default();
    if !parts.iter().any(|part| Rc::ptr_eq(&part.run, run) && part.only == only) {
        parts.push(Part { run: Rc::clone(run), only });
    }
    report(walk, run, only);
    concern::called(walk, follow, &run.concerns);
    let Walk { breaks, ends, leaving, sets, .. } = walk;
    let those = |state: &State| of_state(sets, state, only);
    for (frames, state) in [(breaks, &run.breaks), (ends, &run.ends)] {
        let Some(state) = state.as_ref().map(those) else { continue };
        frames.iter_mut().for_each(|frame| frame.join(&state, sets));
    }
    if let (Some(leaving), Some(left)) = (leaving.last_mut(), &run.leaving) {
        leaving.join(&those(left), sets);
    }
    walk.ended = sets.union(walk.ended, those_of(sets, run.ended, only));
    walk.changed |= run.changed;
    walk.together.set(walk.together.get() || run.together);
    those(&run.after)
}

/// What is told of a run's readers.
fn report(walk: &mut Walk<'_>, run: &Run, only: Option<Set>) {
    for finding in &run.findings {
        match run.told.contains(finding.code.id) {
            true => walk.report_once(finding.clone()),
            false => walk.report(finding.clone()),
        }
    }
    let Walk { tally, partings, warnings, sets, .. } = walk;
    tally.add(&run.tally, |readers| those_of(sets, readers, only), sets);
    let here = only.unwrap_or(sets.everyone());
    for (kept, ways) in [(partings, &run.partings), (warnings, &run.warnings)] {
        for (span, taking) in ways {
            kept.add(*span, those_of(sets, *taking, only), here, sets);
        }
    }
}

fn those_of(sets: &Sets, readers: Set, only: Option<Set>) -> Set {
    only.map_or(readers, |only| sets.intersection(readers, only))
}

/// All statements of a call.
fn sites(call: CallId) -> RangeInclusive<Site> {
    let at = |statement| Site { call, statement: StatementId(statement) };
    at(0)..=at(u32::MAX)
}

/// Says of each call of the guide what is known of the runs that its readers went through, call by call inwards.
pub(super) fn spread(walk: &mut Walk<'_>) {
    let mut open = vec![(CallId::GUIDE, CallId::GUIDE, None)];
    while let Some((from, to, only)) = open.pop().filter(|_| !walk.stopped()) {
        let calls: Vec<_> =
            walk.called.range(sites(from)).map(|(site, call)| (site.statement, *call)).collect();
        for (statement, inner) in calls {
            let site = Site { call: to, statement };
            if !walk.facts.contains_key(&site) {
                continue;
            }
            let Some(next) = call_at(walk, site, inner) else { continue };
            for part in walk.parts.get(&inner).cloned().unwrap_or_default() {
                let only = match (part.only, only) {
                    (Some(those), Some(these)) => Some(walk.sets.intersection(those, these)),
                    (those, these) => those.or(these),
                };
                if copy(walk, &part.run, next, only) {
                    open.push((part.run.call, next, only));
                }
            }
        }
    }
    if walk.stopped() && !walk.sets.too_complex() {
        walk.report_once(rules::too_long::finding(walk.guide));
    }
}

/// Adds what is known of the statements of a run to what is known of a call; whether there is anything.
fn copy(walk: &mut Walk<'_>, run: &Run, to: CallId, only: Option<Set>) -> bool {
    let found: BTreeSet<StatementId> = run.concerns.iter().map(|(_, concern)| concern.statement).collect();
    let Walk { facts, reached, sets, jumps, fine, .. } = walk;
    let known: Vec<_> = facts.range(sites(run.call)).map(|(site, facts)| (*site, facts.clone())).collect();
    let before = walk.copied;
    for (site, more) in known {
        let Some(more) = of(sets, more, only) else { continue };
        if !found.contains(&site.statement) {
            let all = fine.entry(site.statement).or_insert(sets.nobody());
            *all = sets.union(*all, more.readers);
        }
        walk.copied += 1;
        let site = Site { call: to, ..site };
        let merged = match facts.remove(&site) {
            Some(there) => both(sets, there, more),
            None => more,
        };
        facts.insert(site, merged);
    }
    let known: Vec<_> = reached.range(sites(run.call)).map(|(site, state)| (*site, state.clone())).collect();
    for (site, state) in known {
        let there = reached.entry(Site { call: to, ..site }).or_insert_with(|| State::nobody(sets));
        there.join(&of_state(sets, &state, only), sets);
    }
    let going = run.jumps.iter().map(|jump| Jump {
        target: Site { call: to, ..jump.target },
        context: Context { call: to, ..jump.context },
        state: of_state(sets, &jump.state, only),
        span: jump.span,
    });
    jumps.extend(going.filter(|jump| !jump.state.is_empty()));
    walk.copied > before
}

fn of_state(sets: &Sets, state: &State, only: Option<Set>) -> State {
    only.map_or_else(|| state.clone(), |readers| state.only(readers, sets))
}

/// The call that a statement makes: the same each time, and like `model`.
fn call_at(walk: &mut Walk<'_>, site: Site, model: CallId) -> Option<CallId> {
    if let Some(call) = walk.called.get(&site) {
        return Some(*call);
    }
    let known = walk.calls.get(model.0 as usize).cloned()?;
    let next = CallId(u32::try_from(walk.calls.len()).unwrap_or(u32::MAX));
    walk.calls.push(Call { parent: Some((site.call, site.statement)), ..known });
    walk.called.insert(site, next);
    Some(next)
}

/// What is known of a statement for some readers; nothing if none of them comes to it.
fn of(sets: &Sets, facts: Facts, only: Option<Set>) -> Option<Facts> {
    let Some(only) = only else { return Some(facts) };
    let readers = sets.intersection(facts.readers, only);
    if sets.is_empty(readers) {
        return None;
    }
    let some = |readers: Set| Some(sets.intersection(readers, only)).filter(|it| !sets.is_empty(*it));
    let on_screens = |screens: Vec<(ScreenId, Set)>| -> Vec<(ScreenId, Set)> {
        screens.into_iter().filter_map(|(id, readers)| Some((id, some(readers)?))).collect()
    };
    let mut uses: Vec<UseFacts> = facts
        .uses
        .into_iter()
        .map(|used| UseFacts {
            elements: used
                .elements
                .into_iter()
                .filter_map(|(id, readers)| Some((id, some(readers)?)))
                .collect(),
            screens: on_screens(used.screens),
            sights: used
                .sights
                .into_iter()
                .filter_map(|sight| Some(Sight { readers: some(sight.readers)?, ..sight }))
                .collect(),
        })
        .collect();
    while uses
        .last()
        .is_some_and(|used| used.sights.is_empty() && used.elements.is_empty() && used.screens.is_empty())
    {
        uses.pop();
    }
    let arms = facts.arms.into_iter().map(|taking| sets.intersection(taking, only)).collect();
    let routes = facts.routes.into_iter();
    let routes = routes.filter_map(|route| Some(Route { readers: some(route.readers)?, ..route })).collect();
    let (before, after) = (on_screens(facts.before), on_screens(facts.after));
    Some(Facts { readers, uses, arms, routes, before, after })
}

/// What is known of a statement from two visits.
fn both(sets: &Sets, mut facts: Facts, more: Facts) -> Facts {
    facts.readers = sets.union(facts.readers, more.readers);
    facts.uses.resize_with(facts.uses.len().max(more.uses.len()), UseFacts::default);
    for (used, more) in facts.uses.iter_mut().zip(more.uses) {
        more.elements.into_iter().for_each(|it| add(sets, &mut used.elements, it));
        more.screens.into_iter().for_each(|it| add(sets, &mut used.screens, it));
        more.sights.into_iter().for_each(|sight| add_sight(sets, &mut used.sights, sight));
    }
    more.before.into_iter().for_each(|it| add(sets, &mut facts.before, it));
    more.after.into_iter().for_each(|it| add(sets, &mut facts.after, it));
    facts.arms.resize(facts.arms.len().max(more.arms.len()), sets.nobody());
    for (taking, more) in facts.arms.iter_mut().zip(more.arms) {
        *taking = sets.union(*taking, more);
    }
    for route in more.routes {
        if !facts.routes.contains(&route) {
            facts.routes.push(route);
        }
    }
    facts
}

/// The calls of the guide, each with its place among them.
pub(super) fn calls(walk: &Walk<'_>) -> BTreeMap<CallId, CallId> {
    let mut kept = BTreeMap::new();
    for (place, call) in (0..).map(CallId).zip(&walk.calls) {
        let is_made = call.parent.is_none_or(|(parent, statement)| {
            kept.contains_key(&parent) && walk.called.get(&Site { call: parent, statement }) == Some(&place)
        });
        if is_made {
            kept.insert(place, CallId(u32::try_from(kept.len()).unwrap_or(u32::MAX)));
        }
    }
    kept
}

/// The calls of the guide, with what is known of them, without the runs that stand for several.
pub(super) fn of_guide(walk: &mut Walk<'_>) -> (Vec<Call>, BTreeMap<Site, CallId>, BTreeMap<Site, Facts>) {
    let kept = calls(walk);
    let own = (0..).map(CallId).zip(std::mem::take(&mut walk.calls));
    let own = own.filter(|(place, _)| kept.contains_key(place));
    let calls = own.map(|(_, call)| {
        let parent = call.parent.and_then(|(parent, statement)| Some((*kept.get(&parent)?, statement)));
        Call { parent, ..call }
    });
    let calls = calls.collect();
    let at = |site: Site| Some(Site { call: *kept.get(&site.call)?, ..site });
    let called = std::mem::take(&mut walk.called).into_iter();
    let called = called.filter_map(|(site, call)| Some((at(site)?, *kept.get(&call)?))).collect();
    let facts = std::mem::take(&mut walk.facts).into_iter();
    let facts = facts.filter_map(|(site, facts)| Some((at(site)?, facts))).collect();
    (calls, called, facts)
}
