//! `guidec check --fix`: writing what was cured, or showing it.

use std::collections::BTreeSet;

use clap::Args;

use super::manner::Manner;
use super::output;
use crate::build::{Change, Failure, Fixed, Keep, Open, compile, curable, fix};
use crate::host::{OsHost, ProjectPath, refused};
use crate::report;
use crate::text::{count, visible};

/// The most files of which is said that they were left.
const SHOWN: usize = 10;

/// Whether and how findings are cured.
#[derive(Args, Debug)]
pub(super) struct FixOptions {
    /// Cure what can be cured without changing what a guide says, and tell what is left.
    #[arg(long, conflicts_with = "write_baseline")]
    pub(super) fix: bool,

    /// With --fix: apply cures, too, that may say something else than you meant.
    #[arg(long, requires = "fix")]
    unsafe_fixes: bool,

    /// With --fix: write nothing, and show what would change instead of what is left.
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub(super) diff: bool,
}

impl FixOptions {
    /// Cures, and writes or shows that; returns what is left and whether everything could be written.
    pub(super) fn run(
        &self,
        host: &OsHost,
        open: Open<'_>,
        manner: Manner,
    ) -> Result<(Fixed, bool), Failure> {
        let mut fixed = fix(host, self.unsafe_fixes, open)?;
        // Without a file that cannot be read, everything else looks wrong.
        refused()?;
        if self.diff {
            let patch = |(path, change): (&ProjectPath, &Change)| {
                report::unified(path.as_str(), &change.before, &change.after)
            };
            output::print(&fixed.changes.iter().map(patch).collect::<String>())?;
            tell(&fixed, "would be cured", manner)?;
            return Ok((fixed, true));
        }
        host.clear(&fixed.project.files.iter().map(ProjectPath::folder).collect::<BTreeSet<_>>());
        let mut failed = false;
        for (path, change) in &fixed.changes {
            if let Err(error) = host.replace(path, change.before.as_bytes(), change.after.as_bytes()) {
                failed = true;
                output::error(&format!("error: {error}\n"))?;
            }
        }
        if failed {
            // Not all is as it was to be: what is told must be true of what is on the disk.
            fixed.project = open(host)?;
            fixed.compiled = compile(host, &fixed.project, Keep::Findings);
            fixed.curable = curable(&fixed.compiled, &fixed.project);
        } else {
            tell(&fixed, "cured", manner)?;
        }
        Ok((fixed, !failed))
    }
}

fn tell(fixed: &Fixed, done: &str, manner: Manner) -> Result<(), Failure> {
    let mut words = match fixed.changes.len() {
        0 => "nothing to cure\n".to_owned(),
        files => format!("{} {done} in {}\n", count(fixed.cures, "finding"), count(files, "file")),
    };
    for path in fixed.left.iter().take(SHOWN) {
        let name = visible(path.as_str());
        words.push_str(&format!("`{name}` keeps findings: their cures would make new errors\n"));
    }
    if fixed.left.len() > SHOWN {
        words.push_str(&format!("… and {}\n", count(fixed.left.len() - SHOWN, "more file")));
    }
    manner.aside(&words)
}
