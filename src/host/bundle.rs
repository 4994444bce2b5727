//! A file that holds many contents: written from front to back, at its place at once, and read in places.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::draft::{self, Draft};
use super::{HostError, OsHost, ProjectPath, Reason};

/// How much waits in memory, in bytes.
const WAITING: usize = 256 << 10;

/// A bundle on its way.
pub struct NewBundle {
    draft: Draft,
    name: ProjectPath,
    place: PathBuf,
    waiting: Vec<u8>,
    length: u64,
}

impl OsHost {
    /// Begins a bundle below this folder. What stands there already is replaced if it begins with `heading`, too.
    pub fn bundle(&self, name: &ProjectPath, heading: &[u8]) -> Result<NewBundle, HostError> {
        let failed = |error: std::io::Error| HostError::system(name, &error);
        fs::create_dir_all(self.root()).map_err(failed)?;
        draft::clear(self.root());
        let place = self.root().join(name.as_str());
        if fs::symlink_metadata(&place).is_ok() {
            let before = Bundle::open(&place)?;
            if before.read(0, heading.len()).is_none_or(|bytes| bytes != heading) {
                return Err(HostError::new(name, Reason::Foreign));
            }
        }
        let draft = Draft::beside(&place, heading).map_err(failed)?;
        let length = heading.len() as u64;
        Ok(NewBundle { draft, name: name.clone(), place, waiting: Vec::new(), length })
    }

    /// How many bytes a file has; none if it is not there.
    pub fn length(&self, path: &ProjectPath) -> u64 {
        fs::metadata(self.root().join(path.as_str())).map_or(0, |metadata| metadata.len())
    }
}

impl NewBundle {
    /// How many bytes it has by now.
    pub fn length(&self) -> u64 {
        self.length
    }

    pub fn add(&mut self, contents: &[u8]) -> Result<(), HostError> {
        self.waiting.extend_from_slice(contents);
        self.length = self.length.saturating_add(contents.len() as u64);
        if self.waiting.len() >= WAITING { self.write() } else { Ok(()) }
    }

    /// Puts it in its place.
    pub fn finish(mut self) -> Result<(), HostError> {
        self.write()?;
        let Self { draft, name, place, .. } = self;
        draft.replace(&place).map_err(|error| HostError::system(&name, &error))
    }

    fn write(&mut self) -> Result<(), HostError> {
        let written = self.draft.add(&self.waiting);
        self.waiting.clear();
        written.map_err(|error| HostError::system(&self.name, &error))
    }
}

/// A bundle that is there.
#[derive(Debug)]
pub struct Bundle {
    file: Mutex<File>,
    length: u64,
}

impl Bundle {
    /// The file that an argument of the command names.
    pub fn open(path: &Path) -> Result<Self, HostError> {
        let failed = |error: std::io::Error| HostError::system(path.display(), &error);
        // Opening a pipe would wait for somebody to write to it, so this is asked before.
        let metadata = fs::metadata(path).map_err(failed)?;
        if !metadata.is_file() {
            return Err(HostError::new(path.display(), Reason::NotAFile));
        }
        Ok(Self { file: Mutex::new(File::open(path).map_err(failed)?), length: metadata.len() })
    }

    /// In bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// So many bytes from a place on; nothing if there are fewer, or the system does not hand them out.
    pub fn read(&self, start: u64, length: usize) -> Option<Vec<u8>> {
        if start.checked_add(length as u64)? > self.length {
            return None;
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}
