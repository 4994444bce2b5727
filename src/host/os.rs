//! A folder of the real disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use cap_std::ambient_authority;
use cap_std::fs::Dir;

use super::commit::commit;
use super::draft::{self, Draft};
use super::error::is_refusal;
use super::replace::replace;
use super::spool::Spool;
use super::walk::walk;
use super::{Committed, Contents, Host, HostError, Kind, Listing, ProjectPath, Reason};

/// A folder of the disk; it need not be there before something is committed to it.
#[derive(Clone, Debug)]
pub struct OsHost {
    /// Absolute, and without links if it is there.
    root: PathBuf,
    /// The first thing that the system refused to read.
    refused: Arc<Mutex<Option<HostError>>>,
}

impl OsHost {
    /// The folder at `root`, relative to the folder that the process runs in.
    pub fn new(root: &Path) -> Result<Self, HostError> {
        let failed = |error| HostError::system(root.display(), &error);
        let root = match fs::canonicalize(root) {
            Ok(root) if fs::metadata(&root).map_err(failed)?.is_dir() => root,
            Ok(_) => return Err(HostError::new(root.display(), Reason::NotAFolder)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                resolve_missing(root).map_err(failed)?
            }
            Err(error) => return Err(failed(error)),
        };
        Ok(Self { root, refused: Arc::default() })
    }

    /// What the system refused to read, if it did at all. What was made of the rest may be wrong then.
    pub fn refused(&self) -> Option<HostError> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The error about a path, kept if it is a refusal.
    fn failed(&self, path: impl std::fmt::Display, error: &std::io::Error) -> HostError {
        let failed = HostError::system(path, error);
        if is_refusal(error) {
            self.refused.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| failed.clone());
        }
        failed
    }

    /// Opens a file below the root to be read. Should the path have become a link that leads out, it is not followed.
    fn open(&self, real: &Path) -> std::io::Result<File> {
        let below = real.strip_prefix(&self.root).unwrap_or(real);
        Ok(Dir::open_ambient_dir(&self.root, ambient_authority())?.open(below)?.into_std())
    }

    /// What stands at a path that an argument of the command names.
    pub fn kind_at(path: &Path) -> Option<Kind> {
        let kind = fs::metadata(path).ok()?;
        Some(if kind.is_dir() { Kind::Folder } else { Kind::File })
    }

    /// The folder's absolute path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A folder below this one; links on the way to it may not leave this one.
    pub fn below(&self, path: &ProjectPath) -> Result<Self, HostError> {
        let mut existing = path.clone();
        while !existing.is_root() && fs::symlink_metadata(self.root.join(existing.as_str())).is_err() {
            existing = existing.folder();
        }
        self.resolve(&existing)?;
        Self::new(&self.root.join(path.as_str()))
    }

    /// The folder that holds something called `name`, of whatever kind: `start` or the nearest above it.
    pub fn find_above(start: &Path, name: &str) -> Option<PathBuf> {
        let start = fs::canonicalize(start).ok()?;
        start
            .ancestors()
            .find(|folder| fs::symlink_metadata(folder.join(name)).is_ok())
            .map(Path::to_path_buf)
    }

    /// The path below this folder of something that is there.
    pub fn relative(&self, path: &Path) -> Result<ProjectPath, HostError> {
        let real = fs::canonicalize(path).map_err(|error| HostError::system(path.display(), &error))?;
        self.below_root(&real).ok_or_else(|| HostError::new(path.display(), Reason::LeavesRoot))?
    }

    /// Writes files where none are yet, each at once.
    pub fn create(&self, files: &BTreeMap<ProjectPath, Vec<u8>>) -> Result<(), HostError> {
        for (path, contents) in files {
            let place = self.root.join(path.as_str());
            let failed = |error: std::io::Error| HostError::system(path, &error);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
                draft::clear(folder);
            }
            match Draft::beside(&place, contents).map_err(failed)?.settle(&place) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    return Err(HostError::new(path, Reason::Foreign));
                }
                settled => settled.map_err(failed)?,
            }
        }
        Ok(())
    }

    /// A place for contents that will be committed to this folder, on the same file system.
    pub fn spool(&self) -> Result<Spool, HostError> {
        let mut there = self.root.as_path();
        while let Some(above) = there.parent().filter(|_| !there.is_dir()) {
            there = above;
        }
        Spool::new(there)
    }

    /// Puts other contents into a file at once: who reads it sees the old ones or the new ones. Its mode stays; of a link,
    /// what it leads to is replaced. If the file does not hold `before` any more, nothing is done.
    pub fn replace(&self, path: &ProjectPath, before: &[u8], contents: &[u8]) -> Result<(), HostError> {
        let real = self.resolve(path)?;
        replace(path, &real, before, contents)
    }

    /// Removes from folders what runs that were killed have left there.
    pub fn clear<'a>(&self, folders: impl IntoIterator<Item = &'a ProjectPath>) {
        for folder in folders {
            if let Ok(real) = self.resolve(folder) {
                draft::clear(&real);
            }
        }
    }

    /// Follows links; what they lead to must lie below the root.
    pub(super) fn resolve(&self, path: &ProjectPath) -> Result<PathBuf, HostError> {
        let real =
            fs::canonicalize(self.root.join(path.as_str())).map_err(|error| self.failed(path, &error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(HostError::new(path, Reason::LeavesRoot)) }
    }

    /// `None` if it does not lie below the root, an error if its name cannot be used.
    fn below_root(&self, path: &Path) -> Option<Result<ProjectPath, HostError>> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let mut found = ProjectPath::root();
        for name in relative.components() {
            let joined = match name.as_os_str().to_str() {
                Some(name) => found.join(name).map_err(|error| error.to_string()),
                None => Err("the name is not UTF-8".to_owned()),
            };
            match joined {
                Ok(path) => found = path,
                Err(reason) => {
                    return Some(Err(HostError::new(relative.display(), Reason::System(reason))));
                }
            }
        }
        Some(Ok(found))
    }
}

