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
use crate::vocabulary::{ScreenAct, ScreenKind};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Longer ways are not looked for.
const MOST_HOPS: usize = 64;
/// More ways than these are not told apart.
const MOST_ROUTES: usize = 64;

/// A sure tap, for some readers.
#[derive(Clone, Copy, Debug)]
struct Tap {
    /// None: the screen moves on by itself.
    element: Option<ElementId>,
    to: Destination,
    readers: Set,
}

/// All sure taps of the declared screens, for one thing in hand.
#[derive(Debug, Default)]
pub(super) struct Hops {
    /// In order of declaration.
    from: BTreeMap<ScreenId, Vec<Tap>>,
}

impl Hops {
    /// Worked out once for a guide.
    pub(super) fn of(walk: &Walk<'_>, thing: ThingId) -> Self {
        let mut from = BTreeMap::new();
        for screen in walk.project.surfaces.iter().flat_map(|surface| &surface.screens) {
            let taps = taps_on(walk, thing, *screen);
            if !taps.is_empty() {
                from.insert(*screen, taps);
            }
        }
        Self { from }
    }
}

/// What is shown on a way, as far as something depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    front: ScreenId,
    /// How many of the dialogs, sheets and menus that lay over each other at the beginning still do.
    intact: usize,
    /// Nothing else lies under the front one, which may be one of them. What covers anything else leads back only
    /// to where the way was before.
    settled: bool,
}

/// A tap at a node.
#[derive(Clone, Copy, Debug)]
struct Hop {
    from: Node,
    to: Node,
    tap: Tap,
}

/// A way, and what is shown on it.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) route: Route,
    /// From the first to the last.
    pub(super) views: Vec<View>,
    /// Each tap with all that may be in front when it is to be done: it may have to be waited for.
    pub(super) sights: Vec<(ElementId, Vec<View>)>,
    /// What was in front since the last tap.
    since: Vec<View>,
}

/// Ways to some screens for one thing in hand, from one view.
#[derive(Debug)]
pub(super) struct Routes<'v> {
    start: &'v View,
    targets: &'v [ScreenId],
    hops: BTreeMap<Node, Vec<Hop>>,
    /// By number of hops: who reaches a target with so many or fewer.
    reach: Vec<BTreeMap<Node, Set>>,
}

impl<'v> Routes<'v> {
    /// Works out all distances to the targets.
    pub(super) fn to(walk: &Walk<'_>, hops: &Rc<Hops>, start: &'v View, targets: &'v [ScreenId]) -> Self {
        let mut all: BTreeMap<Node, Vec<Hop>> = BTreeMap::new();
        for (screen, taps) in &hops.from {
            for from in nodes(*screen, start) {
                let hops = taps.iter().filter_map(|tap| {
                    let to = lead(walk, start, from, *tap)?;
                    (to != from).then_some(Hop { from, to, tap: *tap })
                });
                all.insert(from, hops.collect());
            }
        }
        let reach = distances(walk, targets, start, all.values().flatten());
        Self { start, targets, hops: all, reach }
    }

    /// The ways of some readers from the start, and those who have none.
    pub(super) fn from(&self, walk: &Walk<'_>, readers: Set) -> (Vec<Way>, Set) {
        let sets = &walk.sets;
        let mut ways = Vec::new();
        let mut rest = readers;
        let Some(front) = self.start.front() else { return (ways, rest) };
        let start = Node { front, intact: self.start.over.len(), settled: true };
        for distance in 0..self.reach.len() {
            let reaching = sets.intersection(rest, self.reaching(walk, distance, start));
            if sets.is_empty(reaching) {
                continue;
            }
            rest = sets.difference(rest, reaching);
            self.forward(walk, start, reaching, distance, &mut ways);
        }
        (ways, rest)
    }

    fn reaching(&self, walk: &Walk<'_>, distance: usize, node: Node) -> Set {
        let level = self.reach.get(distance).and_then(|level| level.get(&node));
        level.copied().unwrap_or(walk.sets.nobody())
    }

    /// Goes hop by hop; readers part where the first element that leads nearer differs.
    fn forward(&self, walk: &Walk<'_>, start: Node, readers: Set, distance: usize, ways: &mut Vec<Way>) {
        let sets = &walk.sets;
        let first = Way {
            route: Route { readers, taps: Vec::new(), screens: Vec::new() },
            views: vec![self.start.clone()],
            sights: Vec::new(),
            since: vec![self.start.clone()],
        };
        let mut open = vec![(start, first, distance)];
        while let Some((node, way, distance)) = open.pop() {
            if self.targets.contains(&node.front) || ways.len() >= MOST_ROUTES {
                ways.push(way);
                continue;
            }
            let Some(nearer) = distance.checked_sub(1) else { continue };
            let mut rest = way.route.readers;
            let mut parted = Vec::new();
            for hop in self.hops.get(&node).into_iter().flatten() {
                let reaching = sets.intersection(hop.tap.readers, self.reaching(walk, nearer, hop.to));
                let taking = sets.intersection(rest, reaching);
                rest = sets.difference(rest, taking);
                if !sets.is_empty(taking) {
                    parted.push((hop.to, along(walk, &way, hop.tap, taking), nearer));
                }
            }
            open.extend(parted.into_iter().rev());
        }
    }
}

