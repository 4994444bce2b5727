//! The rows, one file each.

mod hostile_text;
mod templates;

use crate::row::Row;

/// All rows, in the order of their numbers.
pub const ALL: &[Row] = &[
    templates::ROW,
    hostile_text::PAGES,
    hostile_text::MARKDOWN,
    hostile_text::TERMINAL,
    hostile_text::SYSTEM,
];
