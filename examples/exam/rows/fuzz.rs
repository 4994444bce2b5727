//! Row 1: each way in, with bytes that a fuzzer chooses by the code that they reach. The targets are in `tests/fuzz` and call
//! the same functions as the tests; needs `cargo install cargo-fuzz` and a nightly toolchain.

use std::process::Command;

use crate::row::{Row, Settings};
use crate::{entrances, texts};

/// The size is how many seconds each way in is tried.
pub const ROW: Row = Row { number: 1, name: "fuzz", size: 1_200, run };

pub fn run(settings: &Settings) -> Result<String, String> {
    let folder = texts::root().join("tests/fuzz");
    let mut figures = Vec::new();
    for entrance in entrances::ALL {
        let mut command = Command::new("cargo");
        // What is slower or larger than this is a finding, too.
        command.args(["+nightly", "fuzz", "run", "--fuzz-dir"]).arg(&folder).arg(entrance.name);
        command.args(["--", "-timeout=20", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1"]);
        command.arg(format!("-max_total_time={}", settings.size)).arg(format!("-seed={}", settings.seed));
        let output = command.current_dir(texts::root()).output().map_err(|error| error.to_string())?;
        let told = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            let lines: Vec<&str> = told.lines().rev().take(40).collect();
            return Err(format!(
                "{}: {}",
                entrance.name,
                lines.into_iter().rev().collect::<Vec<_>>().join("\n")
            ));
        }
        let runs = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        figures.push(format!("{} {}", entrance.name, runs.unwrap_or("?").trim()));
    }
    Ok(format!("{} s each, runs: {}", settings.size, figures.join(", ")))
}
