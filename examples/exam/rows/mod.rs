//! The rows, one file each.

mod determinism;
mod fuzz;
mod mutants;
mod nesting;
mod properties;
mod shapes;

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] =
    &[fuzz::ROW, mutants::ROW, properties::ROW, nesting::ROW, shapes::ROW, determinism::ROW];
