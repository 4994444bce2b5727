//! Questions about nodes that make no new sets, and leaving an axis open.

use std::collections::BTreeSet;

use foldhash::{HashSet, HashSetExt as _};

use super::SpaceError;
use super::axis::Position;
use super::cells::Cells;
use super::diagram::{Diagram, EVERYTHING, Edge, Edges, Key, NOTHING, NodeId, Operation};

impl Diagram {
    /// Whether everything in `a` is in `b`.
    pub(in crate::readers) fn is_within(&mut self, a: NodeId, b: NodeId) -> Result<bool, SpaceError> {
        self.everywhere(a, b, |a, b| match (a, b) {
            (NOTHING, _) | (_, EVERYTHING) => Some(true),
            (_, NOTHING) => Some(false),
            _ => (a == b).then_some(true),
        })
    }

    /// Whether nothing is in both.
    pub(in crate::readers) fn is_disjoint(&mut self, a: NodeId, b: NodeId) -> Result<bool, SpaceError> {
        self.everywhere(a, b, |a, b| match (a, b) {
            (NOTHING, _) | (_, NOTHING) => Some(true),
            (EVERYTHING, _) | (_, EVERYTHING) => Some(false),
            _ => (a == b).then_some(false),
        })
    }

    /// Whether something is true of two nodes at every position: where that cannot be told of them, it is asked of those
    /// below.
    fn everywhere(
        &mut self,
        a: NodeId,
        b: NodeId,
        is_true: impl Fn(NodeId, NodeId) -> Option<bool>,
    ) -> Result<bool, SpaceError> {
        let mut seen = HashSet::new();
        let mut open = vec![(a, b)];
        while let Some((a, b)) = open.pop() {
            match is_true(a, b) {
                Some(true) => continue,
                Some(false) => return Ok(false),
                None if !seen.insert((a, b)) => continue,
                None => {}
            }
            let axis = self.axis_of(a).min(self.axis_of(b));
            let aligned = self.aligned(axis, a, b);
            self.step(aligned.len())?;
            open.extend(aligned.into_iter().map(|(_, a, b)| (a, b)));
        }
        Ok(true)
    }

    /// The positions on an axis at which there is anything.
    pub(in crate::readers) fn support(&mut self, node: NodeId, axis: usize) -> Result<Cells, SpaceError> {
        let Some(end) = self.end_of(axis) else { return Ok(Cells::default()) };
        let mut runs = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if node == NOTHING || !seen.insert(node) {
                continue;
            }
            let (own, edges) = self.node(node);
            self.step(edges.len() + 1)?;
            if own > axis {
                return Ok([(Position::start_of(0), end)].into_iter().collect());
            }
            if own == axis {
                runs.extend(
                    self.edge_runs(axis, &edges).filter(|(.., to)| *to != NOTHING).map(|(a, b, _)| (a, b)),
                );
            } else {
                open.extend(edges.iter().map(|edge| edge.to));
            }
        }
        Ok(runs.into_iter().collect())
    }

    /// The axes that these nodes ask for, or others below them.
    pub(in crate::readers) fn axes_of(&mut self, nodes: &[NodeId]) -> Result<BTreeSet<usize>, SpaceError> {
        let mut axes = BTreeSet::new();
        self.each_below(nodes, usize::MAX, |diagram, axis, _| {
            axes.extend((axis < diagram.axes.len()).then_some(axis));
        })?;
        Ok(axes)
    }

    /// The positions of an axis at which any of these nodes begins to differ.
    pub(in crate::readers) fn cuts(
        &mut self,
        nodes: &[NodeId],
        axis: usize,
    ) -> Result<BTreeSet<Position>, SpaceError> {
        let mut cuts = BTreeSet::new();
        self.each_below(nodes, axis, |diagram, own, edges| {
            if own == axis {
                cuts.extend(diagram.edge_runs(axis, edges).map(|(low, ..)| low));
            }
        })?;
        Ok(cuts)
    }

    /// Every node from these on down to an axis, once.
    fn each_below(
        &mut self,
        nodes: &[NodeId],
        axis: usize,
        mut look: impl FnMut(&Self, usize, &[Edge]),
    ) -> Result<(), SpaceError> {
        let mut seen = BTreeSet::new();
        let mut open = nodes.to_vec();
        while let Some(node) = open.pop() {
            let own = self.axis_of(node);
            if own > axis || !seen.insert(node) {
                continue;
            }
            let (_, edges) = self.node(node);
            self.step(edges.len() + 1)?;
            look(self, own, &edges);
            open.extend(edges.iter().map(|edge| edge.to));
        }
        Ok(())
    }

    /// The edges with where they begin and end.
    pub(in crate::readers) fn edge_runs<'d>(
        &'d self,
        axis: usize,
        edges: &'d [Edge],
    ) -> impl Iterator<Item = (Position, Position, NodeId)> + 'd {
        let on = self.axes.get(axis);
        let start = move |edge: &Edge| on.and_then(|on| on.cut(edge.from)).cloned();
        edges.iter().enumerate().filter_map(move |(place, edge)| {
            let next = edges.get(place + 1).and_then(start);
            Some((start(edge)?, next.or_else(|| self.end_of(axis))?, edge.to))
        })
    }

    /// The same set with any position on one axis.
    pub(in crate::readers) fn leave_open(&mut self, node: NodeId, axis: usize) -> Result<NodeId, SpaceError> {
        let (own, edges) = self.node(node);
        if own > axis {
            return Ok(node);
        }
        let key = Key::LeaveOpen(node, u32::try_from(axis).unwrap_or(u32::MAX));
        if let Some(result) = self.known(key) {
            return Ok(result);
        }
        self.step(edges.len())?;
        let result = if own == axis {
            self.join(Operation::Or, edges.iter().map(|edge| edge.to).collect())?
        } else {
            let mut opened = Edges::with_capacity(edges.len());
            for edge in edges.iter() {
                opened.push(Edge { from: edge.from, to: self.leave_open(edge.to, axis)? });
            }
            self.make(own, opened)?
        };
        self.know(key, result);
        Ok(result)
    }
}
