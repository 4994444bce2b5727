//! Sets of readers, exactly: one decision diagram for each guide.
//!
//! A reader is a combination of positions on axes ([`Subject`]); the readers that there can be are what the
//! declarations allow, and every [`Set`] is kept inside them, so that equal sets are equal values. Knows nothing of
//! words; those are made by `describe` and `witness`.

mod answers;
mod axis;
mod bounds;
mod cells;
mod compile;
mod diagram;
mod layout;
mod mention;
mod queries;
mod scope;
mod universe;

pub use axis::{Segment, Subject};
pub use universe::{Set, Universe};

pub(in crate::readers) use axis::{Axis, Position};
pub(in crate::readers) use cells::Cells;
pub(in crate::readers) use compile::maker_of;
pub(in crate::readers) use diagram::{Diagram, EVERYTHING, NOTHING, NodeId, Operation};
pub(in crate::readers) use mention::thing_of;
pub(in crate::readers) use scope::Scope;

/// Why there is no answer about some readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceError {
    /// The conditions need more than the fixed budget of nodes or time.
    TooComplex,
    /// A condition speaks of something that none of the conditions did for which the universe was built.
    Unmentioned,
}
