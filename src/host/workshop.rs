//! The folder in which a commit prepares its files, beside their places and so on the same file system.

use std::fs::{File, TryLockError};
use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cap_fs_ext::DirExt;
use cap_std::fs::{Dir, OpenOptions};

use super::draft::is_gone;
use super::handles::{Handles, open, refusal};
use super::{HostError, ProjectPath, Reason};

/// Its name; a killed run leaves it behind and the next run clears it.
const WORKSHOP: &str = ".guidec-new";

/// The file in it that is locked.
const LOCK: &str = "lock";

/// How long a run waits for another one that writes to the same folder, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(10);

/// The folder for files on their way, held by one run at a time.
pub(super) struct Workshop {
    pub(super) dir: Dir,
    /// The folder that it lies in.
    above: Arc<Dir>,
    lock: File,
}

impl Workshop {
    /// Waits while another run is in there; one that was killed is not.
    pub(super) fn enter(handles: &Handles) -> Result<Self, HostError> {
        let start = Instant::now();
        loop {
            handles.forget();
            let above = handles.make(&ProjectPath::root(), &mut Vec::new())?;
            if let Some(workshop) = Self::try_enter(above, handles.path())? {
                workshop.clear().map_err(|error| failed(handles.path(), &error))?;
                return Ok(workshop);
            }
            if start.elapsed() > PATIENCE {
                return Err(HostError::new(handles.path().display(), Reason::Busy));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Nothing while another run is in there, or is just leaving.
    fn try_enter(above: Arc<Dir>, root: &Path) -> Result<Option<Self>, HostError> {
        match above.create_dir(WORKSHOP) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(root, &error)),
            _ => {}
        }
        let dir = match above.open_dir_nofollow(WORKSHOP) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            dir => dir.map_err(|error| refusal(&above, WORKSHOP, root.join(WORKSHOP).display(), &error))?,
        };
        let lock = match open_lock(&dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            lock => {
                lock.map_err(|error| refusal(&dir, LOCK, root.join(WORKSHOP).join(LOCK).display(), &error))?
            }
        };
        match lock.try_lock() {
            // Some file systems know no locks; two builds at once are then the user's affair.
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
        }
        // Who leaves removes the lock while it is locked: this is not the one any more for which the next run will ask.
        Ok((!is_gone(&lock)).then_some(Self { dir, above, lock }))
    }

    /// Removes what a killed run left.
    fn clear(&self) -> std::io::Result<()> {
        for entry in self.dir.entries()? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.dir.remove_dir_all(entry.file_name())?;
            } else {
                self.dir.remove_file(entry.file_name())?;
            }
        }
        Ok(())
    }

    /// What cannot be removed now is cleared by the next run. The lock goes last: until then nobody else may come in.
    pub(super) fn leave(self) {
        let _ = self.clear();
        let _ = self.dir.remove_file(LOCK);
        drop((self.lock, self.dir));
        // Somebody may have come in by now.
        let _ = self.above.remove_dir(WORKSHOP);
    }
}

fn failed(root: &Path, error: &Error) -> HostError {
    HostError::system(root.join(WORKSHOP).display(), error)
}

/// Opens the lock, or makes it. Never through a link: the folder may have come with somebody's change.
fn open_lock(dir: &Dir) -> std::io::Result<File> {
    match open(dir, LOCK, OpenOptions::new().write(true).create_new(true)) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            open(dir, LOCK, OpenOptions::new().write(true))
        }
        made => made,
    }
}
