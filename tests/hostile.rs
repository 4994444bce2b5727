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

#[path = "../examples/exam/adversarial.rs"]
mod adversarial;
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
#[path = "../examples/exam/rows/incremental.rs"]
mod incremental;
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
#[path = "../examples/exam/rows/shapes.rs"]
mod shapes;
#[path = "../examples/exam/texts.rs"]
mod texts;
#[path = "../examples/exam/trial.rs"]
mod trial;

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
    passes(&properties::ROW, 1_000);
}

#[test]
fn edited_projects() {
    passes(&incremental::ROW, 1_000);
}

#[test]
#[cfg(unix)]
fn the_same_everywhere() {
    passes(&determinism::ROW, 3);
}

#[test]
#[cfg(target_os = "linux")]
fn nested_and_chained() {
    passes(&nesting::ROW, 100);
}

#[test]
#[cfg(target_os = "linux")]
fn shapes_that_cost() {
    passes(&shapes::ROW, 40_000);
}

/// The most memory that a check of these files takes, in MiB.
#[cfg(target_os = "linux")]
fn memory(files: &[(String, Vec<u8>)]) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    child::write(folder.path(), files).unwrap();
    let manner = child::Manner { stack: None, most: 60 };
    child::run(folder.path(), &["check", "--format", "short"], manner).unwrap().peak >> 20
}

/// What comes of a text takes some hundred times as much memory, so what is in memory at a time is limited.
#[test]
#[cfg(target_os = "linux")]
fn memory_is_bounded() {
    let one = |text: String| vec![("a.guide".to_owned(), text.into_bytes())];
    // Refused, before all of it is in memory.
    let guides: String =
        (0..20_000).map(|number| format!("guide g{number} \"G\" {{ do \"x\" }}\n")).collect();
    for text in [guides, ",".repeat(1_000_000), "a{}".repeat(300_000), "# x\n".repeat(250_000)] {
        let taken = memory(&one(text));
        assert!(taken < 70, "{taken} MiB");
    }
    // All that one file may hold.
    let guides: String = (0..5_000).map(|number| format!("guide g{number} \"G\" {{ do \"x\" }}\n")).collect();
    let taken = memory(&one(guides));
    assert!(taken < 100, "{taken} MiB");
    // Files that are judged one after the other.
    let file = |number: usize| {
        let steps: String = (0..1_000).map(|step| format!("do \"Number {step}.\"\n")).collect();
        let text = format!("guide g{number} \"Number {number}\" {{\n{steps}}}\n");
        (format!("{number}.guide"), text.into_bytes())
    };
    let taken = memory(&(0..120).map(file).collect::<Vec<_>>());
    assert!(taken < 100, "{taken} MiB");
    // Kinds of readers that no other file uses.
    let file = |number: usize| {
        let questions =
            (0..40).map(|place| format!("question q{place} \"Q{place}?\" {{ a \"A\"\nb \"B\" }}\n"));
        let guide = format!("guide g{number} \"G {number}\" {{ do \"x\" }}\n");
        (format!("{number}.guide"), (questions.collect::<String>() + &guide).into_bytes())
    };
    let taken = memory(&(0..2_000).map(file).collect::<Vec<_>>());
    assert!(taken < 80, "{taken} MiB");
    // Screens that one other file uses.
    let app = |number: usize| {
        let screens = (0..60)
            .map(|place| format!("screen s{place} \"S{place}\" {{ button b{place} \"B{place}\" -> s0 }}\n"));
        format!("app a{number} \"A\" on android {{\n{}}}\n", screens.collect::<String>())
    };
    let guide = |number: usize| {
        let steps = format!("for android\nopen a{number}\ntap b0\n");
        format!("use \"a{number}.guide\"\nguide g{number} \"G {number}\" {{\n{steps}}}\n")
    };
    let apps = (0..900).map(|number| (format!("a{number}.guide"), app(number).into_bytes()));
    let guides = (0..900).map(|number| (format!("g{number}.guide"), guide(number).into_bytes()));
    let taken = memory(&apps.chain(guides).collect::<Vec<_>>());
    assert!(taken < 90, "{taken} MiB");
}
