//! `opens S or T` at the end of a step: the writer's word for where it leads.

use super::at;
use super::context::Context;
use super::outcome::Outcome;
use super::rules;
use super::screens;
use super::state::{Combination, State};
use super::unable::Unable;
use super::walk::Walk;
use crate::model::step::{Action, Step};
use crate::readers::Set;

/// Checks the word where a declaration says where the step leads, and trusts it elsewhere.
pub(super) fn apply(walk: &mut Walk<'_>, context: Context, step: &Step, outcome: Outcome) -> State {
    if step.opens.is_empty() || matches!(step.action, Action::GoTo(_)) {
        return outcome.all(&walk.sets);
    }
    let wanted: Vec<_> = screens::named(&step.opens).collect();
    let mut after = outcome.declared.emptied();
    let mut elsewhere = outcome.declared.emptied();
    let mut unable = Unable::default();
    for (combination, readers) in &outcome.declared.places {
        let view = combination.view(context.thing);
        if view.front().is_none() {
            trust(walk, context, step, (combination, *readers), &mut unable, &mut after);
            continue;
        }
        let (reached, rest) = at::reaching(walk, context.thing, &view, *readers, &wanted);
        for (_, readers) in reached {
            after.add(combination.clone(), readers, &walk.sets);
        }
        elsewhere.add(combination.clone(), rest, &walk.sets);
    }
    for (combination, readers) in &outcome.open.places {
        trust(walk, context, step, (combination, *readers), &mut unable, &mut after);
    }
    let claimed = at::claimed(walk, context.thing, &elsewhere);
    let lost = claimed.readers(&walk.sets);
    rules::opens::report(walk, context, step, &claimed, &outcome.declared);
    for (combination, readers) in &elsewhere.places {
        let unclaimed = walk.sets.difference(*readers, lost);
        trust(walk, context, step, (combination, unclaimed), &mut unable, &mut after);
    }
    after.lose(lost, &walk.sets);
    let here = walk.sets.union(outcome.declared.readers(&walk.sets), outcome.open.readers(&walk.sets));
    let without = unable.report(walk, step.opens.first().map(|used| used.span), &after, here);
    after.lose(without, &walk.sets);
    after
}

/// Puts readers where the writer says that they are.
fn trust(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    (combination, readers): (&Combination, Set),
    unable: &mut Unable,
    after: &mut State,
) {
    if walk.sets.is_empty(readers) {
        return;
    }
    if let Some(used) = step.opens.first() {
        walk.tally.trusted.insert(used.span);
    }
    let view = combination.view(context.thing);
    for view in at::taken_to(walk, &view, &step.opens) {
        let able = unable.except(walk, context.thing, &view, readers);
        let next = walk.moved(combination, context.thing, view);
        after.add(next, able, &walk.sets);
    }
}
