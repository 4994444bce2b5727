//! `guidec new`

use std::collections::BTreeMap;

use clap::Args;

use super::manner::Manner;
use super::{Outcome, current_folder};
use crate::build::{Failure, PROJECT_FILE};
use crate::host::{Host, OsHost, ProjectPath};
use crate::text::visible;

/// Start a project: a model of an app, a guide, a project file and a CI workflow
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec new help-center && cd help-center && guidec check
  guidec new docs/phones        in a folder of a repository, which is made")]
pub(super) struct Arguments {
    /// The folder to make; the project is named after it.
    name: String,
}

/// Where each file goes and what it holds; `{{name}}` stands for the project's name.
const FILES: [(&str, &str); 5] = [
    ("guidec.toml", include_str!("new/guidec.toml")),
    (".gitignore", include_str!("new/gitignore")),
    ("apps/notes.guide", include_str!("new/notes.guide")),
    ("guides/lock-notes.guide", include_str!("new/lock-notes.guide")),
    (".github/workflows/guides.yml", include_str!("new/guides.yml")),
];

pub(super) fn run(arguments: &Arguments, manner: Manner) -> Result<Outcome, Failure> {
    let refused = |error| Failure::Usage(format!("`{}` cannot be a folder's name: {error}", arguments.name));
    let folder = ProjectPath::new(&arguments.name).map_err(refused)?;
    if folder.is_root() {
        return Err(Failure::Usage("name the folder to make".to_owned()));
    }
    let mut files = BTreeMap::new();
    for (path, contents) in FILES {
        let path = folder.join(path).map_err(refused)?;
        files.insert(path, contents.replace("{{name}}", folder.name()).into_bytes());
    }
    let current = current_folder()?;
    if let Some(outer) = OsHost::find_above(&current, PROJECT_FILE)? {
        return Err(Failure::Usage(format!(
            "`{}` is a project already, and a project cannot stand in another; go to another folder",
            visible(&outer.to_string_lossy())
        )));
    }
    let host = OsHost::new(&current)?;
    let is_project = folder.join(PROJECT_FILE).is_ok_and(|path| host.kind(&path).is_some());
    // What a run that was killed has made is as it would be made now.
    let is_foreign = |path: &ProjectPath, contents: &Vec<u8>| {
        host.kind(path).is_some() && host.read(path, contents.len() as u64).ok().as_ref() != Some(contents)
    };
    let taken = files.iter().find(|(path, contents)| is_foreign(path, contents)).map(|(path, _)| path);
    if let Some(path) = if is_project { Some(&folder) } else { taken } {
        return Err(Failure::Usage(format!("`{}` exists already; nothing was made", visible(path.as_str()))));
    }
    let list: String = files.keys().map(|path| format!("  {path}\n")).collect();
    files.retain(|path, _| host.kind(path).is_none());
    // It comes last: a project that has it is whole.
    let (last, first) = files.into_iter().partition(|(path, _)| path.name() == PROJECT_FILE);
    host.create(&first)?;
    host.create(&last)?;
    manner.remark(&format!(
        "Made a project in `{folder}`:\n{list}\nNow:\n  cd {}\n  guidec check\n  guidec build --target html\n",
        quoted(folder.as_str())
    ))?;
    Ok(Outcome::Clean)
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
