//! Which targets a build is for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Failure;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::host::{Host, OsHost, ProjectPath};
use crate::targets::Target;
use crate::text::{near_miss, or, visible};

/// The word for every target that comes with guidec.
const ALL: &str = "all";

/// The most bytes of a file in a target folder.
const FILE_LIMIT: u64 = 10 << 20;

/// The targets of a build.
#[derive(Debug, Default)]
pub struct Chosen {
    pub(super) targets: Vec<Target>,
    /// What is wrong with target folders.
    pub diagnostics: Vec<Diagnostic>,
}

impl Chosen {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.targets.len()
    }
}

/// Finds targets by name or folder: those that the command names, relative to `current`, else those of
/// the project file, relative to the project's root. Folders are used only if the owner trusts them.
pub fn choose(
    named: &[String],
    current: &Path,
    project: &OsHost,
    settings: &Settings,
    trust: bool,
) -> Result<Chosen, Failure> {
    let (names, base) =
        if named.is_empty() { (&settings.targets[..], project.root()) } else { (named, current) };
    let trust = trust || settings.trust_templates;
    let mut chosen = Chosen::default();
    for name in names {
        if name == ALL {
            chosen.targets.extend(Target::names().filter_map(Target::built_in));
        } else if let Some(target) = Target::built_in(name) {
            chosen.targets.push(target);
        } else {
            match folder(name, base, trust)? {
                Ok(target) => chosen.targets.push(target),
                Err(findings) => chosen.diagnostics.extend(findings),
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    chosen.targets.retain(|target| seen.insert(target.name().to_owned()));
    Ok(chosen)
}

fn folder(name: &str, base: &Path, trust: bool) -> Result<Result<Target, Vec<Diagnostic>>, Failure> {
    let folder: PathBuf = base.join(name);
    if !folder.is_dir() {
        return Err(unknown(name));
    }
    if !trust {
        return Err(Failure::Usage(format!(
            "`{}` holds templates that did not come with guidec, and templates are programs; if you trust them, \
             say `--trust-templates` or write `trust-templates = true` into guidec.toml",
            visible(name)
        )));
    }
    let host = OsHost::new(&folder)?;
    let mut files = BTreeMap::new();
    for path in host.list(&ProjectPath::root(), None)?.files {
        files.insert(path.as_str().to_owned(), host.read(&path, FILE_LIMIT)?);
    }
    let own_name =
        host.root().file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into());
    Ok(Target::from_files(&own_name, files))
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = Target::names().chain([ALL]).collect();
    let advice = match near_miss(name, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "choose {}, or a folder",
            or(&names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>())
        ),
    };
    Failure::Usage(format!("there is no target `{}`; {advice}", visible(name)))
}
