//! The folder in which a commit prepares its files, beside their places and so on the same file system.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{HostError, Reason};

/// Its name; a killed run leaves it behind and the next run clears it.
const WORKSHOP: &str = ".guidec-new";

/// The folder for files on their way, held by one run at a time.
pub(super) struct Workshop {
    pub(super) folder: PathBuf,
    lock: File,
}

impl Workshop {
    pub(super) fn enter(root: &Path) -> Result<Self, HostError> {
        let failed = |error: std::io::Error| HostError::system(root.join(WORKSHOP).display(), &error);
        let folder = root.join(WORKSHOP);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
            _ => {}
        }
        if !fs::symlink_metadata(&folder).map_err(failed)?.is_dir() {
            return Err(HostError::new(WORKSHOP, Reason::Link));
        }
        let lock = File::create(folder.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(HostError::new(root.display(), Reason::Busy)),
            // Some file systems know no locks; two builds at once are then the user's affair.
            Err(TryLockError::Error(_)) => {}
        }
        let workshop = Self { folder, lock };
        workshop.clear().map_err(failed)?;
        Ok(workshop)
    }

    /// Removes what a killed run left.
    fn clear(&self) -> std::io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == "lock" {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// What cannot be removed now is cleared by the next run.
    pub(super) fn leave(self) {
        drop(self.lock);
        let _ = fs::remove_dir_all(&self.folder);
    }
}
