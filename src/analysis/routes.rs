//! Shortest ways over the declared screens: backward distances as reader sets, then forward, the first
//! declared element at each hop.

use super::following::Route;
use super::lookup;
use super::screens;
use super::view::View;
use super::walk::Walk;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{Destination, Leads};
use crate::readers::{Set, ThingId};
use crate::vocabulary::ScreenAct;
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

/// Ways to some screens for one thing in hand, from one view.
#[derive(Debug)]
pub(super) struct Routes {
    targets: Vec<ScreenId>,
    hops: Rc<Hops>,
    /// Taps that lead back to what the view's dialogs, sheets and menus cover.
    under: Vec<Hop>,
    /// By number of hops: who reaches a target with so many or fewer.
    reach: Vec<BTreeMap<ScreenId, Set>>,
}

impl Routes {
    /// Works out all distances to the targets.
    pub(super) fn to(
        walk: &Walk<'_>,
        thing: ThingId,
        hops: Rc<Hops>,
        view: &View,
        targets: &[ScreenId],
    ) -> Self {
        let under = hops_under(walk, thing, view);
        let reach = distances(walk, targets, hops.from.values().flatten().chain(&under));
        Self { targets: targets.to_vec(), hops, under, reach }
    }

    /// The ways of some readers from the screen in front, and those who have none.
    pub(super) fn from(&self, walk: &Walk<'_>, start: ScreenId, readers: Set) -> (Vec<Route>, Set) {
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
        routes: &mut Vec<Route>,
    ) {
        let sets = &walk.sets;
        let mut open = vec![(start, Route { readers, taps: Vec::new(), screens: Vec::new() }, distance)];
        while let Some((screen, route, distance)) = open.pop() {
            if self.targets.contains(&screen) || routes.len() >= MOST_ROUTES {
                routes.push(route);
                continue;
            }
            let Some(nearer) = distance.checked_sub(1) else { continue };
            let mut rest = route.readers;
            let mut parted = Vec::new();
            let declared = self.hops.from.get(&screen).into_iter().flatten();
            for hop in declared.chain(self.under.iter().filter(|hop| hop.from == screen)) {
                let reaching = sets.intersection(hop.readers, self.reaching(walk, nearer, hop.to));
                let taking = sets.intersection(rest, reaching);
                rest = sets.difference(rest, taking);
                if !sets.is_empty(taking) {
                    let mut route = Route { readers: taking, ..route.clone() };
                    route.taps.extend(hop.element);
                    route.screens.extend(hop.element.map(|_| screen));
                    parted.push((hop.to, route, nearer));
                }
            }
            open.extend(parted.into_iter().rev());
        }
    }
}

/// Who reaches a target with 0, 1, 2 … hops.
fn distances<'h>(
    walk: &Walk<'_>,
    targets: &[ScreenId],
    hops: impl Iterator<Item = &'h Hop> + Clone,
) -> Vec<BTreeMap<ScreenId, Set>> {
    let sets = &walk.sets;
    let mut level: BTreeMap<ScreenId, Set> =
        targets.iter().map(|target| (*target, sets.everyone())).collect();
    let mut levels = vec![level.clone()];
    while levels.len() <= MOST_HOPS && !sets.too_complex() {
        let mut next = level.clone();
        for hop in hops.clone() {
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
        if let Some((leads, readers)) = sure_tap(walk, thing, from, *id) {
            add(walk, thing, from, Some(*id), &leads, readers, &mut hops);
        }
    }
    hops
}

/// Where a plain tap on an element leads, and who surely can do it.
fn sure_tap<'a>(
    walk: &Walk<'a>,
    thing: ThingId,
    from: ScreenId,
    id: ElementId,
) -> Option<(Vec<&'a Leads>, Set)> {
    let sets = &walk.sets;
    let element = walk.project.element(id).filter(|it| !it.cannot_be_undone && !it.kind.holds_a_state())?;
    let mut readers = sets.of_option(element.when.as_ref(), thing);
    readers = sets.difference(readers, lookup::sometimes(walk, thing, from, id, element));
    if let Some(disabled) = &element.disabled_when {
        readers = sets.difference(readers, sets.of(disabled, thing));
    }
    Some((screens::targets(element, None).collect(), readers))
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
    for (destination, readers) in certain(walk, thing, leads, readers) {
        if let Destination::Screen(to) = destination
            && to != from
        {
            hops.push(Hop { from, to, element, readers });
        }
    }
}

/// The leads that name one destination, with who follows them.
fn certain(walk: &Walk<'_>, thing: ThingId, leads: &[&Leads], readers: Set) -> Vec<(Destination, Set)> {
    let mut rest = readers;
    let mut certain = Vec::new();
    for lead in leads {
        let meeting = walk.sets.of_option(lead.when.as_ref(), thing);
        let taking = walk.sets.intersection(rest, meeting);
        rest = walk.sets.difference(rest, meeting);
        if let [only] = lead.to.as_slice()
            && !walk.sets.is_empty(taking)
        {
            certain.push((*only, taking));
        }
    }
    certain
}

/// From each dialog, sheet or menu of a view to what it covers.
fn hops_under(walk: &Walk<'_>, thing: ThingId, view: &View) -> Vec<Hop> {
    let covered = std::iter::once(view.base).chain(view.over.iter().copied().map(Some));
    let mut hops = Vec::new();
    for (from, to) in view.over.iter().zip(covered) {
        let (Some(to), Some(screen)) = (to, walk.project.screen(*from)) else { continue };
        for id in &screen.elements {
            let Some((leads, readers)) = sure_tap(walk, thing, *from, *id) else { continue };
            for (destination, readers) in certain(walk, thing, &leads, readers) {
                if destination == Destination::Under {
                    hops.push(Hop { from: *from, to, element: Some(*id), readers });
                }
            }
        }
    }
    hops
}
