//! The ids of a project's files: the same in every run, whichever of them it looks at and whoever uses a file first.

use std::collections::{BTreeMap, BTreeSet};

use super::Project;
use crate::host::ProjectPath;
use crate::source::{FileId, SourceFile, Sources};

/// Ids by paths, and paths by ids.
pub(super) struct Ids {
    /// The ids of the project's guides are less.
    listed: FileId,
    /// Those of files that are to be compiled or were met.
    met: BTreeMap<ProjectPath, FileId>,
    /// Those that other files have when they are met.
    reserved: BTreeMap<ProjectPath, FileId>,
    paths: BTreeMap<FileId, ProjectPath>,
}

impl Ids {
    /// The files that are to be compiled are met; others of the project may be.
    pub(super) fn new(project: &Project, sources: &mut Sources) -> Self {
        let own: BTreeSet<&ProjectPath> = project.own_files().iter().collect();
        let mut met = BTreeMap::new();
        let mut reserved = BTreeMap::new();
        for path in &project.files {
            match own.contains(path) {
                true => met.insert(path.clone(), sources.add(SourceFile::new(path.as_str(), ""))),
                false => reserved.insert(path.clone(), sources.add(unmet())),
            };
        }
        let listed = sources.next_id();
        reserved.extend(project.others.iter().map(|path| (path.clone(), sources.add(unmet()))));
        Self { listed, paths: met.iter().map(|(path, id)| (*id, path.clone())).collect(), met, reserved }
    }

    /// Whether a file is one of the project's guides, and not only used.
    pub(super) fn is_listed(&self, id: FileId) -> bool {
        id < self.listed
    }

    /// The id of a file that was met.
    pub(super) fn of(&self, path: &ProjectPath) -> Option<FileId> {
        self.met.get(path).copied()
    }

    /// The path of a file that was met.
    pub(super) fn path(&self, id: FileId) -> Option<&ProjectPath> {
        self.paths.get(&id)
    }

    /// The id of a file that is met now, or was before.
    pub(super) fn meet(&mut self, path: &ProjectPath, sources: &mut Sources) -> FileId {
        *self.met.entry(path.clone()).or_insert_with(|| {
            let source = SourceFile::new(path.as_str(), "");
            let id = match self.reserved.get(path) {
                Some(id) => {
                    sources.replace(*id, source);
                    *id
                }
                None => sources.add(source),
            };
            self.paths.insert(id, path.clone());
            id
        })
    }
}

/// What stands in the place of a file that may never be met: it has no name, and no report counts it.
fn unmet() -> SourceFile {
    SourceFile::argument("", "")
}
