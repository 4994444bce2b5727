//! `guidec readers`

use std::path::PathBuf;

use clap::Args;

use super::manner::Manner;
use super::output::{self, TextOrJson};
use super::{Outcome, current_folder};
use crate::build::{Failure, Keep, compile};
use crate::overview::{choose, readers};

/// Show the different paths of a guide's readers: who takes each, how many steps, where they part
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec readers guides/lock-notes.guide
  guidec readers lock-notes --for android
  guidec readers --format json > paths.json

A path is all readers for whom the same steps are printed; a note or a picture alone makes no path. \
Its steps can be more or fewer where the reader chooses, looks, tries or runs out of time; a step that is done again \
counts once.")]
pub(super) struct Arguments {
    /// Guides: files, folders, or ids; without any, all of the project around you.
    #[arg(value_name = "GUIDE")]
    guides: Vec<PathBuf>,

    /// Only the paths of some readers, such as 'android 12 or later'.
    #[arg(long = "for", value_name = "CONDITION")]
    reader: Option<String>,

    /// How the paths are printed.
    #[arg(long, value_enum, default_value_t)]
    format: TextOrJson,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let mut chosen = choose(&current_folder()?, &arguments.guides)?;
    chosen.project.only_for.clone_from(&arguments.reader);
    let mut compiled =
        manner.busy("following the readers", || compile(&chosen.host, &chosen.project, Keep::Model));
    chosen.tell_asked(&mut compiled);
    if output::errors(&compiled, manner)? {
        return Ok(if compiled.is_misasked { Outcome::Misasked } else { Outcome::Errors });
    }
    let report = readers::report(&compiled, &chosen.guides(&compiled)?);
    if report.guides.is_empty() {
        return Err(Failure::Usage("none of these guides is for such readers".to_owned()));
    }
    arguments.format.print(&report, || report.text())?;
    Ok(Outcome::Clean)
}
