//! `opens S or T` at the end of a step: the writer's word for where it leads.

use super::at;
use super::context::Context;
use super::following::{CallId, Site};
use super::outcome::Outcome;
use super::rules;
use super::rules::opens::Leading;
use super::rules::without_product::Purpose;
use super::screens;
use super::state::{Combination, State};
use super::unable::Unable;
use super::walk::Walk;
use crate::model::reference::ScreenUse;
use crate::model::step::{Action, Step};
use crate::readers::Set;

/// Checks the word where a declaration says where the step leads, and trusts it elsewhere.
pub(super) fn apply(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    step: &Step,
    before: &State,
    outcome: Outcome,
) -> State {
    if step.opens.is_empty() || matches!(step.action, Action::GoTo(_)) {
        return outcome.all(&walk.sets);
    }
    let touches = walk.facts.get(&site).is_some_and(|facts| !facts.uses.is_empty());
    let uses = rules::unknown_screen::known(walk, context, &step.opens, before, touches);
    if uses.is_empty() {
        return outcome.all(&walk.sets);
    }
    let wanted: Vec<_> = screens::named(&uses).collect();
    let mut after = outcome.declared.emptied();
    let mut elsewhere = outcome.declared.emptied();
    let mut arriving = outcome.declared.emptied();
    let mut unable = Unable::default();
    let mut trusted = !outcome.open.is_empty();
    for (combination, readers) in &outcome.declared.places {
        let view = combination.view(context.thing);
        if view.front().is_none() {
            arriving.add(combination.clone(), *readers, &walk.sets);
            trust(walk, context, &uses, (combination, *readers), &mut unable, &mut after);
            trusted = true;
            continue;
        }
        let (reached, rest) = at::reaching(walk, context.thing, &view, *readers, &wanted);
        for (view, readers) in reached {
            view.front().into_iter().for_each(|front| reach(walk, context, &uses, |it| it == front));
            after.add(combination.clone(), readers, &walk.sets);
            arriving.add(walk.moved(combination, context.thing, view), readers, &walk.sets);
        }
        elsewhere.add(combination.clone(), rest, &walk.sets);
        arriving.add(combination.clone(), rest, &walk.sets);
    }
    for (combination, readers) in &outcome.open.places {
        trust(walk, context, &uses, (combination, *readers), &mut unable, &mut after);
    }
    let claimed = at::claimed(walk, context.thing, &elsewhere);
    let lost = claimed.readers(&walk.sets);
    let leading = match outcome.open.is_empty() {
        _ if leads_nowhere(walk, site) => Leading::Nowhere,
        true => Leading::Known,
        false => Leading::Partly,
    };
    rules::opens::report(walk, context, step, (&claimed, &arriving), leading);
    for (combination, readers) in &elsewhere.places {
        let unclaimed = walk.sets.difference(*readers, lost);
        trusted |= !walk.sets.is_empty(unclaimed);
        trust(walk, context, &uses, (combination, unclaimed), &mut unable, &mut after);
    }
    if trusted || !walk.sets.is_empty(lost) || outcome.declared.is_empty() {
        reach(walk, context, &uses, |_| true);
    }
    after.lose(lost, &walk.sets);
    let here = walk.sets.union(outcome.declared.readers(&walk.sets), outcome.open.readers(&walk.sets));
    let without =
        unable.report(walk, step.opens.first().map(|used| (used.span, Purpose::Screen)), &after, here);
    after.lose(without, &walk.sets);
    after
}

/// Remembers which of the named screens somebody comes to. A procedure's are judged for no single guide.
fn reach(
    walk: &mut Walk<'_>,
    context: Context,
    uses: &[ScreenUse],
    reached: impl Fn(crate::model::ids::ScreenId) -> bool,
) {
    if context.call != CallId::GUIDE {
        return;
    }
    for used in uses {
        *walk.tally.opened.entry(used.span).or_default() |= used.screens.iter().any(|it| reached(*it));
    }
}

/// Whether the last element that the step touches declares no target at all.
fn leads_nowhere(walk: &Walk<'_>, site: Site) -> bool {
    let last = walk.facts.get(&site).and_then(|facts| facts.uses.last());
    let mut elements = last.into_iter().flat_map(|used| &used.elements);
    elements.any(|(element, _)| {
        walk.project.element(*element).is_some_and(|element| super::project::leads(element).next().is_none())
    })
}

/// Puts readers where the writer says that they are.
fn trust(
    walk: &mut Walk<'_>,
    context: Context,
    uses: &[ScreenUse],
    (combination, readers): (&Combination, Set),
    unable: &mut Unable,
    after: &mut State,
) {
    if walk.sets.is_empty(readers) {
        return;
    }
    if let Some(used) = uses.first() {
        walk.tally.trust(used.span, readers, &walk.sets);
    }
    let view = combination.view(context.thing);
    for view in at::taken_to(walk, &view, uses) {
        let able = unable.except(walk, context.thing, &view, readers);
        let next = walk.moved(combination, context.thing, view);
        after.add(next, able, &walk.sets);
    }
}
