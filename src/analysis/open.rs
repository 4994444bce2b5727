//! `open P` and `return to P`.

use super::context::Context;
use super::outcome::Outcome;
use super::rules;
use super::rules::without_product::Purpose;
use super::screens;
use super::state::State;
use super::view::View;
use super::walk::Walk;
use crate::model::step::{Opened, Step};
use crate::readers::{ProductId, Set, ThingId};
use crate::vocabulary::ProductKind;

/// `open P`: its entry screen. Readers who do not have P are lost.
pub(super) fn open(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    opened: &Opened,
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let mut outcome = Outcome::after(state, &walk.sets);
    let Opened::Product(product) = opened else {
        for (combination, readers) in &state.places {
            let next = walk.moved(combination, thing, View::unknown());
            outcome.add(next, *readers, false, &walk.sets);
        }
        return outcome;
    };
    let having = having(walk, *product, thing);
    let without = walk.sets.difference(state.readers(&walk.sets), having);
    let here = state.readers(&walk.sets);
    rules::without_product::report(walk, step.span, Purpose::Open, (*product, thing), without, here);
    let entry = screens::surface(walk.project, *product).and_then(|surface| surface.entry);
    let tracked = walk.returned.contains(product).then_some(*product);
    let elsewhere = View { product: tracked, ..View::unknown() };
    let view = match entry {
        Some(entry) => View { product: tracked, ..walk.show(&elsewhere, entry) },
        None => elsewhere,
    };
    for (combination, readers) in &state.places {
        let next = walk.moved(combination, thing, view.clone());
        outcome.add(next, *readers, entry.is_some(), &walk.sets);
    }
    outcome.lose(without, &walk.sets);
    outcome
}

/// `return to P`: what it showed when it was left.
pub(super) fn return_to(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    opened: &Opened,
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let mut outcome = Outcome::after(state, &walk.sets);
    let Opened::Product(product) = opened else {
        for (combination, readers) in &state.places {
            let next = walk.moved(combination, thing, View::unknown());
            outcome.add(next, *readers, false, &walk.sets);
        }
        return outcome;
    };
    let having = having(walk, *product, thing);
    let (mut never, mut without) = (State::nobody(&walk.sets), walk.sets.nobody());
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let left = combination.left.get(&(thing, *product));
        let resumed = if view.product == Some(*product) { Some(&view) } else { left };
        match resumed {
            Some(view) => {
                let next = walk.moved(combination, thing, View { product: Some(*product), ..view.clone() });
                outcome.add(next, walk.sets.intersection(*readers, having), false, &walk.sets);
                without = walk.sets.union(without, walk.sets.difference(*readers, having));
            }
            None => never.add(combination.clone(), *readers, &walk.sets),
        }
    }
    walk.tally.trust(step.span, outcome.open.readers(&walk.sets), &walk.sets);
    rules::never_opened::report(walk, context, (step, *product), &never, state);
    let never = never.readers(&walk.sets);
    let here = state.readers(&walk.sets);
    rules::without_product::report(walk, step.span, Purpose::Open, (*product, thing), without, here);
    outcome.lose(walk.sets.union(never, without), &walk.sets);
    outcome
}

/// Who has a product on a thing; everyone where nobody can say.
pub(super) fn having(walk: &Walk<'_>, product: ProductId, thing: ThingId) -> Set {
    let declared = walk.project.readers.products.get(product);
    let sure = declared.is_none_or(|product| {
        product.built_in && product.on.is_empty() || product.always_present || product.kind == ProductKind::Os
    });
    let has_os = walk.guide.things.get(thing.0 as usize).is_some_and(|thing| thing.os.is_some());
    let server = declared.is_some_and(|product| product.kind == ProductKind::Server);
    if sure || !has_os && !server { walk.sets.everyone() } else { walk.sets.having(product, thing) }
}
