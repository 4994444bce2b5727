//! The ids of a project's files: the same in every run, whichever of them it looks at and whoever uses a file first.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt as _};

use super::Project;
use crate::host::ProjectPath;
use crate::source::{ByFile, FileId, SourceFile, Sources};

/// Ids by paths, and paths by ids.
pub(super) struct Ids<'a> {
    /// The files of the project, which have ids whether they are met or not: its guides and the others, each in order.
    known: [(FileId, &'a [ProjectPath]); 2],
    by_path: HashMap<&'a ProjectPath, FileId>,
    /// Those of them that are to be compiled or were met.
    met: ByFile<()>,
    /// Those that were met elsewhere.
    outside: BTreeMap<ProjectPath, FileId>,
    paths_outside: BTreeMap<FileId, ProjectPath>,
}

impl<'a> Ids<'a> {
    /// The files that are to be compiled are met; others of the project may be.
    pub(super) fn new(project: &'a Project, sources: &mut Sources) -> Self {
        let own: BTreeSet<&ProjectPath> = project.own_files().iter().collect();
        let count = project.files.len() + project.others.len();
        sources.reserve(count);
        let mut by_path = HashMap::with_capacity(count);
        let mut met = ByFile::with_capacity(count);
        let known = [(&project.files, true), (&project.others, false)].map(|(files, may_be_own)| {
            let first = sources.next_id();
            for path in files {
                let is_own = may_be_own && own.contains(path);
                let id = sources.add(if is_own { SourceFile::new(path, "") } else { unmet() });
                // What is a guide of the project stays one, even where it is named as another file, too.
                by_path.entry(path).or_insert(id);
                if is_own {
                    met.insert(id, ());
                }
            }
            (first, files.as_slice())
        });
        Self { known, by_path, met, outside: BTreeMap::new(), paths_outside: BTreeMap::new() }
    }

    /// Whether a file is one of the project's guides, and not only used.
    pub(super) fn is_listed(&self, id: FileId) -> bool {
        let [_, (others, _)] = self.known;
        id < others
    }

    /// The id of a file that was met.
    pub(super) fn of(&self, path: &ProjectPath) -> Option<FileId> {
        let known = self.by_path.get(path).copied().filter(|id| self.met.has(*id));
        known.or_else(|| self.outside.get(path).copied())
    }

    /// The path of a file that was met.
    pub(super) fn path(&self, id: FileId) -> Option<&ProjectPath> {
        let known = self.known.iter().filter(|_| self.met.has(id));
        let mut known = known.filter_map(|(first, files)| files.get(id.0.checked_sub(first.0)? as usize));
        known.next().or_else(|| self.paths_outside.get(&id))
    }

    /// The id of a file that is met now, or was before.
    pub(super) fn meet(&mut self, path: &ProjectPath, sources: &mut Sources) -> FileId {
        if let Some(id) = self.of(path) {
            return id;
        }
        let source = SourceFile::new(path, "");
        // Whether it was met or not.
        match self.by_path.get(path).copied() {
            Some(id) => {
                sources.replace(id, source);
                self.met.insert(id, ());
                id
            }
            None => {
                let id = sources.add(source);
                self.outside.insert(path.clone(), id);
                self.paths_outside.insert(id, path.clone());
                id
            }
        }
    }
}

/// What stands in the place of a file that may never be met: it has no name, and no report counts it.
fn unmet() -> SourceFile {
    SourceFile::argument("", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::MemoryHost;

    #[test]
    fn a_guide_that_is_excluded_and_named_is_one_of_the_project() {
        let host = MemoryHost::new();
        let path = |name: &str| ProjectPath::new(name).unwrap();
        host.add(path("guidec.toml"), "name = \"x\"\nexclude = [\"out/**\"]\n");
        host.add(path("a.guide"), "guide a \"A\" {}\n");
        host.add(path("out/b.guide"), "guide b \"B\" {}\n");
        let project = Project::open(&host, &[ProjectPath::root(), path("out/b.guide")]).unwrap();
        assert!(
            project.files.contains(&path("out/b.guide")) && project.others.contains(&path("out/b.guide"))
        );
        let mut sources = project.sources.clone();
        let ids = Ids::new(&project, &mut sources);
        let id = ids.of(&path("out/b.guide")).unwrap();
        assert!(ids.is_listed(id));
        assert_eq!(ids.path(id), Some(&path("out/b.guide")));
    }
}
