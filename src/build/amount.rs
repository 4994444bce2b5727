//! How much a file may use, directly or through others.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ids::Ids;
use super::load::{Loaded, Loader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::TOO_MUCH_USED;
use crate::host::{GUIDE_LIMIT, ProjectPath};
use crate::source::{FileId, Sources};

/// How much is used, directly or through other files.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    files: usize,
    pub(super) bytes: u64,
}

impl Amount {
    /// What of it is too much.
    fn excess(self) -> Option<Excess> {
        let files = (self.files > MOST.files).then_some(Excess::Files);
        files.or((self.bytes > MOST.bytes).then_some(Excess::Bytes))
    }
}

/// The most that one file may use, and that is loaded for several files together. What comes of a text takes some hundred
/// times as much memory.
pub(super) const MOST: Amount = Amount { files: 256, bytes: 256 << 10 };

/// What of an amount is too much.
#[derive(Clone, Copy, Debug)]
pub(super) enum Excess {
    Files,
    Bytes,
}

/// What some files reach by `use`.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// What is asked for alone, which does not count.
    alone: Option<FileId>,
    amount: Amount,
    used: BTreeSet<FileId>,
    visited: BTreeSet<FileId>,
    /// A file is among them that uses too much by itself.
    passed_on: Option<Excess>,
}

impl Reach {
    /// For files that are asked for together.
    pub(super) fn new(files: &[ProjectPath], ids: &Ids) -> Self {
        let alone = files.first().filter(|_| files.len() == 1).and_then(|path| ids.of(path));
        Self { alone, ..Self::default() }
    }

    /// What is asked for alone.
    pub(super) fn alone(&self) -> Option<FileId> {
        self.alone
    }

    /// Whether a file is asked for or used.
    pub(super) fn has(&self, id: FileId) -> bool {
        self.visited.contains(&id) || self.used.contains(&id)
    }

    /// What of it is too much.
    pub(super) fn excess(&self) -> Option<Excess> {
        self.passed_on.or(self.amount.excess())
    }
}

impl Loader<'_> {
    /// Whether the files of a round, read or not, are still few and small enough.
    pub(super) fn may_read(&self, round: &BTreeSet<ProjectPath>, reach: &mut Reach) -> bool {
        if !reach.visited.is_empty() {
            let mut amount = reach.amount;
            for path in round {
                let id = self.id_of(path);
                let is_counted = id.is_some_and(|id| reach.used.contains(&id) || reach.alone == Some(id));
                // Of what is no plain file nobody knows before it is read.
                let seen = id.and_then(|id| self.size(id));
                let bytes = seen.unwrap_or_else(|| self.host.size(path));
                if !is_counted && bytes <= GUIDE_LIMIT {
                    amount.files += 1;
                    amount.bytes += bytes;
                }
            }
            if amount.excess().is_some() {
                reach.amount = amount;
            }
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
        if reach.alone != Some(used) && reach.used.insert(used) {
            reach.amount.files += 1;
            reach.amount.bytes += self.size(used).unwrap_or_default();
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
        let unknown = Loaded::unknown(id, file.tree.remarks.clone());
        self.loaded.insert(id, Arc::new(unknown));
        self.sound.remove(&id);
        if self.given_up.insert(id, excess).is_some() {
            return None;
        }
        let what = match excess {
            Excess::Files => format!("more than {} files", MOST.files),
            Excess::Bytes => format!("files of more than {} KiB together", MOST.bytes >> 10),
        };
        let finding = Diagnostic::new(&TOO_MUCH_USED, format!("`{path}` uses {what}")).at(place?, "");
        Some(
            finding
                .note("what these files use counts, too")
                .help("`use` only the files that its guides need"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Project;
    use crate::host::MemoryHost;

    /// How many bytes are read for a file that uses `count` others of `size` bytes, once nobody has seen them and once all
    /// were seen and forgotten; in parts of what the file itself has.
    fn read(count: usize, size: usize) -> [u64; 2] {
        let host = MemoryHost::new();
        let mut paths = Vec::new();
        for number in 0..count {
            let path = ProjectPath::new(&format!("{number}.guide")).unwrap();
            let text = format!("value v{number} \"V\" example \"x\"\n");
            host.add(path.clone(), format!("{text}{}", "#".repeat(size - text.len())));
            paths.push(path);
        }
        let all = ProjectPath::new("all.guide").unwrap();
        let uses: String = paths.iter().map(|path| format!("use \"{path}\"\n")).collect();
        let own = uses.len() as u64;
        host.add(all.clone(), uses);
        let project = Project::open(&host, &[]).unwrap();
        [false, true].map(|is_seen| {
            let mut sources = project.sources.clone();
            let mut loader = Loader::new(&host, &project, &mut sources, None);
            for path in paths.iter().filter(|_| is_seen) {
                loader.load(std::slice::from_ref(path), &mut sources);
                loader.forget(std::slice::from_ref(path), &mut sources);
            }
            assert_eq!(loader.held, 0);
            loader.load(std::slice::from_ref(&all), &mut sources);
            loader.held / own
        })
    }

    #[test]
    fn what_is_too_much_is_not_read() {
        assert_eq!(read(257, 100), [1, 1]);
        assert_eq!(read(3, 100 << 10), [1, 1]);
        assert!(read(256, 100).iter().all(|parts| *parts > 3));
    }
}
