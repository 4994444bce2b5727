//! Shortest ways over the declared screens: backward distances as reader sets, then forward, the first
//! declared element at each hop.

use super::following::Route;
use super::lookup;
use super::screens;
use super::walk::Walk;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{Destination, Leads};
use crate::readers::{Set, ThingId};
use crate::vocabulary::{Gesture, ScreenAct};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Longer ways are not looked for.
const MOST_HOPS: usize = 64;
/// More ways than these are not told apart.
const MOST_ROUTES: usize = 64;

/// A tap that leads from one screen to another, for some readers.
#[derive(Clone, Copy, Debug)]
struct Hop {
    from: ScreenId,
    to: ScreenId,
    /// None: the screen moves on by itself.
    element: Option<ElementId>,
    readers: Set,
}

/// All sure taps of the declared screens, for one thing in hand.
#[derive(Debug, Default)]
pub(super) struct Hops {
    /// In order of declaration.
    from: BTreeMap<ScreenId, Vec<Hop>>,
}

impl Hops {
    /// Worked out once for a guide.
    pub(super) fn of(walk: &Walk<'_>, thing: ThingId) -> Self {
        let mut from = BTreeMap::new();
        for screen in walk.project.surfaces.iter().flat_map(|surface| &surface.screens) {
            let hops = hops_from(walk, thing, *screen);
            if !hops.is_empty() {
                from.insert(*screen, hops);
            }
        }
        Self { from }
    }
}

/// Ways to some screens for one thing in hand.
#[derive(Debug)]
pub(super) struct Routes {
    targets: Vec<ScreenId>,
    hops: Rc<Hops>,
    /// By number of hops: who reaches a target with so many or fewer.
    reach: Vec<BTreeMap<ScreenId, Set>>,
}

impl Routes {
    /// Works out all distances to the targets.
    pub(super) fn to(walk: &Walk<'_>, hops: Rc<Hops>, targets: &[ScreenId]) -> Self {
        let reach = distances(walk, targets, &hops.from);
        Self { targets: targets.to_vec(), hops, reach }
    }

    /// The ways of some readers from a screen, and those who have none.
    pub(super) fn from(
        &self,
        walk: &Walk<'_>,
        start: ScreenId,
        readers: Set,
    ) -> (Vec<(Route, ScreenId)>, Set) {
        let sets = &walk.sets;
        let mut routes = Vec::new();
        let mut rest = readers;
        for distance in 0..self.reach.len() {
            let reaching = sets.intersection(rest, self.reaching(walk, distance, start));
            if sets.is_empty(reaching) {
                continue;
            }
            rest = sets.difference(rest, reaching);
            self.forward(walk, start, reaching, distance, &mut routes);
        }
        (routes, rest)
    }

    fn reaching(&self, walk: &Walk<'_>, distance: usize, screen: ScreenId) -> Set {
        let level = self.reach.get(distance).and_then(|level| level.get(&screen));
        level.copied().unwrap_or(walk.sets.nobody())
    }

    /// Goes hop by hop; readers part where the first element that leads nearer differs.
    fn forward(
        &self,
        walk: &Walk<'_>,
        start: ScreenId,
        readers: Set,
        distance: usize,
        routes: &mut Vec<(Route, ScreenId)>,
    ) {
        let sets = &walk.sets;
        let mut open = vec![(start, Route { readers, taps: Vec::new() }, distance)];
        while let Some((screen, route, distance)) = open.pop() {
            if self.targets.contains(&screen) || routes.len() >= MOST_ROUTES {
                routes.push((route, screen));
                continue;
            }
            let Some(nearer) = distance.checked_sub(1) else { continue };
            let mut rest = route.readers;
            let mut parted = Vec::new();
            for hop in self.hops.from.get(&screen).into_iter().flatten() {
                let reaching = sets.intersection(hop.readers, self.reaching(walk, nearer, hop.to));
                let taking = sets.intersection(rest, reaching);
                rest = sets.difference(rest, taking);
                if !sets.is_empty(taking) {
                    let taps = route.taps.iter().copied().chain(hop.element.map(|it| (it, None))).collect();
                    parted.push((hop.to, Route { readers: taking, taps }, nearer));
                }
            }
            open.extend(parted.into_iter().rev());
        }
    }
}

/// Who reaches a target with 0, 1, 2 … hops.
fn distances(
    walk: &Walk<'_>,
    targets: &[ScreenId],
    hops: &BTreeMap<ScreenId, Vec<Hop>>,
) -> Vec<BTreeMap<ScreenId, Set>> {
    let sets = &walk.sets;
    let mut level: BTreeMap<ScreenId, Set> =
        targets.iter().map(|target| (*target, sets.everyone())).collect();
    let mut levels = vec![level.clone()];
    while levels.len() <= MOST_HOPS && !sets.too_complex() {
        let mut next = level.clone();
        for hop in hops.values().flatten() {
            let Some(reaching) = level.get(&hop.to) else { continue };
            let before = next.get(&hop.from).copied().unwrap_or(sets.nobody());
            let more = sets.union(before, sets.intersection(hop.readers, *reaching));
            if more != before {
                next.insert(hop.from, more);
            }
        }
        if next == level {
            break;
        }
        level = next;
        levels.push(level.clone());
    }
    levels
}

/// The plain taps of a screen whose effect is sure.
fn hops_from(walk: &Walk<'_>, thing: ThingId, from: ScreenId) -> Vec<Hop> {
    let Some(screen) = walk.project.screen(from) else { return Vec::new() };
    let mut hops = Vec::new();
    let moving: Vec<&Leads> = screens::acts(screen, ScreenAct::Then).collect();
    add(walk, thing, from, None, &moving, walk.sets.everyone(), &mut hops);
    for id in &screen.elements {
        let Some(element) = walk.project.element(*id) else { continue };
        if element.cannot_be_undone || element.kind.holds_a_state() {
            continue;
        }
        let sets = &walk.sets;
        let mut readers = sets.of_option(element.when.as_ref(), thing);
        readers = sets.difference(readers, lookup::sometimes(walk, thing, from, *id, element));
        if let Some(disabled) = &element.disabled_when {
            readers = sets.difference(readers, sets.of(disabled, thing));
        }
        let own: Option<Gesture> = None;
        let leads: Vec<&Leads> = screens::targets(element, own).collect();
        add(walk, thing, from, Some(*id), &leads, readers, &mut hops);
    }
    hops
}

/// Adds a hop for each lead that names one screen.
fn add(
    walk: &Walk<'_>,
    thing: ThingId,
    from: ScreenId,
    element: Option<ElementId>,
    leads: &[&Leads],
    readers: Set,
    hops: &mut Vec<Hop>,
) {
    let mut rest = readers;
    for lead in leads {
        let meeting = walk.sets.of_option(lead.when.as_ref(), thing);
        let taking = walk.sets.intersection(rest, meeting);
        rest = walk.sets.difference(rest, meeting);
        if let [Destination::Screen(to)] = lead.to.as_slice()
            && !walk.sets.is_empty(taking)
            && *to != from
        {
            hops.push(Hop { from, to: *to, element, readers: taking });
        }
    }
}
