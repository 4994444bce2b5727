//! Which guides a command is about: files, folders, or the ids of guides.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::build::{Compiled, Failure, Keep, Project, compile, locate};
use crate::diagnostic::codes::prose::NOBODY_LEFT;
use crate::diagnostic::{Diagnostic, Severity};
use crate::host::{OsHost, ProjectPath};
use crate::model::guide::Guide;
use crate::model::ids::GuideId;
use crate::source::{FileId, SourceFile, Span};
use crate::text::{near_miss, visible};

/// Some guides of a project.
#[derive(Debug)]
pub struct Chosen {
    pub host: OsHost,
    pub project: Project,
    /// Files all of whose guides are meant.
    files: BTreeSet<ProjectPath>,
    /// Guides that are meant by their ids.
    ids: BTreeSet<String>,
}

/// Finds the guides that the arguments name, relative to `current`; without arguments, all of the project.
pub fn choose(current: &Path, arguments: &[PathBuf]) -> Result<Chosen, Failure> {
    let (paths, names): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.iter().cloned().partition(|argument| OsHost::kind_at(&current.join(argument)).is_some());
    let (host, mut selected) = locate(current, &paths)?;
    let ids: BTreeSet<String> = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    let files = if ids.is_empty() || !selected.is_empty() {
        Project::open(&host, &selected)?.files.into_iter().collect()
    } else {
        BTreeSet::new()
    };
    if !ids.is_empty() {
        selected.extend(files_of(&host, &ids)?);
    }
    let project = Project::open(&host, &selected)?;
    Ok(Chosen { host, project, files, ids })
}

impl Chosen {
    /// Of guides that are for nobody of whom the run is for, tells only those that were asked about. It is wrong only
    /// if none of these is left.
    pub fn tell_asked(&self, compiled: &mut Compiled) {
        let guides = compiled.model.guides.iter();
        let (asked, others): (Vec<&Guide>, Vec<&Guide>) =
            guides.partition(|guide| self.holds(compiled, guide));
        let others: BTreeSet<Span> = others.iter().map(|guide| guide.audience.span).collect();
        let asked = asked.len();
        let is_other = |finding: &Diagnostic| finding.span().is_some_and(|span| others.contains(&span));
        compiled.diagnostics.retain(|finding| *finding.code != NOBODY_LEFT || !is_other(finding));
        let nobody = compiled.diagnostics.iter_mut().filter(|finding| *finding.code == NOBODY_LEFT);
        let nobody: Vec<&mut Diagnostic> = nobody.collect();
        if nobody.len() == asked {
            nobody.into_iter().for_each(|finding| finding.severity = Severity::Error);
        }
    }

    fn holds(&self, compiled: &Compiled, guide: &Guide) -> bool {
        self.ids.contains(&guide.key)
            || path_of(compiled, guide.file).is_some_and(|path| self.files.contains(&path))
    }

    /// The guides, in the order of the model.
    pub fn guides(&self, compiled: &Compiled) -> Result<Vec<GuideId>, Failure> {
        let guides: Vec<(GuideId, &Guide)> = (0u32..)
            .map(GuideId)
            .zip(&compiled.model.guides)
            .filter(|(_, guide)| self.holds(compiled, guide))
            .collect();
        let followed: Vec<GuideId> =
            guides.iter().filter(|(_, guide)| !compiled.leaves_out(guide)).map(|(id, _)| *id).collect();
        if let Some((_, guide)) = guides.first().filter(|_| followed.is_empty()) {
            return Err(stuck(guide));
        }
        if guides.is_empty() {
            return Err(Failure::Usage(match self.files.first() {
                Some(file) if self.files.len() == 1 => format!("`{file}` holds no guide"),
                _ => "there is no guide in these files".to_owned(),
            }));
        }
        Ok(followed)
    }
}

/// What is said of a guide with errors that are not told.
pub(super) fn stuck(guide: &Guide) -> Failure {
    Failure::Usage(format!(
        "the guide `{}` has errors that are allowed or known, so its readers cannot be followed to an end",
        visible(&guide.key)
    ))
}

/// The files that hold the guides of these ids.
fn files_of(host: &OsHost, ids: &BTreeSet<String>) -> Result<BTreeSet<ProjectPath>, Failure> {
    let project = Project::open(host, &[])?;
    let compiled = compile(host, &project, Keep::Model);
    let mut files = BTreeSet::new();
    for id in ids {
        let guide = compiled.model.guides.iter().find(|guide| guide.key == *id);
        let file = guide.and_then(|guide| path_of(&compiled, guide.file));
        files.insert(file.ok_or_else(|| unknown(id, &compiled, &project))?);
    }
    Ok(files)
}

pub(super) fn path_of(compiled: &Compiled, file: FileId) -> Option<ProjectPath> {
    ProjectPath::new(compiled.sources.get(file).map(SourceFile::name)?).ok()
}

fn unknown(name: &str, compiled: &Compiled, project: &Project) -> Failure {
    let ids = compiled.model.guides.iter().map(|guide| guide.key.as_str());
    let files = project.files.iter().map(ProjectPath::as_str);
    let advice = match near_miss(name, ids.chain(files)) {
        Some(meant) => format!("did you mean `{}`?", visible(meant)),
        None => "name a file, a folder or the id of a guide".to_owned(),
    };
    Failure::Usage(format!("there is no guide `{}`; {advice}", visible(name)))
}
