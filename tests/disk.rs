//! What the disk and other runs may do to a run: the rows of the exam about that, in small. docs/reliability.md says how
//! they are run in full.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, dead_code, unreachable_pub)]

#[path = "../examples/exam/disk/mod.rs"]
mod disk;
#[path = "exactness/random.rs"]
mod random;
#[path = "../examples/exam/row.rs"]
mod row;

#[path = "../examples/exam/rows/killed.rs"]
mod killed;
#[path = "../examples/exam/rows/odd.rs"]
mod odd;
#[path = "../examples/exam/rows/outside.rs"]
mod outside;
#[path = "../examples/exam/rows/refused.rs"]
mod refused;
#[path = "../examples/exam/rows/together.rs"]
mod together;

use row::{Row, Settings};

fn passes(row: &Row, size: usize) {
    let outcome = (row.run)(&Settings { size, seed: 1 });
    assert!(outcome.is_ok(), "{}", outcome.unwrap_or_else(|problem| problem));
}

#[test]
fn a_killed_run_leaves_old_or_new_files_and_nothing_else_after_the_next() {
    passes(&killed::ROW, 3);
}

#[test]
fn what_the_system_refuses_is_told_and_changes_nothing() {
    passes(&refused::ROW, 9);
}

#[test]
fn runs_at_once_are_as_one_after_the_other() {
    passes(&together::ROW, 7);
}

#[test]
fn odd_files_never_hang_a_run() {
    passes(&odd::ROW, 30);
}

/// Where strace is not there or may not be used, nobody can tell what is opened; `.ci/run` needs it.
#[test]
fn nothing_outside_is_opened_or_written() {
    let is_required = std::env::var("GUIDEC_BROWSER").as_deref() == Ok("required");
    if is_required || disk::trace::is_there() {
        passes(&outside::ROW, 10);
    }
}
