//! `follow PROCEDURE without …`: the procedure's body is walked in the place of the call.

use super::at;
use super::context::Context;
use super::end;
use super::following::{Call, CallId};
use super::rules;
use super::rules::without_product::Purpose;
use super::runs::{self, Followed};
use super::screens;
use super::state::State;
use super::unable::Unable;
use super::walk::Walk;
use super::within;
use crate::model::guide::Procedure;
use crate::model::ids::{ProcedureId, StatementId};
use crate::model::statement::Statement;
use crate::readers::declarations::Thing;
use crate::readers::{Set, ThingId};

/// Runs the procedure and returns.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    statement: &'a Statement,
    id: ProcedureId,
    without: &[StatementId],
    state: State,
) -> State {
    let Some(procedure) = walk.project.procedure(id) else { return state };
    let call = open_call(walk, context, statement, (id, procedure), without);
    let thing = match walk.calls.get(call.0 as usize).and_then(|call| call.things.first()) {
        Some(first) if procedure.own_things => *first,
        _ => context.thing,
    };
    let inner = Context { call, thing, ..context };
    let audience = audience(walk, inner, procedure);
    let outside = walk.sets.difference(state.readers(&walk.sets), audience);
    rules::not_for_callers::report(walk, statement.span, procedure, outside, &state);
    let mut state = state;
    state.lose(outside, &walk.sets);
    let state = start(walk, inner, statement, procedure, state);
    let body = |walk: &mut Walk<'a>, inner: Context, state: State| {
        let after = walk.block(inner, &procedure.body, state);
        finish(walk, inner, procedure, after)
    };
    let everybody = walk.sets.intersection(walk.supported, audience);
    let beginnings = walk.beginnings(id, procedure);
    let state = within::none_done(walk, &beginnings, state);
    let followed = Followed { inner, span: statement.span, everybody, body: &body };
    let after = runs::through(walk, &followed, state);
    within::all_done(walk, &beginnings, after)
}

/// Whom a procedure is for.
fn audience(walk: &Walk<'_>, inner: Context, procedure: &Procedure) -> Set {
    let all = walk.meeting(inner, &procedure.audience.condition);
    procedure.unsupported.iter().fold(all, |rest, unsupported| {
        walk.sets.difference(rest, walk.meeting(inner, &unsupported.guard.condition))
    })
}

/// Everybody has to be on one of the screens that the procedure begins on.
fn start(
    walk: &mut Walk<'_>,
    inner: Context,
    statement: &Statement,
    procedure: &Procedure,
    state: State,
) -> State {
    if procedure.start.is_empty() {
        return state;
    }
    let wanted: Vec<_> = screens::named(&procedure.start).collect();
    let mut kept = state.emptied();
    let mut elsewhere = State::nobody(&walk.sets);
    let mut unable = Unable::default();
    for (combination, readers) in &state.places {
        let view = combination.view(inner.thing);
        if view.front().is_none() {
            walk.tally.trust(statement.span, *readers, &walk.sets);
            for view in at::taken_to(walk, &view, &procedure.start) {
                let able = unable.except(walk, inner.thing, &view, *readers);
                kept.add(walk.moved(combination, inner.thing, view), able, &walk.sets);
            }
            continue;
        }
        let (reached, rest) = at::reaching(walk, inner.thing, &view, *readers, &wanted);
        for (view, readers) in reached {
            kept.add(walk.moved(combination, inner.thing, view), readers, &walk.sets);
        }
        elsewhere.add(combination.clone(), rest, &walk.sets);
    }
    let trusting = elsewhere;
    let elsewhere = at::claimed(walk, inner.thing, &trusting);
    rules::wrong_start::report(walk, inner, statement.span, procedure, &elsewhere, &state);
    let lost = elsewhere.readers(&walk.sets);
    for (combination, readers) in &trusting.places {
        let readers = walk.sets.difference(*readers, lost);
        for view in at::taken_to(walk, &combination.view(inner.thing), &procedure.start) {
            kept.add(walk.moved(combination, inner.thing, view), readers, &walk.sets);
        }
    }
    kept.lose(elsewhere.readers(&walk.sets), &walk.sets);
    let without =
        unable.report(walk, Some((statement.span, Purpose::Screen)), &kept, state.readers(&walk.sets));
    kept.lose(without, &walk.sets);
    kept
}

/// Everybody ends on one of the screens that the procedure promises.
fn finish(walk: &mut Walk<'_>, inner: Context, procedure: &Procedure, state: State) -> State {
    if procedure.end.is_empty() || state.is_empty() {
        return state;
    }
    // What is found there is found of those who come to the last statement.
    if let Some(last) = procedure.body.statements.last() {
        walk.at = inner.site(last.id);
    }
    end::check(walk, inner, end::place(&procedure.body), &procedure.end, &state)
}

/// The call that this statement makes from here, the same each time.
fn open_call(
    walk: &mut Walk<'_>,
    context: Context,
    statement: &Statement,
    (id, procedure): (ProcedureId, &Procedure),
    without: &[StatementId],
) -> CallId {
    let site = context.site(statement.id);
    if let Some(call) = walk.called.get(&site) {
        return *call;
    }
    let parent = Some((context.call, statement.id));
    let inherited = walk.calls.get(context.call.0 as usize).map_or(&[][..], |call| &call.without);
    let without = inherited.iter().chain(without).copied().collect();
    let things = things(&walk.guide.things, context.thing, procedure);
    walk.calls.push(Call { parent, procedure: Some(id), things, without });
    let call = CallId(u32::try_from(walk.calls.len() - 1).unwrap_or(u32::MAX));
    walk.called.insert(site, call);
    call
}

/// The guide's thing for each of the procedure's: of the same name, else one with a common OS, else the
/// current one.
pub(super) fn things(guides: &[Thing], current: ThingId, procedure: &Procedure) -> Vec<ThingId> {
    if !procedure.own_things {
        return vec![current; procedure.things.len().max(1)];
    }
    let common = |a: &Thing, b: &Thing| match (&a.os, &b.os) {
        (Some(a), Some(b)) => a.iter().any(|os| b.contains(os)),
        (a, b) => a.is_none() && b.is_none(),
    };
    let ids = || (0..).map(ThingId).zip(guides);
    let things = procedure.things.iter().map(|thing| {
        let named = ids().find(|(_, guides)| !thing.key.is_empty() && guides.key == thing.key);
        let found = named.or_else(|| ids().find(|(_, guides)| common(thing, guides)));
        found.map_or(current, |(id, _)| id)
    });
    things.collect()
}
