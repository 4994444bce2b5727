//! Runs of procedures. What becomes of one reader in a procedure does not depend on who else comes there, so a
//! procedure is walked once for each place where readers begin it, for all readers of the guide whom it is for;
//! each caller then leaves it as its own readers among them did.
//!
//! Where a run finds a mistake, makes other readers of somebody, or decides something for all who came together,
//! it is true of those alone who came: then it is walked for each state in which readers come to it.

use super::concern::Concern;
use super::context::Context;
use super::copies;
use super::following::CallId;
use super::jump::Jump;
use super::state::{Kind, State};
use super::tally::Tally;
use super::walk::{Place, Walk};
use crate::diagnostic::Diagnostic;
use crate::model::ids::{ProcedureId, StatementId};
use crate::readers::{Set, ThingId};
use crate::source::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// All that a run depends on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    procedure: ProcedureId,
    things: Vec<ThingId>,
    without: Vec<StatementId>,
    /// The call is of no account.
    context: Context,
    /// Inside something that may break off.
    breaking: bool,
    /// Inside an attempt that may turn out to have failed where its path ended.
    ending: bool,
    state: State,
}

/// What a run came to.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// A call that stands nowhere in the guide, for what is known of the statements.
    pub(super) call: CallId,
    pub(super) after: State,
    pub(super) breaks: Option<State>,
    pub(super) ends: Option<State>,
    pub(super) leaving: Option<State>,
    pub(super) ended: Set,
    /// Somebody became another reader.
    pub(super) changed: bool,
    /// Something was decided for all who came there.
    pub(super) together: bool,
    pub(super) jumps: Vec<Jump>,
    pub(super) tally: Tally,
    pub(super) partings: Vec<(Span, Set)>,
    pub(super) told: BTreeSet<&'static str>,
    pub(super) warnings: Vec<(Span, Set)>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) concerns: Vec<((Place, u32), Concern)>,
}

impl Run {
    /// Whether it would be the same for each of its readers alone.
    fn is_of_each(&self) -> bool {
        self.findings.is_empty() && self.concerns.is_empty() && !self.changed && !self.together
    }
}

/// A followed procedure.
pub(super) struct Followed<'b, 'a> {
    pub(super) inner: Context,
    /// The line that follows it.
    pub(super) span: Span,
    /// All of the guide's readers whom it is for.
    pub(super) everybody: Set,
    pub(super) body: &'b dyn Fn(&mut Walk<'a>, Context, State) -> State,
}

/// Lets readers go through a procedure.
pub(super) fn through<'a>(walk: &mut Walk<'a>, followed: &Followed<'_, 'a>, state: State) -> State {
    let inner = followed.inner;
    if walk.resuming {
        return (followed.body)(walk, inner, state);
    }
    if let Some(summaries) = summaries(walk, followed, &state) {
        let mut after = State::nobody(&walk.sets);
        for (run, readers) in summaries {
            let theirs = copies::replay(walk, (inner.call, followed.span), &run, Some(readers));
            after.join(&theirs, &walk.sets);
        }
        return after;
    }
    let run = run(walk, followed, state);
    copies::replay(walk, (inner.call, followed.span), &run, None)
}

/// The runs for all readers that say what becomes of those of a state, each with those for whom it does so.
fn summaries<'a>(
    walk: &mut Walk<'a>,
    followed: &Followed<'_, 'a>,
    state: &State,
) -> Option<Vec<(Rc<Run>, Set)>> {
    // Whoever was lost before is missed wherever the others come.
    let somebody_was_lost = !walk.sets.is_empty(state.lost);
    if somebody_was_lost || !walk.sets.is_within(state.readers(&walk.sets), followed.everybody) {
        return None;
    }
    let kinds = state.kinds(&walk.sets)?;
    kinds.into_iter().map(|kind| Some((summary(walk, followed, &kind)?, kind.readers))).collect()
}

