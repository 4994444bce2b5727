//! Texts that are forgotten as soon as nobody needs them, and read again where something is told of them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::load::Loader;
use crate::diagnostic::codes::build::UNREADABLE_FILE;
use crate::diagnostic::{Diagnostic, sort, weightiest};
use crate::host::{Digest, GUIDE_LIMIT, ProjectPath};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;

impl Loader<'_> {
    /// Reads again the texts that the weightiest of these findings are about. What was found in a file that somebody has
    /// changed meanwhile has no place in it any more: that is told instead.
    pub(super) fn recall(&self, findings: &mut Vec<Diagnostic>, most: usize, sources: &mut Sources) {
        let shown = weightiest(findings, most).into_iter().flat_map(|finding| &finding.labels);
        let changed = self.restore(&shown.map(|label| label.span.file).collect(), sources);
        if changed.is_empty() {
            return;
        }
        findings.retain(|finding| finding.labels.iter().all(|label| !changed.contains(&label.span.file)));
        let paths = changed.iter().filter_map(|id| self.ids.path(*id));
        let told = paths.map(|path| {
            let title = format!("`{path}` was changed while guidec looked at it");
            Diagnostic::new(&UNREADABLE_FILE, title).help("run guidec again")
        });
        findings.extend(told);
        sort(findings);
    }

    /// Reads again the texts of these files that were forgotten, and names those that are not what they were.
    pub(super) fn restore(&self, files: &BTreeSet<FileId>, sources: &mut Sources) -> BTreeSet<FileId> {
        let gone = |id: &FileId| sources.get(*id).is_some_and(|file| file.text().is_empty());
        let gone: Vec<(FileId, &ProjectPath)> =
            files.iter().filter(|id| gone(id)).filter_map(|id| Some((*id, self.ids.path(*id)?))).collect();
        let (host, seen) = (self.host, &self.seen);
        let read: Vec<(FileId, Option<SourceFile>)> = gone
            .into_par_iter()
            .map(|(id, path)| {
                let bytes = host.read(path, GUIDE_LIMIT).ok();
                let same =
                    bytes.filter(|bytes| seen.get(&id).is_some_and(|(hash, _)| *hash == Digest::of(bytes)));
                (id, same.map(|bytes| SourceFile::new(path.as_str(), syntax::read(id, bytes).0)))
            })
            .collect();
        let mut changed = BTreeSet::new();
        for (id, file) in read {
            match file {
                Some(file) => sources.replace(id, file),
                None => {
                    changed.insert(id);
                }
            }
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::Loader;
    use crate::build::{Keep, Project, compile};
    use crate::host::{Host, MemoryHost, ProjectPath};

    /// How many findings there are, and the texts that are at hand for them.
    fn texts(host: &dyn Host, most_told: Option<usize>) -> (usize, Vec<String>) {
        let project = Project { most_told, ..Project::open(host, &[]).unwrap() };
        let compiled = compile(host, &project, Keep::Findings);
        let texts = compiled.sources.iter().map(|(_, file)| file.text().to_owned());
        (compiled.diagnostics.len(), texts.filter(|text| !text.is_empty()).collect())
    }

    fn host() -> MemoryHost {
        let host = MemoryHost::new();
        for name in ["a", "b"] {
            let guide = format!("guide {name} \"{name}\" {{\n    tap \"Save\"\n    tap\n}}\n");
            let guide = guide + &"# As much as is forgotten.\n".repeat(6_000);
            host.add(ProjectPath::new(&format!("{name}.guide")).unwrap(), guide);
        }
        host
    }

    #[test]
    fn texts_are_at_hand_for_what_is_told() {
        let (findings, all) = texts(&host(), None);
        assert!(findings >= 2 && all.len() == 2, "{findings} findings, {all:?}");
        let (same, first) = texts(&host(), Some(1));
        assert_eq!((same, first), (findings, vec![all[0].clone()]));
    }

    #[test]
    fn a_text_that_was_changed_is_not_taken_for_what_was_read() {
        let host = host();
        let project = Project::open(&host, &[]).unwrap();
        let mut sources = project.sources.clone();
        let mut loader = Loader::new(&host, &project, &mut sources, None);
        let mut findings = loader.load(&project.files, &mut sources).diagnostics;
        loader.forget(&project.files, &mut sources);
        host.add(ProjectPath::new("a.guide").unwrap(), "# changed meanwhile\n");
        loader.recall(&mut findings, usize::MAX, &mut sources);
        let (whole, placed): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.span().is_none());
        let told: Vec<&str> = whole.iter().map(|finding| finding.title.as_str()).collect();
        assert_eq!(told, ["`a.guide` was changed while guidec looked at it"]);
        let places = placed.iter().filter_map(|finding| sources.locate(finding.span()?));
        assert_eq!(places.map(|(name, at)| (name, at.line)).collect::<Vec<_>>(), [("b.guide", 2)]);
    }
}
