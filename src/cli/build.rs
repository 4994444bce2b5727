//! `guidec build`

use std::env;
use std::io;
use std::path::PathBuf;

use clap::Args;
use etcetera::BaseStrategy;

use super::manner::Manner;
use super::{Common, Outcome, VERSION, current_folder, output};
use crate::build::{Compiled, Failure, Memory, Outputs, Press, Project, choose, locate, print};
use crate::host::{Committed, OsHost, refused, secret};
use crate::report;
use crate::text::{count, visible};

/// Print the guides: web pages, Markdown, JSON, checklists, or your own templates
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec build
  guidec build --target html --out public
  guidec build --target html --single-file --out to-send
  guidec build --target all --for 'android 14 and alipay 10.3'
  guidec build --target our-templates --trust-templates

Each target fills a folder of its name in the project's folder for outputs (`build`, unless guidec.toml says \
otherwise); with --out and one target, that folder itself. Outputs of guides that are gone are removed. \
If there are errors nothing is written. A guide whose errors are allowed or known is left out, and that is told.")]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,

    /// What to make: html, markdown, json, checklist, all, or a folder of templates; may be repeated.
    #[arg(long = "target", value_name = "TARGET")]
    targets: Vec<String>,

    /// The folder to write to.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// Make every page one file that holds its styles, scripts and pictures; for html.
    #[arg(long)]
    single_file: bool,

    /// Do all anew, and remember nothing.
    #[arg(long)]
    no_cache: bool,

    /// Run templates that did not come with guidec. They are programs: do not say this for strangers' changes.
    #[arg(long)]
    trust_templates: bool,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let common = &arguments.common;
    let current = current_folder()?;
    let (host, selected) = locate(&current, &common.paths)?;
    let mut project = common.open(&current, &host, &selected)?;
    project.single_file = arguments.single_file;
    let chosen = choose(&arguments.targets, &current, &host, &project.settings, arguments.trust_templates)?;
    chosen.refuse_single_files(&project)?;
    let named = arguments.out.as_deref();
    let outputs = Outputs::new(&current, &host, &project.settings.out, named, chosen.count())?;

    let is_remembered = !arguments.no_cache && project.can_be_remembered(&chosen);
    let program = program();
    // Without a place of one's own, nobody knows who wrote what is remembered.
    let secret = || own_folder().and_then(|folder| secret(&folder));
    let memory = is_remembered
        .then(secret)
        .flatten()
        .map(|secret| Memory::open(&host, &project, &chosen, &outputs, &program, secret))
        .transpose()?;
    let memory = memory.as_ref();
    let files = count(project.files.len(), "file");
    let (mut compiled, press) =
        manner.busy(&format!("checking {files}"), || print(&host, &project, &chosen, &outputs, memory));
    compiled.diagnostics.extend(chosen.diagnostics.iter().cloned());
    compiled.diagnostics.append(&mut compiled.unprinted);
    // This asks the disk, too: what it is refused is told before something is written.
    let options = common.report(manner, &io::stderr(), host.root(), compiled.tolerated);
    let written = manner.busy("printing the guides", || {
        write(common, &host, &project, &mut compiled, press, &outputs, memory)
    });
    let outcome = common.outcome(&compiled);
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
    if let Some(committed) = written? {
        let words = format!(
            "{} written, {} unchanged, {} removed in {}\n",
            count(committed.written, "file"),
            committed.unchanged,
            committed.removed,
            visible(outputs.folder())
        );
        if is_for_people { manner.remark(&words)? } else { manner.aside(&words)? }
    }
    Ok(outcome)
}

/// Writes everything if there are no errors. What fails here takes no finding away.
fn write(
    common: &Common,
    host: &OsHost,
    project: &Project,
    compiled: &mut Compiled,
    press: Result<Press<'_>, Failure>,
    outputs: &Outputs,
    memory: Option<&Memory<'_>>,
) -> Result<Option<Committed>, Failure> {
    refused()?;
    if common.outcome(compiled) != Outcome::Clean {
        return Ok(None);
    }
    let press = press?;
    let rendered = press.finish(host, project, compiled, outputs)?;
    compiled.diagnostics.extend(rendered.diagnostics.iter().cloned());
    if common.outcome(compiled) != Outcome::Clean {
        return Ok(None);
    }
    refused()?;
    let placed = outputs.commit(host, compiled, &press, &rendered)?;
    if let Some(memory) = memory {
        memory.save(&compiled.left_out, &rendered, &placed);
    }
    Ok(Some(placed.committed))
}

/// Where the system keeps what programs can make anew, for this user.
fn own_folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("guidec"))
}

/// Which guidec this is. What is under development has the same version for long, but not for long the same size and time.
fn program() -> String {
    let path = env::current_exe().unwrap_or_default();
    format!("{VERSION} {}", OsHost::mark_of(&path, cfg!(debug_assertions)))
}
