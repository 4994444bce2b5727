//! The options that say what becomes of findings, for every command that has them.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::build::{Failure, Project, read_baseline};
use crate::diagnostic::Level;
use crate::host::{Host, ProjectPath};

/// What `--deny` takes besides the names of rules.
pub(super) const WARNINGS: &str = "warnings";

/// Levels of rules for one run.
#[derive(Args, Debug, Default)]
pub(super) struct LevelOptions {
    /// Make a rule an error, by its name or its code; `warnings` fails on every warning.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,

    /// Make a rule a warning.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    warn: Vec<String>,

    /// Do not look at a rule.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
}

impl LevelOptions {
    /// Whether warnings fail a run.
    pub(super) fn denies_warnings(&self) -> bool {
        self.deny.iter().any(|rule| rule == WARNINGS)
    }

    /// Gives the rules their levels.
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), Failure> {
        let options = [
            ("--deny", &self.deny, Level::Error),
            ("--warn", &self.warn, Level::Warn),
            ("--allow", &self.allow, Level::Off),
        ];
        for (option, rules, level) in options {
            for rule in rules.iter().filter(|rule| option != "--deny" || *rule != WARNINGS) {
                project.settings.levels.ask(option, rule, level)?;
            }
        }
        Ok(())
    }
}

/// What is known.
#[derive(Args, Debug, Default)]
pub(super) struct BaselineOptions {
    /// Tell only what is not in this baseline; guidec.toml can name one, too.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Tell everything, whatever guidec.toml says.
    #[arg(long, conflicts_with = "baseline")]
    no_baseline: bool,
}

impl BaselineOptions {
    /// The file that the command names, none if it wants none, and by which option.
    pub(super) fn asked(&self) -> Option<(Option<&Path>, &'static str)> {
        match &self.baseline {
            Some(file) => Some((Some(file), "--baseline")),
            None => self.no_baseline.then_some((None, "--no-baseline")),
        }
    }

    /// Opens the project with the baseline that the command names, else with its own.
    pub(super) fn open(
        &self,
        current: &Path,
        host: &dyn Host,
        selected: &[ProjectPath],
    ) -> Result<Project, Failure> {
        if self.baseline.is_none() && !self.no_baseline {
            return Project::open(host, selected);
        }
        let mut project = Project::open_without_baseline(host, selected)?;
        if let Some(file) = &self.baseline {
            project.baseline = Some(read_baseline(current, file)?);
        }
        Ok(project)
    }
}
