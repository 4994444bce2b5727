//! `guidec check`

use std::io;
use std::path::Path;

use clap::Args;

use super::output::{self, ColorChoice};
use super::{Common, Outcome, current_folder};
use crate::build::{Compiled, Failure, Project, compile, locate};
use crate::diagnostic::Severity;
use crate::host::OsHost;
use crate::report;
use crate::text::count;

/// Follow every reader through the guides and say what is wrong
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec check
  guidec check guides/lock-notes.guide --format short
  guidec check --format sarif > guidec.sarif     for code scanning
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
    let options = common.report(color.for_stream(&io::stdout()), host.root());
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
        if compiled.has(self.failing()) { Outcome::Errors } else { Outcome::Clean }
    }

    /// The least weight that fails the run.
    fn failing(&self) -> Severity {
        if self.deny.is_some() { Severity::Warning } else { Severity::Error }
    }

    /// How the findings of the project in that folder are printed.
    pub(super) fn report(&self, color: bool, root: &Path) -> report::Options {
        let in_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        report::Options {
            format: self.format.map(Into::into).unwrap_or_default(),
            color,
            annotate: self.format.is_none() && in_github,
            folder: in_repository(root),
            failing: self.failing(),
            ..report::Options::default()
        }
    }
}

/// The path from the folder of the repository to a project's, empty or with `/` at its end: CI services name files so. What
/// they cannot name is named from the project's folder.
fn in_repository(root: &Path) -> String {
    let repository = OsHost::find_above(root, ".git");
    let below = repository.as_deref().and_then(|repository| root.strip_prefix(repository).ok()?.to_str());
    match below.unwrap_or_default() {
        "" => String::new(),
        below => below.replace(std::path::MAIN_SEPARATOR, "/") + "/",
    }
}
