//! The decision diagram: one node for each different set of readers, so that equality is identity.
//!
//! A node asks for the position on its axis; sorted cuts lead to nodes of later axes. Adjacent edges never lead to the
//! same node, a node has at least two edges, and no two nodes are equal. Knows nothing of what axes mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use smallvec::SmallVec;

use super::SpaceError;
use super::axis::{Axis, CutId, Position};
use super::cells::Cells;

/// Nodes that one diagram may have.
const MOST_NODES: usize = 200_000;
/// Edges that one diagram may have.
const MOST_EDGES: usize = 4_000_000;
/// Edges that one operation may look at.
const MOST_STEPS: usize = 6_000_000;
/// Results that are remembered.
const MOST_CACHED: usize = 1_000_000;

/// A place in [`Diagram::nodes`].
pub(in crate::readers) type NodeId = u32;
/// No combination.
pub(in crate::readers) const NOTHING: NodeId = 0;
/// Every combination.
pub(in crate::readers) const EVERYTHING: NodeId = 1;

/// From `from` on, up to the next edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::readers) struct Edge {
    pub(in crate::readers) from: CutId,
    pub(in crate::readers) to: NodeId,
}

/// The edges of a node that is being made: mostly few, and then on the stack.
pub(super) type Edges = SmallVec<[Edge; 8]>;

/// Edges of two nodes side by side.
type Aligned = SmallVec<[(CutId, NodeId, NodeId); 8]>;

#[derive(Clone, Debug)]
pub(in crate::readers) struct Node {
    /// Its axis by its place; both ends of the diagram lie behind all axes.
    pub(in crate::readers) axis: usize,
    pub(in crate::readers) edges: Arc<[Edge]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::readers) enum Operation {
    And,
    Or,
    /// The first without the second.
    Without,
}

/// What may be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Apply(Operation, NodeId, NodeId),
    /// A node with any position on an axis; a universe has few of these.
    LeaveOpen(NodeId, u32),
}

#[derive(Debug)]
pub(in crate::readers) struct Diagram {
    pub(in crate::readers) axes: Vec<Axis>,
    nodes: Vec<Node>,
    /// The nodes of each axis by their edges.
    ids: Vec<HashMap<Arc<[Edge]>, NodeId>>,
    results: HashMap<Key, NodeId>,
    edges: usize,
    steps: usize,
}

impl Diagram {
    pub(in crate::readers) fn new(axes: Vec<Axis>) -> Self {
        let end = Node { axis: usize::MAX, edges: Arc::new([]) };
        let nodes = vec![end.clone(), end];
        let ids = axes.iter().map(|_| HashMap::default()).collect();
        Self { axes, nodes, ids, results: HashMap::default(), edges: 0, steps: 0 }
    }

    /// Begins an operation that may take its full share of time.
    pub(in crate::readers) fn restart_clock(&mut self) {
        self.steps = 0;
    }

    pub(in crate::readers) fn step(&mut self, count: usize) -> Result<(), SpaceError> {
        self.steps += count;
        if self.steps > MOST_STEPS { Err(SpaceError::TooComplex) } else { Ok(()) }
    }

    /// The axis of a node and its edges; both ends of the diagram lie behind all axes and have none.
    pub(in crate::readers) fn node(&self, id: NodeId) -> (usize, Arc<[Edge]>) {
        match self.nodes.get(id as usize) {
            Some(node) => (node.axis, Arc::clone(&node.edges)),
            None => (usize::MAX, Arc::new([])),
        }
    }

    pub(in crate::readers) fn axis_of(&self, id: NodeId) -> usize {
        self.nodes.get(id as usize).map_or(usize::MAX, |node| node.axis)
    }

    /// The node with these edges, in ascending order from the beginning of the axis.
    pub(super) fn make(&mut self, axis: usize, mut edges: Edges) -> Result<NodeId, SpaceError> {
        edges.dedup_by_key(|edge| edge.to);
        match edges.as_slice() {
            [] => return Ok(NOTHING),
            [only] => return Ok(only.to),
            _ => {}
        }
        let Some(known) = self.ids.get_mut(axis) else { return Ok(NOTHING) };
        if let Some(id) = known.get(edges.as_slice()) {
            return Ok(*id);
        }
        self.edges += edges.len();
        if self.nodes.len() >= MOST_NODES || self.edges > MOST_EDGES {
            return Err(SpaceError::TooComplex);
        }
        let id = NodeId::try_from(self.nodes.len()).map_err(|_| SpaceError::TooComplex)?;
        let edges: Arc<[Edge]> = edges.as_slice().into();
        self.nodes.push(Node { axis, edges: Arc::clone(&edges) });
        known.insert(edges, id);
        Ok(id)
    }

    /// Everything at these positions of one axis.
    pub(in crate::readers) fn at(&mut self, axis: usize, cells: &Cells) -> Result<NodeId, SpaceError> {
        self.step(cells.runs().len() + 1)?;
        let Some(on) = self.axes.get_mut(axis) else { return Ok(NOTHING) };
        let end = on.end();
        let mut edges = Edges::with_capacity(cells.runs().len() * 2 + 1);
        if cells.runs().first().is_none_or(|(low, _)| *low != Position::start_of(0)) {
            edges.push(Edge { from: 0, to: NOTHING });
        }
        for (low, high) in cells.runs() {
            edges.push(Edge { from: on.cut_id(low), to: EVERYTHING });
            if *high != end {
                edges.push(Edge { from: on.cut_id(high), to: NOTHING });
            }
        }
        self.make(axis, edges)
    }

