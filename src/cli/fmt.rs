//! `guidec fmt`

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::manner::Manner;
use super::{Outcome, current_folder, output};
use crate::build::{Failure, Project, locate};
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::{Formatted, format};
use crate::host::{GUIDE_LIMIT, Host, HostError, OsHost, ProjectPath, refused};
use crate::report;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;
use crate::text::count;

/// Write guides in one style: indentation, blanks, spelling of words and signs; never what they say
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec fmt
  guidec fmt guides/lock-notes.guide
  guidec fmt --check                 for CI: fails if a file would change
  guidec fmt --diff                  show what would change
  guidec fmt - < draft.guide         from standard input to standard output

Statements with errors stay as they are.

Exit codes: 0 all is well; 1 with --check, a file would change; 2 a file cannot be read or written.")]
pub(super) struct Arguments {
    /// Guides or folders, or `-` for standard input; without any, the project around you.
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Change nothing, name the files that would change, and fail if there are some.
    #[arg(long)]
    check: bool,

    /// Change nothing and show what would change.
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let is_input = |path: &PathBuf| path.as_path() == Path::new("-");
    if arguments.paths.iter().any(is_input) {
        if arguments.paths.len() > 1 {
            return Err(Failure::Usage("`-` stands alone".to_owned()));
        }
        return input(arguments, manner);
    }
    let (host, selected) = locate(&current_folder()?, &arguments.paths)?;
    let project = Project::open(&host, &selected)?;
    // Which guides belong to it is not known then.
    if project.diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
        tell(project.diagnostics.clone(), &project.sources, manner)?;
        return Ok(Outcome::Misasked);
    }
    let files = count(project.files.len(), "file");
    let sheets = manner.busy(&format!("formatting {files}"), || sheets(&host, &project.files));
    let is_readable = complain(&sheets, manner)?;
    let is_written = if arguments.check || arguments.diff {
        show(arguments, &sheets, manner)?;
        true
    } else {
        let (written, failed) = manner.busy("writing the guides", || write(&host, &project.files, &sheets));
        told(written, &failed, (&files, is_readable), manner)?
    };
    let would_change = sheets.iter().any(|sheet| sheet.change().is_some());
    Ok(match is_readable && is_written {
        false => Outcome::Misasked,
        true if arguments.check && would_change => Outcome::Errors,
        true => Outcome::Clean,
    })
}

/// Formats all files in memory.
fn sheets(host: &OsHost, files: &[ProjectPath]) -> Vec<Sheet> {
    let read = |path: &ProjectPath| host.read(path, GUIDE_LIMIT);
    let names = files.par_iter().map(|path| (path.as_str(), read(path)));
    let numbered: Vec<_> = (0u32..).zip(names.collect::<Vec<_>>()).collect();
    let sheets = numbered.into_par_iter();
    sheets.map(|(number, (name, bytes))| Sheet::new(FileId(number), name, bytes)).collect()
}

/// A file, and what becomes of it.
struct Sheet {
    name: String,
    bytes: Vec<u8>,
    text: String,
    formatted: Result<Formatted, Problem>,
}

/// Why a file is not formatted.
enum Problem {
    Host(HostError),
    Findings(Vec<Diagnostic>),
}

impl Sheet {
    fn new(file: FileId, name: &str, bytes: Result<Vec<u8>, HostError>) -> Self {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let (bytes, text) = (Vec::new(), String::new());
                return Self { name: name.to_owned(), bytes, text, formatted: Err(Problem::Host(error)) };
            }
        };
        let (text, findings) = syntax::read(file, bytes.clone());
        let formatted = match findings.is_empty() {
            true => format(file, &text).map_err(|finding| Problem::Findings(vec![*finding])),
            false => Err(Problem::Findings(findings)),
        };
        Self { name: name.to_owned(), bytes, text, formatted }
    }

    /// What the file would hold, if it is something else.
    fn change(&self) -> Option<&str> {
        let formatted = self.formatted.as_ref().ok()?;
        (formatted.text != self.text).then_some(formatted.text.as_str())
    }

    fn patch(&self) -> String {
        self.change().map(|new| report::unified(&self.name, &self.text, new)).unwrap_or_default()
    }
}

