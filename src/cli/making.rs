//! From an open project to what is written: what `build` and `merge` have in common.

use std::io;

use super::manner::Manner;
use super::reporting::Reporting;
use super::{Outcome, output};
use crate::build::{
    Chosen, Compiled, Failure, Memory, Outputs, Press, Project, Remembered, ShardMaker, Shards, print,
};
use crate::host::{OsHost, refused};
use crate::report;
use crate::text::{count, visible};

/// What is made of the guides.
#[derive(Clone, Copy)]
pub(super) enum Product<'a> {
    /// All outputs, with what is remembered of the last build.
    Site(Option<&'a Memory<'a>>),
    Shard(&'a ShardMaker),
    /// All outputs, with what shards know.
    Merged(&'a Shards),
}

impl<'a> Product<'a> {
    fn remembered(self) -> Option<Remembered<'a>> {
        match self {
            Self::Site(memory) => memory.map(Memory::remembered),
            Self::Shard(maker) => Some(maker.remembered()),
            Self::Merged(shards) => Some(shards.remembered()),
        }
    }
}

/// A run that writes something.
pub(super) struct Making<'a> {
    pub(super) reporting: &'a Reporting,
    pub(super) manner: Manner,
    pub(super) host: &'a OsHost,
    pub(super) project: Project,
    pub(super) chosen: Chosen,
    pub(super) outputs: Outputs,
}

impl Making<'_> {
    /// Judges the guides, writes what was asked for, and tells all that.
    pub(super) fn run(&self, product: Product<'_>) -> Result<Outcome, Failure> {
        let Self { reporting, manner, host, project, chosen, outputs } = self;
        let files = count(project.own_files().len(), "file");
        let (mut compiled, press) = manner.busy(&format!("checking {files}"), || {
            print(*host, project, chosen, outputs, product.remembered())
        });
        compiled.diagnostics.extend(chosen.diagnostics.iter().cloned());
        compiled.diagnostics.append(&mut compiled.unprinted);
        // This asks the disk, too: what it is refused is told before something is written.
        let options = reporting.report(*manner, &io::stderr(), host.root(), compiled.tolerated);
        let written = manner.busy("printing the guides", || self.write(&mut compiled, press, product));
        let outcome = reporting.outcome(&compiled);
        let is_for_people = options.format.is_for_people();
        let findings = report::print(compiled.diagnostics, &compiled.sources, &options);
        // A report for programs is the result; what is said about the command stands beside it.
        if is_for_people {
            output::error(&findings)?
        } else {
            output::print(&findings)?
        }
        if !matches!(written, Ok(Some(_))) {
            manner.aside("nothing was written\n")?;
        }
        if let Some(words) = written? {
            if is_for_people { manner.remark(&words)? } else { manner.aside(&words)? }
        }
        Ok(outcome)
    }

    /// Writes everything if there are no errors, and says what that was. What fails here takes no finding away.
    fn write(
        &self,
        compiled: &mut Compiled,
        press: Result<Press<'_>, Failure>,
        product: Product<'_>,
    ) -> Result<Option<String>, Failure> {
        let Self { host, project, outputs, .. } = self;
        refused()?;
        if let Product::Merged(shards) = product {
            shards.refuse_damaged()?;
        }
        let is_clean = |compiled: &Compiled| self.reporting.outcome(compiled) == Outcome::Clean;
        if !is_clean(compiled) {
            return Ok(None);
        }
        let press = press?;
        if let Product::Shard(maker) = product {
            let found = maker.found(&press, compiled)?;
            compiled.diagnostics.extend(found);
            if !is_clean(compiled) {
                return Ok(None);
            }
            refused()?;
            let (place, taken) = maker.write(&press, compiled, outputs)?;
            let (of, place) = (count(project.files.len(), "file"), place.display().to_string());
            return Ok(Some(format!("{taken} of {of} in the shard {}\n", visible(&place))));
        }
        let rendered = press.finish(*host, project, compiled, outputs)?;
        compiled.diagnostics.extend(rendered.diagnostics.iter().cloned());
        if !is_clean(compiled) {
            return Ok(None);
        }
        refused()?;
        let placed = outputs.commit(host, compiled, &press, &rendered)?;
        let mut words = String::new();
        match product {
            Product::Site(Some(memory)) => memory.save(&compiled.left_out, &rendered, &placed),
            Product::Merged(shards) => words.push_str(&of_shards(shards, project)),
            _ => {}
        }
        words.push_str(&format!(
            "{} written, {} unchanged, {} removed in {}\n",
            count(placed.committed.written, "file"),
            placed.committed.unchanged,
            placed.committed.removed,
            visible(outputs.folder())
        ));
        Ok(Some(words))
    }
}

/// How much shards brought.
fn of_shards(shards: &Shards, project: &Project) -> String {
    let (all, taken) = (project.files.len(), shards.taken());
    let rest = all.saturating_sub(taken);
    let anew = if rest == 0 { String::new() } else { format!(", {rest} looked at anew") };
    format!("{taken} of {} taken over from {}{anew}\n", count(all, "file"), count(shards.count(), "shard"))
}
