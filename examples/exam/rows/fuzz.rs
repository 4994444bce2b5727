//! Row 1: each way in, with bytes that a fuzzer chooses by the code that they reach. The targets are in `tests/fuzz` and call
//! the same functions as the tests. Needs a nightly toolchain, and a C++ compiler for the fuzzer; `cargo fuzz` would do the
//! same.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::row::{Row, Settings};
use crate::{entrances, texts};

/// The size is how many seconds each way in is tried.
pub const ROW: Row = Row { number: 1, name: "fuzz", size: 1_200, run };

/// What makes code tell the fuzzer where it is.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

pub fn run(settings: &Settings) -> Result<String, String> {
    let built = build()?;
    let kept = texts::root().join("target/fuzz");
    let mut figures = Vec::new();
    for entrance in entrances::ALL {
        let found = kept.join(entrance.name);
        let seeds = seeds(&kept, entrance.name)?;
        std::fs::create_dir_all(&found).map_err(|error| error.to_string())?;
        let mut command = Command::new(built.join(entrance.name));
        // What is slower or larger than this is a finding, too.
        command.args(["-timeout=20", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1"]);
        command.arg(format!("-max_total_time={}", settings.size)).arg(format!("-seed={}", settings.seed));
        command.arg(&found).arg(&seeds).current_dir(&kept);
        let told = finished(&mut command).map_err(|told| format!("{}: {told}", entrance.name))?;
        let told = String::from_utf8_lossy(&told.stderr).into_owned();
        let figure = |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("?").trim();
        figures.push(format!(
            "{} {} ({} MB)",
            entrance.name,
            figure("stat::number_of_executed_units:"),
            figure("stat::peak_rss_mb:")
        ));
    }
    Ok(format!("{} s each, runs: {}", settings.size, figures.join(", ")))
}

/// Builds the targets, and says where they are.
fn build() -> Result<PathBuf, String> {
    let version = finished(Command::new("rustc").args(["+nightly", "-vV"]))?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    let folder = texts::root().join("target/fuzz/build");
    let mut command = Command::new("cargo");
    // With a target of its own, the flags do not hold for what runs while building.
    command.args(["+nightly", "build", "--release", "--bins", "--target", host]);
    command.arg("--manifest-path").arg(texts::root().join("tests/fuzz/Cargo.toml"));
    command.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    // Overflows are findings, too.
    command.env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2");
    finished(&mut command)?;
    Ok(folder.join(host).join("release"))
}

/// The files that a fuzzer begins with: guides, and for a way in that takes something else, what there is of that.
fn seeds(kept: &Path, name: &str) -> Result<PathBuf, String> {
    let (folder, ending): (&[&str], &str) = match name {
        "import" => (&["docs"], ".md"),
        "project" => (&["tests/cases", "targets"], ".toml"),
        "template" => (&["targets"], ".j2"),
        _ => (&["guides", "tests/cases"], ".guide"),
    };
    let seeds = kept.join(format!("seeds{ending}"));
    std::fs::create_dir_all(&seeds).map_err(|error| error.to_string())?;
    let files = texts::below(folder).into_iter().filter(|(path, _)| path.ends_with(ending));
    for (number, (_, contents)) in files.enumerate() {
        std::fs::write(seeds.join(number.to_string()), contents).map_err(|error| error.to_string())?;
    }
    Ok(seeds)
}

/// What a command that succeeds says; the end of what one says that does not.
fn finished(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(output);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = told.lines().rev().take(40).collect();
    Err(lines.into_iter().rev().collect::<Vec<_>>().join("\n"))
}
