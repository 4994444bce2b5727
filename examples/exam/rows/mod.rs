//! The rows, one file each.

mod incremental;
mod killed;
mod odd;
mod outside;
mod refused;
mod together;

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] = &[incremental::ROW, killed::ROW, refused::ROW, together::ROW, odd::ROW, outside::ROW];