/// The run for everybody who comes as some readers do; else for those of them for whom nothing is amiss.
fn summary<'a>(walk: &mut Walk<'a>, followed: &Followed<'_, 'a>, kind: &Kind) -> Option<Rc<Run>> {
    let everybody = kind.state(followed.everybody, &walk.sets);
    let all = run(walk, followed, everybody.clone());
    if all.is_of_each() {
        return Some(all);
    }
    let lost = all.after.lost;
    let hopeless = all.changed || all.together || walk.sets.is_empty(lost);
    if hopeless || walk.sets.meet(lost, kind.readers) {
        return None;
    }
    let others = walk.sets.difference(followed.everybody, lost);
    let others = run(walk, followed, everybody.only(others, &walk.sets));
    others.is_of_each().then_some(others)
}

/// Walks a body, unless it was walked from the same state before.
fn run<'a>(walk: &mut Walk<'a>, followed: &Followed<'_, 'a>, state: State) -> Rc<Run> {
    let known = walk.calls.get(followed.inner.call.0 as usize).cloned();
    let entry = known.as_ref().and_then(|call| {
        Some(Entry {
            procedure: call.procedure?,
            things: call.things.clone(),
            without: call.without.clone(),
            context: Context { call: CallId::GUIDE, ..followed.inner },
            breaking: !walk.breaks.is_empty(),
            ending: !walk.ends.is_empty(),
            state: state.clone(),
        })
    });
    if let Some(run) = entry.as_ref().and_then(|entry| walk.runs.get(entry)) {
        return Rc::clone(run);
    }
    let call = CallId(u32::try_from(walk.calls.len()).unwrap_or(u32::MAX));
    walk.calls.extend(known);
    let run = Rc::new(apart(walk, Context { call, ..followed.inner }, state, followed.body));
    if let Some(entry) = entry {
        walk.runs.insert(entry, Rc::clone(&run));
    }
    run
}

/// Walks a body and keeps all that comes of it apart from what stands around the call.
fn apart<'a>(
    walk: &mut Walk<'a>,
    inner: Context,
    state: State,
    body: &dyn Fn(&mut Walk<'a>, Context, State) -> State,
) -> Run {
    let nobody = State::nobody(&walk.sets);
    let frame = State { lost: state.lost, ..nobody.clone() };
    let within = |frames: &mut Vec<State>, frame: State| {
        let own = if frames.is_empty() { Vec::new() } else { vec![frame] };
        std::mem::replace(frames, own)
    };
    // The attempts around know already who was lost before the call.
    let breaks = within(&mut walk.breaks, nobody.clone());
    let ends = within(&mut walk.ends, nobody);
    let leaving = within(&mut walk.leaving, frame);
    let ahead = std::mem::take(&mut walk.ahead);
    let ended = std::mem::replace(&mut walk.ended, walk.sets.nobody());
    let changed = std::mem::take(&mut walk.changed);
    let together = walk.together.take();
    let jumps = std::mem::take(&mut walk.jumps);
    let tally = std::mem::take(&mut walk.tally);
    let partings = walk.partings.len();
    let told = std::mem::take(&mut walk.told);
    let warnings = walk.warnings.len();
    let findings = std::mem::take(&mut walk.findings);
    let concerns = std::mem::take(&mut walk.concerns);
    let after = body(walk, inner, state);
    walk.ahead = ahead;
    Run {
        call: inner.call,
        after,
        breaks: std::mem::replace(&mut walk.breaks, breaks).pop(),
        ends: std::mem::replace(&mut walk.ends, ends).pop(),
        leaving: std::mem::replace(&mut walk.leaving, leaving).pop(),
        ended: std::mem::replace(&mut walk.ended, ended),
        changed: std::mem::replace(&mut walk.changed, changed),
        together: walk.together.replace(together),
        jumps: std::mem::replace(&mut walk.jumps, jumps),
        tally: std::mem::replace(&mut walk.tally, tally),
        partings: walk.partings.take_after(partings),
        warnings: walk.warnings.take_after(warnings),
        told: std::mem::replace(&mut walk.told, told),
        findings: std::mem::replace(&mut walk.findings, findings).into_values().collect(),
        concerns: std::mem::replace(&mut walk.concerns, concerns).into_iter().collect(),
    }
}
