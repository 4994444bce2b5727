//! What guides are like, for the people who look after them: the paths of their readers, what differs between
//! two kinds of readers, the map of an app; and which rules and settings hold. Knows nothing of the command line.

pub mod comparison;
pub mod config;
mod difference;
pub mod map;
pub mod readers;
pub mod rules;
mod which;

pub use difference::{Difference, difference};
pub use which::{Chosen, choose};

/// The version of the shapes that are printed as JSON; raised when a reader of one could break.
pub const FORMAT: u32 = 1;
