//! How much a guide may use, and how much of what is used is in memory at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::chunk::used;
use super::load::{Loaded, Loader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::TOO_MUCH_USED;
use crate::host::ProjectPath;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::file::File;

/// What the bytes of files may be that stay when they have been looked at.
const STAY: u64 = 256 << 10;

/// How much is used, directly or through other files.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    files: usize,
    bytes: u64,
}

/// The most that one file may use.
const OF_ONE: Amount = Amount { files: 256, bytes: 512 << 10 };
/// The most that is loaded for several files together. What comes of a text takes some hundred times as much.
const TOGETHER: Amount = Amount { files: 256, bytes: 256 << 10 };

/// What of an amount is too much.
#[derive(Clone, Copy, Debug)]
pub(super) enum Excess {
    Files,
    Bytes,
}

/// What some files reach by `use`.
#[derive(Debug)]
pub(super) struct Reach {
    most: Amount,
    amount: Amount,
    used: BTreeSet<FileId>,
    visited: BTreeSet<FileId>,
    /// A file is among them that uses too much by itself.
    passed_on: Option<Excess>,
}

impl Reach {
    /// For so many files.
    pub(super) fn new(files: usize) -> Self {
        Self {
            most: if files > 1 { TOGETHER } else { OF_ONE },
            amount: Amount::default(),
            used: BTreeSet::new(),
            visited: BTreeSet::new(),
            passed_on: None,
        }
    }

    /// What of it is too much.
    pub(super) fn excess(&self) -> Option<Excess> {
        let files = (self.amount.files > self.most.files).then_some(Excess::Files);
        let bytes = (self.amount.bytes > self.most.bytes).then_some(Excess::Bytes);
        self.passed_on.or(files).or(bytes)
    }
}

impl Loader<'_> {
    /// Whether the files of a round, read or not, are still few enough.
    pub(super) fn may_read(&self, round: &BTreeSet<ProjectPath>, reach: &mut Reach) -> bool {
        let is_counted = |path: &&ProjectPath| self.id_of(path).is_some_and(|id| reach.used.contains(&id));
        let files = reach.amount.files + round.iter().filter(|path| !is_counted(path)).count();
        if !reach.visited.is_empty() && files > reach.most.files {
            reach.amount.files = files;
        }
        reach.excess().is_none()
    }

    /// Adds what the files of a round reach that are loaded, and returns the paths of what is not. Only what was asked for
    /// first is not used.
    pub(super) fn visit(&self, round: &BTreeSet<ProjectPath>, reach: &mut Reach) -> BTreeSet<ProjectPath> {
        let is_used = !reach.visited.is_empty();
        let mut next = BTreeSet::new();
        let mut open: Vec<FileId> = round.iter().filter_map(|path| self.id_of(path)).collect();
        if is_used {
            open.iter().for_each(|id| self.add(*id, reach));
        }
        while let Some(id) = open.pop().filter(|_| reach.excess().is_none()) {
            if !reach.visited.insert(id) {
                continue;
            }
            for used in self.uses_of(id).iter().flatten() {
                self.add(*used, reach);
                if self.is_there(*used) {
                    open.push(*used);
                } else if !reach.visited.contains(used) {
                    next.insert(self.path(*used));
                }
            }
        }
        next
    }

    fn add(&self, used: FileId, reach: &mut Reach) {
        if reach.used.insert(used) {
            reach.amount.files += 1;
            reach.amount.bytes += self.seen.get(&used).map_or(0, |(_, bytes)| *bytes);
            reach.passed_on = reach.passed_on.or(self.given_up.get(&used).copied());
        }
    }

    /// Takes a file that uses too much for one that cannot be read, and says so the first time.
    pub(super) fn give_up(
        &mut self,
        path: &ProjectPath,
        excess: Excess,
        sources: &mut Sources,
    ) -> Option<Diagnostic> {
        let id = self.id_of(path)?;
        self.wake(&BTreeSet::from([id]), sources);
        let file = self.loaded.get(&id)?;
        let place = file.tree.uses.first().map(|it| it.path.span);
        let tree = File { remarks: file.tree.remarks.clone(), ..File::default() };
        let errors = vec![Span::new(id, 0, u32::MAX)];
        self.loaded.insert(id, Arc::new(Loaded { id, tree, uses: Vec::new(), errors }));
        self.hashes.remove(&id);
        if self.given_up.insert(id, excess).is_some() {
            return None;
        }
        let what = match excess {
            Excess::Files => format!("more than {} files", OF_ONE.files),
            Excess::Bytes => format!("files of more than {} KiB together", OF_ONE.bytes >> 10),
        };
        let finding = Diagnostic::new(&TOO_MUCH_USED, format!("`{path}` uses {what}")).at(place?, "");
        Some(
            finding
                .note("what these files use counts, too")
                .help("`use` only the files that its guides need"),
        )
    }

    /// Forgets files as soon as they come to much: those that no other file uses, and, where what is used comes to much, those
    /// that these files do not use. Whoever needs one later reads it again.
    pub(super) fn forget(&mut self, files: &[ProjectPath], sources: &mut Sources) {
        if self.keeps_all || self.held <= STAY {
            return;
        }
        let there = self.loaded.keys().chain(self.sleeping.keys()).copied();
        let mut kept: BTreeSet<FileId> = there.filter(|id| self.used.contains(id)).collect();
        // If it were more, the next file could be too much again.
        if self.bytes(&kept) > STAY / 2 {
            kept = files.iter().filter_map(|path| self.id_of(path)).flat_map(|id| used(id, self)).collect();
        }
        if self.bytes(&kept) > STAY {
            kept.clear();
        }
        self.held = self.bytes(&kept);
        let gone: Vec<FileId> = self.loaded.keys().copied().filter(|id| !kept.contains(id)).collect();
        for id in gone {
            self.loaded.remove(&id);
            sources.forget(id);
        }
        self.sleeping.retain(|id, _| kept.contains(id));
    }

    fn bytes(&self, files: &BTreeSet<FileId>) -> u64 {
        files.iter().filter_map(|id| self.seen.get(id)).map(|(_, bytes)| bytes).sum()
    }
}
