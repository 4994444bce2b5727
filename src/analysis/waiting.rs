//! Screens that move on by themselves (`then -> S`): what somebody finds who waits for it. Knows nothing of what is
//! looked for.

use super::leads;
use super::sets::Sets;
use super::view::View;
use super::walk::Walk;
use crate::readers::{Set, ThingId};
use crate::vocabulary::ScreenAct;
use std::collections::VecDeque;

/// More hops than these are not followed where screens move on by themselves.
const MOST_HOPS: usize = 8;

/// What a screen becomes by itself, for those who have not found anything before.
struct Place {
    view: View,
    hops: usize,
    /// Who comes here.
    readers: Set,
    /// Who finds it here.
    found: Set,
    /// Who does not, and it does not move on for them.
    stuck: Set,
    /// Where it moves on to; the app may decide which of several.
    next: Vec<(usize, Set)>,
}

/// Lets readers look at a view and, as long as they do not find what they look for, at what that becomes by
/// itself; `finding` says who of some finds it on a view. Gives those who may not find it, with what they see then:
/// the view that they began with, unless only one of several ways is wrong.
pub(super) fn until(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    readers: Set,
    finding: impl FnMut(&View, Set) -> Set,
) -> Vec<(View, Set)> {
    let sets = &walk.sets;
    let places = places(walk, thing, view, readers, finding);
    if let [only] = places.as_slice()
        && only.next.is_empty()
    {
        let stuck = (!sets.is_empty(only.stuck)).then(|| (only.view.clone(), only.stuck));
        return stuck.into_iter().collect();
    }
    let surely = surely_finding(sets, &places);
    let missing = sets.difference(readers, surely);
    if sets.is_empty(missing) {
        return Vec::new();
    }
    let found = places.iter().fold(sets.nobody(), |all, place| sets.union(all, place.found));
    let mut rest = missing;
    let mut lacking = Vec::new();
    for place in &places {
        let stuck = sets.intersection(place.stuck, sets.intersection(missing, found));
        if !sets.is_empty(stuck) {
            rest = sets.difference(rest, stuck);
            lacking.push((place.view.clone(), stuck));
        }
    }
    if !sets.is_empty(rest) {
        lacking.push((view.clone(), rest));
    }
    lacking
}

/// The view and those that it becomes by itself, each with the readers for whom; the view first.
pub(super) fn by_itself(walk: &Walk<'_>, thing: ThingId, view: &View, readers: Set) -> Vec<(View, Set)> {
    let places = places(walk, thing, view, readers, |_, _| walk.sets.nobody());
    places.into_iter().map(|place| (place.view, place.readers)).collect()
}

fn places(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    readers: Set,
    mut finding: impl FnMut(&View, Set) -> Set,
) -> Vec<Place> {
    let sets = &walk.sets;
    let at = |view: View, hops: usize| Place {
        view,
        hops,
        readers: sets.nobody(),
        found: sets.nobody(),
        stuck: sets.nobody(),
        next: Vec::new(),
    };
    let mut places = vec![at(view.clone(), 0)];
    let mut open = VecDeque::from([(0, readers)]);
    while let Some((number, arriving)) = open.pop_front() {
        let Some(place) = places.get_mut(number) else { continue };
        let arriving = sets.difference(arriving, place.readers);
        if sets.is_empty(arriving) {
            continue;
        }
        place.readers = sets.union(place.readers, arriving);
        let found = finding(&place.view, arriving);
        place.found = sets.union(place.found, found);
        let mut stuck = sets.difference(arriving, found);
        let (view, hops) = (place.view.clone(), place.hops);
        let moving = !sets.is_empty(stuck) && hops < MOST_HOPS;
        let after = if moving { leads::act(walk, thing, &view, ScreenAct::Then, stuck) } else { None };
        let mut next = Vec::new();
        for after in after.unwrap_or_default().into_iter().filter(|after| after.declared) {
            stuck = sets.difference(stuck, after.readers);
            let known = places.iter().position(|place| place.view == after.view);
            let there = known.unwrap_or(places.len());
            if known.is_none() {
                places.push(at(after.view, hops + 1));
            }
            next.push((there, after.readers));
            open.push_back((there, after.readers));
        }
        if let Some(place) = places.get_mut(number) {
            place.stuck = sets.union(place.stuck, stuck);
            place.next.extend(next);
        }
    }
    places
}

/// Who finds it in the end, whatever the app decides: here, or on all that this becomes.
fn surely_finding(sets: &Sets, places: &[Place]) -> Set {
    let mut surely: Vec<Set> = places.iter().map(|place| place.found).collect();
    loop {
        let mut changed = false;
        for (number, place) in places.iter().enumerate() {
            let moving = sets.difference(place.readers, sets.union(place.found, place.stuck));
            let failing = place.next.iter().fold(sets.nobody(), |all, (next, readers)| {
                let there = surely.get(*next).copied().unwrap_or(sets.nobody());
                sets.union(all, sets.difference(*readers, there))
            });
            let Some(here) = surely.get_mut(number) else { continue };
            let now = sets.union(*here, sets.difference(moving, failing));
            changed |= now != *here;
            *here = now;
        }
        if !changed {
            return surely.first().copied().unwrap_or(sets.nobody());
        }
    }
}
