//! Covering a set with few products of single-axis sets.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt as _};

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

/// Parts that together hold `needed` and nothing `outside`, before they have words.
pub(super) struct Parts {
    needed: NodeId,
    outside: NodeId,
    cubes: Vec<Asked>,
    /// There are more parts.
    more: bool,
}

impl Parts {
    /// If possible by the axes that are `spoken` of.
    pub(super) fn find(
        diagram: &mut Diagram,
        needed: NodeId,
        outside: NodeId,
        spoken: &BTreeSet<usize>,
    ) -> Result<Self, SpaceError> {
        let mut cubes: Vec<Asked> = Vec::new();
        let mut rest = needed;
        while rest != NOTHING && cubes.len() < MOST_PARTS {
            let path = shortest_path(diagram, rest)?;
            let cube = widened(diagram, path, outside, spoken)?;
            rest = diagram.apply(Operation::Without, rest, cube.node)?;
            cubes.push(cube);
        }
        let more = rest != NOTHING;
        if !more {
            drop_superfluous(diagram, needed, &mut cubes)?;
        }
        Ok(Self { needed, outside, cubes, more })
    }

    /// How hard they are to read at least as what is taken out, whatever their words.
    pub(super) fn least_taken_out(&self) -> usize {
        3 * self.cubes.len().saturating_sub(1)
    }

    /// With the words that are chosen for them.
    pub(super) fn worded(
        mut self,
        diagram: &mut Diagram,
        words: &Vocabulary<'_>,
    ) -> Result<Cover, SpaceError> {
        let mut parts = Vec::with_capacity(self.cubes.len());
        for place in 0..self.cubes.len() {
            parts.push(self.part(diagram, words, place)?);
        }
        Ok(Cover { parts, more: self.more })
    }

    /// Chooses words for one part, axis by axis, and narrows the part to what they say.
    fn part(
        &mut self,
        diagram: &mut Diagram,
        words: &Vocabulary<'_>,
        place: usize,
    ) -> Result<Vec<Choice>, SpaceError> {
        let own = alone(diagram, self.needed, &self.cubes, place)?;
        let Some(cube) = self.cubes.get_mut(place) else { return Ok(Vec::new()) };
        let mut choices = Vec::with_capacity(cube.axes.len());
        for axis in cube.axes.keys().copied().collect::<Vec<_>>() {
            let only_here = diagram.apply(Operation::And, own, cube.node)?;
            let needed_here = diagram.support(only_here, axis)?;
            let allowed_here = cube.room(diagram, axis, self.outside)?;
            let Some(on) = diagram.axes.get(axis) else { continue };
            let choice = words.choose(on, &needed_here, &allowed_here);
            cube.ask(diagram, axis, &choice.cells)?;
            choices.push(choice);
        }
        Ok(choices)
    }
}

/// The readers at some positions of some axes, whatever the others.
struct Asked {
    /// Everything at the positions of each axis.
    axes: BTreeMap<usize, NodeId>,
    /// What lies at all of them.
    node: NodeId,
}

impl Asked {
    fn of(diagram: &mut Diagram, cube: &Cube) -> Result<Self, SpaceError> {
        let mut axes = BTreeMap::new();
        for (axis, cells) in cube {
            axes.insert(*axis, diagram.at(*axis, cells)?);
        }
        let mut asked = Self { axes, node: EVERYTHING };
        asked.node = asked.without(diagram, None)?;
        Ok(asked)
    }

    /// Asks for other positions of an axis.
    fn ask(&mut self, diagram: &mut Diagram, axis: usize, cells: &Cells) -> Result<(), SpaceError> {
        self.axes.insert(axis, diagram.at(axis, cells)?);
        self.node = self.without(diagram, None)?;
        Ok(())
    }

    /// What would be left if one axis were not asked.
    fn without(&self, diagram: &mut Diagram, axis: Option<usize>) -> Result<NodeId, SpaceError> {
        let others = self.axes.iter().rev().filter(|(other, _)| Some(**other) != axis);
        let mut node = EVERYTHING;
        for (_, asked) in others {
            node = diagram.apply(Operation::And, *asked, node)?;
        }
        Ok(node)
    }

    /// The positions of one axis at which the others hold nothing from outside.
    fn room(&self, diagram: &mut Diagram, axis: usize, outside: NodeId) -> Result<Cells, SpaceError> {
        let node = self.without(diagram, Some(axis))?;
        let wrong = diagram.apply(Operation::And, node, outside)?;
        let taken = diagram.support(wrong, axis)?;
        Ok(diagram.end_of(axis).map(|end| taken.complement(&end)).unwrap_or_default())
    }
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

/// How hard to read [`Cover::cost_taken_out`] finds at least what holds `needed` and nothing `outside`. A part that asks for
/// one axis alone holds all that `needed` has there and nothing of what `outside` has; without such a part two choices
/// are needed, and each costs something.
pub(super) fn least_apart(
    diagram: &mut Diagram,
    needed: NodeId,
    outside: NodeId,
) -> Result<usize, SpaceError> {
    for axis in diagram.axes_of(&[needed])? {
        let (own, other) = (diagram.support(needed, axis)?, diagram.support(outside, axis)?);
        if !own.runs().iter().any(|(low, high)| other.touches(low, high)) {
            return Ok(1);
        }
    }
    Ok(2)
}

/// The positions on a path to everything that asks about the fewest axes.
fn shortest_path(diagram: &mut Diagram, node: NodeId) -> Result<Cube, SpaceError> {
    let mut lengths = HashMap::new();
    lengths.insert(EVERYTHING, 0);
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
    path: Cube,
    outside: NodeId,
    spoken: &BTreeSet<usize>,
) -> Result<Asked, SpaceError> {
    let mut order: Vec<usize> = path.keys().rev().copied().collect();
    order.sort_by_key(|axis| spoken.contains(axis));
    let mut cube = Asked::of(diagram, &path)?;
    for &axis in &order {
        let open = cube.without(diagram, Some(axis))?;
        if diagram.apply(Operation::And, open, outside)? == NOTHING {
            cube.axes.remove(&axis);
            cube.node = open;
        }
    }
    for axis in order.into_iter().filter(|axis| cube.axes.contains_key(axis)).collect::<Vec<_>>() {
        let room = cube.room(diagram, axis, outside)?;
        cube.ask(diagram, axis, &room)?;
    }
    Ok(cube)
}

/// Drops the parts that the others make superfluous, the last ones first.
fn drop_superfluous(diagram: &mut Diagram, needed: NodeId, cubes: &mut Vec<Asked>) -> Result<(), SpaceError> {
    for place in (0..cubes.len()).rev() {
        let left = alone(diagram, needed, cubes, place)?;
        if left == NOTHING {
            cubes.remove(place);
        }
    }
    Ok(())
}

/// What only this part covers.
fn alone(diagram: &mut Diagram, needed: NodeId, cubes: &[Asked], place: usize) -> Result<NodeId, SpaceError> {
    let others = cubes.iter().enumerate().filter(|(other, _)| *other != place);
    let others = others.map(|(_, cube)| cube.node).collect();
    let covered = diagram.join(Operation::Or, others)?;
    diagram.apply(Operation::Without, needed, covered)
}
