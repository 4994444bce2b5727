//! From a condition to a node of the diagram, not yet kept inside the readers that there can be.

use std::collections::{BTreeMap, BTreeSet};

use super::SpaceError;
use super::axis::{Axis, Segment, Subject};
use super::cells::Cells;
use super::diagram::{Diagram, EVERYTHING, NOTHING, NodeId, Operation};
use super::scope::{Place, Scope};
use crate::readers::{Condition, ConditionId, Declarations, MakerId};

/// How deep parentheses may nest here; the parser allows fewer.
const DEEPEST: usize = 256;

/// Compiles conditions, the named ones once for each place.
#[derive(Debug)]
pub(in crate::readers) struct Compiler {
    pub(in crate::readers) scope: Scope,
    pub(in crate::readers) diagram: Diagram,
    /// Where each axis lies.
    pub(in crate::readers) places: BTreeMap<Subject, usize>,
    named: BTreeMap<(ConditionId, Place), NodeId>,
}

/// A simple test: these positions of one axis. Without an axis it is met by everybody or by nobody.
enum Test {
    At(usize, Cells),
    Fixed(bool),
}

impl Compiler {
    pub(super) fn new(scope: Scope, axes: Vec<Axis>) -> Self {
        let places = axes.iter().enumerate().map(|(place, axis)| (axis.subject, place)).collect();
        Self { scope, diagram: Diagram::new(axes), places, named: BTreeMap::new() }
    }

    pub(super) fn compile(&mut self, condition: &Condition, place: Place) -> Result<NodeId, SpaceError> {
        self.compile_named(condition, place)?;
        self.part(condition, place, true, 0)
    }

    /// Compiles the named conditions that this one uses, those first that the others use. One that uses itself is met by
    /// nobody.
    fn compile_named(&mut self, condition: &Condition, place: Place) -> Result<(), SpaceError> {
        let declared = self.scope.declarations.conditions.clone();
        let mut open = Vec::new();
        self.push_unknown(condition, place, &mut open);
        let mut begun = BTreeSet::new();
        while let Some(key) = open.last().copied() {
            let Some(named) = declared.get(key.0) else {
                open.pop();
                continue;
            };
            if begun.insert(key) {
                self.push_unknown(&named.condition, key.1, &mut open);
                continue;
            }
            open.pop();
            if !self.named.contains_key(&key) {
                let node = self.part(&named.condition, key.1, true, 0)?;
                self.named.insert(key, node);
            }
        }
        Ok(())
    }

    /// Finds names that are not compiled yet.
    fn push_unknown(&self, condition: &Condition, place: Place, found: &mut Vec<(ConditionId, Place)>) {
        let mut open = vec![condition];
        while let Some(condition) = open.pop() {
            match condition {
                Condition::Not(inner) => open.push(inner),
                Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
                Condition::Named { condition, thing } => {
                    let key = (*condition, place.named(*thing));
                    if !self.named.contains_key(&key) {
                        found.push(key);
                    }
                }
                _ => {}
            }
        }
    }

    /// A part of a condition, or its opposite unless `wanted`.
    fn part(
        &mut self,
        part: &Condition,
        at: Place,
        wanted: bool,
        depth: usize,
    ) -> Result<NodeId, SpaceError> {
        if depth > DEEPEST {
            return Err(SpaceError::TooComplex);
        }
        self.diagram.step(1)?;
        match part {
            Condition::Not(inner) => self.part(inner, at, !wanted, depth + 1),
            Condition::Named { condition, thing } => {
                let node = self.named.get(&(*condition, at.named(*thing))).copied().unwrap_or(NOTHING);
                if wanted { Ok(node) } else { self.diagram.complement(node) }
            }
            Condition::All(parts) if wanted => self.combine(Operation::And, parts, at, wanted, depth),
            Condition::Any(parts) if !wanted => self.combine(Operation::And, parts, at, wanted, depth),
            Condition::All(parts) | Condition::Any(parts) => {
                self.combine(Operation::Or, parts, at, wanted, depth)
            }
            test => match self.test(test, at, wanted)? {
                Test::At(axis, cells) => self.diagram.at(axis, &cells),
                Test::Fixed(all) => Ok(if all { EVERYTHING } else { NOTHING }),
            },
        }
    }

