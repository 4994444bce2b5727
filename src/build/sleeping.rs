//! Files that are there and need not be parsed, as it is remembered what came of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::FileRecord;
use super::load::{Loaded, Loader, Read, parse};
use crate::host::{Digest, ProjectPath};
use crate::source::{FileId, Sources, among};
use crate::syntax::ast::remark::Remark;

/// A file of which all is remembered that came of parsing it and is asked without it.
pub(super) struct Sleeping {
    contents: Vec<u8>,
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
        let ids = &self.ids;
        let parsed: Vec<_> = waking
            .into_par_iter()
            .map(|(id, Sleeping { contents, uses, .. })| {
                let path = ids.path(id).cloned().unwrap_or_default();
                let (source, file, _) = parse(id, &path, contents);
                (source, Loaded { uses, ..file })
            })
            .collect();
        for (source, file) in parsed {
            sources.replace(file.id, source);
            self.loaded.insert(file.id, Arc::new(file));
        }
    }

    /// Parses all that is asleep.
    pub(super) fn wake_all(&mut self, sources: &mut Sources) {
        self.wake(&self.sleeping.keys().copied().collect(), sources);
    }

    /// Lets a file sleep of which all is remembered, unless something that it uses is not there any more.
    pub(super) fn sleep<'r>(&mut self, read: Read<'r>) -> Result<(), Read<'r>> {
        let Some(record) = read.known else { return Err(read) };
        let uses = record.uses.iter().map(|path| self.found(path)?.ok());
        let uses: Option<Vec<FileId>> = uses.collect();
        let remarks = among(&[read.id], || postcard::from_bytes(&record.remarks)).ok();
        let (Some(uses), Some(remarks), Some(memory)) = (uses, remarks, self.memory) else {
            return Err(read);
        };
        self.used.extend(&uses);
        self.sound.insert(read.id);
        memory.keep_file(read.path, record);
        let uses = uses.into_iter().map(Some).collect();
        self.sleeping.insert(read.id, Sleeping { contents: read.contents, uses, remarks });
        Ok(())
    }

    /// Remembers a file.
    pub(super) fn keep(&mut self, file: &Loaded, hash: Digest) {
        let uses: Option<Box<[ProjectPath]>> =
            file.uses.iter().map(|id| self.ids.path(*id.as_ref()?).cloned()).collect();
        let remarks = among(&[file.id], || postcard::to_allocvec(&file.tree.remarks)).ok();
        if let (Some(uses), Some(remarks), Some(memory)) = (uses, remarks, self.memory) {
            let record = FileRecord { hash, uses, remarks: remarks.into() };
            memory.keep_file(self.path(file.id), &record);
            self.sound.insert(file.id);
        }
    }
}
