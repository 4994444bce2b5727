//! Reading and parsing guides and everything that they use, each file once.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::EXTENSION;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{MISSING_FILE, UNREADABLE_FILE, UNUSABLE_PATH};
use crate::diagnostic::codes::syntax::EMPTY_FILE;
use crate::host::{GUIDE_LIMIT, Host, HostError, Kind, ProjectPath, Reason};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::ast::file::File;
use crate::text::near_miss;

/// How many missing files get a suggestion: looking for one takes a look at every guide.
const SUGGESTIONS: usize = 50;

/// A parsed file.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) id: FileId,
    pub(super) tree: File,
    /// One for each `use` of the tree; none if it could not be loaded.
    pub(super) uses: Vec<Option<FileId>>,
    /// Where the parser found errors.
    pub(super) errors: Vec<Span>,
}

/// Loads `files` and what they use, adds them to `sources`, and reports what is wrong with them.
pub(super) fn load(
    host: &dyn Host,
    files: &[ProjectPath],
    sources: &mut Sources,
) -> (Vec<Loaded>, Vec<Diagnostic>) {
    let mut loader = Loader {
        host,
        sources,
        found: BTreeMap::new(),
        loaded: Vec::new(),
        diagnostics: Vec::new(),
        guides: OnceCell::new(),
        suggestions: Cell::new(SUGGESTIONS),
    };
    loader.load_all(files);
    loader.join_uses();
    (loader.loaded, loader.diagnostics)
}

struct Loader<'a> {
    host: &'a dyn Host,
    sources: &'a mut Sources,
    found: BTreeMap<ProjectPath, Result<FileId, HostError>>,
    loaded: Vec<Loaded>,
    diagnostics: Vec<Diagnostic>,
    /// Every guide of the project, once somebody asks.
    guides: OnceCell<Vec<ProjectPath>>,
    suggestions: Cell<usize>,
}