/// Says what is wrong with files; returns whether all could be read.
fn complain(sheets: &[Sheet], manner: Manner) -> Result<bool, Failure> {
    let mut sources = Sources::default();
    let mut all = Vec::new();
    let mut is_readable = true;
    for sheet in sheets {
        sources.add(SourceFile::new(sheet.name.as_str(), sheet.text.as_str()));
        match &sheet.formatted {
            Ok(_) => continue,
            // Every run ends with the first refusal.
            Err(Problem::Host(error)) if refused().as_ref() == Err(error) => {}
            Err(Problem::Host(error)) => output::error(&format!("error: {error}\n"))?,
            Err(Problem::Findings(findings)) => all.extend(findings.iter().cloned()),
        }
        is_readable = false;
    }
    tell(all, &sources, manner)?;
    let holds_errors = |sheet: &&Sheet| sheet.formatted.as_ref().is_ok_and(|formatted| formatted.has_errors);
    let wrong = sheets.iter().filter(holds_errors).count();
    if wrong > 0 {
        let files = count(wrong, "file");
        manner
            .aside(&format!("statements with errors stay as they are, in {files}; see `guidec check`\n"))?;
    }
    Ok(is_readable)
}

fn tell(findings: Vec<Diagnostic>, sources: &Sources, manner: Manner) -> Result<(), Failure> {
    output::error(&report::print(findings, sources, &manner.beside()))
}

/// Prints what would change.
fn show(arguments: &Arguments, sheets: &[Sheet], manner: Manner) -> Result<(), Failure> {
    let changed: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.change().is_some()).collect();
    if arguments.diff {
        output::print(&changed.iter().map(|sheet| sheet.patch()).collect::<String>())?;
    } else {
        let names = changed.iter().map(|sheet| report::safe_line(&sheet.name) + "\n");
        output::print(&names.collect::<String>())?;
    }
    if changed.is_empty() {
        return manner.aside(&format!("{}, nothing to change\n", count(sheets.len(), "file")));
    }
    manner.aside(&format!("{} of {} would change\n", changed.len(), count(sheets.len(), "file")))
}

/// Writes what changes; returns how many files, and what went wrong.
fn write(host: &OsHost, paths: &[ProjectPath], sheets: &[Sheet]) -> (usize, Vec<HostError>) {
    host.clear(&paths.iter().map(ProjectPath::folder).collect::<BTreeSet<_>>());
    let mut written = 0;
    let mut failed = Vec::new();
    for (path, sheet) in paths.iter().zip(sheets) {
        let Some(new) = sheet.change() else { continue };
        match host.replace(path, &sheet.bytes, new.as_bytes()) {
            Ok(()) => written += 1,
            Err(error) => failed.push(error),
        }
    }
    (written, failed)
}

/// Says what was written of some files; returns whether all could be.
fn told(
    written: usize,
    failed: &[HostError],
    (files, are_readable): (&str, bool),
    manner: Manner,
) -> Result<bool, Failure> {
    for error in failed {
        output::error(&format!("error: {error}\n"))?;
    }
    manner.remark(&match written {
        0 if failed.is_empty() && are_readable => format!("{files}, nothing to change\n"),
        _ => format!("{written} of {files} formatted\n"),
    })?;
    Ok(failed.is_empty())
}

/// From standard input to standard output.
fn input(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    let stream = io::stdin().lock();
    stream
        .take(GUIDE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Usage(format!("cannot read standard input: {error}")))?;
    let sheet = Sheet::new(FileId(0), "standard input", Ok(bytes));
    if !complain(std::slice::from_ref(&sheet), manner)? {
        return Ok(Outcome::Misasked);
    }
    if arguments.diff {
        output::print(&sheet.patch())?;
    } else if !arguments.check {
        output::print(sheet.change().unwrap_or(&sheet.text))?;
    }
    let fails = arguments.check && sheet.change().is_some();
    Ok(if fails { Outcome::Errors } else { Outcome::Clean })
}
