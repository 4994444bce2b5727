//! `go to S`: the compiler finds the taps.

use super::at;
use super::context::Context;
use super::doubles;
use super::following::Site;
use super::outcome::Outcome;
use super::routes::{Hops, Routes, Way};
use super::rules;
use super::state::State;
use super::touch::{Act, Touch};
use super::walk::Walk;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, ScreenUse};
use crate::readers::{Set, ThingId};
use crate::source::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Leads everybody to the screen, the shortest way for each.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    target: &ScreenUse,
    state: &State,
) -> Outcome {
    let thing = context.thing;
    let hops = match walk.hops.get(&thing) {
        Some(hops) => Rc::clone(hops),
        None => Rc::new(Hops::of(walk, thing)),
    };
    walk.hops.insert(thing, Rc::clone(&hops));
    let here = state.readers(&walk.sets);
    let mut outcome = Outcome::after(state, &walk.sets);
    let nobody = walk.sets.nobody();
    let (mut unknown, mut stranded) = (nobody, nobody);
    let mut doubles = Vec::new();
    let mut fronts: BTreeMap<ScreenId, Set> = BTreeMap::new();
    let mut routes: BTreeMap<Vec<ElementId>, Set> = BTreeMap::new();
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let Some(front) = view.front() else {
            unknown = walk.sets.union(unknown, *readers);
            continue;
        };
        let there = fronts.entry(front).or_insert(nobody);
        *there = walk.sets.union(*there, *readers);
        let (found, without) = Routes::to(walk, &hops, &view, &target.screens).from(walk, *readers);
        stranded = walk.sets.union(stranded, without);
        for way in found {
            let taking = routes.entry(way.route.taps.clone()).or_insert(nobody);
            *taking = walk.sets.union(*taking, way.route.readers);
            if let Some(arrived) = way.views.last() {
                let next = walk.moved(combination, thing, arrived.clone());
                outcome.add(next, way.route.readers, true, &walk.sets);
            }
            doubles.extend(way.sights.iter().flat_map(|(element, views)| {
                let used = &ElementUse::unwritten(target.span, *element);
                let touch = Touch { context, site, index: 0, used, act: Act::Tap(None) };
                let on = |view| doubles::on_view(walk, touch, *element, view, way.route.readers);
                views.iter().filter_map(on).collect::<Vec<_>>()
            }));
            remember(walk, thing, site, target.span, way);
        }
    }
    // Somebody who has other taps from another screen, or from what lies under it, has no one way.
    let several = walk.sets.difference(twice(walk, routes.into_values()), stranded);
    let several = walk.sets.difference(several, unknown);
    let lost = walk.sets.union(unknown, several);
    stranded = walk.sets.difference(stranded, lost);
    rules::route::from_unknown(walk, target, unknown, here);
    rules::route::from_several(walk, context, target, several, state);
    rules::route::no_way(walk, target, (stranded, here), fronts.into_iter());
    let lost = walk.sets.union(lost, stranded);
    for double in &mut doubles {
        double.readers = walk.sets.difference(double.readers, lost);
    }
    let double = doubles.into_iter().find(|double| !walk.sets.is_empty(double.readers));
    rules::ambiguous::on_the_way(walk, target, double, state);
    outcome.lose(lost, &walk.sets);
    outcome
}

/// Who is in more than one of the sets.
fn twice(walk: &Walk<'_>, sets: impl Iterator<Item = Set>) -> Set {
    let (mut once, mut twice) = (walk.sets.nobody(), walk.sets.nobody());
    for set in sets {
        twice = walk.sets.union(twice, walk.sets.intersection(once, set));
        once = walk.sets.union(once, set);
    }
    twice
}

/// Remembers a way. Screens that were not seen on a phone like theirs are trusted.
fn remember(walk: &mut Walk<'_>, thing: ThingId, site: Site, span: Span, Way { route, views, .. }: Way) {
    let Some((_, before)) = views.split_last() else { return };
    for view in before {
        let unverified = walk.sets.difference(route.readers, at::verified(walk, view, thing));
        walk.tally.trust(span, unverified, &walk.sets);
    }
    let known = &mut walk.facts_of(site).routes;
    if !known.contains(&route) {
        known.push(route);
    }
}
