//! How a product's version strings are read, put in order and written. Knows nothing of the product itself.

mod build;
mod clause;
mod error;
mod literal;
mod read;
mod suffix;
mod text;
mod write;

pub use clause::{Clause, Line, NameRelation, SuffixRank};
pub use error::{SchemeError, VersionError};

use std::collections::BTreeMap;

use super::version::Literal;
use suffix::Words;

/// How the strings of one product are read. The default reads dotted numbers, also after a `v`.
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    /// The closed list of releases; empty if versions are numbers.
    releases: Vec<String>,
    /// Empty for a single line without a mark.
    lines: Vec<Line>,
    parts: Option<usize>,
    /// Empty for the dot.
    separators: Vec<String>,
    words: Words,
    ignores_rest: bool,
    /// Declared names, folded, with what they stand for.
    names: BTreeMap<String, Literal>,
    /// The names as declared, in order.
    name_texts: Vec<String>,
}
