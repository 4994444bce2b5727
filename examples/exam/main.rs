//! The exam of docs/reliability.md: what is too long for the normal tests, row by row, at full size.
//!
//! `cargo build --release && cargo run --release --example exam -- [ROW…] [--size N] [--seed N]`. Without a row, all
//! of them, in order. Ends with exit code 1 if a row fails.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    unreachable_pub
)]

mod adversarial;
#[path = "../../tests/format/author/mod.rs"]
mod author;
mod child;
mod constructs;
mod disk;
mod entrances;
mod generator;
#[path = "../../tests/format/laws.rs"]
#[allow(dead_code)]
mod laws;
mod mutation;
#[path = "../../tests/exactness/random.rs"]
#[allow(dead_code)]
mod random;
mod row;
mod rows;
mod texts;
mod trial;

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use row::{Row, Settings};

/// Runs the exam, or some rows of it.
#[derive(Parser)]
#[command(name = "exam")]
struct Options {
    /// The rows to run, by name; none: all.
    rows: Vec<String>,
    /// How many cases, instead of each row's own number.
    #[arg(long)]
    size: Option<usize>,
    /// Where the random choices begin.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let known = || rows::ALL.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    if let Some(unknown) = options.rows.iter().find(|name| !rows::ALL.iter().any(|row| row.name == **name)) {
        eprintln!("there is no row \"{unknown}\"; there are: {}", known());
        return ExitCode::from(2);
    }
    let chosen = |row: &&Row| options.rows.is_empty() || options.rows.iter().any(|name| name == row.name);
    let mut failed = false;
    for row in rows::ALL.iter().filter(chosen) {
        let settings = Settings { size: options.size.unwrap_or(row.size), seed: options.seed };
        let start = Instant::now();
        let outcome = (row.run)(&settings);
        let (verdict, text) = match &outcome {
            Ok(figures) => ("passed", figures),
            Err(failure) => ("FAILED", failure),
        };
        println!(
            "{:2} {:<14} {verdict} in {:.1} s: {text}",
            row.number,
            row.name,
            start.elapsed().as_secs_f64()
        );
        failed |= outcome.is_err();
    }
    ExitCode::from(u8::from(failed))
}
