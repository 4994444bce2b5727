//! A folder of the real disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use cap_std::fs::Metadata;
use rayon::prelude::*;

use super::commit::commit;
use super::draft::{self, Draft};
use super::handles::{Handles, contents};
use super::refusal::{is_refusal, noted};
use super::replace::replace;
use super::spool::Spool;
use super::walk::walk;
use super::{Committed, Contents, Host, HostError, Kind, Listing, Look, ProjectPath, Reason};

/// A folder of the disk; it need not be there before something is committed to it.
#[derive(Clone, Debug)]
pub struct OsHost {
    /// Its path is absolute, and without links if it is there.
    handles: Arc<Handles>,
}

impl OsHost {
    /// The folder at `root`, relative to the folder that the process runs in.
    pub fn new(root: &Path) -> Result<Self, HostError> {
        let failed = |error| HostError::system(root.display(), &error);
        let (there, rest) = match fs::canonicalize(root) {
            Ok(there) => (there, PathBuf::new()),
            Err(error) if error.kind() == ErrorKind::NotFound => resolve_missing(root).map_err(failed)?,
            Err(error) => return Err(failed(error)),
        };
        Ok(Self { handles: Arc::new(Handles::new(&there, &rest).map_err(failed)?) })
    }

    /// The folders below, held open.
    pub(super) fn handles(&self) -> &Handles {
        &self.handles
    }

    /// What stands at a path that an argument of the command names.
    pub fn kind_at(path: &Path) -> Option<Kind> {
        let kind = fs::metadata(path).map_err(|error| noted(path.display(), &error)).ok()?;
        Some(if kind.is_dir() { Kind::Folder } else { Kind::File })
    }

    /// The folder's absolute path.
    pub fn root(&self) -> &Path {
        self.handles.path()
    }

    /// A folder below this one; links on the way to it may not leave this one.
    pub fn below(&self, path: &ProjectPath) -> Result<Self, HostError> {
        let mut there = path.clone();
        while !there.is_root() && fs::symlink_metadata(self.root().join(there.as_str())).is_err() {
            there = there.folder();
        }
        // The root need not be there itself.
        let real = if there.is_root() { self.root().to_path_buf() } else { self.resolve(&there)? };
        let missing = Path::new(path.as_str()).strip_prefix(there.as_str()).unwrap_or(Path::new(""));
        Ok(Self { handles: Arc::new(self.handles.below(&self.way(&real).join(missing))) })
    }

    /// The folder that holds something called `name`, of whatever kind: `start` or the nearest above it.
    pub fn find_above(start: &Path, name: &str) -> Result<Option<PathBuf>, HostError> {
        let real = fs::canonicalize(start).map_err(|error| noted(start.display(), &error))?;
        for folder in real.ancestors() {
            let place = folder.join(name);
            match fs::symlink_metadata(&place) {
                Ok(_) => return Ok(Some(folder.to_path_buf())),
                Err(error) if is_refusal(&error) => return Err(noted(place.display(), &error)),
                Err(_) => {}
            }
        }
        Ok(None)
    }

    /// The path below this folder of something that is there.
    pub fn relative(&self, path: &Path) -> Result<ProjectPath, HostError> {
        let real = fs::canonicalize(path).map_err(|error| HostError::system(path.display(), &error))?;
        self.below_root(&real).ok_or_else(|| HostError::new(path.display(), Reason::LeavesRoot))?
    }

