//! `guidec config`

use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use super::levels::{BaselineOptions, LevelOptions};
use super::manner::Manner;
use super::output::{self, TextOrJson};
use super::{Outcome, current_folder};
use crate::build::{Failure, Project, locate};
use crate::overview::config;
use crate::report;

/// Show the settings in force, and where each comes from
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec config
  guidec config --deny unwarned     with a level of the command
  guidec config --out public        with the folder of the command
  guidec config --format json

The settings are those of the project around you. `guidec rules` lists the levels of all rules.")]
pub(super) struct Arguments {
    #[command(flatten)]
    levels: LevelOptions,

    #[command(flatten)]
    baseline: BaselineOptions,

    /// The folder to write to, as `guidec build` takes it.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// How the settings are printed.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let (host, _) = locate(&current_folder()?, &[])?;
    let mut project = Project::without_guides(&host)?;
    arguments.levels.apply(&mut project)?;
    let mut report = config::report(&project);
    if let Some((file, option)) = arguments.baseline.asked() {
        report.ask("baseline", file.map_or(Value::Null, |file| file.to_string_lossy().into()), option);
    }
    if let Some(folder) = &arguments.out {
        report.ask("out", folder.to_string_lossy().into(), "--out");
    }
    arguments.format.print(&report, || report.text())?;
    // A setting with an error is as if it were not written.
    let is_wrong = project.diagnostics.iter().any(|it| it.severity == crate::diagnostic::Severity::Error);
    output::error(&report::print(project.diagnostics, &project.sources, &manner.beside()))?;
    Ok(if is_wrong { Outcome::Errors } else { Outcome::Clean })
}
