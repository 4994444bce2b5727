//! `install`, `update`, `uninstall`: the reader becomes another reader.

use super::concern;
use super::context::Context;
use super::outcome::Outcome;
use super::rules;
use super::state::State;
use super::view::View;
use super::walk::Walk;
use crate::model::step::{ProductVersions, Step};
use crate::readers::{ProductId, Set, ThingId};
use crate::vocabulary::{InstallKind, ProductKind};

/// What happens to which product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change<'c> {
    pub(super) kind: InstallKind,
    pub(super) product: ProductId,
    pub(super) to: Option<&'c ProductVersions>,
}

/// Who has what is asked for stays as they are, and so does whoever has nothing to update; the others get any
/// version that is asked for. Nobody knows what the thing shows then.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    change: Change<'_>,
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let wanted = wanted(walk, change, thing);
    let mut outcome = Outcome::after(state, &walk.sets);
    let mut unable = walk.sets.nobody();
    for (combination, readers) in &state.places {
        let others = walk.sets.difference(*readers, wanted);
        let untouched = walk.sets.difference(others, touched(walk, change, thing));
        let others = walk.sets.difference(others, untouched);
        let changed = becoming(walk, others, change.product, thing, wanted);
        walk.changed |= !walk.sets.is_empty(changed);
        remember(walk, step, (change, thing), changed);
        // Freed again: who can become someone with a wanted version?
        let able = free(walk, changed, change.product, thing);
        let without = becoming(walk, untouched, change.product, thing, wanted);
        let without = walk.sets.intersection(untouched, free(walk, without, change.product, thing));
        let staying = walk.sets.union(walk.sets.intersection(*readers, wanted), without);
        unable = walk.sets.union(unable, walk.sets.difference(others, able));
        unable = walk.sets.union(unable, walk.sets.difference(untouched, without));
        let mut next = walk.moved(combination, thing, View::unknown());
        if change.kind == InstallKind::Uninstall {
            next.left.remove(&(thing, change.product));
        } else if let Some(left) = next.left.get_mut(&(thing, change.product)) {
            *left = View { product: left.product, ..View::unknown() };
        }
        outcome.add(next, walk.sets.union(staying, changed), false, &walk.sets);
    }
    rules::no_version::report(walk, step, change, unable, state);
    outcome.declared.lost = walk.sets.union(outcome.declared.lost, unable);
    outcome
}

/// Remembers whom a step made what they are.
fn remember(walk: &mut Walk<'_>, step: &Step, (change, thing): (Change<'_>, ThingId), readers: Set) {
    if walk.sets.is_empty(readers) {
        return;
    }
    let declared = walk.project.readers.products.get(change.product);
    let label = declared.map_or("", |product| product.label.as_str());
    let message = match (change.kind, change.to) {
        (InstallKind::Uninstall, _) => format!("since this step they are without {label}"),
        (_, None) => format!("since this step they have {label}"),
        (_, Some(_)) => format!("since this step they have this version of {label}"),
    };
    let product = (thing, change.product);
    walk.changes.push(concern::Change { span: step.span, product, message, readers });
}

/// Who has what is asked for.
fn wanted(walk: &Walk<'_>, change: Change<'_>, thing: ThingId) -> Set {
    let having = walk.sets.having(change.product, thing);
    match (change.kind, change.to) {
        (InstallKind::Uninstall, _) => walk.sets.difference(walk.sets.everyone(), having),
        (_, Some(to)) => walk.sets.having_versions(change.product, &to.ranges, thing),
        (_, None) => having,
    }
}

/// Whom the step can make another reader: an update leaves those as they are who do not have the product.
fn touched(walk: &Walk<'_>, change: Change<'_>, thing: ThingId) -> Set {
    match change.kind {
        InstallKind::Update => walk.sets.having(change.product, thing),
        InstallKind::Install | InstallKind::Uninstall => walk.sets.everyone(),
    }
}

/// What readers can become who get something that is wanted.
fn becoming(walk: &Walk<'_>, readers: Set, product: ProductId, thing: ThingId, wanted: Set) -> Set {
    walk.sets.intersection(free(walk, readers, product, thing), wanted)
}

/// The same readers with anything of the product; an OS's update frees the version of its skin, too.
fn free(walk: &Walk<'_>, readers: Set, product: ProductId, thing: ThingId) -> Set {
    let sets = &walk.sets;
    let products = &walk.project.readers.products;
    if products.get(product).is_none_or(|product| product.kind != ProductKind::Os) {
        return sets.whatever(readers, &[product], thing);
    }
    // Nobody comes to another system by an update.
    let same_os = sets.having(product, thing);
    let mut rest = sets.intersection(readers, same_os);
    let mut freed = sets.nobody();
    for (skin, _) in
        products.iter().filter(|(_, skin)| skin.kind == ProductKind::Skin && skin.runs_on(product))
    {
        let having = sets.having(skin, thing);
        let with = sets.intersection(rest, having);
        rest = sets.difference(rest, having);
        let others = sets.whatever(with, &[product, skin], thing);
        freed = sets.union(freed, sets.intersection(others, having));
    }
    let without_skin = sets.whatever(rest, &[product], thing);
    sets.intersection(sets.union(freed, without_skin), same_os)
}
