//! The rows, one file each.

mod incremental;

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] = &[incremental::ROW];
