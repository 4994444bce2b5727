//! A host in memory, for tests and for texts that are on no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Committed, Contents, Host, HostError, Kind, Listing, Look, ProjectPath, Reason};

/// Files in memory.
#[derive(Debug, Default)]
pub struct MemoryHost {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<ProjectPath, Vec<u8>>,
    outputs: BTreeSet<ProjectPath>,
}

impl MemoryHost {
    /// An empty folder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    pub fn add(&self, path: ProjectPath, contents: impl Into<Vec<u8>>) {
        self.state().files.insert(path, contents.into());
    }

    /// Every file that is there now.
    pub fn files(&self) -> BTreeMap<ProjectPath, Vec<u8>> {
        self.state().files.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for MemoryHost {
    fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
        if self.kind(path) == Some(Kind::Folder) {
            return Err(HostError::new(path, Reason::NotAFile));
        }
        match self.state().files.get(path) {
            None => Err(HostError::new(path, Reason::Missing)),
            Some(contents) if contents.len() as u64 > limit => {
                Err(HostError::new(path, Reason::TooLarge(limit)))
            }
            Some(contents) => Ok(contents.clone()),
        }
    }

    fn look(&self, path: &ProjectPath) -> Look {
        let bytes = self.state().files.get(path).map_or(u64::MAX, |contents| contents.len() as u64);
        Look::at(bytes)
    }

    fn kind(&self, path: &ProjectPath) -> Option<Kind> {
        let state = self.state();
        if state.files.contains_key(path) {
            Some(Kind::File)
        } else if path.is_root() || state.files.keys().any(|file| file.is_within(path)) {
            Some(Kind::Folder)
        } else {
            None
        }
    }

    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
        match self.kind(folder) {
            None => return Err(HostError::new(folder, Reason::Missing)),
            Some(Kind::File) => return Err(HostError::new(folder, Reason::NotAFolder)),
            Some(Kind::Folder) => {}
        }
        let wanted = |file: &&ProjectPath| {
            file.is_within(folder) && (extension.is_none() || file.extension() == extension)
        };
        let files = self.state().files.keys().filter(wanted).cloned().collect();
        Ok(Listing { files, ..Listing::default() })
    }

    fn commit(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Committed, HostError> {
        let mut state = self.state();
        let foreign =
            files.iter().find(|path| state.files.contains_key(*path) && !state.outputs.contains(*path));
        if let Some(path) = foreign {
            return Err(HostError::new(path, Reason::Foreign));
        }
        let new: Vec<Vec<u8>> = files.iter().map(contents).collect::<Result<_, _>>()?;
        let mut committed = Committed::default();
        let is_stale =
            |path: &ProjectPath| !files.contains(path) && folders.iter().any(|folder| path.is_within(folder));
        let stale: Vec<ProjectPath> = state.outputs.iter().filter(|path| is_stale(path)).cloned().collect();
        for path in stale {
            state.files.remove(&path);
            state.outputs.remove(&path);
            committed.removed += 1;
        }
        for (path, contents) in files.iter().zip(new) {
            if state.files.get(path) == Some(&contents) {
                committed.unchanged += 1;
            } else {
                state.files.insert(path.clone(), contents);
                committed.written += 1;
            }
        }
        state.outputs.extend(files.iter().cloned());
        Ok(committed)
    }
}
