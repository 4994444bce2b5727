//! The rows, one file each.

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] = &[];
