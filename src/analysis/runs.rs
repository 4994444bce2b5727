//! Runs of procedures: each is walked once for each state in which readers come to it. Whoever comes to it later in
//! the same state leaves it as they did before.

use super::context::Context;
use super::following::{Call, CallId, Site};
use super::jump::Jump;
use super::state::State;
use super::walk::Walk;
use crate::model::ids::{ProcedureId, StatementId};
use crate::readers::{Set, ThingId};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// All that a run depends on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    procedure: ProcedureId,
    things: Vec<ThingId>,
    without: Vec<StatementId>,
    /// The call is of no account.
    context: Context,
    /// Inside an attempt, where the run may break off.
    attempted: bool,
    state: State,
}

/// What a run came to.
#[derive(Clone, Debug)]
pub(super) struct Run {
    call: CallId,
    after: State,
    breaks: Option<State>,
    ends: Option<State>,
    leaving: Option<State>,
    ended: Set,
    /// Somebody became another reader.
    changed: bool,
    jumps: Vec<Jump>,
    walked: usize,
}

impl Entry {
    /// How readers come to the body of a call.
    pub(super) fn of(walk: &Walk<'_>, inner: Context, state: &State) -> Option<Self> {
        let call = walk.calls.get(inner.call.0 as usize)?;
        Some(Self {
            procedure: call.procedure?,
            things: call.things.clone(),
            without: call.without.clone(),
            context: Context { call: CallId::GUIDE, ..inner },
            attempted: !walk.breaks.is_empty(),
            state: state.clone(),
        })
    }
}

/// Walks a body, unless it was walked from the same state before.
pub(super) fn once<'a>(
    walk: &mut Walk<'a>,
    inner: Context,
    state: State,
    body: impl FnOnce(&mut Walk<'a>, State) -> State,
) -> State {
    let Some(entry) = Entry::of(walk, inner, &state).filter(|_| !walk.resuming) else {
        return body(walk, state);
    };
    if let Some(run) = walk.runs.get(&entry).cloned() {
        return replay(walk, inner.call, run);
    }
    // What is known of a call that is walked again is true of both rounds together.
    let again = walk.facts.range(sites(inner.call)).next().is_some();
    if again {
        walk.runs.retain(|_, run| run.call != inner.call);
    }
    let run = record(walk, inner, state, entry.attempted, body);
    let after = run.after.clone();
    if !again {
        walk.runs.insert(entry, run);
    }
    after
}

/// Walks a body and remembers what that comes to, also for what stands around the call.
fn record<'a>(
    walk: &mut Walk<'a>,
    inner: Context,
    state: State,
    attempted: bool,
    body: impl FnOnce(&mut Walk<'a>, State) -> State,
) -> Run {
    let nobody = State::nobody(&walk.sets);
    let frame = State { lost: state.lost, ..nobody.clone() };
    if attempted {
        walk.breaks.push(frame.clone());
        walk.ends.push(nobody);
    }
    let leaves = !walk.leaving.is_empty();
    if leaves {
        walk.leaving.push(frame);
    }
    let ended = std::mem::replace(&mut walk.ended, walk.sets.nobody());
    let changed = std::mem::take(&mut walk.changed);
    let jumps = std::mem::take(&mut walk.jumps);
    let walked = walk.walked;
    let after = body(walk, state);
    let run = Run {
        call: inner.call,
        after,
        breaks: if attempted { walk.breaks.pop() } else { None },
        ends: if attempted { walk.ends.pop() } else { None },
        leaving: if leaves { walk.leaving.pop() } else { None },
        ended: std::mem::replace(&mut walk.ended, ended),
        changed: std::mem::replace(&mut walk.changed, changed),
        jumps: std::mem::replace(&mut walk.jumps, jumps),
        walked: walk.walked - walked,
    };
    // The attempts around have taken part already.
    if let (Some(left), Some(leaving)) = (&run.leaving, walk.leaving.last_mut()) {
        leaving.join(left, &walk.sets);
    }
    walk.ended = walk.sets.union(walk.ended, run.ended);
    walk.changed |= run.changed;
    walk.jumps.extend(run.jumps.iter().cloned());
    run
}

/// Lets readers leave a call as those did who came to the same procedure before.
fn replay(walk: &mut Walk<'_>, call: CallId, run: Run) -> State {
    walk.walked += run.walked;
    let mut copied = BTreeMap::new();
    copy(walk, run.call, call, &mut copied);
    let Walk { breaks, ends, leaving, sets, .. } = walk;
    for (frames, states) in [(breaks, &run.breaks), (ends, &run.ends)] {
        for frame in frames {
            states.iter().for_each(|state| frame.join(state, sets));
        }
    }
    if let (Some(leaving), Some(left)) = (leaving.last_mut(), &run.leaving) {
        leaving.join(left, sets);
    }
    walk.ended = walk.sets.union(walk.ended, run.ended);
    walk.changed |= run.changed;
    walk.jumps.extend(run.jumps.into_iter().map(|jump| {
        let call = copied.get(&jump.target.call).copied().unwrap_or(jump.target.call);
        let context = Context { call, ..jump.context };
        Jump { target: Site { call, ..jump.target }, context, ..jump }
    }));
    run.after
}

/// All statements of a call.
fn sites(call: CallId) -> RangeInclusive<Site> {
    let at = |statement| Site { call, statement: StatementId(statement) };
    at(0)..=at(u32::MAX)
}

/// Copies what is known of a call, and of the calls in it, to another one.
fn copy(walk: &mut Walk<'_>, from: CallId, to: CallId, copied: &mut BTreeMap<CallId, CallId>) {
    copied.insert(from, to);
    if from == to || walk.stopped() {
        return;
    }
    let facts: Vec<_> = walk.facts.range(sites(from)).map(|(site, facts)| (*site, facts.clone())).collect();
    let reached: Vec<_> =
        walk.reached.range(sites(from)).map(|(site, state)| (*site, state.clone())).collect();
    walk.reached.extend(reached.into_iter().map(|(site, state)| (Site { call: to, ..site }, state)));
    walk.facts.extend(facts.into_iter().map(|(site, facts)| (Site { call: to, ..site }, facts)));
    let calls: Vec<_> = walk.called.range(sites(from)).map(|(site, call)| (site.statement, *call)).collect();
    for (statement, inner) in calls {
        let Some(known) = walk.calls.get(inner.0 as usize).cloned() else { continue };
        let next = CallId(u32::try_from(walk.calls.len()).unwrap_or(u32::MAX));
        walk.calls.push(Call { parent: Some((to, statement)), ..known });
        walk.called.insert(Site { call: to, statement }, next);
        copy(walk, inner, next, copied);
    }
}
