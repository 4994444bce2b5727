//! Reading and parsing guides and everything that they use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Project;
use super::amount::{Excess, Reach};
use super::ids::Ids;
use super::reading::{KnownFile, ReadFile};
use super::remembers::Remembers;
use super::sleeping::Sleeping;
use super::steady::Steady;
use super::window::{Left, User};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax::EMPTY_FILE;
use crate::host::{Digest, Host, HostError, ProjectPath, Stamp};
use crate::source::{ByFile, FileId, SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::ast::file::{File, Item};
use crate::syntax::ast::remark::Remark;

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
}

impl Loaded {
    /// A file of which nobody knows what it declares, only what it remarks.
    pub(super) fn unknown(id: FileId, remarks: Vec<Remark>) -> Self {
        let tree = File { remarks, ..File::default() };
        Self { id, tree, uses: Vec::new(), errors: vec![Span::new(id, 0, u32::MAX)] }
    }

    /// Whether it holds only what others can hardly depend on.
    pub(super) fn holds_texts(&self) -> bool {
        let is_text = |item: &Item| {
            matches!(item, Item::Guide(_) | Item::Procedure(_) | Item::About(_) | Item::Value(_))
        };
        self.tree.items.iter().all(is_text)
    }
}

/// Loads guides, some at a time, with what they use.
pub(super) struct Loader<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) ids: Ids<'a>,
    /// Why those cannot be read that were looked for and cannot.
    pub(super) unreadable: BTreeMap<ProjectPath, Box<HostError>>,
    /// Those that others use.
    pub(super) used: BTreeSet<FileId>,
    /// What is loaded at the moment.
    pub(super) loaded: BTreeMap<FileId, Arc<Loaded>>,
    /// Every guide of the project, once somebody asks.
    pub(super) guides: OnceLock<Vec<ProjectPath>>,
    pub(super) suggestions: AtomicUsize,
    /// What the last build has remembered.
    pub(super) memory: Option<&'a dyn Remembers>,
    /// What is there and need not be parsed.
    pub(super) sleeping: BTreeMap<FileId, Sleeping>,
    /// Files in which loading found nothing wrong.
    pub(super) sound: BTreeSet<FileId>,
    /// The hashes of what was read or found by its stamp at first, which tell it from what a file holds later, and how many bytes it had.
    pub(super) seen: ByFile<(Digest, u64)>,
    /// Files of which is told what is wrong.
    pub(super) met: BTreeSet<FileId>,
    /// Files that use too much.
    pub(super) given_up: BTreeMap<FileId, Excess>,
    /// Files that were read again and are not what they were.
    pub(super) changed: Vec<ProjectPath>,
    /// Files that are what the last build has read.
    pub(super) steady: ByFile<Steady<'a>>,
    /// Not less than the bytes of what is loaded.
    pub(super) held: u64,
    /// Nothing is forgotten.
    pub(super) keeps_all: bool,
}

/// What came of loading some files.
#[derive(Default)]
pub(super) struct Load {
    /// Those that were met for the first time.
    pub(super) met: Vec<FileId>,
    /// What is wrong with them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was asked for, if it has to be loaded some at a time.
    pub(super) left: Option<Left>,
}

/// A file that was parsed.
struct Parsed {
    file: Loaded,
    findings: Vec<Diagnostic>,
    hash: Digest,
    stamp: Option<Stamp>,
}

impl<'a> Loader<'a> {
    /// For the files of a project.
    pub(super) fn new(
        host: &'a dyn Host,
        project: &'a Project,
        sources: &mut Sources,
        memory: Option<&'a dyn Remembers>,
    ) -> Self {
        let ids = Ids::new(project, sources);
        Self {
            host,
            ids,
            unreadable: BTreeMap::new(),
            used: BTreeSet::new(),
            loaded: BTreeMap::new(),
            guides: OnceLock::new(),
            suggestions: AtomicUsize::new(SUGGESTIONS),
            memory,
            sleeping: BTreeMap::new(),
            sound: BTreeSet::new(),
            seen: ByFile::with_capacity(sources.next_id().0 as usize),
            met: BTreeSet::new(),
            given_up: BTreeMap::new(),
            changed: Vec::new(),
            steady: ByFile::default(),
            held: 0,
            keeps_all: false,
        }
    }

    /// How many files were read, or need not be.
    pub(super) fn count(&self) -> usize {
        let lost = self.unreadable.keys().filter_map(|path| self.id_of(path));
        self.seen.count() - lost.filter(|id| self.seen.has(*id)).count()
    }