    /// Writes files where none are yet, each at once.
    pub fn create(&self, files: &BTreeMap<ProjectPath, Vec<u8>>) -> Result<(), HostError> {
        for (path, contents) in files {
            let failed = |error: Error| HostError::system(path, &error);
            let folder = self.below(&path.folder())?.handles.make(&ProjectPath::root(), &mut Vec::new())?;
            draft::clear(&folder);
            match Draft::of(&folder, path.name(), contents).map_err(failed)?.settle(path.name()) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    return Err(HostError::new(path, Reason::Foreign));
                }
                settled => settled.map_err(failed)?,
            }
        }
        Ok(())
    }

    /// A place for contents that will be committed to this folder, on the same file system.
    pub fn spool(&self) -> Result<Spool, HostError> {
        Spool::new(&*self.handles.nearest()?, self.root().display().to_string())
    }

    /// Puts other contents into a file at once: who reads it sees the old ones or the new ones. Its mode stays; of a link,
    /// what it leads to is replaced. If the file does not hold `before` any more, nothing is done.
    pub fn replace(&self, path: &ProjectPath, before: &[u8], contents: &[u8]) -> Result<(), HostError> {
        let real = self.relative(&self.resolve(path)?)?;
        let folder = match self.handles.folder(&real.folder()) {
            // It was there a moment ago.
            Err(HostError { reason: Reason::Link | Reason::Missing | Reason::NotAFolder, .. }) => {
                return Err(HostError::new(path, Reason::Changed));
            }
            folder => folder?,
        };
        replace(&folder, (path, &real), before, contents)
    }

    /// Removes from folders what runs that were killed have left there.
    pub fn clear<'a>(&self, folders: impl IntoIterator<Item = &'a ProjectPath>) {
        for folder in folders {
            let _ =
                self.below(folder).and_then(|folder| folder.handles.root()).map(|root| draft::clear(&root));
        }
    }

    /// Follows links; what they lead to must lie below the root.
    fn resolve(&self, path: &ProjectPath) -> Result<PathBuf, HostError> {
        let place = self.root().join(path.as_str());
        let real = fs::canonicalize(place).map_err(|error| noted(path, &error))?;
        if real.starts_with(self.root()) { Ok(real) } else { Err(HostError::new(path, Reason::LeavesRoot)) }
    }

    /// The way from the root to what lies below.
    fn way<'p>(&self, real: &'p Path) -> &'p Path {
        real.strip_prefix(self.root()).unwrap_or(real)
    }

    /// The path of a file that was found below the root. Most names are plain.
    fn listed_path(&self, place: &Path) -> Option<Result<ProjectPath, HostError>> {
        let plain = place.to_str().and_then(|text| ProjectPath::new(text).ok());
        plain.map(Ok).or_else(|| self.below_root(&self.root().join(place)))
    }

    /// `None` if it does not lie below the root, an error if its name cannot be used.
    fn below_root(&self, path: &Path) -> Option<Result<ProjectPath, HostError>> {
        let relative = path.strip_prefix(self.root()).ok()?;
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
        let root = self.handles.root()?;
        let mut found = contents(&root, path.as_str(), limit);
        if found.is_err() {
            let real = self.resolve(path)?;
            if !fs::metadata(&real).map_err(|error| noted(path, &error))?.is_file() {
                return Err(HostError::new(path, Reason::NotAFile));
            }
            // It is a link, or one that leads out of the root and back stands on the way. Should another have come into its
            // place, that is not followed.
            if self.way(&real) != Path::new(path.as_str()) {
                found = contents(&root, self.way(&real), limit);
            }
        }
        let found = found.map_err(|error| noted(path, &error))?;
        found.ok_or_else(|| HostError::new(path, Reason::TooLarge(limit)))
    }

    fn look(&self, path: &ProjectPath) -> Look {
        let metadata = fs::symlink_metadata(self.root().join(path.as_str())).ok();
        let look = metadata.and_then(|metadata| Look::of(&Metadata::from_just_metadata(metadata)));
        look.unwrap_or(Look::at(u64::MAX)).if_certain()
    }

    fn kind(&self, path: &ProjectPath) -> Option<Kind> {
        let real = self.resolve(path).ok()?;
        let metadata = fs::metadata(real).map_err(|error| noted(path, &error)).ok()?;
        if metadata.is_dir() { Some(Kind::Folder) } else { metadata.is_file().then_some(Kind::File) }
    }

    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
        let start = self.resolve(folder)?;
        if !fs::metadata(&start).map_err(|error| noted(folder, &error))?.is_dir() {
            return Err(HostError::new(folder, Reason::NotAFolder));
        }
        let mut listing = Listing::default();
        let found = walk(&*self.handles.root()?, self.way(&start));
        for (place, error) in &found.errors {
            let shown = if place.as_os_str().is_empty() { Path::new(".") } else { place };
            listing.unreadable.push(noted(shown.display(), error));
        }
        let wanted = found
            .files
            .par_iter()
            .filter(|place| extension.is_none_or(|wanted| place.extension() == Some(wanted.as_ref())));
        for path in wanted.map(|place| self.listed_path(place)).collect::<Vec<_>>().into_iter().flatten() {
            match path {
                Ok(path) => listing.files.push(path),
                Err(error) => listing.refused.push(error),
            }
        }
        listing.files.par_sort_unstable();
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
        let placed = commit(&self.handles, files, contents, folders, &|_| None, None)?;
        Ok(placed.committed)
    }
}

/// For a folder that is not there yet: the nearest one above it that is, without links, and the way from there.
fn resolve_missing(path: &Path) -> Result<(PathBuf, PathBuf), Error> {
    let absolute = std::path::absolute(path)?;
    for there in absolute.ancestors().skip(1) {
        let real = match fs::canonicalize(there) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            real => real?,
        };
        let rest = absolute.strip_prefix(there).unwrap_or(Path::new(""));
        // What `..` means behind a folder that is not there, nobody can say.
        if rest.components().any(|part| part == Component::ParentDir) {
            break;
        }
        return Ok((real, rest.to_path_buf()));
    }
    Err(ErrorKind::NotFound.into())
}
