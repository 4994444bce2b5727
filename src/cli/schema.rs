//! `guidec schema`

use clap::{Args, ValueEnum};

use super::{Outcome, output};
use crate::build::{self, Failure};
use crate::overview::{comparison, config, readers, rules};
use crate::report;
use crate::targets;

/// Print the JSON Schema of what guidec writes as JSON, and of its project file
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec schema             of what `build --target json` writes
  guidec schema readers     of what `readers --format json` prints
  guidec schema findings    of what `check --format json` prints
  guidec schema project     of guidec.toml")]
pub(super) struct Arguments {
    /// Of what.
    #[arg(value_enum, value_name = "WHAT", default_value_t = Shape::Document)]
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// What `build --target json` writes.
    Document,
    /// What `readers --format json` prints.
    Readers,
    /// What `diff --format json` prints.
    Diff,
    /// What `check --format json` prints.
    Findings,
    /// What `rules --format json` prints.
    Rules,
    /// What `config --format json` prints.
    Config,
    /// The project file, guidec.toml.
    Project,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    output::json(&match arguments.shape {
        Shape::Document => targets::schema(),
        Shape::Readers => readers::schema(),
        Shape::Diff => comparison::schema(),
        Shape::Findings => report::schema(),
        Shape::Rules => rules::schema(),
        Shape::Config => config::schema(),
        Shape::Project => build::schema(),
    })?;
    Ok(Outcome::Clean)
}