    /// Everything at these positions of several axes.
    pub(in crate::readers) fn cube(&mut self, cube: &BTreeMap<usize, Cells>) -> Result<NodeId, SpaceError> {
        let mut node = EVERYTHING;
        for (axis, cells) in cube.iter().rev() {
            let asked = self.at(*axis, cells)?;
            node = self.apply(Operation::And, asked, node)?;
        }
        Ok(node)
    }

    /// Where an axis ends.
    pub(in crate::readers) fn end_of(&self, axis: usize) -> Option<Position> {
        self.axes.get(axis).map(Axis::end)
    }

    /// The edges of two nodes over their common cuts; a node of a later axis has one edge here.
    pub(super) fn aligned(&self, axis: usize, a: NodeId, b: NodeId) -> Aligned {
        // Borrowed, not shared: this is where following readers spends its time.
        let (only_a, only_b) = ([Edge { from: 0, to: a }], [Edge { from: 0, to: b }]);
        let mut a = self.edges_on(axis, a).unwrap_or(&only_a).iter().peekable();
        let mut b = self.edges_on(axis, b).unwrap_or(&only_b).iter().peekable();
        let (mut left, mut right) = (NOTHING, NOTHING);
        let mut both = Aligned::with_capacity(a.len() + b.len());
        loop {
            let order = match (a.peek(), b.peek()) {
                (None, None) => return both,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(x), Some(y)) => {
                    self.axes.get(axis).map_or(std::cmp::Ordering::Equal, |on| on.compare(x.from, y.from))
                }
            };
            let mut from = 0;
            if order.is_le()
                && let Some(edge) = a.next()
            {
                (from, left) = (edge.from, edge.to);
            }
            if order.is_ge()
                && let Some(edge) = b.next()
            {
                (from, right) = (edge.from, edge.to);
            }
            both.push((from, left, right));
        }
    }

    /// The edges of a node of this axis; none of another one.
    fn edges_on(&self, axis: usize, id: NodeId) -> Option<&[Edge]> {
        let node = self.nodes.get(id as usize).filter(|node| node.axis == axis)?;
        Some(&node.edges)
    }

    pub(in crate::readers) fn apply(
        &mut self,
        operation: Operation,
        a: NodeId,
        b: NodeId,
    ) -> Result<NodeId, SpaceError> {
        if let Some(result) = at_once(operation, a, b) {
            return Ok(result);
        }
        let key = match operation {
            Operation::Without => Key::Apply(operation, a, b),
            _ => Key::Apply(operation, a.min(b), a.max(b)),
        };
        if let Some(result) = self.known(key) {
            return Ok(result);
        }
        let axis = self.axis_of(a).min(self.axis_of(b));
        let aligned = self.aligned(axis, a, b);
        self.step(aligned.len())?;
        let mut edges = Edges::with_capacity(aligned.len());
        for (from, a, b) in aligned {
            edges.push(Edge { from, to: self.apply(operation, a, b)? });
        }
        let result = self.make(axis, edges)?;
        self.know(key, result);
        Ok(result)
    }

    /// What came of it, if that is remembered.
    pub(super) fn known(&self, key: Key) -> Option<NodeId> {
        self.results.get(&key).copied()
    }

    pub(super) fn know(&mut self, key: Key, result: NodeId) {
        if self.results.len() >= MOST_CACHED {
            self.results.clear();
        }
        self.results.insert(key, result);
    }

    pub(in crate::readers) fn complement(&mut self, a: NodeId) -> Result<NodeId, SpaceError> {
        self.apply(Operation::Without, EVERYTHING, a)
    }

    /// Joins many nodes two by two, so that long lists stay cheap.
    pub(in crate::readers) fn join(
        &mut self,
        operation: Operation,
        mut nodes: Vec<NodeId>,
    ) -> Result<NodeId, SpaceError> {
        let neutral = if operation == Operation::And { EVERYTHING } else { NOTHING };
        while nodes.len() > 1 {
            let mut joined = Vec::with_capacity(nodes.len().div_ceil(2));
            for pair in nodes.chunks(2) {
                joined.push(match pair {
                    [a, b] => self.apply(operation, *a, *b)?,
                    _ => pair.first().copied().unwrap_or(neutral),
                });
            }
            nodes = joined;
        }
        Ok(nodes.first().copied().unwrap_or(neutral))
    }
}

/// Results that need no look at the nodes.
fn at_once(operation: Operation, a: NodeId, b: NodeId) -> Option<NodeId> {
    match (operation, a, b) {
        (Operation::And, NOTHING, _) | (Operation::And, _, NOTHING) => Some(NOTHING),
        (Operation::And, EVERYTHING, other) | (Operation::And, other, EVERYTHING) => Some(other),
        (Operation::Or, EVERYTHING, _) | (Operation::Or, _, EVERYTHING) => Some(EVERYTHING),
        (Operation::Or, NOTHING, other) | (Operation::Or, other, NOTHING) => Some(other),
        (Operation::Without, NOTHING, _) | (Operation::Without, _, EVERYTHING) => Some(NOTHING),
        (Operation::Without, _, NOTHING) => Some(a),
        (Operation::Without, _, _) if a == b => Some(NOTHING),
        (_, _, _) if a == b => Some(a),
        _ => None,
    }
}
