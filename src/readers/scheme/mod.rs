//! How a product's version strings are read. Knows nothing of the product itself.

mod clause;
mod error;

pub use clause::{Clause, Line, NameRelation, SuffixRank};
pub use error::{SchemeError, VersionError};

/// How the strings of one product are read, put in order and written. The default reads dotted numbers.
#[derive(Clone, Debug, Default)]
pub struct Scheme {}
