//! The folder in which a commit prepares its files, beside their places and so on the same file system.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::draft::is_gone;
use super::{HostError, Reason};

/// Its name; a killed run leaves it behind and the next run clears it.
const WORKSHOP: &str = ".guidec-new";

/// The file in it that is locked.
const LOCK: &str = "lock";

/// How long a run waits for another one that writes to the same folder, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(10);

/// The folder for files on their way, held by one run at a time.
pub(super) struct Workshop {
    pub(super) folder: PathBuf,
    lock: File,
}

impl Workshop {
    /// Waits while another run is in there; one that was killed is not.
    pub(super) fn enter(root: &Path) -> Result<Self, HostError> {
        let start = Instant::now();
        loop {
            if let Some(workshop) = Self::try_enter(root)? {
                workshop.clear().map_err(|error| failed(root, &error))?;
                return Ok(workshop);
            }
            if start.elapsed() > PATIENCE {
                return Err(HostError::new(root.display(), Reason::Busy));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Nothing while another run is in there, or is just leaving.
    fn try_enter(root: &Path) -> Result<Option<Self>, HostError> {
        let failed = |error: std::io::Error| failed(root, &error);
        let folder = root.join(WORKSHOP);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
            _ => {}
        }
        match fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            metadata if !metadata.as_ref().map_err(|error| self::failed(root, error))?.is_dir() => {
                return Err(HostError::new(WORKSHOP, Reason::Link));
            }
            _ => {}
        }
        let lock = match open_lock(&folder.join(LOCK)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            lock => lock.map_err(failed)?,
        };
        match lock.try_lock() {
            // Some file systems know no locks; two builds at once are then the user's affair.
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
        }
        // Who leaves removes the lock while it is locked: this is not the one any more for which the next run will ask.
        Ok((!is_gone(&lock)).then_some(Self { folder, lock }))
    }

    /// Removes what a killed run left.
    fn clear(&self) -> std::io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
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

    /// What cannot be removed now is cleared by the next run. The lock goes last: until then nobody else may come in.
    pub(super) fn leave(self) {
        let _ = self.clear();
        let _ = fs::remove_file(self.folder.join(LOCK));
        drop(self.lock);
        // Somebody may have come in by now.
        let _ = fs::remove_dir(&self.folder);
    }
}

fn failed(root: &Path, error: &std::io::Error) -> HostError {
    HostError::system(root.join(WORKSHOP).display(), error)
}

/// Opens the lock, or makes it. Never through a link: the folder may have come with somebody's change.
fn open_lock(place: &Path) -> std::io::Result<File> {
    match OpenOptions::new().write(true).create_new(true).open(place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        made => return made,
    }
    if !fs::symlink_metadata(place)?.is_file() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    OpenOptions::new().write(true).open(place)
}
