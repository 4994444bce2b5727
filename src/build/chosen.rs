//! Which targets a build is for.

use std::collections::BTreeMap;
use std::path::Path;

use super::Failure;
use super::project::Project;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::UNREADABLE_FILE;
use crate::host::{Host, HostError, Kind, OsHost, ProjectPath, Reason};
use crate::targets::Target;
use crate::text::{near_miss, or, visible};

/// The word for every target that comes with guidec.
const ALL: &str = "all";

/// The most bytes of a file in a target folder.
const FILE_LIMIT: u64 = 10 << 20;
/// The most bytes of all files in a target folder.
const FOLDER_LIMIT: usize = 100 << 20;

/// The targets of a build.
#[derive(Debug, Default)]
pub struct Chosen {
    pub(super) targets: Vec<Target>,
    /// What is wrong with target folders.
    pub diagnostics: Vec<Diagnostic>,
}

impl Chosen {
    /// Refuses a target whose pages cannot hold all they use, if they should.
    pub fn refuse_single_files(&self, project: &Project) -> Result<(), Failure> {
        let mut wanted = self.targets.iter().filter(|target| project.wants_single_files(target));
        match wanted.find(|target| !target.makes_single_files()) {
            None => Ok(()),
            Some(target) => Err(Failure::Usage(format!(
                "the target `{}` makes no pages that could hold all they use: `--single-file` and `single-file = true` \
                 are for `html`",
                visible(target.name())
            ))),
        }
    }

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
        } else if named.is_empty() && project_lacks(name, project) {
            // Reported where the project file says it.
            continue;
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

/// Whether the project file names a target that there is not.
pub(super) fn project_lacks(name: &str, project: &dyn Host) -> bool {
    let is_known = name == ALL || Target::names().any(|known| known == name);
    let path = ProjectPath::new(name);
    // What leads out of the project is not looked at.
    !is_known && !path.is_ok_and(|path| project.kind(&path) == Some(Kind::Folder))
}

fn folder(name: &str, base: &Path, trust: bool) -> Result<Result<Target, Vec<Diagnostic>>, Failure> {
    let host = match OsHost::new(&base.join(name)) {
        Ok(host) if host.kind(&ProjectPath::root()) == Some(Kind::Folder) => host,
        Ok(_) | Err(HostError { reason: Reason::NotAFolder, .. }) => return Err(unknown(name)),
        Err(error) => return Err(error.into()),
    };
    if !trust {
        return Err(Failure::Usage(format!(
            "`{}` holds templates that did not come with guidec, and templates are programs; if you trust them, \
             say `--trust-templates` or write `trust-templates = true` into guidec.toml",
            visible(name)
        )));
    }
    let own_name: String =
        host.root().file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into());
    if own_name == ALL || Target::names().any(|name| name == own_name) {
        return Err(Failure::Usage(format!(
            "the folder `{}` has the name of a target that comes with guidec; give it another name",
            visible(name)
        )));
    }
    let (files, passed_over) = read(&host, name)?;
    Ok(match Target::from_files(&own_name, files) {
        Ok(_) if passed_over.iter().any(is_fatal) => Err(findings(&passed_over)),
        Err(found) => Err(found.into_iter().chain(findings(&passed_over)).collect()),
        Ok(target) => Ok(target),
    })
}

/// Files by their paths, and what was passed over.
type Contents = (BTreeMap<String, Vec<u8>>, Vec<HostError>);

/// The files of a target folder, and those that cannot be used. What is too large is no matter unless the target
/// names it; there may be anything beside the templates.
fn read(host: &OsHost, name: &str) -> Result<Contents, Failure> {
    let listing = host.list(&ProjectPath::root(), None)?;
    let too_much = |what: String| {
        Failure::Usage(format!("the folder `{}` is no target: it has more than {what}", visible(name)))
    };
    if listing.files.len() > Target::MOST_FILES {
        return Err(too_much(format!("{} files", Target::MOST_FILES)));
    }
    let mut passed_over = listing.refused;
    passed_over.extend(listing.unreadable);
    let mut files = BTreeMap::new();
    let mut rest = FOLDER_LIMIT;
    for path in listing.files {
        match host.read(&path, FILE_LIMIT) {
            Ok(contents) => {
                rest = rest.checked_sub(contents.len()).ok_or_else(|| too_much("100 MiB".to_owned()))?;
                files.insert(path.as_str().to_owned(), contents);
            }
            Err(error) => passed_over.push(error),
        }
    }
    Ok((files, passed_over))
}

fn is_fatal(error: &HostError) -> bool {
    !matches!(error.reason, Reason::TooLarge(_))
}

fn findings(errors: &[HostError]) -> Vec<Diagnostic> {
    errors.iter().map(|error| Diagnostic::new(&UNREADABLE_FILE, error.to_string())).collect()
}

fn unknown(name: &str) -> Failure {
    Failure::Usage(format!("there is no target `{}`; {}", visible(name), advice(name)))
}

/// What to write instead of a target that there is not.
pub(super) fn advice(name: &str) -> String {
    let names: Vec<&str> = Target::names().chain([ALL]).collect();
    match near_miss(name, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "choose {}, or a folder",
            or(&names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>())
        ),
    }
}
