//! Row 3: the random tests of `cargo test`, which draw the same cases in every run, with other cases and more of them.

use std::process::Command;

use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 3, name: "random", size: 20_000, run };

/// Where such tests are, beside those of the library.
const TESTS: [&str; 4] = ["format", "import", "readers", "targets"];

pub fn run(settings: &Settings) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["test", "--locked", "--no-fail-fast", "--lib"]);
    command.args(TESTS.iter().flat_map(|name| ["--test", name]));
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    command.env("PROPTEST_RNG_SEED", settings.seed.to_string());
    command.env("PROPTEST_CASES", settings.size.to_string());
    let ended = command.output().map_err(|error| format!("cargo: {error}"))?;
    let told = String::from_utf8_lossy(&ended.stdout);
    if !ended.status.success() {
        return Err(format!("{told}\n{}", String::from_utf8_lossy(&ended.stderr)));
    }
    let results = told.lines().filter_map(|line| line.strip_prefix("test result: ok. "));
    let passed = results.filter_map(|line| line.split_once(' ')?.0.parse::<usize>().ok()).sum::<usize>();
    if passed == 0 {
        return Err(format!("no test was run\n{told}"));
    }
    Ok(format!("{passed} tests, {} cases where they are random, seed {}", settings.size, settings.seed))
}
