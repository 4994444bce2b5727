//! New contents of a file on their way: written beside its place, and then there at once.
//!
//! A run that is killed leaves its draft. The next one that writes to the folder removes it; the lock says whether a run
//! is still at work on it.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What stands between the name of the file and the number of the process.
const MARK: &str = ".guidec-";

/// A file with new contents, gone if it does not get to its place.
pub(super) struct Draft {
    path: PathBuf,
    file: File,
}

impl Draft {
    /// Beside `place`, so on the same file system; hidden, so that no listing takes it for a source.
    pub(super) fn beside(place: &Path, contents: &[u8]) -> std::io::Result<Self> {
        let name = place.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| std::io::Error::from(ErrorKind::InvalidFilename))?;
        let path = place.with_file_name(format!(".{name}{MARK}{}", std::process::id()));
        loop {
            let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            // Some file systems know no locks; there a draft that is left stays.
            let _ = file.lock();
            // Another run may have taken it for one that is left, before it was locked.
            if is_gone(&file) {
                continue;
            }
            let mut draft = Self { path, file };
            draft.file.write_all(contents)?;
            return Ok(draft);
        }
    }

    /// Adds more contents.
    pub(super) fn add(&mut self, contents: &[u8]) -> std::io::Result<()> {
        self.file.write_all(contents)
    }

    /// Its contents are on the disk, with the mode of the file that they are for.
    pub(super) fn like(&self, real: &Path) -> std::io::Result<()> {
        self.file.set_permissions(fs::metadata(real)?.permissions())?;
        self.file.sync_data()
    }

    /// Takes the place of what stands there.
    pub(super) fn replace(self, place: &Path) -> std::io::Result<()> {
        fs::rename(&self.path, place)
    }

    /// Takes a place where nothing stands.
    pub(super) fn settle(self, place: &Path) -> std::io::Result<()> {
        match fs::hard_link(&self.path, place) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Ok(()) => Ok(()),
            // A file system without second names: nothing was there a moment ago.
            Err(_) if fs::symlink_metadata(place).is_err() => fs::rename(&self.path, place),
            Err(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }
}

impl Drop for Draft {
    /// After a move nothing is left to remove.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes the drafts in a folder that nobody works on. What cannot be removed stays for the next run.
pub(super) fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_draft = entry.file_name().to_str().is_some_and(is_draft);
        if !is_draft || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let is_left =
            OpenOptions::new().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_left {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether no name leads to a file any more: somebody removed it after it was opened.
pub(super) fn is_gone(file: &File) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|metadata| std::os::unix::fs::MetadataExt::nlink(&metadata) == 0);
    // Elsewhere nobody can remove what is open.
    #[cfg(not(unix))]
    return false;
}

/// `.lock-notes.guide.guidec-4711`
fn is_draft(name: &str) -> bool {
    let parts = name.strip_prefix('.').and_then(|name| name.rsplit_once(MARK));
    parts.is_some_and(|(name, process)| {
        !name.is_empty() && !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())
    })
}
