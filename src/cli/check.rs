//! `guidec check`

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::fix::FixOptions;
use super::manner::Manner;
use super::{Common, Outcome, current_folder, output};
use crate::build::{
    Baseline, Compiled, Failure, Keep, Project, Share, compile, curable, locate, write_baseline,
};
use crate::diagnostic::Tolerated;
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

    /// Look at one of several shares of the guides only, such as 2/4; what all guides together show, `guidec merge` finds.
    #[arg(long, value_name = "K/N", conflicts_with_all = ["reader", "write_baseline", "fix"])]
    shard: Option<Share>,

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
        let mut project = open(&host)?;
        if let Some(share) = arguments.shard {
            project.take(&host, share)?;
        }
        project.most_told = Some(common.reporting.most_told());
        let compiled = work(&host, &project, manner);
        let curable = curable(&compiled, &project);
        (project, compiled, curable, true)
    };
    let outcome = if is_written { common.reporting.outcome(&compiled) } else { Outcome::Misasked };
    if arguments.fixing.diff {
        return Ok(outcome);
    }
    let files = count(compiled.files, "file");
    let by = if project.settings.levels.is_narrow() { " by the selected rules" } else { "" };
    let of = arguments.shard.map_or_else(String::new, |share| format!(" for shard {share}"));
    let nothing = format!("{files} checked{of}, nothing found{by}{}\n", compiled.tolerated.words());
    let options = common.reporting.report(manner, &io::stdout(), host.root(), compiled.tolerated);
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
    manner.busy(&format!("checking {}", count(project.own_files().len(), "file")), || {
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
    common.reporting.levels.apply(&mut project)?;
    let compiled = work(host, &project, manner);
    refused()?;
    let (baseline, left) = Baseline::of(&compiled.diagnostics, &compiled.sources);
    write_baseline(current, file, &baseline)?;
    let outcome = if left.is_empty() { Outcome::Clean } else { Outcome::Errors };
    let findings = count(left.len(), "finding");
    let options = common.reporting.report(manner, &io::stdout(), host.root(), Tolerated::default());
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
        let mut project = self.reporting.open(current, host, selected)?;
        project.only_for.clone_from(&self.reader);
        Ok(project)
    }
}