    /// Joins parts. Simple tests of one axis are joined before any node is made, and single axes from the last to the
    /// first, so that long flat lists take time in proportion to their length.
    fn combine(
        &mut self,
        operation: Operation,
        parts: &[Condition],
        at: Place,
        wanted: bool,
        depth: usize,
    ) -> Result<NodeId, SpaceError> {
        let mut tests: BTreeMap<usize, Vec<Cells>> = BTreeMap::new();
        let mut nodes = BTreeSet::new();
        for part in parts {
            self.diagram.step(1)?;
            match simple(part, wanted) {
                Some((test, wanted)) => match self.test(test, at, wanted)? {
                    Test::At(axis, cells) => tests.entry(axis).or_default().push(cells),
                    Test::Fixed(all) => drop(nodes.insert(if all { EVERYTHING } else { NOTHING })),
                },
                None => drop(nodes.insert(self.part(part, at, wanted, depth + 1)?)),
            }
        }
        let mut joined = if operation == Operation::And { EVERYTHING } else { NOTHING };
        for (axis, cells) in tests.into_iter().rev() {
            let end = self.diagram.axes.get(axis).map(Axis::end);
            let cells = match (operation, end) {
                (Operation::And, Some(end)) => Cells::intersection(cells, &end),
                _ => Cells::union(cells),
            };
            let node = self.diagram.at(axis, &cells)?;
            joined = self.diagram.apply(operation, node, joined)?;
        }
        let parts = self.diagram.join(operation, nodes.into_iter().collect())?;
        self.diagram.apply(operation, joined, parts)
    }

    fn test(&mut self, test: &Condition, at: Place, wanted: bool) -> Result<Test, SpaceError> {
        if matches!(test, Condition::Always) {
            return Ok(Test::Fixed(wanted));
        }
        let Some(subject) = self.scope.axis_of_test(test, at) else { return Ok(Test::Fixed(!wanted)) };
        let place = self.places.get(&subject).copied().ok_or(SpaceError::Unmentioned)?;
        let axis = self.diagram.axes.get(place).ok_or(SpaceError::Unmentioned)?;
        let cells = cells(&self.scope.declarations, test, axis)?;
        let cells = if wanted { cells } else { cells.complement(&axis.end()) };
        if matches!(test, Condition::Maker { .. } | Condition::KnownDevice { .. }) {
            let looked_at = axis.segments.len();
            self.diagram.step(looked_at)?;
        }
        Ok(Test::At(place, cells))
    }
}

/// The positions at which a simple test is met.
fn cells(declared: &Declarations, test: &Condition, axis: &Axis) -> Result<Cells, SpaceError> {
    let known = |segment: Segment| axis.place_of(segment).ok_or(SpaceError::Unmentioned);
    Ok(match test {
        Condition::Present { product, .. } => {
            known(Segment::Versions(*product))?;
            axis.cells_of(Segment::Versions(*product))
        }
        Condition::Version { product, versions, .. } => {
            known(Segment::Versions(*product))?;
            axis.cells_of_versions(*product, versions)
        }
        Condition::Device { device, .. } => {
            known(Segment::Device(*device))?;
            axis.cells_of(Segment::Device(*device))
        }
        Condition::Maker { maker, .. } => {
            known(Segment::OtherBy(*maker))?;
            axis.cells_where(|segment| maker_of(declared, segment) == Some(*maker))
        }
        Condition::KnownDevice { .. } => {
            let generations = declared.series.iter().map(|(_, series)| series.generations.len());
            let known = axis.cells_where(is_known);
            let places = axis.segments.iter().filter(|segment| is_known(**segment)).count();
            if places < declared.devices.len() + generations.sum::<usize>() {
                return Err(SpaceError::Unmentioned);
            }
            known
        }
        Condition::Series { series, generations, .. } => {
            if declared.series.get(*series).is_some_and(|series| !series.generations.is_empty()) {
                known(Segment::Generation(*series, 0))?;
            }
            Cells::union(generations.iter().map(|place| axis.cells_of(Segment::Generation(*series, *place))))
        }
        Condition::Answer { values, .. } => {
            Cells::union(values.iter().map(|place| axis.cells_of(Segment::Answer(*place))))
        }
        _ => Cells::default(),
    })
}

/// Whether a segment is a device that is declared.
fn is_known(segment: Segment) -> bool {
    matches!(segment, Segment::Device(_) | Segment::Generation(..))
}

/// Who makes the devices of a segment, if it is known.
pub(in crate::readers) fn maker_of(declared: &Declarations, segment: Segment) -> Option<MakerId> {
    match segment {
        Segment::Device(device) => declared.devices.get(device)?.maker,
        Segment::Generation(series, _) => declared.series.get(series)?.maker,
        Segment::OtherBy(maker) => Some(maker),
        _ => None,
    }
}

/// The test inside any number of `not`s, if it is one, and whether it is wanted.
fn simple(mut part: &Condition, mut wanted: bool) -> Option<(&Condition, bool)> {
    while let Condition::Not(inner) = part {
        part = inner;
        wanted = !wanted;
    }
    match part {
        Condition::Named { .. } | Condition::All(_) | Condition::Any(_) => None,
        test => Some((test, wanted)),
    }
}
