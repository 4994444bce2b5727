//! `guidec import`

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use super::manner::Manner;
use super::{Outcome, current_folder, output};
use crate::build::Failure;
use crate::host::{GUIDE_LIMIT, Host, HostError, Kind, OsHost, ProjectPath, Reason};
use crate::import::{Draft, import};
use crate::report;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;
use crate::text::{count, visible};

/// Make a draft of a guide from a how-to in Markdown or plain text
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec import how-to.md                        print the draft
  guidec import how-to.md -o guides/how-to.guide
  guidec import how-to.md -o guides/how-to.guide --force
  pbpaste | guidec import -                      from standard input

Nothing of the text is lost: what is not understood stays as prose, with a comment that names its line. Look for \
`# line` in the draft.

Exit codes: 0 there is a draft; 1 nothing in the text looks like a step; 2 the text cannot be read or the draft cannot \
be written.")]
pub(super) struct Arguments {
    /// The text: Markdown or plain text, or `-` for standard input.
    file: PathBuf,

    /// Write the draft to this file instead of printing it; a file that is there is kept.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Write over the file of `--out`.
    #[arg(long, requires = "out")]
    force: bool,
}

/// The most bytes of a how-to. What Markdown is read into takes some hundred times as much.
const LIMIT: u64 = 256 << 10;

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let current = current_folder()?;
    // What cannot be written is said before the work.
    let place = arguments.out.as_deref().map(|out| place(&current, out, arguments)).transpose()?;
    let name = name(&arguments.file);
    let (text, findings) = syntax::read(FileId(0), read(&current, &arguments.file)?);
    // Characters that no guide may hold are replaced; what is no text at all is refused.
    if let Some(finding) =
        findings.into_iter().find(|finding| finding.code.id == "E0101" || finding.code.id == "E0103")
    {
        let mut sources = Sources::default();
        sources.add(SourceFile::new(name.as_str(), text.as_str()));
        output::error(&report::print(
            vec![finding],
            &sources,
            &report::Options { summary: false, ..manner.beside() },
        ))?;
        return Ok(Outcome::Misasked);
    }
    let draft = manner.busy("reading the text", || import(&name, &text)).map_err(|finding| {
        Failure::Usage(format!("`{}` makes no guide: {}", visible(&name), finding.title))
    })?;
    if draft.steps == 0 {
        output::error(&format!(
            "error: nothing in `{}` looks like a step\n  = steps are sentences such as \"Tap Settings\" or ways such as \
             \"Settings > Apps\", best in a numbered list\n",
            visible(&name)
        ))?;
        return Ok(Outcome::Errors);
    }
    match place {
        None => output::print(&draft.text)?,
        Some((host, path)) => write(&host, &path, &draft)?,
    }
    manner.aside(&said(&draft, arguments))?;
    Ok(Outcome::Clean)
}

fn name(file: &Path) -> String {
    if file == Path::new("-") { "standard input".to_owned() } else { file.to_string_lossy().into_owned() }
}

fn read(current: &Path, file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        let stream = io::stdin().lock();
        stream
            .take(LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::Usage(format!("cannot read standard input: {error}")))?;
        return match bytes.len() as u64 > LIMIT {
            true => Err(HostError::new(name(file), Reason::TooLarge(LIMIT)).into()),
            false => Ok(bytes),
        };
    }
    let path = current.join(file);
    if OsHost::kind_at(&path) == Some(Kind::Folder) {
        return Err(Failure::Usage(format!("`{}` is a folder; name one text in it", visible(&name(file)))));
    }
    let folder = path.parent().unwrap_or(current);
    let named = |error: HostError| Failure::Host(HostError { path: name(file), ..error });
    let host = OsHost::new(folder).map_err(named)?;
    let real = host.relative(&path).map_err(named)?;
    host.read(&real, LIMIT).map_err(named)
}

/// Where the draft goes, if it may go there.
fn place(current: &Path, out: &Path, arguments: &Arguments) -> Result<(OsHost, ProjectPath), Failure> {
    let path = current.join(out);
    let shown = visible(&out.to_string_lossy()).into_owned();
    match OsHost::kind_at(&path) {
        Some(Kind::Folder) => {
            return Err(Failure::Usage(format!("`{shown}` is a folder; name a file in it")));
        }
        Some(Kind::File) if !arguments.force => {
            return Err(Failure::Usage(format!(
                "`{shown}` exists already and was kept; `--force` writes over it"
            )));
        }
        _ => {}
    }
    let file = path.file_name().and_then(|name| name.to_str());
    let file = file.and_then(|file| ProjectPath::new(file).ok());
    let file = file.ok_or_else(|| Failure::Usage(format!("`{shown}` cannot be the name of a file")))?;
    Ok((OsHost::new(path.parent().unwrap_or(current))?, file))
}

fn write(host: &OsHost, path: &ProjectPath, draft: &Draft) -> Result<(), Failure> {
    if host.kind(path).is_none() {
        return Ok(host.create(&BTreeMap::from([(path.clone(), draft.text.clone().into_bytes())]))?);
    }
    let before = host.read(path, GUIDE_LIMIT)?;
    Ok(host.replace(path, &before, draft.text.as_bytes())?)
}

fn said(draft: &Draft, arguments: &Arguments) -> String {
    let place = arguments.out.as_deref().map(|out| format!(" in `{}`", visible(&out.to_string_lossy())));
    let look = match draft.remarks {
        0 => String::new(),
        remarks => format!(" with {} on what to look at (`# line …`)", count(remarks, "comment")),
    };
    format!("a draft of {}{look}{}\n", count(draft.steps, "step"), place.unwrap_or_default())
}
