//! `guidec graph`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::manner::Manner;
use super::{Outcome, current_folder, output};
use crate::build::Failure;
use crate::overview::map;
use crate::report;

/// Draw the map of an app's screens, with the path of a guide through it
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec graph notes > notes.svg
  guidec graph lock-notes > lock-notes.svg     with the path of this guide
  guidec graph guides/lock-notes.guide --format mermaid")]
pub(super) struct Arguments {
    /// The name of an app, the id of a guide, or a file with one of them.
    #[arg(value_name = "APP|GUIDE")]
    subject: PathBuf,

    /// How the map is printed.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture.
    Svg,
    /// For Graphviz.
    Dot,
    /// For Mermaid, as on GitHub.
    Mermaid,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let current = current_folder()?;
    let subject = manner.busy("drawing the map", || map::subject(&current, &arguments.subject))?;
    if output::errors(&subject.compiled, manner)? {
        return Ok(Outcome::Errors);
    }
    let map = subject.map()?;
    output::print(&match arguments.format {
        // A picture may be shown in a log, too.
        Format::Svg => report::without_runner_commands(&map.svg()),
        Format::Dot => map.dot(),
        Format::Mermaid => map.mermaid(),
    })?;
    Ok(Outcome::Clean)
}
