//! The second pass, backwards from the ends: whether everybody who goes back with `again from` can still come
//! to a `done`, a `stop` or the end of the guide. Everything else either falls through to an end or was
//! found on the way.
//!
//! Each combination in which somebody goes back is a node. From each node the guide is walked again, from
//! the statement that they go back to: who comes to an end, and to which nodes the others come. What can come
//! to an end is then the least fixed point backwards over the nodes.

use super::following::Site;
use super::jump::{self, Jump};
use super::record::Aside;
use super::rules;
use super::state::{Combination, State};
use super::walk::{self, Walk};
use crate::readers::Set;
use crate::source::Span;
use std::collections::BTreeMap;

/// More ways back than these are not followed, but taken on trust.
const MOST_NODES: usize = 256;

/// Where somebody goes back to, and as whom they come there.
type Place = (Site, Combination);

struct Node {
    /// Who goes back by each `again from` that leads here.
    by: BTreeMap<Span, Set>,
    /// Who goes back here; those who have been followed already.
    readers: Set,
    followed: Set,
    /// Whether somebody becomes another reader on the way.
    changing: bool,
    /// Who of them can come to an end.
    ending: Set,
    /// Where some may come to instead.
    next: Vec<(Place, Set)>,
}

/// Reports who goes round for ever; `again` walks through the whole guide with nobody but those who go back.
pub(super) fn check<'a>(walk: &mut Walk<'a>, again: impl Fn(&mut Walk<'a>)) {
    let mut nodes = BTreeMap::new();
    let jumps = std::mem::take(&mut walk.jumps);
    let jumps = jump::known(walk, jumps);
    add(walk, &mut nodes, &jumps);
    while let Some(place) = unfollowed(&nodes) {
        if nodes.len() > MOST_NODES || walk.stopped() {
            let Walk { tally, sets, .. } = walk;
            for (span, going) in nodes.values().flat_map(|node| &node.by) {
                tally.trust(*span, *going, sets);
            }
            return;
        }
        follow(walk, &mut nodes, place, &again);
    }
    backwards(walk, &mut nodes);
    for ((_, combination), node) in &nodes {
        let never = walk.sets.difference(node.readers, node.ending);
        let all = State::at(combination.clone(), node.readers, &walk.sets);
        for (span, going) in &node.by {
            let never = walk.sets.intersection(never, *going);
            rules::never_ends::report(walk, *span, never, &all);
        }
    }
}

fn unfollowed(nodes: &BTreeMap<Place, Node>) -> Option<Place> {
    nodes.iter().find(|(_, node)| node.followed != node.readers).map(|(place, _)| place.clone())
}

/// Puts readers who go back to their nodes; gives the nodes.
fn add(walk: &Walk<'_>, nodes: &mut BTreeMap<Place, Node>, jumps: &[Jump]) -> Vec<(Place, Set)> {
    let nobody = walk.sets.nobody();
    let mut places = Vec::new();
    for jump in jumps {
        for (combination, readers) in &jump.state.places {
            let place = (jump.target, Combination { warned: false, ..combination.clone() });
            let node = nodes.entry(place.clone()).or_insert_with(|| Node {
                by: BTreeMap::new(),
                readers: nobody,
                followed: nobody,
                changing: false,
                ending: nobody,
                next: Vec::new(),
            });
            let going = node.by.entry(jump.span).or_insert(nobody);
            *going = walk.sets.union(*going, *readers);
            node.readers = walk.sets.union(node.readers, *readers);
            places.push((place, *readers));
        }
    }
    places
}

/// Walks on from a node.
fn follow<'a>(
    walk: &mut Walk<'a>,
    nodes: &mut BTreeMap<Place, Node>,
    place: Place,
    again: &impl Fn(&mut Walk<'a>),
) {
    let Some(node) = nodes.get_mut(&place) else { return };
    let readers = node.readers;
    node.followed = readers;
    let start = State::at(place.1.clone(), readers, &walk.sets);
    let Aside { ended, jumps, concerns, changing } = walk.aside(place.0, start, again);
    for ((place, _), concern) in concerns.into_iter().filter(|((place, _), _)| shows_late(place)) {
        walk.report_about(place, concern);
    }
    let jumps = jump::known(walk, jumps);
    let next = add(walk, nodes, &jumps);
    let Some(node) = nodes.get_mut(&place) else { return };
    node.changing = changing;
    node.ending = started(walk, node, ended);
    node.next = next;
}

/// Whether it may show in the second round only: what was read, and what was done, make no other place.
fn shows_late(place: &walk::Place) -> bool {
    rules::unwarned::is(place) || rules::not_begun::is(place)
}

/// Who of those who set out from a node are among those who arrived. Where somebody changed something on the way
/// and is somebody else on arrival, it may have been anybody.
fn started(walk: &Walk<'_>, node: &Node, arrived: Set) -> Set {
    let unknown = node.changing && !walk.sets.is_empty(arrived);
    if unknown { node.readers } else { walk.sets.intersection(arrived, node.readers) }
}

/// Who can come to a node from which somebody comes to an end, can come to one, too.
fn backwards(walk: &Walk<'_>, nodes: &mut BTreeMap<Place, Node>) {
    loop {
        let mut more = Vec::new();
        for (place, node) in nodes.iter() {
            let mut ending = node.ending;
            for (next, readers) in &node.next {
                let Some(next) = nodes.get(next) else { continue };
                let arrived = walk.sets.intersection(*readers, next.ending);
                ending = walk.sets.union(ending, started(walk, node, arrived));
            }
            if ending != node.ending {
                more.push((place.clone(), ending));
            }
        }
        if more.is_empty() {
            return;
        }
        for (place, ending) in more {
            if let Some(node) = nodes.get_mut(&place) {
                node.ending = ending;
            }
        }
    }
}
