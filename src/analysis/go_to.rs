//! `go to S`: the compiler finds the taps.

use super::at;
use super::context::Context;
use super::following::{Route, Site};
use super::leads;
use super::outcome::Outcome;
use super::routes::{Hops, Routes};
use super::rules;
use super::state::State;
use super::view::View;
use super::walk::Walk;
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::readers::{Set, ThingId};
use crate::source::Span;
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
    let (mut unknown, mut several, mut stranded) = (nobody, nobody, nobody);
    let mut fronts: Vec<(ScreenId, Set)> = Vec::new();
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        let Some(front) = view.front() else {
            unknown = walk.sets.union(unknown, *readers);
            continue;
        };
        // Somebody who may be on two screens has no one way.
        for (other, theirs) in &fronts {
            if *other != front {
                several = walk.sets.union(several, walk.sets.intersection(*readers, *theirs));
            }
        }
        fronts.push((front, *readers));
        let routes = Routes::to(walk, thing, Rc::clone(&hops), &view, &target.screens);
        let (found, without) = routes.from(walk, front, *readers);
        stranded = walk.sets.union(stranded, without);
        for route in found {
            let after = arrive(walk, thing, &view, &route, target.span);
            let next = walk.moved(combination, thing, after);
            outcome.add(next, route.readers, true, &walk.sets);
            let known = &mut walk.facts_of(site).routes;
            if !known.contains(&route) {
                known.push(route);
            }
        }
    }
    several = walk.sets.difference(several, unknown);
    let lost = walk.sets.union(unknown, several);
    stranded = walk.sets.difference(stranded, lost);
    rules::route::from_unknown(walk, target, unknown, here);
    rules::route::from_several(walk, context, target, several, state);
    rules::route::no_way(walk, target, stranded, here);
    outcome.lose(walk.sets.union(lost, stranded), &walk.sets);
    outcome
}

/// What somebody sees after the taps. Screens that were not seen on a phone like theirs are trusted.
fn arrive(walk: &mut Walk<'_>, thing: ThingId, start: &View, route: &Route, span: Span) -> View {
    let mut view = start.clone();
    for element in &route.taps {
        let Some(declared) = walk.project.element(*element) else { continue };
        let moved = leads::by_itself(walk, thing, &view, route.readers).into_iter().map(|(view, _)| view);
        let on = moved.into_iter().find(|view| {
            view.front().is_some_and(|front| super::screens::has(walk.project, front, *element))
        });
        let from = on.unwrap_or(view);
        let verified = at::verified(walk, &from, thing);
        if !walk.sets.is_within(route.readers, verified) {
            walk.tally.trusted.insert(span);
        }
        let after = leads::gesture(walk, thing, &from, declared, None, route.readers);
        view = after.into_iter().next().map_or(from, |after| after.view);
    }
    view
}
