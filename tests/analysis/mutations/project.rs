//! The guides of this repository, and what is told of them.

use super::declared::Declared;
use super::{Mutant, in_apps, in_guides};
use guidec::build::{Compiled, Keep, Project, compile};
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::document::shape::Document;
use guidec::host::{Host, MemoryHost, OsHost, ProjectPath};
use guidec::source::FileId;
use guidec::syntax::ast::file::File;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// The files of the project, with the files that each uses, also through others.
pub(super) struct Guides {
    files: BTreeMap<ProjectPath, Vec<u8>>,
    uses: BTreeMap<ProjectPath, BTreeSet<ProjectPath>>,
    /// What is told without a mistake, by the file that it concerns.
    rights: Mutex<BTreeMap<ProjectPath, Arc<Told>>>,
    pub(super) declared: Declared,
    pub(super) mutants: Vec<(ProjectPath, Mutant)>,
}

/// What is told of some guides.
pub(super) struct Told {
    /// Of errors and warnings.
    pub(super) codes: BTreeSet<&'static str>,
    /// Taps that could not be checked, and steps that were taken on trust.
    counted: usize,
    /// Other notes.
    notes: BTreeSet<(&'static str, String)>,
    documents: Vec<Document>,
}

impl Guides {
    pub(super) fn read() -> Self {
        let disk = OsHost::new(concat!(env!("CARGO_MANIFEST_DIR"), "/guides").as_ref()).unwrap();
        let listed = disk.list(&ProjectPath::root(), None).unwrap().files;
        let listed = listed.into_iter().filter(|path| !path.as_str().starts_with("build/"));
        let files: BTreeMap<_, _> =
            listed.map(|path| (path.clone(), disk.read(&path, 10_000_000).unwrap())).collect();
        Self::of(files)
    }

    fn of(files: BTreeMap<ProjectPath, Vec<u8>>) -> Self {
        let (mut uses, mut trees) = (BTreeMap::new(), Vec::new());
        for (path, bytes) in files.iter().filter(|(path, _)| path.extension() == Some("guide")) {
            let text = std::str::from_utf8(bytes).unwrap();
            let (tree, findings) = guidec::syntax::parse(FileId(0), text);
            assert!(findings.is_empty(), "{path}: {findings:?}");
            let used = tree.uses.iter().map(|used| path.beside(&used.path.plain()).unwrap());
            uses.insert(path.clone(), used.collect());
            trees.push((path.clone(), text, tree));
        }
        let all: Vec<(&str, &File)> = trees.iter().map(|(_, text, tree)| (*text, tree)).collect();
        let declared = Declared::of(&all);
        let mut mutants = Vec::new();
        for (path, text, tree) in &trees {
            let in_apps = in_apps::mutants(tree, text, &declared);
            let made = in_apps.into_iter().chain(in_guides::mutants(tree, text, &declared));
            mutants.extend(made.map(|mutant| (path.clone(), mutant)));
        }
        Self { files, uses, rights: Mutex::default(), declared, mutants }
    }

    /// The same, with every app described as if nothing else were on its screens.
    pub(super) fn complete(&self) -> Self {
        let without = |bytes: &Vec<u8>| match std::str::from_utf8(bytes) {
            Ok(text) => text.replace("\n  partial\n", "\n").into_bytes(),
            Err(_) => bytes.clone(),
        };
        Self::of(self.files.iter().map(|(path, bytes)| (path.clone(), without(bytes))).collect())
    }

    pub(super) fn text(&self, path: &ProjectPath) -> &str {
        std::str::from_utf8(&self.files[path]).unwrap()
    }

    /// Whether a sentence of some guide prints the label of an element of this name.
    pub(super) fn speak_of(&self, key: &str) -> bool {
        let label = format!(".{key}}}");
        self.uses.keys().any(|path| self.text(path).contains(&label))
    }

    /// What is told of all guides as they are.
    pub(super) fn all(&self) -> Told {
        let host = self.host();
        Told::of(compile(&host, &Project::open(&host, &[]).unwrap(), Keep::Model))
    }

    /// What is told, without a mistake, of the guides that a file concerns.
    pub(super) fn right(&self, path: &ProjectPath) -> Arc<Told> {
        if let Some(told) = self.rights.lock().unwrap().get(path) {
            return Arc::clone(told);
        }
        let told = Arc::new(self.concerned(path, &self.host()));
        self.rights.lock().unwrap().insert(path.clone(), Arc::clone(&told));
        told
    }

    /// What is told then of the guides that the file concerns.
    pub(super) fn told(&self, path: &ProjectPath, mutant: &Mutant) -> Told {
        let host = self.host();
        host.add(path.clone(), mutant.apply(self.text(path)));
        self.concerned(path, &host)
    }

    fn concerned(&self, path: &ProjectPath, host: &MemoryHost) -> Told {
        let concerned: Vec<ProjectPath> =
            self.uses.keys().filter(|user| self.reaches(user, path)).cloned().collect();
        Told::of(compile(host, &Project::open(host, &concerned).unwrap(), Keep::Model))
    }

    fn host(&self) -> MemoryHost {
        let host = MemoryHost::new();
        self.files.iter().for_each(|(path, contents)| host.add(path.clone(), contents.clone()));
        host
    }

    fn reaches(&self, user: &ProjectPath, path: &ProjectPath) -> bool {
        user == path || self.uses[user].iter().any(|used| self.reaches(used, path))
    }

    /// Where a mistake is and what it is.
    pub(super) fn shown(&self, path: &ProjectPath, mutant: &Mutant) -> String {
        let text = self.text(path);
        let edit = &mutant.edits[0];
        let line = text.get(..edit.span.start as usize).unwrap().matches('\n').count() + 1;
        let before = super::slice(text, edit.span).lines().next().unwrap_or_default();
        format!("{path}:{line}: {before:?} -> {:?}", edit.replacement.lines().next().unwrap_or_default())
    }
}

impl Told {
    fn of(compiled: Compiled) -> Self {
        let told = compiled.diagnostics.iter();
        let (serious, notes): (Vec<&Diagnostic>, Vec<_>) =
            told.partition(|finding| finding.severity >= Severity::Warning);
        let (counted, notes): (Vec<&Diagnostic>, Vec<_>) =
            notes.into_iter().partition(|note| note.code.id == "E0499");
        Self {
            codes: serious.iter().map(|finding| finding.code.id).collect(),
            counted: counted.iter().map(|note| numbers(&note.title)).sum(),
            notes: notes.iter().map(|note| (note.code.id, note.title.clone())).collect(),
            documents: compiled.documents,
        }
    }

    /// Whether somebody is told of a mistake: there is an error or a warning.
    pub(super) fn is_found(&self) -> bool {
        !self.codes.is_empty()
    }

    /// Whether more is counted as unchecked or trusted.
    pub(super) fn counts_more_than(&self, other: &Self) -> bool {
        self.counted > other.counted
    }

    /// Whether more is counted, or there is another note.
    pub(super) fn notes_more_than(&self, other: &Self) -> bool {
        self.counts_more_than(other) || !self.notes.is_subset(&other.notes)
    }

    /// All that is printed.
    pub(super) fn pages(&self) -> String {
        serde_json::to_string(&self.documents).unwrap()
    }
}

/// The sum of the numbers in a sentence.
fn numbers(sentence: &str) -> usize {
    sentence.split(' ').filter_map(|word| word.parse::<usize>().ok()).sum()
}
