//! A folder with other contents in some of its files, which are on no disk yet.

use std::collections::{BTreeMap, BTreeSet};

use super::{Committed, Contents, Host, HostError, Kind, Listing, Look, ProjectPath, Reason};

/// A host in which some files hold something else.
#[derive(Clone)]
pub struct Overlay<'a> {
    below: &'a dyn Host,
    files: BTreeMap<ProjectPath, Vec<u8>>,
}

impl<'a> Overlay<'a> {
    /// With everything as it is below.
    pub fn new(below: &'a dyn Host) -> Self {
        Self { below, files: BTreeMap::new() }
    }

    /// Gives a file that is there other contents.
    pub fn put(&mut self, path: ProjectPath, contents: impl Into<Vec<u8>>) {
        self.files.insert(path, contents.into());
    }
}

impl Host for Overlay<'_> {
    fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
        match self.files.get(path) {
            Some(contents) if contents.len() as u64 > limit => {
                Err(HostError::new(path, Reason::TooLarge(limit)))
            }
            Some(contents) => Ok(contents.clone()),
            None => self.below.read(path, limit),
        }
    }

    fn look(&self, path: &ProjectPath) -> Look {
        let other = self.files.get(path).map(|contents| Look::at(contents.len() as u64));
        other.unwrap_or_else(|| self.below.look(path))
    }

    fn kind(&self, path: &ProjectPath) -> Option<Kind> {
        self.below.kind(path)
    }

    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
        self.below.list(folder, extension)
    }

    fn commit(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Committed, HostError> {
        self.below.commit(files, contents, folders)
    }
}
