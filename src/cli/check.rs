//! `guidec check`

use std::io;

use clap::Args;

use super::output::{self, ColorChoice};
use super::{Common, Outcome, current_folder};
use crate::build::{Compiled, Failure, Project, compile, locate};
use crate::diagnostic::Severity;
use crate::report;
use crate::text::count;

/// Follow every reader through the guides and say what is wrong
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec check
  guidec check guides/lock-notes.guide --format short
  guidec check --deny warnings")]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
}

pub(super) fn run(arguments: &Arguments, color: ColorChoice) -> Result<Outcome, Failure> {
    let common = &arguments.common;
    let (host, selected) = locate(&current_folder()?, &common.paths)?;
    let mut project = Project::open(&host, &selected)?;
    project.only_for.clone_from(&common.reader);
    let compiled = compile(&host, &project);
    let files = count(compiled.files, "file");
    let outcome = common.outcome(&compiled);
    let options = common.report(color.for_stream(&io::stdout()));
    let findings = report::print(compiled.diagnostics, &compiled.sources, &options);
    output::print(&if findings.is_empty() { format!("{files} checked, nothing found\n") } else { findings })?;
    Ok(outcome)
}

impl Common {
    /// Whether the findings fail the run.
    pub(super) fn outcome(&self, compiled: &Compiled) -> Outcome {
        if compiled.is_misasked {
            return Outcome::Misasked;
        }
        let least = if self.deny.is_some() { Severity::Warning } else { Severity::Error };
        if compiled.has(least) { Outcome::Errors } else { Outcome::Clean }
    }

    /// How the findings are printed.
    pub(super) fn report(&self, color: bool) -> report::Options {
        report::Options { format: self.format.into(), color, ..report::Options::default() }
    }
}
