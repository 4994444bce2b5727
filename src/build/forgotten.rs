//! Files that are forgotten when they come to much, and read again where they are needed or something is told of them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::amount::Reach;
use super::chunk::used;
use super::load::Loader;
use super::reading::unreadable;
use crate::diagnostic::{Diagnostic, sort, weightiest};
use crate::host::{HostError, ProjectPath, Reason};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;

/// What the bytes of files may be that stay when they have been looked at.
const STAY: u64 = 256 << 10;
/// The same beside others that come to much, so that what many use is read once.
const STAY_BESIDE: u64 = 64 << 10;

impl Loader<'_> {
    /// Forgets those of these files that no other file is known to use, and, where files come to much, all that these do not
    /// use. Whoever needs one later reads it again.
    pub(super) fn forget(&mut self, files: &[ProjectPath], sources: &mut Sources) {
        if self.keeps_all {
            return;
        }
        let own = files.iter().filter_map(|path| self.id_of(path)).filter(|id| !self.used.contains(id));
        let own: BTreeSet<FileId> = own.filter(|id| self.is_there(*id)).collect();
        let others = self.held.saturating_sub(self.bytes(&own));
        if others <= STAY {
            self.held = others;
            self.drop(own, sources);
            return;
        }
        let there = self.loaded.keys().chain(self.sleeping.keys()).copied();
        let mut kept: BTreeSet<FileId> = there.filter(|id| self.used.contains(id)).collect();
        // If it were more, the next file could be too much again.
        if self.bytes(&kept) > STAY / 2 {
            kept = files.iter().filter_map(|path| self.id_of(path)).flat_map(|id| used(id, self)).collect();
        }
        self.keep_only(|id| kept.contains(&id), sources);
    }

    /// Forgets files for so many bytes that were read and are not loaded yet, if it comes to much with them: all that is not
    /// among what is reached.
    pub(super) fn make_room(&mut self, reach: &Reach, waiting: u64, sources: &mut Sources) {
        let there = self.held.saturating_sub(waiting);
        if !self.keeps_all && self.held > STAY && there > STAY_BESIDE {
            self.keep_only(|id| reach.has(id), sources);
            self.held += waiting;
        }
    }

    fn keep_only(&mut self, is_kept: impl Fn(FileId) -> bool, sources: &mut Sources) {
        let there = self.loaded.keys().chain(self.sleeping.keys()).copied();
        let (kept, gone): (BTreeSet<FileId>, BTreeSet<FileId>) = there.partition(|id| is_kept(*id));
        self.held = self.bytes(&kept);
        self.drop(gone, sources);
    }

    /// Trees are made of very many pieces, so they go side by side.
    fn drop(&mut self, files: BTreeSet<FileId>, sources: &mut Sources) {
        let forget = |id: FileId| {
            sources.forget(id);
            (self.loaded.remove(&id), self.sleeping.remove(&id))
        };
        let gone: Vec<_> = files.into_iter().map(forget).collect();
        gone.into_par_iter().for_each(drop);
    }

    /// How many bytes files had.
    pub(super) fn bytes(&self, files: &BTreeSet<FileId>) -> u64 {
        files.iter().filter_map(|id| self.size(*id)).sum()
    }

    /// How many bytes a file had, if it was read.
    pub(super) fn size(&self, id: FileId) -> Option<u64> {
        self.seen.get(id).map(|(_, bytes)| *bytes)
    }

    /// Reads again the texts that the weightiest of these findings are about. What was found in a file that somebody has
    /// changed meanwhile has no place in it any more: that is told instead.
    pub(super) fn recall(&self, findings: &mut Vec<Diagnostic>, most: usize, sources: &mut Sources) {
        let shown = weightiest(findings, most).into_iter().flat_map(|finding| &finding.labels);
        let changed = self.restore(&shown.map(|label| label.span.file).collect(), sources);
        if changed.is_empty() {
            return;
        }
        findings.retain(|finding| finding.labels.iter().all(|label| !changed.contains(&label.span.file)));
        findings.extend(self.tell_changed(&changed));
        sort(findings);
    }

    /// Reads again the texts of these files that were forgotten, and tells which are not what they were.
    pub(super) fn recall_texts(&self, files: &BTreeSet<FileId>, sources: &mut Sources) -> Vec<Diagnostic> {
        self.tell_changed(&self.restore(files, sources))
    }

    /// What was read again while others were looked at is told already.
    fn tell_changed(&self, changed: &BTreeSet<FileId>) -> Vec<Diagnostic> {
        let paths = changed.iter().filter_map(|id| self.ids.path(*id));
        let paths = paths.filter(|path| !self.unreadable.contains_key(*path));
        paths.map(|path| unreadable(&HostError::new(path, Reason::Unsteady))).collect()
    }

    /// Reads again the texts of these files that were forgotten, and names those that are not what they were.
    fn restore(&self, files: &BTreeSet<FileId>, sources: &mut Sources) -> BTreeSet<FileId> {
        let gone = |id: &FileId| sources.get(*id).is_some_and(|file| file.text().is_empty());
        let gone: Vec<(FileId, &ProjectPath)> =
            files.iter().filter(|id| gone(id)).filter_map(|id| Some((*id, self.ids.path(*id)?))).collect();
        let read: Vec<(FileId, Option<SourceFile>)> = gone
            .into_par_iter()
            .map(|(id, path)| {
                let bytes = self.read_again(id, path).ok();
                (id, bytes.map(|bytes| SourceFile::new(path, syntax::read(id, bytes).0)))
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
            host.add(ProjectPath::new(&format!("{name}.guide")).unwrap(), guide);
        }
        host
    }

    #[test]
    fn texts_are_at_hand_for_what_is_told() {
        let (findings, all) = texts(&host(), None);
        assert!(findings >= 2 && all.len() == 2, "{findings} findings in {} texts", all.len());
        let (same, first) = texts(&host(), Some(1));
        assert!(same == findings && first == [all[0].clone()], "{} texts", first.len());
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

    #[test]
    fn a_file_that_was_changed_is_not_used() {
        let host = host();
        let file = |name: &str| ProjectPath::new(name).unwrap();
        host.add(file("c.guide"), "use \"a.guide\"\nguide c \"C\" { do \"x\" }\n");
        let project = Project::open(&host, &[]).unwrap();
        let mut sources = project.sources.clone();
        let mut loader = Loader::new(&host, &project, &mut sources, None);
        let ab = [file("a.guide"), file("b.guide")];
        loader.load(&ab, &mut sources);
        loader.forget(&ab, &mut sources);
        let text = host.read(&file("a.guide"), u64::MAX).unwrap();
        host.add(file("a.guide"), [text, b"# changed meanwhile\n".to_vec()].concat());
        let load = loader.load(&[file("c.guide")], &mut sources);
        let told: Vec<&str> = load.diagnostics.iter().map(|finding| finding.title.as_str()).collect();
        assert!(told.len() == 2 && told.iter().all(|it| it.contains("`a.guide` was changed")), "{told:?}");
        assert_eq!(loader.iter().count(), 1);
    }

    /// Files of so many KiB, each with those that it uses.
    fn large(files: &[(&str, usize, &str)]) -> MemoryHost {
        let host = MemoryHost::new();
        for (name, size, used) in files {
            let uses = if used.is_empty() { String::new() } else { format!("use \"{used}.guide\"\n") };
            let text = format!("{uses}value {name} \"{name}\" example \"x\"\n#{}\n", "x".repeat(size << 10));
            host.add(file(name), text);
        }
        host
    }

    fn file(name: &str) -> ProjectPath {
        ProjectPath::new(&format!("{name}.guide")).unwrap()
    }

    /// Files that are loaded together, and those of them that have been looked at then.
    type Round = (&'static [&'static str], &'static [&'static str]);

    const A: Round = (&["a"], &["a"]);
    const B: Round = (&["b"], &["b"]);
    const C: Round = (&["c"], &["c"]);

    /// What is there after these rounds.
    fn there(host: &MemoryHost, rounds: &[Round]) -> (Vec<String>, u64) {
        let project = Project::open(host, &[]).unwrap();
        let mut sources = project.sources.clone();
        let mut loader = Loader::new(host, &project, &mut sources, None);
        for (loaded, looked_at) in rounds {
            let files = |names: &[&str]| names.iter().map(|name| file(name)).collect::<Vec<_>>();
            loader.load(&files(loaded), &mut sources);
            if !looked_at.is_empty() {
                loader.forget(&files(looked_at), &mut sources);
            }
        }
        let names = loader.iter().map(|loaded| loader.path(loaded.id).stem().to_owned());
        (names.collect(), loader.held)
    }

    #[test]
    fn what_others_use_stays_as_long_as_it_is_not_much() {
        let host = large(&[
            ("a", 1, "l"),
            ("b", 1, "m"),
            ("c", 1, "n"),
            ("l", 100, ""),
            ("m", 100, ""),
            ("n", 100, ""),
        ]);
        assert_eq!(there(&host, &[A]).0, ["l"]);
        assert_eq!(there(&host, &[A, B]).0, ["l", "m"]);
        assert_eq!(there(&host, &[A, B, C]).0, ["n"]);
    }

    #[test]
    fn what_is_small_stays_beside_what_is_large() {
        let host = large(&[("a", 1, "l"), ("b", 250, "m"), ("l", 20, ""), ("m", 1, "")]);
        assert_eq!(there(&host, &[A, B]).0, ["l", "m"]);
    }

    #[test]
    fn room_is_made_before_more_is_loaded() {
        let host = large(&[("a", 1, "l"), ("b", 1, "m"), ("l", 200, ""), ("m", 200, "")]);
        let (names, held) = there(&host, &[A, (&["b"], &[])]);
        assert_eq!(names, ["b", "m"]);
        assert!((201 << 10..202 << 10).contains(&held), "{held}");
    }

    #[test]
    fn what_nobody_uses_goes_before_what_is_used() {
        let host = large(&[("a", 1, "l"), ("b", 300, ""), ("c", 1, ""), ("l", 20, "")]);
        assert_eq!(there(&host, &[(&["a", "b", "c"], &["c"])]).0, ["l"]);
    }

    #[test]
    fn only_what_these_use_stays_where_that_is_much() {
        let host = large(&[("a", 1, "l"), ("b", 1, "m"), ("l", 200, ""), ("m", 200, "")]);
        assert_eq!(there(&host, &[A, (&["b", "l"], &["b", "l"])]).0, ["m"]);
    }
}
