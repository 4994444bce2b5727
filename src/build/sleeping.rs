//! Files that are there and need not be parsed, as it is remembered what came of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::FileRecord;
use super::load::{Loaded, Loader, parse};
use super::reading::KnownFile;
use crate::host::{Digest, ProjectPath, Stamp};
use crate::source::{FileId, Sources};
use crate::syntax::ast::remark::Remark;

/// A file of which all is remembered that came of parsing it and is asked without it.
pub(super) struct Sleeping {
    /// None if it was not read.
    contents: Option<Vec<u8>>,
    uses: Vec<Option<FileId>>,
    remarks: Vec<Remark>,
}

impl Loader<'_> {
    /// Whether a file is loaded or asleep.
    pub(super) fn is_there(&self, id: FileId) -> bool {
        self.loaded.contains_key(&id) || self.sleeping.contains_key(&id)
    }

    /// What a file uses that is loaded or asleep.
    pub(super) fn uses_of(&self, id: FileId) -> &[Option<FileId>] {
        let loaded = self.loaded.get(&id).map(|file| file.uses.as_slice());
        loaded.or_else(|| Some(self.sleeping.get(&id)?.uses.as_slice())).unwrap_or_default()
    }

    /// The remarks of a file that is asleep.
    pub(super) fn remarks_of_sleeping(&self, id: FileId) -> Option<&[Remark]> {
        Some(&self.sleeping.get(&id)?.remarks)
    }

    /// The hash of a file in which loading found nothing wrong.
    pub(super) fn hash_of(&self, id: FileId) -> Option<Digest> {
        let (hash, _) = self.seen.get(id).filter(|_| self.sound.contains(&id))?;
        Some(*hash)
    }

    /// Parses what is asleep of some files.
    pub(super) fn wake(&mut self, files: &BTreeSet<FileId>, sources: &mut Sources) {
        let waking: Vec<(FileId, Sleeping)> =
            files.iter().filter_map(|id| self.sleeping.remove_entry(id)).collect();
        let woken: Vec<_> = waking
            .into_par_iter()
            .map(|(id, Sleeping { contents, uses, .. })| {
                let path = self.path(id);
                match contents.map_or_else(|| self.read_again(id, &path), Ok) {
                    Ok(contents) => {
                        let (source, file, _) = parse(id, &path, contents);
                        Ok((source, Loaded { uses, ..file }))
                    }
                    Err(error) => Err((id, path, error)),
                }
            })
            .collect();
        for woken in woken {
            match woken {
                Ok((source, file)) => {
                    sources.replace(file.id, source);
                    self.loaded.insert(file.id, Arc::new(file));
                }
                Err((id, path, error)) => self.lose(id, path, error),
            }
        }
    }

    /// Parses all that is asleep.
    pub(super) fn wake_all(&mut self, sources: &mut Sources) {
        self.wake(&self.sleeping.keys().copied().collect(), sources);
    }

    /// Lets a file sleep of which all is remembered, unless something that it uses is not there any more.
    pub(super) fn sleep<'r>(&mut self, known: KnownFile<'r>) -> Result<(), KnownFile<'r>> {
        let record = known.record;
        let uses = record.uses.iter().map(|path| self.found(path)?.ok());
        let uses: Option<Vec<FileId>> = uses.collect();
        let remarks = record.remarks(known.id);
        let (Some(uses), Some(remarks), Some(memory)) = (uses, remarks, self.memory) else {
            return Err(known);
        };
        self.used.extend(&uses);
        self.sound.insert(known.id);
        memory.keep_file(known.path, record, known.stamp);
        let uses = uses.into_iter().map(Some).collect();
        self.sleeping.insert(known.id, Sleeping { contents: known.contents, uses, remarks });
        Ok(())
    }

    /// Remembers a file.
    pub(super) fn keep(&mut self, file: &Loaded, hash: Digest, stamp: Option<Stamp>) {
        let uses: Option<Box<[ProjectPath]>> =
            file.uses.iter().map(|id| self.ids.path(*id.as_ref()?).cloned()).collect();
        let record = uses.and_then(|uses| FileRecord::new(file.id, hash, uses, &file.tree.remarks));
        if let Some((record, memory)) = record.zip(self.memory) {
            memory.keep_file(self.path(file.id), &record, stamp);
            self.sound.insert(file.id);
        }
    }
}
