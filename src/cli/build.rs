//! `guidec build`

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;
use etcetera::BaseStrategy;

use super::making::{Making, Product};
use super::manner::Manner;
use super::printing::Printing;
use super::{Common, Outcome, current_folder, program};
use crate::build::{Failure, Memory, Provenance, ShardMaker, Share, locate};
use crate::host::secret;

/// Print the guides: web pages, Markdown, JSON, checklists, or your own templates
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec build
  guidec build --target html --out public
  guidec build --target html --single-file --out to-send
  guidec build --target all --for 'android 14 and alipay 10.3'
  guidec build --target our-templates --trust-templates
  guidec build --target html --shard 2/4 --out shards

Each target fills a folder of its name in the project's folder for outputs (`build`, unless guidec.toml says \
otherwise); with --out and one target, that folder itself. Outputs of guides that are gone are removed. \
If there are errors nothing is written. A guide whose errors are allowed or known is left out, and that is told.")]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,

    #[command(flatten)]
    printing: Printing,

    /// Do all anew, and remember nothing.
    #[arg(long)]
    no_cache: bool,

    /// Look at one of several shares of the guides, such as 2/4, and write a shard that `guidec merge` makes the site of.
    #[arg(long, value_name = "K/N", conflicts_with = "reader")]
    shard: Option<Share>,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let common = &arguments.common;
    let current = current_folder()?;
    let (host, selected) = locate(&current, &common.paths)?;
    let mut project = common.open(&current, &host, &selected)?;
    project.single_file = arguments.printing.single_file;
    project.most_told = Some(common.reporting.most_told());
    if let Some(share) = arguments.shard {
        project.take(&host, share)?;
    }
    let (chosen, outputs) = arguments.printing.places(&current, &host, &project)?;
    let making = Making { reporting: &common.reporting, manner, host: &host, project, chosen, outputs };
    let program = program();
    if let Some(share) = arguments.shard {
        let provenance = Provenance::new(&host, &making.project, &making.chosen, &program);
        return making.run(Product::Shard(&ShardMaker::new(share, provenance)));
    }
    let Making { project, chosen, outputs, .. } = &making;
    let is_remembered = !arguments.no_cache && project.can_be_remembered(chosen);
    // Without a place of one's own, nobody knows who wrote what is remembered.
    let secret = || own_folder().and_then(|folder| secret(&folder));
    let memory = is_remembered
        .then(secret)
        .flatten()
        .map(|secret| Memory::open(&host, project, chosen, outputs, &program, secret))
        .transpose()?;
    // Nothing comes after this, and nothing of it has to be put away: to free very many small things would only take time.
    let memory = ManuallyDrop::new(memory);
    making.run(Product::Site(memory.as_ref()))
}

/// Where the system keeps what programs can make anew, for this user.
fn own_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("guidec"))
}
