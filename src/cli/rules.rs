//! `guidec rules`

use clap::{Args, ValueEnum};

use super::levels::LevelOptions;
use super::{Outcome, current_folder, output};
use crate::build::{Failure, Project, locate};
use crate::overview::rules;

/// List the rules: what each finds, and its level here
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec rules
  guidec rules --deny unwarned      with a level of the command
  guidec rules --format json
  guidec explain unwarned           what a rule finds, with an example

Levels are those of the project around you; docs/project.md says how to set them.")]
pub(super) struct Arguments {
    #[command(flatten)]
    levels: LevelOptions,

    /// How the rules are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    /// As `guidec schema rules` says.
    Json,
    /// docs/rules.md, with the usual levels.
    Markdown,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    if arguments.format == Format::Markdown {
        output::print(&rules::page())?;
        return Ok(Outcome::Clean);
    }
    let (host, _) = locate(&current_folder()?, &[])?;
    let mut project = Project::without_guides(&host)?;
    arguments.levels.apply(&mut project)?;
    let report = rules::report(&project);
    match arguments.format {
        Format::Json => output::json(&report)?,
        _ => output::print(&report.text())?,
    }
    Ok(Outcome::Clean)
}
