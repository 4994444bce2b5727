//! Reading files, or finding out that they are what they were when the last build read them.

use std::collections::BTreeSet;
use std::mem;
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::FileRecord;
use super::groups::SMALL;
use super::load::{Loaded, Loader};
use super::remembers::Remembers;
use super::steady::Steady;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::UNREADABLE_FILE;
use crate::host::{Digest, GUIDE_LIMIT, HostError, ProjectPath, Reason, Stamp};
use crate::source::{FileId, Sources};

/// A file that was read and has to be parsed.
pub(super) struct ReadFile {
    pub(super) id: FileId,
    pub(super) path: ProjectPath,
    pub(super) contents: Vec<u8>,
    /// Of its contents.
    pub(super) hash: Digest,
    /// Taken before it was read; none unless it is settled.
    pub(super) stamp: Option<Stamp>,
}

/// A file of which is remembered what came of parsing it.
pub(super) struct KnownFile<'a> {
    pub(super) id: FileId,
    pub(super) path: ProjectPath,
    /// None if it was not read, as it has the stamp that is remembered.
    pub(super) contents: Option<Vec<u8>>,
    /// As that of what was read.
    pub(super) stamp: Option<Stamp>,
    pub(super) record: &'a FileRecord,
}

/// A file that was found.
enum Found<'a> {
    /// It has the stamp that is remembered.
    Steady(Steady<'a>),
    Read {
        contents: Vec<u8>,
        hash: Digest,
        stamp: Option<Stamp>,
        record: Option<&'a FileRecord>,
    },
}

/// What came of reading some files, in their order.
#[derive(Default)]
pub(super) struct Round<'a> {
    pub(super) read: Vec<ReadFile>,
    pub(super) known: Vec<KnownFile<'a>>,
    /// How many all of them have.
    pub(super) bytes: u64,
}

impl<'a> Loader<'a> {
    /// Reads files, as far as that is needed.
    pub(super) fn read(&mut self, files: Vec<&ProjectPath>, sources: &mut Sources) -> Round<'a> {
        let found: Vec<_> =
            files.into_par_iter().with_max_len(SMALL).map(|path| (path, self.find(path))).collect();
        let mut round = Round::default();
        for (path, found) in found {
            if let Err(error) = found.and_then(|found| self.take(path, found, &mut round, sources)) {
                self.unreadable.insert(path.clone(), Box::new(error));
            }
        }
        round
    }

    fn find(&self, path: &ProjectPath) -> Result<Found<'a>, HostError> {
        if let Some(steady) = self.id_of(path).and_then(|id| self.steady.get(id)) {
            return Ok(Found::Steady(*steady));
        }
        // Only what has been the same file all the time gets a stamp.
        let is_wanted = self.memory.and_then(Remembers::of_outputs).is_some();
        let stamp = is_wanted.then(|| self.host.look(path).settled()).flatten();
        let contents = self.host.read(path, GUIDE_LIMIT)?;
        let stamp = stamp.filter(|stamp| self.host.look(path).stamp == Some(*stamp));
        let hash = Digest::of(&contents);
        let record = self.memory.and_then(|memory| memory.file(path, hash));
        Ok(Found::Read { contents, hash, stamp, record })
    }

    /// What was found at first has places in what was read at first, so nothing else is taken later.
    fn take(
        &mut self,
        path: &ProjectPath,
        found: Found<'a>,
        round: &mut Round<'a>,
        sources: &mut Sources,
    ) -> Result<(), HostError> {
        let id = self.ids.meet(path, sources);
        let (hash, bytes) = match &found {
            Found::Steady(steady) => (steady.record.hash, steady.bytes),
            Found::Read { contents, hash, .. } => (*hash, contents.len() as u64),
        };
        if !self.seen.has(id) {
            self.seen.insert(id, (hash, bytes));
        }
        if self.seen.get(id).is_some_and(|(seen, _)| *seen != hash) {
            self.changed.push(path.clone());
            return Err(HostError::new(path, Reason::Unsteady));
        }
        self.held += bytes;
        round.bytes += bytes;
        let path = path.clone();
        match found {
            Found::Steady(Steady { record, .. }) => {
                round.known.push(KnownFile { id, path, contents: None, stamp: None, record });
            }
            Found::Read { contents, stamp, record: Some(record), .. } => {
                round.known.push(KnownFile { id, path, contents: Some(contents), stamp, record });
            }
            Found::Read { contents, hash, stamp, record: None } => {
                round.read.push(ReadFile { id, path, contents, hash, stamp });
            }
        }
        Ok(())
    }

    /// What a file holds that was read or looked at before; an error if it is not what it was.
    pub(super) fn read_again(&self, id: FileId, path: &ProjectPath) -> Result<Vec<u8>, HostError> {
        let contents = self.host.read(path, GUIDE_LIMIT)?;
        let is_same = self.seen.get(id).is_some_and(|(hash, _)| *hash == Digest::of(&contents));
        if is_same {
            return Ok(contents);
        }
        if let Some(memory) = self.memory.filter(|_| self.steady.has(id)) {
            // Should its stamp never tell, guidec would find that in each run.
            memory.forget();
        }
        Err(HostError::new(path, Reason::Unsteady))
    }

    /// Takes a file that cannot be read again for one of which nobody knows what it holds.
    pub(super) fn lose(&mut self, id: FileId, path: ProjectPath, error: HostError) {
        self.loaded.insert(id, Arc::new(Loaded::unknown(id, Vec::new())));
        self.sound.remove(&id);
        self.changed.push(path.clone());
        self.unreadable.insert(path, Box::new(error));
    }

    /// Tells which of these files cannot be read, and which of all have changed since this was told last.
    pub(super) fn tell_unreadable(&mut self, files: &[ProjectPath]) -> Vec<Diagnostic> {
        let changed = mem::take(&mut self.changed);
        let paths: BTreeSet<&ProjectPath> = files.iter().chain(&changed).collect();
        paths.into_iter().filter_map(|path| Some(unreadable(self.unreadable.get(path)?))).collect()
    }
}

/// Says that a file cannot be read.
pub(super) fn unreadable(error: &HostError) -> Diagnostic {
    let finding = Diagnostic::new(&UNREADABLE_FILE, error.to_string());
    if matches!(error.reason, Reason::Unsteady) { finding.help("run guidec again") } else { finding }
}
