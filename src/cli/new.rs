//! `guidec new`

use std::collections::BTreeMap;

use clap::Args;

use super::{Outcome, current_folder, output};
use crate::build::Failure;
use crate::host::{Host, HostError, OsHost, ProjectPath, Reason};

/// Start a project: a model of an app, a guide, a project file and a CI workflow
#[derive(Args, Debug)]
#[command(after_help = "Example:
  guidec new help-center && cd help-center && guidec check")]
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

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
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
    let host = OsHost::new(&current_folder()?)?;
    if let Some(path) = files.keys().find(|path| host.kind(path).is_some()) {
        return Err(HostError::new(path, Reason::Foreign).into());
    }
    host.create(&files)?;
    let list: String = files.keys().map(|path| format!("  {path}\n")).collect();
    output::print(&format!(
        "Made a project in `{folder}`:\n{list}\nNow:\n  cd {folder}\n  guidec check\n  guidec build --target html\n"
    ))?;
    Ok(Outcome::Clean)
}
