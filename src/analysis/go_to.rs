//! `go to S`: the compiler finds the taps.

use super::context::Context;
use super::following::Site;
use super::leads;
use super::outcome::Outcome;
use super::routes::{Hops, Routes};
use super::rules;
use super::state::State;
use super::view::View;
use super::walk::Walk;
use crate::model::ids::ElementId;
use crate::model::reference::ScreenUse;
use crate::readers::{Set, ThingId};
use crate::vocabulary::Gesture;
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
    let routes = Routes::to(walk, hops, &target.screens);
    let here = state.readers(&walk.sets);
    let mut outcome = Outcome::after(state, &walk.sets);
    let (mut lost, mut stranded) = (walk.sets.nobody(), walk.sets.nobody());
    let mut fronts: Vec<(crate::model::ids::ScreenId, Set)> = Vec::new();
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let Some(front) = view.front() else {
            lost = walk.sets.union(lost, *readers);
            continue;
        };
        // Somebody who may be on two screens has no one way.
        for (other, theirs) in &fronts {
            if *other != front {
                lost = walk.sets.union(lost, walk.sets.intersection(*readers, *theirs));
            }
        }
        fronts.push((front, *readers));
        let (found, without) = routes.from(walk, front, *readers);
        stranded = walk.sets.union(stranded, without);
        for (route, _) in found {
            let after = arrive(walk, thing, &view, &route.taps, route.readers);
            let next = walk.moved(combination, thing, after);
            outcome.add(next, route.readers, true, &walk.sets);
            let known = &mut walk.facts_of(site).routes;
            if !known.iter().any(|other| other.readers == route.readers && other.taps == route.taps) {
                known.push(route);
            }
        }
    }
    stranded = walk.sets.difference(stranded, lost);
    rules::route::from_unknown(walk, target, lost, here);
    rules::route::no_way(walk, target, stranded, here);
    outcome.lose(walk.sets.union(lost, stranded), &walk.sets);
    outcome
}

/// What somebody sees after the taps.
fn arrive(
    walk: &Walk<'_>,
    thing: ThingId,
    start: &View,
    taps: &[(ElementId, Option<Gesture>)],
    readers: Set,
) -> View {
    let mut view = start.clone();
    for (element, gesture) in taps {
        let Some(declared) = walk.project.element(*element) else { continue };
        let moved = leads::by_itself(walk, thing, &view, readers).into_iter().map(|(view, _)| view);
        let on = moved.into_iter().find(|view| {
            view.front().is_some_and(|front| super::screens::has(walk.project, front, *element))
        });
        let from = on.unwrap_or(view);
        let after = leads::gesture(walk, thing, &from, declared, *gesture, readers);
        view = after.into_iter().next().map_or(from, |after| after.view);
    }
    view
}
