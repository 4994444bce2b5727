//! Contents that wait until all are known: in a file without a name, which is gone with the process.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use cap_std::fs::Dir;

use super::HostError;
use super::draft::{self, Draft};

/// Contents on their way, written and read side by side.
#[derive(Debug)]
pub struct Spool {
    /// The folder that it lies in.
    folder: String,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    file: File,
    /// Where the next contents go, in bytes.
    end: u64,
}

/// A place in a spool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spooled {
    start: u64,
    /// In bytes.
    length: usize,
}

impl Spooled {
    /// In bytes.
    pub fn length(self) -> usize {
        self.length
    }

    /// The parts with these lengths in bytes that make up all of it; nothing if they do not.
    pub fn parts(self, lengths: &[u64]) -> Option<Vec<Self>> {
        let (mut start, mut rest) = (self.start, self.length);
        let mut parts = Vec::new();
        for length in lengths {
            let length = usize::try_from(*length).ok()?;
            rest = rest.checked_sub(length)?;
            parts.push(Self { start, length });
            start = start.saturating_add(length as u64);
        }
        (rest == 0).then_some(parts)
    }
}

impl Spool {
    /// In this folder, which is called `folder` in messages.
    pub(super) fn new(dir: &Dir, folder: String) -> Result<Self, HostError> {
        let file = nameless(dir).map_err(|error| HostError::system(&folder, &error))?;
        Ok(Self { folder, state: Mutex::new(State { file, end: 0 }) })
    }

    /// Keeps some contents.
    pub fn add(&self, contents: &[u8]) -> Result<Spooled, HostError> {
        self.add_all([contents])
    }

    /// Keeps the parts of some contents, one behind the other.
    pub fn add_all<'c>(&self, parts: impl IntoIterator<Item = &'c [u8]>) -> Result<Spooled, HostError> {
        self.state().add(parts).map_err(|error| HostError::system(&self.folder, &error))
    }

    /// Puts contents that were kept behind `to`.
    pub fn read(&self, spooled: Spooled, to: &mut Vec<u8>) -> Result<(), HostError> {
        self.state().read(spooled, to).map_err(|error| HostError::system(&self.folder, &error))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn add<'c>(&mut self, parts: impl IntoIterator<Item = &'c [u8]>) -> io::Result<Spooled> {
        let start = self.end;
        let mut length = 0;
        self.file.seek(SeekFrom::Start(start))?;
        for part in parts {
            self.file.write_all(part)?;
            length += part.len();
        }
        self.end = start.saturating_add(length as u64);
        Ok(Spooled { start, length })
    }

    fn read(&mut self, spooled: Spooled, to: &mut Vec<u8>) -> io::Result<()> {
        let start = to.len();
        to.resize(start.saturating_add(spooled.length), 0);
        self.file.seek(SeekFrom::Start(spooled.start))?;
        self.file.read_exact(to.get_mut(start..).unwrap_or_default())
    }
}

fn nameless(dir: &Dir) -> io::Result<File> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{Mode, OFlags, openat};
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        if let Ok(file) = openat(dir, ".", flags, Mode::RUSR | Mode::WUSR) {
            return Ok(file.into());
        }
    }
    // Where there is no such thing, it has a name for a moment.
    draft::clear(dir);
    Draft::of(dir, "spool", b"")?.into_file()
}
