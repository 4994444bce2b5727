//! Reading and parsing guides and everything that they use.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::FileRecord;
use super::ids::Ids;
use super::remembers::Remembers;
use super::sleeping::Sleeping;
use super::{EXTENSION, Project};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{MISSING_FILE, UNREADABLE_FILE, UNUSABLE_PATH};
use crate::diagnostic::codes::syntax::EMPTY_FILE;
use crate::host::{Digest, GUIDE_LIMIT, Host, HostError, Kind, ProjectPath, Reason};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::ast::file::{File, Item};
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
    /// The words of statements that could not be read, in order.
    pub(super) errors: Vec<Span>,
    /// Guides and procedures of the tree were forgotten.
    pub(super) is_bare: bool,
}

impl Loaded {
    /// Whether it holds only what others can hardly depend on.
    pub(super) fn holds_texts(&self) -> bool {
        let is_text = |item: &Item| {
            matches!(item, Item::Guide(_) | Item::Procedure(_) | Item::About(_) | Item::Value(_))
        };
        self.tree.items.iter().all(is_text)
    }
}

/// Loads guides, some at a time, and keeps what they use.
pub(super) struct Loader<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) ids: Ids,
    /// What came of those that were met.
    pub(super) found: BTreeMap<ProjectPath, Result<FileId, HostError>>,
    /// Those that others use.
    pub(super) used: BTreeSet<FileId>,
    /// What is loaded at the moment.
    pub(super) loaded: BTreeMap<FileId, Arc<Loaded>>,
    /// Every guide of the project, once somebody asks.
    guides: OnceCell<Vec<ProjectPath>>,
    suggestions: Cell<usize>,
    /// What the last build has remembered.
    pub(super) memory: Option<&'a dyn Remembers>,
    /// What is there and need not be parsed.
    pub(super) sleeping: BTreeMap<FileId, Sleeping>,
    /// The hashes of files in which loading found nothing wrong.
    pub(super) hashes: BTreeMap<FileId, Digest>,
    /// The hashes of what was read at first, which tell it from what a file holds later.
    pub(super) seen: BTreeMap<FileId, Digest>,
}

/// A file that was read in a round.
pub(super) struct Read {
    pub(super) id: FileId,
    pub(super) path: ProjectPath,
    pub(super) contents: Vec<u8>,
    /// Of its contents.
    pub(super) hash: Digest,
    /// It was read before.
    is_known: bool,
}

/// A file that was parsed.
struct Parsed {
    file: Loaded,
    findings: Vec<Diagnostic>,
    hash: Digest,
    is_known: bool,
}

