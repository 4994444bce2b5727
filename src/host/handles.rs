//! The folders below a root, held open: what is done by such a handle is done in the very folder that was looked at,
//! whatever somebody puts into its place meanwhile. No link is followed, neither on the way nor at its end.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result as IoResult};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use super::{HostError, Look, ProjectPath, Reason};

/// The most folders that are held at a time: systems allow a process some hundred open files.
const MOST: usize = 64;

/// A root and the folders below it.
#[derive(Debug)]
pub(super) struct Handles {
    /// The root's absolute path, for messages.
    path: PathBuf,
    /// The root, or a folder above it.
    top: Arc<Dir>,
    /// The way from there to the root, which need not be there.
    rest: PathBuf,
    held: Mutex<BTreeMap<ProjectPath, Arc<Dir>>>,
}

impl Handles {
    /// Of the root at `rest`, by names alone, below the folder at `top`, whose own path may lead over links.
    pub(super) fn new(top: &Path, rest: &Path) -> IoResult<Self> {
        let dir = Dir::open_ambient_dir(top, ambient_authority())?;
        let (path, rest) = (joined(top, rest), rest.to_path_buf());
        Ok(Self { path, top: Arc::new(dir), rest, held: Mutex::default() })
    }

    /// Of a folder below this root.
    pub(super) fn below(&self, way: &Path) -> Self {
        let (path, rest) = (joined(&self.path, way), joined(&self.rest, way));
        Self { path, top: Arc::clone(&self.top), rest, held: Mutex::default() }
    }

    /// The root's absolute path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The root, if it is there.
    pub(super) fn root(&self) -> Result<Arc<Dir>, HostError> {
        self.folder(&ProjectPath::root())
    }

    /// The root, or a folder above it if it is not there.
    pub(super) fn nearest(&self) -> Result<Arc<Dir>, HostError> {
        match self.root() {
            Err(HostError { reason: Reason::Missing, .. }) => Ok(Arc::clone(&self.top)),
            root => root,
        }
    }

    /// A folder, if it is there.
    pub(super) fn folder(&self, path: &ProjectPath) -> Result<Arc<Dir>, HostError> {
        if let Some(dir) = self.held().get(path) {
            return Ok(Arc::clone(dir));
        }
        let dir = if path.is_root() {
            let mut names = self.rest.components();
            names.try_fold(Arc::clone(&self.top), |above, name| self.enter(&above, name, false))?
        } else {
            let above = self.folder(&path.folder())?;
            let dir = above.open_dir_nofollow(Path::new(path.name()));
            Arc::new(dir.map_err(|error| refusal(&above, path.name(), path, &error))?)
        };
        Ok(self.hold(path, dir))
    }

    /// The folder that something lies in. Very many may be asked for in turn.
    fn folder_of(&self, path: &ProjectPath) -> Result<Arc<Dir>, HostError> {
        let held = self.held().get(path.folder_text()).map(Arc::clone);
        held.map_or_else(|| self.folder(&path.folder()), Ok)
    }

    /// A folder, made with those above it where it is missing; `made` is told which.
    pub(super) fn make(
        &self,
        path: &ProjectPath,
        made: &mut Vec<ProjectPath>,
    ) -> Result<Arc<Dir>, HostError> {
        match self.folder(path) {
            Err(HostError { reason: Reason::Missing, .. }) => {}
            found => return found,
        }
        if path.is_root() {
            let mut names = self.rest.components();
            let dir = names.try_fold(Arc::clone(&self.top), |above, name| self.enter(&above, name, true))?;
            return Ok(self.hold(path, dir));
        }
        let above = self.make(&path.folder(), made)?;
        match above.create_dir(path.name()) {
            Ok(()) => made.push(path.clone()),
            // Somebody else has just made it.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(HostError::system(path, &error)),
        }
        self.folder(path)
    }

    /// One step on the way to the root.
    fn enter(&self, above: &Dir, name: Component<'_>, is_made: bool) -> Result<Arc<Dir>, HostError> {
        let name = Path::new(&name);
        let failed = |error: &Error| refusal(above, name, self.path.display(), error);
        if is_made {
            match above.create_dir(name) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(&error)),
                _ => {}
            }
        }
        above.open_dir_nofollow(name).map(Arc::new).map_err(|error| failed(&error))
    }

    fn hold(&self, path: &ProjectPath, dir: Arc<Dir>) -> Arc<Dir> {
        let mut held = self.held();
        if held.len() >= MOST {
            held.clear();
        }
        held.insert(path.clone(), Arc::clone(&dir));
        dir
    }

    /// Lets go of all folders: from now on they are looked for again.
    pub(super) fn forget(&self) {
        self.held().clear();
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<ProjectPath, Arc<Dir>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a file holds that has at most `limit` bytes.
    pub(super) fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
        read(&*self.folder_of(path)?, path, limit)
    }

    /// What the system says of a file, if one is there.
    pub(super) fn look(&self, path: &ProjectPath) -> Option<Look> {
        Look::of(&self.folder_of(path).ok()?.symlink_metadata(path.name()).ok()?)
    }
}

/// Without a `/` behind it if there is nothing to join.
fn joined(path: &Path, way: &Path) -> PathBuf {
    path.components().chain(way.components()).collect()
}

