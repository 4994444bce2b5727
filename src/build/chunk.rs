//! Which files are looked at together.
//!
//! A guide depends on the files that it uses and on no others, so a project is looked at in chunks: some guides that use
//! the same files, with these. That bounds what is in memory at a time, and chunks can be looked at side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::{Loaded, Loader};
use crate::resolve::{Elsewhere, Input, ParsedFile};
use crate::source::{FileId, SourceFile, Sources};

/// The most guides of a chunk, unless they use still more files, or KiB of files: these are bound again for each chunk.
const MOST: usize = 64;

/// Files that are looked at together.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Those that are judged; the others are only used.
    pub(super) own: BTreeSet<FileId>,
    /// In the order of their ids.
    pub(super) files: Vec<Arc<Loaded>>,
}

impl Chunk {
    /// All of these files, each judged.
    pub(super) fn of_all(files: impl IntoIterator<Item = Arc<Loaded>>) -> Self {
        let mut files: Vec<Arc<Loaded>> = files.into_iter().collect();
        files.sort_by_key(|file| file.id);
        Self { own: files.iter().map(|file| file.id).collect(), files }
    }

    /// What names are bound in.
    pub(super) fn input<'a>(&'a self, sources: &'a Sources, elsewhere: Option<&'a Elsewhere>) -> Input<'a> {
        let files = self.files.iter().map(|file| ParsedFile {
            id: file.id,
            name: sources.get(file.id).map(SourceFile::name).unwrap_or_default(),
            tree: &file.tree,
            uses: file.uses.clone(),
            errors: file.errors.clone(),
        });
        Input { files: files.collect(), elsewhere }
    }
}

/// Puts loaded files into chunks. What a file uses is judged with it unless it is listed: then it is with its own chunk.
pub(super) fn chunks(files: impl IntoIterator<Item = FileId>, loader: &Loader<'_>) -> Vec<Chunk> {
    let mut groups: BTreeMap<(Vec<FileId>, Option<FileId>), Vec<FileId>> = BTreeMap::new();
    for file in files.into_iter().filter_map(|id| loader.get(id)) {
        // What declares screens or kinds of readers is looked at by itself.
        let alone = (!file.holds_texts()).then_some(file.id);
        groups.entry((used(file.id, loader), alone)).or_default().push(file.id);
    }
    let mut chunks = Vec::new();
    for ((used, _), members) in groups {
        let kibibytes = (loader.bytes(&used.iter().copied().collect()) >> 10) as usize;
        for own in members.chunks(MOST.max(used.len()).max(kibibytes)) {
            let ids: BTreeSet<FileId> = used.iter().chain(own).copied().collect();
            let files = ids.iter().filter_map(|id| loader.get(*id)).map(Arc::clone).collect();
            let unlisted = used.iter().copied().filter(|id| !loader.is_listed(*id));
            chunks.push(Chunk { own: own.iter().copied().chain(unlisted).collect(), files });
        }
    }
    chunks
}

/// All files that a file uses and that these use, in order.
pub(super) fn used(file: FileId, loader: &Loader<'_>) -> Vec<FileId> {
    let mut used: BTreeSet<FileId> = loader.uses_of(file).iter().flatten().copied().collect();
    let mut next: Vec<FileId> = used.iter().copied().collect();
    while let Some(file) = next.pop() {
        next.extend(loader.uses_of(file).iter().flatten().copied().filter(|id| used.insert(*id)));
    }
    used.into_iter().collect()
}