impl<'a> Loader<'a> {
    /// For the files of a project.
    pub(super) fn new(
        host: &'a dyn Host,
        project: &Project,
        sources: &mut Sources,
        memory: Option<&'a dyn Remembers>,
    ) -> Self {
        Self {
            host,
            ids: Ids::new(project, sources),
            found: BTreeMap::new(),
            used: BTreeSet::new(),
            loaded: BTreeMap::new(),
            guides: OnceCell::new(),
            suggestions: Cell::new(SUGGESTIONS),
            memory,
            sleeping: BTreeMap::new(),
            hashes: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// How many files were read.
    pub(super) fn count(&self) -> usize {
        self.found.values().filter(|found| found.is_ok()).count()
    }

    /// A file that is loaded at the moment.
    pub(super) fn get(&self, id: FileId) -> Option<&Arc<Loaded>> {
        self.loaded.get(&id)
    }

    /// Everything that is loaded at the moment, in the order of ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<Loaded>> {
        self.loaded.values()
    }

    /// Whether a file is to be compiled, and not only used.
    pub(super) fn is_listed(&self, id: FileId) -> bool {
        self.ids.is_listed(id)
    }

    /// The id of a file that was met.
    pub(super) fn id_of(&self, path: &ProjectPath) -> Option<FileId> {
        self.ids.of(path)
    }

    /// Loads `files` and all that they use, in rounds: those asked for, then those that they use, and so on. Within a
    /// round files are read and parsed side by side. Returns those that were met for the first time, and what is wrong
    /// with them.
    pub(super) fn load(
        &mut self,
        files: &[ProjectPath],
        sources: &mut Sources,
    ) -> (Vec<FileId>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut new = Vec::new();
        let mut asleep = Vec::new();
        let mut round: Vec<ProjectPath> = files.to_vec();
        let mut asked: BTreeSet<ProjectPath> = BTreeSet::new();
        loop {
            round.retain(|path| !self.is_loaded(path) && asked.insert(path.clone()));
            round.sort();
            if round.is_empty() {
                break;
            }
            let (parsed, sleeping) = self.load_round(&round, sources);
            let users = parsed.iter().flat_map(|parsed: &Parsed| self.used_paths(&parsed.file)).flatten();
            round =
                users.chain(sleeping.iter().flat_map(|(_, record)| record.uses.iter().cloned())).collect();
            new.extend(parsed);
            asleep.extend(sleeping);
        }
        for path in files {
            if let Some(Err(error)) = self.found.get(path) {
                diagnostics.push(Diagnostic::new(&UNREADABLE_FILE, error.to_string()));
            }
        }
        let mut met = Vec::new();
        for (read, record) in asleep {
            let (id, is_known) = (read.id, read.is_known);
            match self.sleep(read, &record) {
                Err(read) => new.push(parse_file(read, sources)),
                Ok(()) if !is_known => met.push(id),
                Ok(()) => {}
            }
        }
        for Parsed { mut file, mut findings, hash, is_known } in new {
            let (uses, of_uses) = self.join_uses(&file);
            findings.extend(of_uses);
            file.uses = uses;
            self.used.extend(file.uses.iter().flatten());
            if findings.is_empty() {
                self.keep(&file, hash);
            }
            if !is_known {
                met.push(file.id);
                diagnostics.extend(findings);
            }
            self.loaded.insert(file.id, Arc::new(file));
        }
        (met, diagnostics)
    }

    fn is_loaded(&self, path: &ProjectPath) -> bool {
        match self.found.get(path) {
            Some(Ok(id)) => self.get(*id).is_some_and(|file| !file.is_bare) || self.sleeping.contains_key(id),
            found => found.is_some(),
        }
    }

    /// Reads files, and parses those that may not sleep.
    fn load_round(
        &mut self,
        round: &[ProjectPath],
        sources: &mut Sources,
    ) -> (Vec<Parsed>, Vec<(Read, FileRecord)>) {
        let (host, memory) = (self.host, self.memory);
        let contents: Vec<_> = round
            .par_iter()
            .map(|path| {
                let contents = host.read(path, GUIDE_LIMIT)?;
                Ok((Digest::of(&contents), contents))
            })
            .collect();
        let mut awake = Vec::new();
        let mut asleep = Vec::new();
        for (path, contents) in round.iter().zip(contents) {
            let is_known = self.found.contains_key(path);
            let found = contents.map(|(hash, contents)| {
                let id = self.ids.meet(path, sources);
                // What was found at first has places in what was read at first.
                self.seen.entry(id).or_insert(hash);
                let record = memory.and_then(|it| it.file(path, hash)).filter(|it| it.holds_texts);
                let read = Read { id, path: path.clone(), contents, hash, is_known };
                match record {
                    Some(record) => asleep.push((read, record.clone())),
                    None => awake.push(read),
                }
                id
            });
            self.found.insert(path.clone(), found);
        }
        let parsed: Vec<_> = awake.into_par_iter().map(parse_read).collect();
        let parsed = parsed.into_iter().map(|(source, parsed)| {
            sources.replace(parsed.file.id, source);
            parsed
        });
        (parsed.collect(), asleep)
    }

    /// The files that each `use` means, as far as it can be a path.
    fn used_paths(&self, file: &Loaded) -> Vec<Option<ProjectPath>> {
        let user = self.path(file.id);
        let path = |text: String| user.beside(&text).ok().filter(|path| path.extension() == Some(EXTENSION));
        file.tree.uses.iter().map(|used| path(used.path.plain())).collect()
    }

    pub(super) fn path(&self, id: FileId) -> ProjectPath {
        self.ids.path(id).cloned().unwrap_or_default()
    }

    /// Says for each `use` which file it means, or what is wrong with it.
    fn join_uses(&self, file: &Loaded) -> (Vec<Option<FileId>>, Vec<Diagnostic>) {
        let user = self.path(file.id);
        let mut findings = Vec::new();
        let uses = file.tree.uses.iter().map(|used| {
            let judged = self.judge(&user, &used.path.plain(), used.path.span);
            judged.map_err(|finding| findings.push(*finding)).ok()
        });
        (uses.collect(), findings)
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

fn parse_file(read: Read, sources: &mut Sources) -> Parsed {
    let (source, parsed) = parse_read(read);
    sources.replace(parsed.file.id, source);
    parsed
}

fn parse_read(read: Read) -> (SourceFile, Parsed) {
    let Read { id, path, contents, hash, is_known } = read;
    let (source, file, findings) = parse(id, &path, contents);
    (source, Parsed { file, findings, hash, is_known })
}

pub(super) fn parse(id: FileId, path: &ProjectPath, bytes: Vec<u8>) -> (SourceFile, Loaded, Vec<Diagnostic>) {
    let (text, mut findings) = syntax::read(id, bytes);
    let (tree, errors) = if findings.is_empty() {
        let reading = syntax::parse_with_tokens(id, &text);
        let mut errors = reading.doubtful();
        let tree = reading.file;
        findings = reading.diagnostics;
        if findings.is_empty() && tree.items.is_empty() && tree.uses.is_empty() {
            let start = Span::new(id, 0, 0);
            // So those who use it are not judged.
            errors.push(start);
            let finding = Diagnostic::new(&EMPTY_FILE, format!("`{path}` holds nothing"));
            findings.push(finding.at(start, "a guide, an app or another declaration is expected here"));
        }
        (tree, errors)
    } else {
        // What the file declares is not known.
        (File::default(), vec![Span::new(id, 0, u32::MAX)])
    };
    let file = Loaded { id, tree, uses: Vec::new(), errors, is_bare: false };
    (SourceFile::new(path.as_str(), text), file, findings)
}
