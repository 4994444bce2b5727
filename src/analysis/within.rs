//! `within 8 minutes of download { } or else { }`: the time, and what it runs from.

use super::context::Context;
use super::rules;
use super::state::{Combination, State};
use super::walk::Walk;
use crate::model::ids::StatementId;
use crate::model::statement::{Block, OrElse, Since, Statement, StatementKind, Within};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The time may be over before anything in the body is read, and before or after each step.
pub(super) fn follow<'a>(walk: &mut Walk<'a>, context: Context, within: &'a Within, state: State) -> State {
    if let Some(since) = within.of {
        has_begun(walk, context, since, &state);
    }
    walk.breaks.push(state.clone());
    let mut joined = walk.block(context, &within.body, state);
    let late = walk.breaks.pop().unwrap_or_else(|| State::nobody(&walk.sets));
    if let Some(OrElse::Block(block)) = &within.or_else {
        let after = walk.block(context, block, late);
        joined.join(&after, &walk.sets);
    }
    joined
}

/// Reports whoever may not have done yet what the time runs from. They go on all the same.
fn has_begun(walk: &mut Walk<'_>, context: Context, since: Since, state: &State) {
    let sets = &walk.sets;
    let without = state.places.iter().filter(|(it, _)| it.awaited.contains(&since.statement));
    let without = without.fold(sets.nobody(), |all, (_, readers)| sets.union(all, *readers));
    if !sets.is_empty(without) {
        let step = walk.statement_of(context.call, since.statement);
        let follow = walk.leaving_out(context.call, since.statement);
        rules::not_begun::report(walk, since, (step, follow), without, state);
    }
}

/// The steps and parts of a body from which times run.
pub(super) fn beginnings(block: &Block) -> BTreeSet<StatementId> {
    let mut found = BTreeSet::new();
    let mut open = vec![block];
    while let Some(block) = open.pop() {
        for statement in &block.statements {
            if let StatementKind::Within(Within { of: Some(since), .. }) = &statement.kind {
                found.insert(since.statement);
            }
            open.extend(statement.kind.blocks());
        }
    }
    found
}

/// Nobody has done these yet.
pub(super) fn none_done(walk: &Walk<'_>, steps: &BTreeSet<StatementId>, state: State) -> State {
    changed(walk, state, steps, |awaited| {
        let all: BTreeSet<StatementId> = steps.iter().chain(awaited).copied().collect();
        all.into_iter().collect()
    })
}

/// Everybody has done these, or nothing in sight depends on it.
pub(super) fn all_done(walk: &Walk<'_>, steps: &BTreeSet<StatementId>, state: State) -> State {
    changed(walk, state, steps, |awaited| {
        awaited.iter().filter(|step| !steps.contains(step)).copied().collect()
    })
}

/// Everybody does this, if it is a step, or begins it.
pub(super) fn doing(walk: &Walk<'_>, statement: &Statement, state: State) -> State {
    let awaited = |it: &Combination| it.awaited.contains(&statement.id);
    match statement.key.is_some() && state.places.keys().any(awaited) {
        true => all_done(walk, &BTreeSet::from([statement.id]), state),
        false => state,
    }
}

fn changed(
    walk: &Walk<'_>,
    mut state: State,
    steps: &BTreeSet<StatementId>,
    change: impl Fn(&[StatementId]) -> Rc<[StatementId]>,
) -> State {
    if steps.is_empty() {
        return state;
    }
    for (mut combination, readers) in std::mem::take(&mut state.places) {
        combination.awaited = change(&combination.awaited);
        state.add(combination, readers, &walk.sets);
    }
    state
}
