//! A file that holds many contents: written from front to back, at its place at once, and read in places.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use cap_std::fs::{Dir, OpenOptions};

use super::draft::{self, Draft};
use super::{Digest, HostError, OsHost, ProjectPath, Reason, handles, refusal};

/// Bytes behind the list: its digest and its length.
const END: usize = Digest::LENGTH + 8;

/// How much waits in memory, in bytes.
const WAITING: usize = 256 << 10;

/// The most bytes that are read at a time: a file may be said to be longer than any memory.
const AT_ONCE: usize = 256 << 20;

/// A bundle on its way.
pub struct NewBundle<'a> {
    draft: Draft<'a>,
    name: &'a ProjectPath,
    waiting: Vec<u8>,
    length: u64,
}

impl OsHost {
    /// Lets `fill` write a bundle in this folder, behind `heading`, and puts it in its place at once. What stands there
    /// already is replaced if it begins with the heading, too.
    pub fn bundle<T, E: From<HostError>>(
        &self,
        name: &ProjectPath,
        heading: &[u8],
        fill: impl FnOnce(&mut NewBundle<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let failed = |error: std::io::Error| HostError::system(name, &error);
        let root = self.handles().make(&ProjectPath::root(), &mut Vec::new())?;
        draft::clear_of(&root, name.name());
        if !is_free(&root, name.name(), heading).map_err(failed)? {
            return Err(HostError::new(name, Reason::Foreign).into());
        }
        write(&root, name, heading, fill)
    }
}

/// The same in a folder where whatever stands at its place is guidec's.
pub(super) fn write<T, E: From<HostError>>(
    dir: &Dir,
    name: &ProjectPath,
    heading: &[u8],
    fill: impl FnOnce(&mut NewBundle<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error: std::io::Error| HostError::system(name, &error);
    let draft = Draft::of(dir, name.name(), heading).map_err(failed)?;
    let mut bundle = NewBundle { draft, name, waiting: Vec::new(), length: heading.len() as u64 };
    let made = fill(&mut bundle)?;
    bundle.write()?;
    bundle.draft.replace(name.name()).map_err(failed)?;
    Ok(made)
}

/// Whether nothing stands at a place, or something that begins like this.
fn is_free(dir: &Dir, name: &str, heading: &[u8]) -> std::io::Result<bool> {
    let metadata = dir.symlink_metadata(name);
    if metadata.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(true);
    }
    if !metadata?.is_file() {
        return Ok(false);
    }
    let mut first = Vec::new();
    let file = handles::open(dir, name, OpenOptions::new().read(true))?;
    file.take(heading.len() as u64).read_to_end(&mut first)?;
    Ok(first == heading)
}

impl NewBundle<'_> {
    /// How many bytes it has by now.
    pub fn length(&self) -> u64 {
        self.length
    }

    pub fn add(&mut self, contents: &[u8]) -> Result<(), HostError> {
        self.length = self.length.saturating_add(contents.len() as u64);
        if self.waiting.len() + contents.len() >= WAITING {
            self.write()?;
        }
        if contents.len() >= WAITING {
            return self.draft.add(contents).map_err(|error| HostError::system(self.name, &error));
        }
        self.waiting.extend_from_slice(contents);
        Ok(())
    }

    /// Ends with a list of what is in it, which begins at `start` and is known by its digest.
    pub fn close(&mut self, start: u64, digest: Digest) -> Result<(), HostError> {
        let length = self.length.saturating_sub(start);
        if length > AT_ONCE as u64 {
            return Err(HostError::new(self.name, Reason::TooLarge(AT_ONCE as u64)));
        }
        self.add(digest.as_bytes())?;
        self.add(&length.to_le_bytes())
    }

    fn write(&mut self) -> Result<(), HostError> {
        let written = self.draft.add(&self.waiting);
        self.waiting.clear();
        written.map_err(|error| HostError::system(self.name, &error))
    }
}

/// The list at the end of a bundle.
pub struct List {
    pub contents: Vec<u8>,
    /// Where it begins.
    pub start: u64,
    /// By which it says that it is known.
    pub digest: Digest,
}

/// A bundle that is there.
#[derive(Debug)]
pub struct Bundle {
    /// As it is called in messages; none if it is not needed, so that nobody hears that the system refuses to read it.
    path: Option<String>,
    file: File,
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
        let file = File::open(path).map_err(failed)?;
        Self::of(file, Some(path.display().to_string())).map_err(failed)
    }

    /// A plain file, which is called `path` in messages if there are to be any.
    pub(super) fn of(file: File, path: Option<String>) -> std::io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self { path, file, length })
    }

    /// What [`NewBundle::close`] has put at the end.
    pub fn list(&self) -> Option<List> {
        let end = self.length.checked_sub(END as u64)?;
        let last = self.read(end, END)?;
        let (digest, length) = last.split_first_chunk::<{ Digest::LENGTH }>()?;
        let length = u64::from_le_bytes(*length.first_chunk()?);
        let start = end.checked_sub(length)?;
        let contents = self.read(start, usize::try_from(length).ok()?)?;
        Some(List { contents, start, digest: Digest::from(*digest) })
    }

    /// In bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// So many bytes from a place on; nothing if there are fewer, they are too many at a time, or the system does not hand
    /// them out.
    pub fn read(&self, start: u64, length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_to(start, length, &mut bytes)?;
        Some(bytes)
    }

    /// The same in the place of what `bytes` held.
    pub fn read_to(&self, start: u64, length: usize, bytes: &mut Vec<u8>) -> Option<()> {
        if length > AT_ONCE || start.checked_add(length as u64)? > self.length {
            return None;
        }
        bytes.resize(length, 0);
        match (read_at(&self.file, start, bytes), &self.path) {
            (Ok(()), _) => Some(()),
            (Err(error), Some(path)) => {
                // A refusal is noted, and ends the run.
                refusal::noted(path, &error);
                None
            }
            (Err(_), None) => None,
        }
    }
}

/// Fills `bytes` from a place on. Threads that read one file do not wait for each other.
#[cfg(unix)]
fn read_at(file: &File, start: u64, bytes: &mut [u8]) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(windows)]
fn read_at(file: &File, mut start: u64, mut bytes: &mut [u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, start)?;
        if read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        start += read as u64;
        bytes = bytes.get_mut(read..).unwrap_or_default();
    }
    Ok(())
}
