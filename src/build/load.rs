//! Reading and parsing guides and everything that they use.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Project;
use super::amount::{Excess, Reach};
use super::cache::FileRecord;
use super::groups::SMALL;
use super::ids::Ids;
use super::remembers::Remembers;
use super::sleeping::Sleeping;
use super::window::{Left, User};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::UNREADABLE_FILE;
use crate::diagnostic::codes::syntax::EMPTY_FILE;
use crate::host::{Digest, GUIDE_LIMIT, Host, HostError, ProjectPath, Reason};
use crate::source::{ByFile, FileId, SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::ast::file::{File, Item};

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
    /// The hashes of what was read at first, which tell it from what a file holds later, and how many bytes it had.
    pub(super) seen: ByFile<(Digest, u64)>,
    /// Files of which is told what is wrong.
    met: BTreeSet<FileId>,
    /// Files that use too much.
    pub(super) given_up: BTreeMap<FileId, Excess>,
    /// Files that were read again and are not what they were.
    changed: Vec<ProjectPath>,
    /// Not less than the bytes of what is loaded.
    pub(super) held: u64,
    /// Nothing is forgotten.
    pub(super) keeps_all: bool,
}

/// A file that was read in a round.
pub(super) struct Read<'a> {
    pub(super) id: FileId,
    pub(super) path: ProjectPath,
    pub(super) contents: Vec<u8>,
    /// Of its contents.
    pub(super) hash: Digest,
    /// What is remembered of it.
    pub(super) known: Option<&'a FileRecord>,
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
            held: 0,
            keeps_all: false,
        }
    }

    /// How many files were read.
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
        let (mut parsed, mut asleep, mut waiting) = (Vec::new(), Vec::new(), 0);
        let mut round: BTreeSet<ProjectPath> = files.iter().cloned().collect();
        while !round.is_empty() && self.may_read(&round, &mut reach) {
            let new = round.iter().filter(|path| !self.is_loaded(path) && asked.insert((*path).clone()));
            let new: Vec<&ProjectPath> = new.collect();
            let read = self.read(new, sources);
            let mut next = self.visit(&round, &mut reach);
            if reach.excess().is_some() {
                break;
            }
            waiting += read.iter().map(|read| read.contents.len() as u64).sum::<u64>();
            self.make_room(&reach, waiting, sources);
            let (sleeping, awake): (Vec<Read>, Vec<Read>) =
                read.into_iter().partition(|read| read.known.is_some());
            let of_round = parse_all(awake, sources);
            next.extend(of_round.iter().flat_map(|parsed: &Parsed| self.used_paths(&parsed.file)).flatten());
            next.extend(
                sleeping.iter().filter_map(|read| read.known).flat_map(|known| known.uses.iter().cloned()),
            );
            parsed.extend(of_round);
            asleep.extend(sleeping);
            round = next;
        }
        let excess = reach.excess();
        let left = match (excess, files) {
            (Some(excess), [_, _, ..]) => Some(Left { excess, files: self.users(files, &parsed, &asleep) }),
            _ => None,
        };
        let mut load = self.settle(parsed, asleep, reach.alone(), sources);
        match (excess, files) {
            (None, _) => {}
            (Some(excess), [path]) => load.diagnostics.extend(self.give_up(path, excess, sources)),
            _ => return Load { left, ..load },
        }
        for path in files.iter().cloned().chain(mem::take(&mut self.changed)).collect::<BTreeSet<_>>() {
            if let Some(error) = self.unreadable.get(&path) {
                load.diagnostics.push(Diagnostic::new(&UNREADABLE_FILE, error.to_string()));
            }
        }
        load
    }

    /// Files with what they use, in order.
    fn users(&self, files: &[ProjectPath], parsed: &[Parsed], asleep: &[Read<'_>]) -> Vec<User> {
        let parsed = parsed.iter().map(|parsed| {
            let uses = self.used_paths(&parsed.file).into_iter().flatten().collect();
            (self.path(parsed.file.id), uses)
        });
        let asleep = asleep.iter().filter_map(|read| Some((read.path.clone(), read.known?.uses.to_vec())));
        let mut uses: BTreeMap<ProjectPath, Vec<ProjectPath>> = parsed.chain(asleep).collect();
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
        asleep: Vec<Read<'_>>,
        alone: Option<FileId>,
        sources: &mut Sources,
    ) -> Load {
        let mut load = Load::default();
        for read in asleep {
            let id = read.id;
            match self.sleep(read) {
                Err(read) => parsed.push(parse_file(read, sources)),
                Ok(()) if self.met.insert(id) => load.met.push(id),
                Ok(()) => {}
            }
        }
        for Parsed { mut file, mut findings, hash } in parsed {
            if self.used_paths(&file).iter().flatten().all(|path| self.found(path).is_some()) {
                let (uses, of_uses) = self.join_uses(&file);
                findings.extend(of_uses);
                file.uses = uses;
                self.used.extend(file.uses.iter().flatten());
                self.sound.remove(&file.id);
                if findings.is_empty() {
                    self.keep(&file, hash);
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

    fn is_loaded(&self, path: &ProjectPath) -> bool {
        match self.found(path) {
            Some(Ok(id)) => self.is_there(id),
            found => found.is_some(),
        }
    }

    /// Reads files, in order.
    fn read(&mut self, files: Vec<&ProjectPath>, sources: &mut Sources) -> Vec<Read<'a>> {
        let (host, memory) = (self.host, self.memory);
        let contents: Vec<_> = files
            .into_par_iter()
            .with_max_len(SMALL)
            .map(|path| {
                let contents = host.read(path, GUIDE_LIMIT).map(|contents| {
                    let hash = Digest::of(&contents);
                    (hash, memory.and_then(|it| it.file(path, hash)), contents)
                });
                (path, contents)
            })
            .collect();
        let mut read = Vec::new();
        for (path, contents) in contents {
            let found = contents.and_then(|(hash, known, contents)| {
                let id = self.ids.meet(path, sources);
                // What was found at first has places in what was read at first.
                let bytes = contents.len() as u64;
                if !self.seen.has(id) {
                    self.seen.insert(id, (hash, bytes));
                }
                if self.seen.get(id).is_some_and(|(seen, _)| *seen != hash) {
                    self.changed.push(path.clone());
                    return Err(HostError::new(path, Reason::Unsteady));
                }
                self.held += bytes;
                read.push(Read { id, path: path.clone(), contents, hash, known });
                Ok(())
            });
            if let Err(error) = found {
                self.unreadable.insert(path.clone(), Box::new(error));
            }
        }
        read
    }

    pub(super) fn path(&self, id: FileId) -> ProjectPath {
        self.ids.path(id).cloned().unwrap_or_default()
    }
}

fn parse_all(read: Vec<Read<'_>>, sources: &mut Sources) -> Vec<Parsed> {
    let parsed: Vec<_> = read.into_par_iter().with_max_len(1).map(parse_read).collect();
    let parsed = parsed.into_iter().map(|(source, parsed)| {
        sources.replace(parsed.file.id, source);
        parsed
    });
    parsed.collect()
}

fn parse_file(read: Read<'_>, sources: &mut Sources) -> Parsed {
    let (source, parsed) = parse_read(read);
    sources.replace(parsed.file.id, source);
    parsed
}

fn parse_read(read: Read<'_>) -> (SourceFile, Parsed) {
    let Read { id, path, contents, hash, .. } = read;
    let (source, file, findings) = parse(id, &path, contents);
    (source, Parsed { file, findings, hash })
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
    let file = Loaded { id, tree, uses: Vec::new(), errors };
    (SourceFile::new(path, text), file, findings)
}