/// The way with one more tap.
fn along(walk: &Walk<'_>, way: &Way, tap: Tap, readers: Set) -> Way {
    let taps = way.route.taps.iter().copied().chain(tap.element).collect();
    let on = way.views.last().and_then(View::front).filter(|_| tap.element.is_some());
    let screens = way.route.screens.iter().copied().chain(on).collect();
    let (mut views, mut sights, mut since) = (way.views.clone(), way.sights.clone(), way.since.clone());
    sights.extend(tap.element.map(|element| (element, std::mem::take(&mut since))));
    if let Some(view) = way.views.last() {
        let closes = closes(walk, view.front(), tap);
        let from = if closes { view.under() } else { view.clone() };
        views.push(match tap.to {
            Destination::Screen(screen) => walk.show(&from, screen),
            Destination::Under if closes => from,
            Destination::Under => from.under(),
        });
    }
    since.extend(views.last().cloned());
    Way { route: Route { readers, taps, screens }, views, sights, since }
}

/// Whether a tap closes what is in front: that of a row of a menu does.
fn closes(walk: &Walk<'_>, front: Option<ScreenId>, tap: Tap) -> bool {
    let menu = front.is_some_and(|front| screens::kind(walk.project, front) == ScreenKind::Menu);
    menu && tap.element.is_some()
}

/// Where a tap leads; nowhere if that is where the way was before.
fn lead(walk: &Walk<'_>, start: &View, from: Node, tap: Tap) -> Option<Node> {
    let Node { front, intact, settled } = from;
    let top = |intact: usize| match intact.checked_sub(1) {
        Some(place) => start.over.get(place).copied(),
        None => start.base,
    };
    // The front one is one of those that lay there.
    let own = settled && top(intact) == Some(front);
    match tap.to {
        Destination::Under => {
            let intact = if own { intact.checked_sub(1)? } else { intact };
            top(intact).filter(|_| settled).map(|front| Node { front, intact, settled })
        }
        Destination::Screen(to) if screens::kind(walk.project, to).lies_over() => {
            let closes = closes(walk, Some(front), tap);
            let intact = if own && closes { intact.saturating_sub(1) } else { intact };
            let there = start.over.iter().take(intact).position(|over| *over == to);
            Some(match there {
                Some(place) => Node { front: to, intact: place + 1, settled: true },
                None => Node { front: to, intact, settled: settled && (own || closes) },
            })
        }
        Destination::Screen(to) => Some(Node { front: to, intact: 0, settled: false }),
    }
}

/// All in which a screen may be in front.
fn nodes(front: ScreenId, start: &View) -> impl Iterator<Item = Node> + use<> {
    let intact = 0..=start.over.len();
    intact.flat_map(move |intact| [false, true].map(|settled| Node { front, intact, settled }))
}

/// Who reaches a target with 0, 1, 2 … hops.
fn distances<'h>(
    walk: &Walk<'_>,
    targets: &[ScreenId],
    start: &View,
    hops: impl Iterator<Item = &'h Hop> + Clone,
) -> Vec<BTreeMap<Node, Set>> {
    let sets = &walk.sets;
    let arrived = targets.iter().flat_map(|target| nodes(*target, start));
    let mut level: BTreeMap<Node, Set> = arrived.map(|node| (node, sets.everyone())).collect();
    let mut levels = vec![level.clone()];
    while levels.len() <= MOST_HOPS && !sets.too_complex() {
        let mut next = level.clone();
        for hop in hops.clone() {
            let Some(reaching) = level.get(&hop.to) else { continue };
            let before = next.get(&hop.from).copied().unwrap_or(sets.nobody());
            let more = sets.union(before, sets.intersection(hop.tap.readers, *reaching));
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
fn taps_on(walk: &Walk<'_>, thing: ThingId, from: ScreenId) -> Vec<Tap> {
    let Some(screen) = walk.project.screen(from) else { return Vec::new() };
    let moving: Vec<&Leads> = screens::acts(screen, ScreenAct::Then).collect();
    let mut taps = certain(walk, thing, None, &moving, walk.sets.everyone());
    for id in &screen.elements {
        if let Some((leads, readers)) = sure_tap(walk, thing, from, *id) {
            taps.extend(certain(walk, thing, Some(*id), &leads, readers));
        }
    }
    taps
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
    let there = lookup::chance(walk, thing, from, id, element).sure;
    let readers = sets.difference(there, lookup::disabled(walk, thing, element));
    Some((screens::targets(element, None).collect(), readers))
}

/// A tap for each lead that names one destination.
fn certain(
    walk: &Walk<'_>,
    thing: ThingId,
    element: Option<ElementId>,
    leads: &[&Leads],
    readers: Set,
) -> Vec<Tap> {
    let mut rest = readers;
    let mut certain = Vec::new();
    for lead in leads {
        let meeting = walk.sets.of_option(lead.when.as_ref(), thing);
        let readers = walk.sets.intersection(rest, meeting);
        rest = walk.sets.difference(rest, meeting);
        if let [to] = lead.to.as_slice()
            && !walk.sets.is_empty(readers)
        {
            certain.push(Tap { element, to: *to, readers });
        }
    }
    certain
}
