//! The readers of one guide and the operations on sets of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::SpaceError;
use super::axis::Segment;
use super::compile::Compiler;
use super::diagram::{NOTHING, NodeId, Operation};
use super::layout;
use super::mention;
use super::scope::{Place, Scope};
use crate::readers::declarations::{Declarations, Thing};
use crate::readers::describe::{Chosen, Written};
use crate::readers::{Condition, ConditionId, ProductId, ThingId};

/// Axes that a universe may have.
const MOST_AXES: usize = 512;

/// A set of readers of one [`Universe`]. Equal sets are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set(NodeId);

/// The readers of a guide. It remembers what it works out, so that asking again is cheap.
#[derive(Debug)]
pub struct Universe {
    compiler: RefCell<Compiler>,
    all: Set,
    beginning: Set,
    /// The named conditions that are used, in the order of first mention.
    pub(in crate::readers) named: Vec<(ConditionId, Place)>,
    /// How versions of each product were written.
    pub(in crate::readers) written: BTreeMap<ProductId, Written>,
    /// The things of which a condition says "known device".
    pub(in crate::readers) known_devices: BTreeSet<ThingId>,
    /// Words that were chosen.
    pub(in crate::readers) chosen: Chosen,
}

impl Set {
    pub(in crate::readers) fn node(self) -> NodeId {
        self.0
    }

    /// The readers of a node; all of them belong to the universe.
    pub(in crate::readers) fn of(node: NodeId) -> Self {
        Self(node)
    }
}

impl Universe {
    /// The readers with these things in hand, as finely as the `mentioned` conditions need. Conditions given to
    /// [`Universe::set`] later may speak only of what those mention; their versions may differ.
    pub fn build(
        declarations: &Declarations,
        things: &[Thing],
        mentioned: &[&Condition],
    ) -> Result<Self, SpaceError> {
        Self::of_guide(declarations, things, mentioned, &BTreeSet::new())
    }

    /// The same where readers get rid of some products on the way: who answered a question with one keeps the answer.
    pub fn of_guide(
        declarations: &Declarations,
        things: &[Thing],
        mentioned: &[&Condition],
        lost: &BTreeSet<ProductId>,
    ) -> Result<Self, SpaceError> {
        let scope = Scope { declarations: declarations.clone(), things: things.to_vec() };
        let mentions = mention::collect(&scope, mentioned);
        let axes = layout::axes(&scope, &mentions);
        if axes.len() > MOST_AXES {
            return Err(SpaceError::TooComplex);
        }
        let mut compiler = Compiler::new(scope, axes);
        let all = Set(compiler.bounds(lost)?);
        let beginning = Set(compiler.beginning(all.0, lost)?);
        Ok(Self {
            written: with_releases(&compiler, mentions.written),
            compiler: RefCell::new(compiler),
            all,
            beginning,
            named: mentions.named,
            known_devices: mentions.known_devices,
            chosen: Chosen::default(),
        })
    }

    /// The readers who meet a condition.
    pub fn set(&self, condition: &Condition) -> Result<Set, SpaceError> {
        self.set_at(condition, Place::GUIDE)
    }

    /// The readers who meet a condition that is used where `thing` is in hand: tests that do not say theirs mean it.
    pub fn set_on(&self, condition: &Condition, thing: ThingId) -> Result<Set, SpaceError> {
        self.set_at(condition, Place { thing, strict: false })
    }

    pub(in crate::readers) fn set_at(&self, condition: &Condition, place: Place) -> Result<Set, SpaceError> {
        self.with(|compiler| {
            let node = compiler.compile(condition, place)?;
            compiler.diagram.apply(Operation::And, node, self.all.0).map(Set)
        })
    }

    /// Every reader that there can be, also after some steps.
    pub fn all(&self) -> Set {
        self.all
    }

    /// Every reader that there can be before the first step.
    pub fn beginning(&self) -> Set {
        self.beginning
    }

    pub fn none(&self) -> Set {
        Set(NOTHING)
    }

    pub fn union(&self, a: Set, b: Set) -> Result<Set, SpaceError> {
        self.apply(Operation::Or, a, b)
    }

    pub fn intersection(&self, a: Set, b: Set) -> Result<Set, SpaceError> {
        self.apply(Operation::And, a, b)
    }

    /// Those of `a` who are not in `b`.
    pub fn difference(&self, a: Set, b: Set) -> Result<Set, SpaceError> {
        self.apply(Operation::Without, a, b)
    }

    pub fn complement(&self, set: Set) -> Result<Set, SpaceError> {
        self.difference(self.all, set)
    }

    pub fn is_empty(&self, set: Set) -> bool {
        set == self.none()
    }

    pub fn is_subset(&self, a: Set, b: Set) -> Result<bool, SpaceError> {
        self.with(|compiler| compiler.diagram.is_within(a.0, b.0))
    }

    /// Whether no reader is in both.
    pub fn is_disjoint(&self, a: Set, b: Set) -> Result<bool, SpaceError> {
        self.with(|compiler| compiler.diagram.is_disjoint(a.0, b.0))
    }

    /// Every reader who differs from one of the set at most in these products of one thing: in their versions and in
    /// whether they are there. (An OS or skin among them leaves open which one it is.) Who is then asked a question that
    /// they were not asked before may give any answer, and who is asked no longer has none.
    pub fn leave_open(&self, set: Set, thing: ThingId, products: &[ProductId]) -> Result<Set, SpaceError> {
        self.with(|compiler| {
            let mut node = set.0;
            for &product in products {
                let subject = compiler.scope.product_axis(product, thing, Place::GUIDE);
                if let Some(axis) = subject.and_then(|subject| compiler.places.get(&subject)).copied() {
                    node = compiler.diagram.leave_open(node, axis)?;
                }
            }
            let node = compiler.leave_open_whether_asked(node)?;
            compiler.diagram.apply(Operation::And, node, self.all.0).map(Set)
        })
    }

    fn apply(&self, operation: Operation, a: Set, b: Set) -> Result<Set, SpaceError> {
        self.with(|compiler| compiler.diagram.apply(operation, a.0, b.0).map(Set))
    }

    pub(in crate::readers) fn with<T>(
        &self,
        work: impl FnOnce(&mut Compiler) -> Result<T, SpaceError>,
    ) -> Result<T, SpaceError> {
        let mut compiler = self.compiler.borrow_mut();
        compiler.diagram.restart_clock();
        work(&mut compiler)
    }

    pub(in crate::readers) fn read<T>(&self, look: impl FnOnce(&Compiler) -> T) -> T {
        look(&self.compiler.borrow())
    }

    /// The axes that conditions speak of themselves; all axes if there are no conditions.
    pub(in crate::readers) fn axes_spoken_of(&self, conditions: &[&Condition]) -> BTreeSet<usize> {
        self.read(|compiler| {
            if conditions.is_empty() {
                return compiler.places.values().copied().collect();
            }
            let subjects = mention::subjects(&compiler.scope, conditions);
            subjects.iter().filter_map(|subject| compiler.places.get(subject)).copied().collect()
        })
    }
}

/// Adds the releases of every product on an axis to what the guide wrote.
fn with_releases(
    compiler: &Compiler,
    mut written: BTreeMap<ProductId, Written>,
) -> BTreeMap<ProductId, Written> {
    for segment in compiler.diagram.axes.iter().flat_map(|axis| &axis.segments) {
        if let Segment::Versions(id) = segment
            && let Some(product) = compiler.scope.declarations.products.get(*id)
        {
            written.entry(*id).or_default().know(&product.releases);
        }
    }
    written
}
