//! The rows, one file each.

mod determinism;
mod fuzz;
mod hostile_text;
mod incremental;
mod killed;
mod mutants;
mod nesting;
mod odd;
mod outside;
mod properties;
mod random;
mod refused;
mod shapes;
mod templates;
mod together;

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] = &[
    fuzz::ROW,
    mutants::ROW,
    properties::ROW,
    incremental::ROW,
    random::ROW,
    nesting::ROW,
    shapes::ROW,
    templates::ROW,
    killed::ROW,
    refused::ROW,
    together::ROW,
    determinism::ROW,
    odd::ROW,
    outside::ROW,
    hostile_text::PAGES,
    hostile_text::MARKDOWN,
    hostile_text::TERMINAL,
    hostile_text::SYSTEM,
];
