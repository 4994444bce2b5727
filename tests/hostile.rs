//! The rows of the exam that are about what strangers write, at a size that fits every run of the tests. `examples/exam`
//! has the rows themselves, and runs them at full size.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub
)]

#[path = "format/author/mod.rs"]
mod author;
#[path = "../examples/exam/child.rs"]
mod child;
#[path = "../examples/exam/constructs.rs"]
mod constructs;
#[path = "../examples/exam/rows/determinism.rs"]
mod determinism;
#[path = "../examples/exam/entrances.rs"]
mod entrances;
#[path = "../examples/exam/generator.rs"]
mod generator;
#[path = "format/laws.rs"]
mod laws;
#[path = "../examples/exam/rows/mutants.rs"]
mod mutants;
#[path = "../examples/exam/mutation.rs"]
mod mutation;
#[path = "../examples/exam/rows/nesting.rs"]
mod nesting;
#[path = "../examples/exam/rows/properties.rs"]
mod properties;
#[path = "exactness/random.rs"]
mod random;
#[path = "../examples/exam/row.rs"]
mod row;
#[path = "../examples/exam/texts.rs"]
mod texts;

use row::{Row, Settings};

/// Runs a row with so many cases.
#[track_caller]
fn passes(row: &Row, size: usize) {
    let outcome = (row.run)(&Settings { size, seed: 1 });
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
}

#[test]
fn damaged_files() {
    passes(&mutants::ROW, 40);
}

#[test]
fn written_files() {
    passes(&properties::ROW, 50);
}

#[test]
#[cfg(unix)]
fn the_same_everywhere() {
    passes(&determinism::ROW, 3);
}