impl Loader<'_> {
    /// Loads files in rounds: those asked for, then those that they use, and so on. Within a round files
    /// are read and parsed side by side; ids are given in the order of the paths.
    fn load_all(&mut self, files: &[ProjectPath]) {
        let mut round: Vec<ProjectPath> = files.to_vec();
        while !round.is_empty() {
            let before = self.loaded.len();
            self.load_round(&round);
            let used = self.loaded.iter().skip(before).flat_map(|file| self.used_paths(file));
            round = used.flatten().filter(|path| !self.found.contains_key(path)).collect();
            round.sort();
            round.dedup();
        }
        for path in files {
            if let Some(Err(error)) = self.found.get(path) {
                self.diagnostics.push(Diagnostic::new(&UNREADABLE_FILE, error.to_string()));
            }
        }
    }

    fn load_round(&mut self, round: &[ProjectPath]) {
        let host = self.host;
        let contents: Vec<_> = round.par_iter().map(|path| host.read(path, GUIDE_LIMIT)).collect();
        let mut id = self.sources.next_id();
        let mut files = Vec::new();
        for (path, contents) in round.iter().zip(contents) {
            let found = contents.map(|bytes| {
                files.push((id, path, bytes));
                let next = FileId(id.0 + 1);
                std::mem::replace(&mut id, next)
            });
            self.found.insert(path.clone(), found);
        }
        let parsed: Vec<_> =
            files.into_par_iter().map(|(id, path, bytes)| parse_file(id, path, bytes)).collect();
        for (source, loaded, findings) in parsed {
            self.sources.add(source);
            self.loaded.push(loaded);
            self.diagnostics.extend(findings);
        }
    }

    /// The files that each `use` means, as far as it can be a path.
    fn used_paths(&self, file: &Loaded) -> Vec<Option<ProjectPath>> {
        let user = self.path(file.id);
        let path = |text: String| user.beside(&text).ok().filter(|path| path.extension() == Some(EXTENSION));
        file.tree.uses.iter().map(|used| path(used.path.plain())).collect()
    }

    fn path(&self, id: FileId) -> ProjectPath {
        let name = self.sources.get(id).map(SourceFile::name).unwrap_or_default();
        ProjectPath::new(name).unwrap_or_default()
    }

    /// Says for each `use` which file it means, or what is wrong with it.
    fn join_uses(&mut self) {
        let mut findings = Vec::new();
        let mut all_uses = Vec::new();
        for file in &self.loaded {
            let user = self.path(file.id);
            let mut uses = Vec::new();
            for used in &file.tree.uses {
                match self.judge(&user, &used.path.plain(), used.path.span) {
                    Ok(id) => uses.push(Some(id)),
                    Err(finding) => {
                        uses.push(None);
                        findings.push(*finding);
                    }
                }
            }
            all_uses.push(uses);
        }
        for (file, uses) in self.loaded.iter_mut().zip(all_uses) {
            file.uses = uses;
        }
        self.diagnostics.extend(findings);
    }

    fn judge(&self, user: &ProjectPath, text: &str, span: Span) -> Result<FileId, Box<Diagnostic>> {
        let path = user.beside(text).map_err(|error| {
            let finding = Diagnostic::new(&UNUSABLE_PATH, error.to_string()).at(span, "");
            Box::new(finding.note("the path is relative to this file and stays inside the project"))
        })?;
        let unreadable =
            |error: &HostError| Diagnostic::new(&UNREADABLE_FILE, error.to_string()).at(span, "");
        match self.found.get(&path) {
            Some(Ok(id)) => Ok(*id),
            Some(Err(HostError { reason: Reason::Missing, .. })) => {
                Err(Box::new(self.missing(user, &path, span)))
            }
            Some(Err(error)) => Err(Box::new(unreadable(error))),
            None if self.host.kind(&path) == Some(Kind::Folder) => {
                Err(Box::new(unreadable(&HostError::new(&path, Reason::NotAFile)).help("name a file in it")))
            }
            None => {
                let title = "only guides can be used: the name must end in `.guide`";
                Err(Box::new(Diagnostic::new(&UNUSABLE_PATH, title).at(span, "")))
            }
        }
    }

    fn missing(&self, user: &ProjectPath, path: &ProjectPath, span: Span) -> Diagnostic {
        let finding = Diagnostic::new(&MISSING_FILE, format!("there is no file `{path}`")).at(span, "");
        match self.suggest(user, path) {
            Some(meant) => {
                let relative = meant.relative_to(&user.folder());
                finding.guess(format!("did you mean `{relative}`?"), span, format!("\"{relative}\""))
            }
            None => finding.note("the path is relative to this file"),
        }
    }

    /// A guide of that name elsewhere, else one with a similar path.
    fn suggest(&self, user: &ProjectPath, path: &ProjectPath) -> Option<&ProjectPath> {
        self.suggestions.set(self.suggestions.get().checked_sub(1)?);
        let guides = self
            .guides
            .get_or_init(|| self.host.list(&ProjectPath::root(), Some(EXTENSION)).unwrap_or_default().files);
        let others = guides.iter().filter(|guide| *guide != user);
        let near = near_miss(path.as_str(), others.clone().map(ProjectPath::as_str));
        let is_near = |guide: &&ProjectPath| near == Some(guide.as_str());
        others.clone().find(|guide| guide.name() == path.name()).or_else(|| others.clone().find(is_near))
    }
}

fn parse_file(id: FileId, path: &ProjectPath, bytes: Vec<u8>) -> (SourceFile, Loaded, Vec<Diagnostic>) {
    let (text, mut findings) = syntax::read(id, bytes);
    let (tree, errors) = if findings.is_empty() {
        let (tree, found) = syntax::parse(id, &text);
        findings = found;
        if findings.is_empty() && tree.items.is_empty() && tree.uses.is_empty() {
            let finding = Diagnostic::new(&EMPTY_FILE, format!("`{path}` holds nothing"));
            findings.push(
                finding.at(Span::new(id, 0, 0), "a guide, an app or another declaration is expected here"),
            );
        }
        (tree, findings.iter().filter_map(Diagnostic::span).collect())
    } else {
        // What the file declares is not known.
        (File::default(), vec![Span::new(id, 0, u32::MAX)])
    };
    (SourceFile::new(path.as_str(), text), Loaded { id, tree, uses: Vec::new(), errors }, findings)
}
