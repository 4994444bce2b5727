//! `guidec check`

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;

use super::fix::FixOptions;
use super::manner::Manner;
use super::{Common, Outcome, current_folder, output};
use crate::build::{Baseline, Compiled, Failure, Keep, Project, compile, curable, locate, write_baseline};
use crate::diagnostic::{Severity, Tolerated};
use crate::host::{Host, OsHost, ProjectPath, refused};
use crate::report;
use crate::text::{count, visible};

/// Follow every reader through the guides and say what is wrong
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec check
  guidec check guides/lock-notes.guide --format short
  guidec check --format sarif > guidec.sarif     for code scanning
  guidec check --fix                             cure what is safe to cure
  guidec check --fix --unsafe-fixes --diff       show what all would change
  guidec check --deny warnings
  guidec check --deny unwarned,never-used --allow unused-value
  guidec check --write-baseline known.json       know what is there by now,
  guidec check --baseline known.json             and tell only what is new

`guidec rules` lists the rules and their levels.")]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,

    /// Look only at these rules, and at what is not understood.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,

    /// Write what is found to a file, so that it is known from now on.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "reader", "select", "baseline", "no_baseline"])]
    write_baseline: Option<PathBuf>,

    #[command(flatten)]
    fixing: FixOptions,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let common = &arguments.common;
    let current = current_folder()?;
    let (host, selected) = locate(&current, &common.paths)?;
    if let Some(file) = &arguments.write_baseline {
        return write(common, &current, &host, file, manner);
    }
    let open = |host: &dyn Host| {
        let mut project = common.open(&current, host, &selected)?;
        for rule in &arguments.select {
            project.settings.levels.select("--select", rule)?;
        }
        Ok(project)
    };
    let (project, compiled, curable, is_written) = if arguments.fixing.fix {
        let (fixed, is_written) = arguments.fixing.run(&host, &open, manner)?;
        (fixed.project, fixed.compiled, fixed.curable, is_written)
    } else {
        let project = open(&host)?;
        let compiled = work(&host, &project, manner);
        let curable = curable(&compiled, &project);
        (project, compiled, curable, true)
    };
    let outcome = if is_written { common.outcome(&compiled) } else { Outcome::Misasked };
    if arguments.fixing.diff {
        return Ok(outcome);
    }
    let files = count(compiled.files, "file");
    let by = if project.settings.levels.is_narrow() { " by the selected rules" } else { "" };
    let nothing = format!("{files} checked, nothing found{by}{}\n", compiled.tolerated.words());
    let options = common.report(manner, &io::stdout(), host.root(), compiled.tolerated);
    let options = report::Options { curable, ..options };
    let findings = report::print(compiled.diagnostics, &compiled.sources, &options);
    if findings.is_empty() {
        manner.remark(&nothing)?;
    } else {
        output::print(&findings)?;
    }
    Ok(outcome)
}

/// Compiles the project.
fn work(host: &OsHost, project: &Project, manner: Manner) -> Compiled {
    manner.busy(&format!("checking {}", count(project.files.len(), "file")), || {
        compile(host, project, Keep::Findings)
    })
}

/// Writes a baseline of all that is found; what none can hold is told.
fn write(
    common: &Common,
    current: &Path,
    host: &OsHost,
    file: &Path,
    manner: Manner,
) -> Result<Outcome, Failure> {
    let mut project = Project::open_without_baseline(host, &[])?;
    common.levels.apply(&mut project)?;
    let compiled = work(host, &project, manner);
    refused()?;
    let (baseline, left) = Baseline::of(&compiled.diagnostics, &compiled.sources);
    write_baseline(current, file, &baseline)?;
    let outcome = if left.is_empty() { Outcome::Clean } else { Outcome::Errors };
    let findings = count(left.len(), "finding");
    let options = common.report(manner, &io::stdout(), host.root(), Tolerated::default());
    output::print(&report::print(left, &compiled.sources, &options))?;
    if outcome == Outcome::Errors {
        output::print(&format!("{findings} cannot stand in a baseline; cure them first\n"))?;
    }
    let shown = file.to_string_lossy();
    manner.remark(&format!(
        "{} written to `{}`; to tell only what is new: `guidec check --baseline {}`\n",
        count(baseline.count(), "finding"),
        visible(&shown),
        visible(&shown)
    ))?;
    Ok(outcome)
}

impl Common {
    /// Opens the project as these options say.
    pub(super) fn open(
        &self,
        current: &Path,
        host: &dyn Host,
        selected: &[ProjectPath],
    ) -> Result<Project, Failure> {
        let mut project = self.baseline.open(current, host, selected)?;
        project.only_for.clone_from(&self.reader);
        self.levels.apply(&mut project)?;
        Ok(project)
    }

    /// Whether the findings fail the run.
    pub(super) fn outcome(&self, compiled: &Compiled) -> Outcome {
        if compiled.is_misasked {
            return Outcome::Misasked;
        }
        if compiled.has(self.failing()) { Outcome::Errors } else { Outcome::Clean }
    }

    /// The least weight that fails the run.
    fn failing(&self) -> Severity {
        if self.levels.denies_warnings() { Severity::Warning } else { Severity::Error }
    }

    /// How the findings of the project in that folder are printed.
    pub(super) fn report(
        &self,
        manner: Manner,
        stream: &impl IsTerminal,
        root: &Path,
        tolerated: Tolerated,
    ) -> report::Options {
        let usual = report::Options::default();
        let asked = self.limit.and_then(|limit| usize::try_from(limit).ok());
        let in_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        report::Options {
            format: self.format.map(Into::into).unwrap_or_default(),
            color: manner.colors(stream),
            summary: manner.remarks(),
            limit: asked.unwrap_or(usual.limit),
            machine_limit: asked.unwrap_or(usual.machine_limit),
            annotate: self.format.is_none() && in_github,
            folder: in_repository(root),
            failing: self.failing(),
            tolerated,
            ..usual
        }
    }
}

/// The path from the folder of the repository to a project's, empty or with `/` at its end: CI services name files so. What
/// they cannot name is named from the project's folder.
fn in_repository(root: &Path) -> String {
    // If the system refused that, the run ends with it.
    let repository = OsHost::find_above(root, ".git").unwrap_or_default();
    let below = repository.as_deref().and_then(|repository| root.strip_prefix(repository).ok()?.to_str());
    match below.unwrap_or_default() {
        "" => String::new(),
        below => below.replace(std::path::MAIN_SEPARATOR, "/") + "/",
    }
}
