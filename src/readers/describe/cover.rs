//! Covering a set with few products of single-axis sets.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::choose::{Choice, Vocabulary};
use super::term::Fact;
use crate::readers::space::{Cells, Diagram, EVERYTHING, NOTHING, NodeId, Operation, SpaceError};

/// Positions that are asked for, axis by axis; the other axes are open.
pub(in crate::readers) type Cube = BTreeMap<usize, Cells>;

/// Parts that a description may have.
const MOST_PARTS: usize = 8;

/// Parts of a description with their words.
pub(super) struct Cover {
    pub(super) parts: Vec<Vec<Choice>>,
    /// There are more parts.
    pub(super) more: bool,
}

impl Cover {
    /// How hard it is to read.
    pub(super) fn cost(&self) -> usize {
        let parts = self.parts.iter().map(|part| {
            // "A or B with C or D" has to be read twice.
            let is_simple = part.len() < 2;
            let twice =
                |choice: &Choice| if is_simple { 0 } else { choice.term.any_of.len().saturating_sub(1) };
            part.iter().map(|choice| choice.cost + twice(choice)).sum::<usize>()
        });
        parts.sum::<usize>() + self.parts.len().saturating_sub(1) + if self.more { 1000 } else { 0 }
    }

    /// How hard it is to read as what is taken out: several parts are, and "unless you do not have".
    pub(super) fn cost_taken_out(&self) -> usize {
        let is_negative = |choice: &&Choice| {
            let is_missing = |fact: &Fact| matches!(fact, Fact::Without { .. } | Fact::NotAsked(_));
            choice.term.negated || choice.term.any_of.iter().any(is_missing)
        };
        let negatives = self.parts.iter().flatten().filter(is_negative).count();
        self.cost() + 3 * negatives + 2 * self.parts.len().saturating_sub(1)
    }
}

/// Describes a set that holds `needed` and nothing outside `allowed`, if possible by the axes that are `spoken` of.
pub(super) fn cover(
    diagram: &mut Diagram,
    words: &Vocabulary<'_>,
    needed: NodeId,
    allowed: NodeId,
    spoken: &BTreeSet<usize>,
) -> Result<Cover, SpaceError> {
    let outside = diagram.complement(allowed)?;
    let mut cubes: Vec<(Cube, NodeId)> = Vec::new();
    let mut rest = needed;
    while rest != NOTHING && cubes.len() < MOST_PARTS {
        let path = shortest_path(diagram, rest)?;
        let cube = widened(diagram, path, outside, spoken)?;
        let node = diagram.cube(&cube)?;
        rest = diagram.apply(Operation::Without, rest, node)?;
        cubes.push((cube, node));
    }
    let more = rest != NOTHING;
    if !more {
        drop_superfluous(diagram, needed, &mut cubes)?;
    }
    let mut parts = Vec::with_capacity(cubes.len());
    for place in 0..cubes.len() {
        parts.push(worded(diagram, words, (needed, outside), &mut cubes, place)?);
    }
    Ok(Cover { parts, more })
}

/// What all of `inside` have in common that not all of `among` have, axis by axis; and those of `among` of whom it
/// holds. The last axes come first, as what they say often decides the first ones.
pub(super) fn in_common(
    diagram: &mut Diagram,
    words: &Vocabulary<'_>,
    inside: NodeId,
    among: NodeId,
    spoken: &BTreeSet<usize>,
) -> Result<(Vec<Choice>, NodeId), SpaceError> {
    let mut left = among;
    let mut common = Vec::new();
    for &axis in spoken.iter().rev() {
        let (own, all) = (diagram.support(inside, axis)?, diagram.support(left, axis)?);
        let Some(on) = diagram.axes.get(axis).filter(|_| own != all) else { continue };
        let allowed = Cells::union([own.clone(), all.complement(&on.end())]);
        let choice = words.choose(on, &own, &allowed);
        let node = diagram.cube(&Cube::from([(axis, choice.cells.clone())]))?;
        left = diagram.apply(Operation::And, left, node)?;
        common.push(choice);
    }
    common.reverse();
    Ok((common, left))
}

/// The positions on a path to everything that asks about the fewest axes.
fn shortest_path(diagram: &mut Diagram, node: NodeId) -> Result<Cube, SpaceError> {
    let mut lengths = HashMap::from([(EVERYTHING, 0)]);
    measure(diagram, node, &mut lengths)?;
    let mut cube = Cube::new();
    let mut at = node;
    while at != EVERYTHING {
        let (axis, edges) = diagram.node(at);
        let next = diagram
            .edge_runs(axis, &edges)
            .filter(|(.., to)| *to != NOTHING)
            .min_by_key(|(.., to)| lengths.get(to).copied().unwrap_or(usize::MAX));
        let Some((low, high, to)) = next else { break };
        cube.insert(axis, [(low, high)].into_iter().collect());
        at = to;
    }
    Ok(cube)
}