impl Host for OsHost {
    fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
        let failed = |error| self.failed(path, &error);
        let real = self.resolve(path)?;
        // Opening a pipe would wait for somebody to write to it, so this is asked before.
        let metadata = fs::metadata(&real).map_err(failed)?;
        if !metadata.is_file() {
            return Err(HostError::new(path, Reason::NotAFile));
        }
        if metadata.len() > limit {
            return Err(HostError::new(path, Reason::TooLarge(limit)));
        }
        let mut contents = Vec::with_capacity(metadata.len() as usize);
        let file = self.open(&real).map_err(failed)?;
        file.take(limit.saturating_add(1)).read_to_end(&mut contents).map_err(failed)?;
        if contents.len() as u64 > limit {
            return Err(HostError::new(path, Reason::TooLarge(limit)));
        }
        Ok(contents)
    }

    fn size(&self, path: &ProjectPath) -> u64 {
        let metadata = fs::symlink_metadata(self.root.join(path.as_str())).ok();
        metadata.filter(fs::Metadata::is_file).map_or(u64::MAX, |metadata| metadata.len())
    }

    fn kind(&self, path: &ProjectPath) -> Option<Kind> {
        let real = self.resolve(path).ok()?;
        let metadata = fs::metadata(real).map_err(|error| self.failed(path, &error)).ok()?;
        if metadata.is_dir() { Some(Kind::Folder) } else { metadata.is_file().then_some(Kind::File) }
    }

    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
        let start = self.resolve(folder)?;
        if !fs::metadata(&start).map_err(|error| self.failed(folder, &error))?.is_dir() {
            return Err(HostError::new(folder, Reason::NotAFolder));
        }
        let mut listing = Listing::default();
        let found = walk(&self.root, start.strip_prefix(&self.root).unwrap_or(&start));
        for (place, error) in &found.errors {
            let shown = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            listing.unreadable.push(self.failed(shown.display(), error));
        }
        for place in &found.files {
            if extension.is_some_and(|wanted| place.extension() != Some(wanted.as_ref())) {
                continue;
            }
            match self.below_root(&self.root.join(place)) {
                Some(Ok(path)) => listing.files.push(path),
                Some(Err(error)) => listing.refused.push(error),
                None => {}
            }
        }
        listing.files.sort();
        listing.refused.sort_by(|a, b| a.path.cmp(&b.path));
        listing.unreadable.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(listing)
    }

    fn commit(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Committed, HostError> {
        let placed = commit(&self.root, files, contents, folders, &BTreeMap::new())?;
        Ok(placed.committed)
    }
}

/// An absolute path without links for a folder that is not there yet.
fn resolve_missing(path: &Path) -> std::io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut existing = absolute.as_path();
    while let Some(folder) = existing.parent() {
        existing = folder;
        if let Ok(real) = fs::canonicalize(existing) {
            let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
            // What `..` means behind a folder that is not there, nobody can say.
            if rest.components().any(|part| part == std::path::Component::ParentDir) {
                break;
            }
            return Ok(real.join(rest));
        }
    }
    Err(std::io::Error::from(std::io::ErrorKind::NotFound))
}
