//! `guidec targets`

use clap::Args;

use super::{Outcome, output};
use crate::build::Failure;
use crate::targets::Target;

/// List the targets that come with guidec
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec targets
  guidec build --target checklist     print the guides for one of them

A target of your own is a folder with a manifest and templates: `guidec build --target FOLDER`.")]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments) -> Result<Outcome, Failure> {
    let line = |target: Target| format!("{:<12}{}\n", target.name(), target.description());
    output::print(&Target::names().filter_map(Target::built_in).map(line).collect::<String>())?;
    Ok(Outcome::Clean)
}
