//! `guidec diff`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::manner::Manner;
use super::{Outcome, current_folder, output};
use crate::build::Failure;
use crate::host::refused;
use crate::overview::{Difference, choose, difference};

/// Show what changes in guides from one kind of reader to another, such as from one version of an app to the next
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec diff lock-notes --from 'notes 3.0' --to 'notes 3.1'
  guidec diff guides --from 'android 13' --to 'android 14' --format markdown

Steps are compared by what they say, not by their numbers. Where a step depends on what else a \
reader has, that is said beside it. Guides that do not change are counted.")]
pub(super) struct Arguments {
    /// Guides: files, folders, or ids; without any, all of the project around you.
    #[arg(value_name = "GUIDE")]
    guides: Vec<PathBuf>,

    /// The readers to compare from: a condition.
    #[arg(long, value_name = "CONDITION")]
    from: String,

    /// The readers to compare to: a condition.
    #[arg(long, value_name = "CONDITION")]
    to: String,

    /// How the changes are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    /// For a pull request.
    Markdown,
    /// As `guidec schema diff` says.
    Json,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let mut chosen = choose(&current_folder()?, &arguments.guides)?;
    let compared = manner.busy("comparing", || difference(&mut chosen, &arguments.from, &arguments.to))?;
    refused()?;
    match compared {
        Difference::Report(report) => match arguments.format {
            Format::Text => output::print(&report.text())?,
            Format::Markdown => output::print(&report.markdown())?,
            Format::Json => output::json(&report)?,
        },
        Difference::Errors(compiled) => {
            output::errors(&compiled, manner)?;
            return Ok(Outcome::Errors);
        }
        Difference::Misunderstood(compiled) => {
            output::errors(&compiled, manner)?;
            return Err(Failure::Usage("a condition of the command could not be understood".to_owned()));
        }
    }
    Ok(Outcome::Clean)
}
