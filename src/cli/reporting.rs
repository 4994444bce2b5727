//! What becomes of findings: which are told, how they are printed, and whether they fail a run.

use std::io::IsTerminal;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::levels::{BaselineOptions, LevelOptions};
use super::manner::Manner;
use crate::build::{Compiled, Failure, Project};
use crate::diagnostic::{Severity, Tolerated};
use crate::host::{Host, OsHost, ProjectPath};
use crate::report;

/// The options of every command that judges guides.
#[derive(Args, Debug)]
pub(super) struct Reporting {
    /// How findings are printed. Without it as for people, in GitHub Actions with annotations behind.
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Show at most so many findings, errors first; without it 100, and 5000 in formats for programs.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,

    #[command(flatten)]
    pub(super) levels: LevelOptions,

    #[command(flatten)]
    pub(super) baseline: BaselineOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: with the source lines, notes and help.
    Human,
    /// One line for each finding.
    Short,
    /// As `guidec schema findings` says.
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit's XML, for the test reports of CI systems.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
}

impl From<Format> for report::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Short => Self::Short,
            Format::Json => Self::Json,
            Format::Sarif => Self::Sarif,
            Format::Github => Self::Github,
            Format::Gitlab => Self::Gitlab,
            Format::Junit => Self::Junit,
            Format::Checkstyle => Self::Checkstyle,
        }
    }
}

impl Reporting {
    /// Opens the project with its levels and what is known.
    pub(super) fn open(
        &self,
        current: &Path,
        host: &dyn Host,
        selected: &[ProjectPath],
    ) -> Result<Project, Failure> {
        let mut project = self.baseline.open(current, host, selected)?;
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
        report::Options {
            color: manner.colors(stream),
            summary: manner.remarks(),
            folder: in_repository(root),
            failing: self.failing(),
            tolerated,
            ..self.limits()
        }
    }

    /// In which format how many findings are printed.
    fn limits(&self) -> report::Options {
        let usual = report::Options::default();
        let asked = self.limit.and_then(|limit| usize::try_from(limit).ok());
        let in_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        report::Options {
            format: self.format.map(Into::into).unwrap_or_default(),
            limit: asked.unwrap_or(usual.limit),
            machine_limit: asked.unwrap_or(usual.machine_limit),
            annotate: self.format.is_none() && in_github,
            ..usual
        }
    }

    /// How many findings are told at most.
    pub(super) fn most_told(&self) -> usize {
        self.limits().most()
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