/// Opens a plain file, never one to which a link leads; nobody has to wait for the other end of a pipe.
pub(super) fn open(dir: &Dir, way: impl AsRef<Path>, options: &mut OpenOptions) -> IoResult<File> {
    Ok(open_measured(dir, way, options)?.0)
}

/// The same, with how many bytes it has.
fn open_measured(dir: &Dir, way: impl AsRef<Path>, options: &mut OpenOptions) -> IoResult<(File, u64)> {
    let file = dir.open_with(way, options.follow(FollowSymlinks::No).nonblock(true))?.into_std();
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata.len())) } else { Err(ErrorKind::IsADirectory.into()) }
}

/// What a plain file of this folder holds, if it has at most `limit` bytes; a larger one is not read at all.
pub(super) fn read(dir: &Dir, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
    let contents =
        contents(dir, path.name(), limit).map_err(|error| refusal(dir, path.name(), path, &error))?;
    contents.ok_or_else(|| HostError::new(path, Reason::TooLarge(limit)))
}

/// What a plain file holds, if it has at most `limit` bytes; a larger one is not read at all.
pub(super) fn contents(dir: &Dir, way: impl AsRef<Path>, limit: u64) -> IoResult<Option<Vec<u8>>> {
    let (file, length) = open_measured(dir, way, OpenOptions::new().read(true))?;
    if length > limit {
        return Ok(None);
    }
    let mut contents = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // It may grow meanwhile.
    file.take(limit.saturating_add(1)).read_to_end(&mut contents)?;
    Ok(Some(contents).filter(|contents| contents.len() as u64 <= limit))
}

/// Why something in a folder could not be opened.
pub(super) fn refusal(above: &Dir, name: impl AsRef<Path>, shown: impl Display, error: &Error) -> HostError {
    match above.symlink_metadata(name).is_ok_and(|metadata| metadata.is_symlink()) {
        true => HostError::new(shown, Reason::Link),
        false => HostError::system(shown, error),
    }
}

/// Nothing, if something else stands there now.
pub(super) fn or_gone<T>(found: Result<T, HostError>) -> Result<Option<T>, HostError> {
    match found {
        Err(HostError { reason: Reason::Link | Reason::NotAFolder, .. }) => Ok(None),
        found => or_missing(found),
    }
}

/// Nothing, if it is not there.
pub(super) fn or_missing<T>(found: Result<T, HostError>) -> Result<Option<T>, HostError> {
    match found {
        Err(HostError { reason: Reason::Missing, .. }) => Ok(None),
        found => found.map(Some),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn ground() -> (tempfile::TempDir, Handles) {
        let folder = tempfile::tempdir().unwrap();
        let handles = Handles::new(folder.path(), Path::new("root")).unwrap();
        (folder, handles)
    }

    fn path(text: &str) -> ProjectPath {
        ProjectPath::new(text).unwrap()
    }

    /// Each that is held stays so while others are opened, until all are let go.
    #[test]
    fn several_folders_are_held() {
        let (folder, handles) = ground();
        for name in ["a", "b"] {
            handles.make(&path(name), &mut Vec::new()).unwrap().write("x", name).unwrap();
        }
        std::fs::rename(folder.path().join("root/a"), folder.path().join("elsewhere")).unwrap();
        assert_eq!(handles.read(&path("a/x"), 10).unwrap(), b"a");
        handles.forget();
        assert_eq!(handles.read(&path("a/x"), 10).unwrap_err().reason, Reason::Missing);
    }

    /// What is held is written to, and not what stands in its place now.
    #[test]
    fn a_folder_that_becomes_a_link_is_not_left() {
        let (folder, handles) = ground();
        let mut made = Vec::new();
        let held = handles.make(&path("a/b"), &mut made).unwrap();
        assert_eq!(made, [path("a"), path("a/b")]);
        let (root, outside) = (folder.path().join("root"), tempfile::tempdir().unwrap());
        std::fs::rename(root.join("a"), root.join("moved")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("a")).unwrap();
        held.write("x", "1").unwrap();
        assert_eq!(handles.read(&path("a/b/x"), 10).unwrap(), b"1");
        assert!(root.join("moved/b/x").is_file());
        handles.forget();
        assert_eq!(handles.folder(&path("a/b")).unwrap_err().reason, Reason::Link);
        assert_eq!(handles.make(&path("a/c"), &mut made).unwrap_err().reason, Reason::Link);
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    /// Even if it comes after one has looked.
    #[test]
    fn neither_links_nor_pipes_are_opened() {
        let (folder, handles) = ground();
        let dir = handles.make(&ProjectPath::root(), &mut Vec::new()).unwrap();
        std::fs::write(folder.path().join("root/x"), "1").unwrap();
        std::os::unix::fs::symlink("x", folder.path().join("root/link")).unwrap();
        let pipe = folder.path().join("root/pipe");
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
        assert!(open(&dir, "x", OpenOptions::new().read(true)).is_ok());
        for name in ["link", "pipe"] {
            for options in [OpenOptions::new().read(true), OpenOptions::new().write(true)] {
                assert!(open(&dir, name, options).is_err(), "{name}");
            }
        }
    }
}
