//! `guidec man`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use super::manner::Manner;
use super::{Cli, Outcome, current_folder, output};
use crate::build::Failure;
use crate::host::{Host, OsHost, ProjectPath};
use crate::text::{count, visible};

/// Print the manual pages
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec man | man -l -                        read the page of guidec
  guidec man check | man -l -                  and that of a command
  guidec man --out ~/.local/share/man/man1     then `man guidec-check` finds it")]
pub(super) struct Arguments {
    /// The command whose page is printed; without one, the page of guidec itself.
    command: Option<String>,

    /// Write the pages of all commands to this folder; those of another version are replaced.
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    out: Option<PathBuf>,
}

/// The most bytes of a page.
const LIMIT: u64 = 1 << 20;
/// What every page begins with, among its first lines.
const OURS: &str = "\n.TH guidec";

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let pages = pages()?;
    let Some(out) = &arguments.out else {
        let name =
            arguments.command.as_deref().map_or("guidec.1".to_owned(), |name| format!("guidec-{name}.1"));
        let page = pages.get(&name).ok_or_else(|| {
            let asked = arguments.command.as_deref().unwrap_or_default();
            Failure::Usage(format!("there is no command `{}`; `guidec --help` lists all", visible(asked)))
        })?;
        output::print(page)?;
        return Ok(Outcome::Clean);
    };
    let host = OsHost::new(&current_folder()?.join(out))?;
    let written = pages.len();
    for (name, page) in pages {
        let path = ProjectPath::new(&name).map_err(|error| Failure::Usage(format!("`{name}`: {error}")))?;
        put(&host, path, page.into_bytes())?;
    }
    manner.remark(&format!("{} written to {}\n", count(written, "page"), visible(&out.to_string_lossy())))?;
    Ok(Outcome::Clean)
}

/// The text of every page, by the name of its file.
fn pages() -> Result<BTreeMap<String, String>, Failure> {
    let mut whole = Cli::command().version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true);
    // Only this gives the commands the options that all have.
    whole.build();
    let commands: Vec<Command> =
        whole.get_subcommands().map(|command| command.clone().version(env!("CARGO_PKG_VERSION"))).collect();
    let all = commands.into_iter().chain([whole]);
    all.map(|command| {
        let name = command.get_display_name().unwrap_or("guidec").to_owned();
        let mut page = Vec::new();
        let failed = |error| Failure::Usage(format!("the page of `{name}`: {error}"));
        Man::new(command)
            .source(concat!("guidec ", env!("CARGO_PKG_VERSION")))
            .render(&mut page)
            .map_err(failed)?;
        // The library does not know that what stands behind the options are examples.
        let page = String::from_utf8_lossy(&page).replace(".SH EXTRA\nExamples:\n", ".SH EXAMPLES\n");
        Ok((format!("{name}.1"), page))
    })
    .collect()
}

/// Writes a page where none is yet, or in place of one.
fn put(host: &OsHost, path: ProjectPath, page: Vec<u8>) -> Result<(), Failure> {
    if host.kind(&path).is_none() {
        return Ok(host.create(&BTreeMap::from([(path, page)]))?);
    }
    let before = host.read(&path, LIMIT)?;
    if !String::from_utf8_lossy(&before).contains(OURS) {
        return Err(Failure::Usage(format!(
            "`{path}` is there and is no page of guidec; it is not overwritten"
        )));
    }
    if before != page {
        host.replace(&path, &before, &page)?;
    }
    Ok(())
}
