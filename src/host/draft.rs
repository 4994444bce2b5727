//! New contents of a file on their way: written beside its place, and then there at once.
//!
//! A run that is killed leaves its draft. The next one that writes to the folder removes it; the lock says whether a run
//! is still at work on it.

use std::fs::{File, Permissions};
use std::io::{ErrorKind, Write};

use cap_std::fs::{Dir, OpenOptions};

use super::handles::open;

/// How many numbers are tried.
const MOST: u64 = 1_000;

/// What stands between the name of the file and the number of the process.
const MARK: &str = ".guidec-";

/// A file with new contents, gone if it does not get to its place.
pub(super) struct Draft<'a> {
    /// The folder of the file that it is for, so it is on the same file system.
    dir: &'a Dir,
    /// Hidden, so that no listing takes it for a source.
    name: String,
    file: File,
}

impl<'a> Draft<'a> {
    /// Of a file with that name.
    pub(super) fn of(dir: &'a Dir, name: &str, contents: &[u8]) -> std::io::Result<Self> {
        let first = u64::from(std::process::id());
        let mut number = first;
        loop {
            let name = format!(".{name}{MARK}{number}");
            let file = match open(dir, &name, OpenOptions::new().read(true).write(true).create_new(true)) {
                // In containers and on other machines processes have the same numbers.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && number - first < MOST => {
                    number += 1;
                    continue;
                }
                file => file?,
            };
            // Some file systems know no locks; there a draft that is left stays.
            let _ = file.lock();
            // Another run may have taken it for one that is left, before it was locked.
            if is_gone(&file) {
                continue;
            }
            let mut draft = Self { dir, name, file };
            draft.file.write_all(contents)?;
            return Ok(draft);
        }
    }

    /// Adds more contents.
    pub(super) fn add(&mut self, contents: &[u8]) -> std::io::Result<()> {
        self.file.write_all(contents)
    }

    /// Its contents are on the disk, with this mode.
    pub(super) fn keep(&self, mode: Permissions) -> std::io::Result<()> {
        self.file.set_permissions(mode)?;
        self.file.sync_data()
    }

    /// The file without its name: it is gone with the process.
    pub(super) fn into_file(self) -> std::io::Result<File> {
        self.file.try_clone()
    }

    /// Takes the place of what stands there.
    pub(super) fn replace(self, name: &str) -> std::io::Result<()> {
        self.dir.rename(&self.name, self.dir, name)
    }

    /// Takes a place where nothing stands.
    pub(super) fn settle(self, name: &str) -> std::io::Result<()> {
        match self.dir.hard_link(&self.name, self.dir, name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Ok(()) => Ok(()),
            // A file system without second names: nothing was there a moment ago.
            Err(_) if self.dir.symlink_metadata(name).is_err() => self.dir.rename(&self.name, self.dir, name),
            Err(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }
}

impl Drop for Draft<'_> {
    /// After a move nothing is left to remove.
    fn drop(&mut self) {
        let _ = self.dir.remove_file(&self.name);
    }
}

/// Removes the drafts in a folder that nobody works on. What cannot be removed stays for the next run.
pub(super) fn clear(dir: &Dir) {
    clear_if(dir, |_| true);
}

/// The same for drafts of one file: machines that share a folder may not see each other's locks.
pub(super) fn clear_of(dir: &Dir, name: &str) {
    clear_if(dir, |of| of == name);
}

fn clear_if(dir: &Dir, is_wanted: impl Fn(&str) -> bool) {
    for entry in dir.entries().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| draft_of(name).is_some_and(&is_wanted)) else {
            continue;
        };
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let Ok(file) = open(dir, name, OpenOptions::new().write(true)) else { continue };
        // Locked until it is gone: a run that has just made it and waits for the lock finds it gone.
        if file.try_lock().is_ok() {
            let _ = dir.remove_file(name);
        }
    }
}

/// Whether no name leads to a file any more: somebody removed it after it was opened.
pub(super) fn is_gone(file: &File) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|metadata| std::os::unix::fs::MetadataExt::nlink(&metadata) == 0);
    // Elsewhere that cannot be told.
    #[cfg(not(unix))]
    return false;
}

/// The name of the file that a draft is for: `lock-notes.guide` of `.lock-notes.guide.guidec-4711`.
fn draft_of(name: &str) -> Option<&str> {
    let (name, process) = name.strip_prefix('.')?.rsplit_once(MARK)?;
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !name.is_empty()).then_some(name)
}