    /// What came of looking for a file; nothing if nobody did.
    pub(super) fn found(&self, path: &ProjectPath) -> Option<Result<FileId, &HostError>> {
        let error = self.unreadable.get(path).map(|error| Err(&**error));
        error.or_else(|| self.id_of(path).filter(|id| self.seen.has(*id)).map(Ok))
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
    /// round files are read and parsed side by side. Stops where several files use too much to be loaded together; one
    /// that uses too much by itself is reported, and taken for a file that cannot be read.
    pub(super) fn load(&mut self, files: &[ProjectPath], sources: &mut Sources) -> Load {
        let mut reach = Reach::new(files, &self.ids);
        let mut asked: BTreeSet<ProjectPath> = BTreeSet::new();
        let (mut parsed, mut known, mut waiting) = (Vec::new(), Vec::new(), 0);
        let mut round: BTreeSet<ProjectPath> = files.iter().cloned().collect();
        while !round.is_empty() && self.may_read(&round, &mut reach) {
            let new = round.iter().filter(|path| !self.is_loaded(path) && asked.insert((*path).clone()));
            let new: Vec<&ProjectPath> = new.collect();
            let found = self.read(new, sources);
            let mut next = self.visit(&round, &mut reach);
            if reach.excess().is_some() {
                break;
            }
            waiting += found.bytes;
            self.make_room(&reach, waiting, sources);
            let of_round = parse_all(found.read, sources);
            next.extend(of_round.iter().flat_map(|parsed: &Parsed| self.used_paths(&parsed.file)).flatten());
            next.extend(found.known.iter().flat_map(|known| known.record.uses.iter().cloned()));
            parsed.extend(of_round);
            known.extend(found.known);
            round = next;
        }
        let excess = reach.excess();
        let left = match (excess, files) {
            (Some(excess), [_, _, ..]) => Some(Left { excess, files: self.users(files, &parsed, &known) }),
            _ => None,
        };
        let mut load = self.settle(parsed, known, reach.alone(), sources);
        match (excess, files) {
            (None, _) => {}
            (Some(excess), [path]) => load.diagnostics.extend(self.give_up(path, excess, sources)),
            _ => return Load { left, ..load },
        }
        load.diagnostics.extend(self.tell_unreadable(files));
        load
    }

    /// Files with what they use, in order.
    fn users(&self, files: &[ProjectPath], parsed: &[Parsed], known: &[KnownFile<'_>]) -> Vec<User> {
        let parsed = parsed.iter().map(|parsed| {
            let uses = self.used_paths(&parsed.file).into_iter().flatten().collect();
            (self.path(parsed.file.id), uses)
        });
        let known = known.iter().map(|known| (known.path.clone(), known.record.uses.to_vec()));
        let mut uses: BTreeMap<ProjectPath, Vec<ProjectPath>> = parsed.chain(known).collect();
        let mut users: Vec<User> = files
            .iter()
            .cloned()
            .map(|path| {
                let known =
                    || self.id_of(&path).map(|id| self.uses_of(id)).unwrap_or_default().iter().flatten();
                let uses = uses.remove(&path).unwrap_or_else(|| known().map(|id| self.path(*id)).collect());
                User { uses, path }
            })
            .collect();
        users.sort();
        users
    }

    /// Keeps what was read, as far as it is known what it uses; what is asked for alone is kept in any case.
    fn settle(
        &mut self,
        mut parsed: Vec<Parsed>,
        known: Vec<KnownFile<'_>>,
        alone: Option<FileId>,
        sources: &mut Sources,
    ) -> Load {
        let mut load = Load::default();
        for known in known {
            let id = known.id;
            match self.sleep(known) {
                // Below, it would be forgotten again.
                Err(known) if alone != Some(id) && !self.knows_all(&known.record.uses) => {}
                Err(known) => parsed.extend(self.parse_known(known, sources)),
                Ok(()) if self.met.insert(id) => load.met.push(id),
                Ok(()) => {}
            }
        }
        for Parsed { mut file, mut findings, hash, stamp } in parsed {
            if self.knows_all(self.used_paths(&file).iter().flatten()) {
                let (uses, of_uses) = self.join_uses(&file);
                findings.extend(of_uses);
                file.uses = uses;
                self.used.extend(file.uses.iter().flatten());
                self.sound.remove(&file.id);
                if findings.is_empty() {
                    self.keep(&file, hash, stamp);
                }
            } else if alone != Some(file.id) {
                sources.forget(file.id);
                continue;
            }
            if self.met.insert(file.id) {
                load.met.push(file.id);
                load.diagnostics.extend(findings);
            }
            self.loaded.insert(file.id, Arc::new(file));
        }
        load
    }

    /// Whether it is known of all of these what came of looking for them.
    fn knows_all<'p>(&self, paths: impl IntoIterator<Item = &'p ProjectPath>) -> bool {
        paths.into_iter().all(|path| self.found(path).is_some())
    }

    fn is_loaded(&self, path: &ProjectPath) -> bool {
        match self.found(path) {
            Some(Ok(id)) => self.is_there(id),
            found => found.is_some(),
        }
    }

    /// Parses a file that may not sleep, unless it has changed meanwhile.
    fn parse_known(&mut self, known: KnownFile<'_>, sources: &mut Sources) -> Option<Parsed> {
        let KnownFile { id, path, contents, stamp, record } = known;
        let contents = contents.map_or_else(|| self.read_again(id, &path), Ok);
        let contents = contents.map_err(|error| self.lose(id, path.clone(), error)).ok()?;
        let (source, parsed) = parse_read(ReadFile { id, path, contents, hash: record.hash, stamp });
        sources.replace(id, source);
        Some(parsed)
    }

    pub(super) fn path(&self, id: FileId) -> ProjectPath {
        self.ids.path(id).cloned().unwrap_or_default()
    }
}

fn parse_all(read: Vec<ReadFile>, sources: &mut Sources) -> Vec<Parsed> {
    let parsed: Vec<_> = read.into_par_iter().with_max_len(1).map(parse_read).collect();
    let parsed = parsed.into_iter().map(|(source, parsed)| {
        sources.replace(parsed.file.id, source);
        parsed
    });
    parsed.collect()
}

fn parse_read(read: ReadFile) -> (SourceFile, Parsed) {
    let ReadFile { id, path, contents, hash, stamp } = read;
    let (source, file, findings) = parse(id, &path, contents);
    (source, Parsed { file, findings, hash, stamp })
}

pub(super) fn parse(id: FileId, path: &ProjectPath, bytes: Vec<u8>) -> (SourceFile, Loaded, Vec<Diagnostic>) {
    let (text, mut findings) = syntax::read(id, bytes);
    if !findings.is_empty() {
        return (SourceFile::new(path, text), Loaded::unknown(id, Vec::new()), findings);
    }
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
    let file = Loaded { id, tree, uses: Vec::new(), errors };
    (SourceFile::new(path, text), file, findings)
}