/// The number of axes asked about from each node on.
fn measure(
    diagram: &mut Diagram,
    node: NodeId,
    lengths: &mut HashMap<NodeId, usize>,
) -> Result<usize, SpaceError> {
    if let Some(length) = lengths.get(&node) {
        return Ok(*length);
    }
    let (_, edges) = diagram.node(node);
    diagram.step(edges.len() + 1)?;
    let mut least = usize::MAX;
    for edge in edges.iter().filter(|edge| edge.to != NOTHING) {
        least = least.min(measure(diagram, edge.to, lengths)?.saturating_add(1));
    }
    lengths.insert(node, least);
    Ok(least)
}

/// Leaves open what need not be asked, first what nobody here speaks of, then the last axes; and widens what remains as
/// far as nothing outside comes in.
fn widened(
    diagram: &mut Diagram,
    mut cube: Cube,
    outside: NodeId,
    spoken: &BTreeSet<usize>,
) -> Result<Cube, SpaceError> {
    let mut order: Vec<usize> = cube.keys().rev().copied().collect();
    order.sort_by_key(|axis| spoken.contains(axis));
    for &axis in &order {
        let asked = cube.remove(&axis);
        let node = diagram.cube(&cube)?;
        if let Some(asked) = asked
            && diagram.apply(Operation::And, node, outside)? != NOTHING
        {
            cube.insert(axis, asked);
        }
    }
    for axis in order.into_iter().filter(|axis| cube.contains_key(axis)).collect::<Vec<_>>() {
        let room = room(diagram, &cube, axis, outside)?;
        cube.insert(axis, room);
    }
    Ok(cube)
}

/// The positions of one axis at which the rest of the cube holds nothing from outside.
fn room(diagram: &mut Diagram, cube: &Cube, axis: usize, outside: NodeId) -> Result<Cells, SpaceError> {
    let mut rest = cube.clone();
    rest.remove(&axis);
    let node = diagram.cube(&rest)?;
    let wrong = diagram.apply(Operation::And, node, outside)?;
    let taken = diagram.support(wrong, axis)?;
    Ok(diagram.end_of(axis).map(|end| taken.complement(&end)).unwrap_or_default())
}

/// Drops the parts that the others make superfluous, the last ones first.
fn drop_superfluous(
    diagram: &mut Diagram,
    needed: NodeId,
    cubes: &mut Vec<(Cube, NodeId)>,
) -> Result<(), SpaceError> {
    for place in (0..cubes.len()).rev() {
        let left = alone(diagram, needed, cubes, place)?;
        if left == NOTHING {
            cubes.remove(place);
        }
    }
    Ok(())
}

/// What only this part covers.
fn alone(
    diagram: &mut Diagram,
    needed: NodeId,
    cubes: &[(Cube, NodeId)],
    place: usize,
) -> Result<NodeId, SpaceError> {
    let others = cubes.iter().enumerate().filter(|(other, _)| *other != place);
    let others = others.map(|(_, (_, node))| *node).collect();
    let covered = diagram.join(Operation::Or, others)?;
    diagram.apply(Operation::Without, needed, covered)
}

/// Chooses words for one part, axis by axis, and narrows the part to what they say.
fn worded(
    diagram: &mut Diagram,
    words: &Vocabulary<'_>,
    (needed, outside): (NodeId, NodeId),
    cubes: &mut [(Cube, NodeId)],
    place: usize,
) -> Result<Vec<Choice>, SpaceError> {
    let mut choices = Vec::new();
    let axes: Vec<usize> =
        cubes.get(place).map(|(cube, _)| cube.keys().copied().collect()).unwrap_or_default();
    let own = alone(diagram, needed, cubes, place)?;
    for axis in axes {
        let Some((cube, node)) = cubes.get_mut(place) else { continue };
        let only_here = diagram.apply(Operation::And, own, *node)?;
        let needed_here = diagram.support(only_here, axis)?;
        let allowed_here = room(diagram, cube, axis, outside)?;
        let Some(on) = diagram.axes.get(axis) else { continue };
        let choice = words.choose(on, &needed_here, &allowed_here);
        cube.insert(axis, choice.cells.clone());
        *node = diagram.cube(cube)?;
        choices.push(choice);
    }
    Ok(choices)
}
