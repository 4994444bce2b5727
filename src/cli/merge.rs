//! `guidec merge`

use std::path::PathBuf;

use clap::Args;

use super::making::{Making, Product};
use super::manner::Manner;
use super::printing::Printing;
use super::reporting::Reporting;
use super::{Outcome, current_folder, program};
use crate::build::{Failure, Provenance, Shards, locate};

/// Make the site of shards that other machines made with `guidec build --shard`
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec merge shards --target html --out public
  guidec merge one/shard-1-of-2.guidec two/shard-2-of-2.guidec --target html

Runs in the project, with the same guides, the same targets and the same guidec as the machines that made the shards. \
What comes out is what `guidec build` would write. A guide that has changed since its shard was made is looked at anew. \
Whoever makes a shard decides what stands on its pages: name only those that you trust.")]
pub(super) struct Arguments {
    /// All shards of one build, or folders in which they lie.
    #[arg(value_name = "SHARDS", required = true)]
    shards: Vec<PathBuf>,

    #[command(flatten)]
    printing: Printing,

    #[command(flatten)]
    reporting: Reporting,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let reporting = &arguments.reporting;
    let current = current_folder()?;
    let (host, _) = locate(&current, &[])?;
    let mut project = reporting.open(&current, &host, &[])?;
    project.single_file = arguments.printing.single_file;
    project.most_told = Some(reporting.most_told());
    let (chosen, outputs) = arguments.printing.places(&current, &host, &project)?;
    let provenance = Provenance::new(&host, &project, &chosen, &program());
    let shards = Shards::open(&current, &arguments.shards, &provenance)?;
    let making = Making { reporting, manner, host: &host, project, chosen, outputs };
    making.run(Product::Merged(&shards))
}
