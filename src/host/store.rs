//! What is asked of a folder of outputs by those who remember what they wrote there, and where they keep what they
//! remember.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cap_std::fs::OpenOptions;

use super::bundle::{self, Bundle, NewBundle};
use super::commit::{Listed, commit};
use super::draft;
use super::{Committed, Contents, Digest, HostError, OsHost, ProjectPath, Same, Stamp, handles};

/// The name of the file in which it is kept.
const NAME: &str = ".guidec-cache";

/// The most bytes of an output that is read again; a larger one is made anew.
const OUTPUT_LIMIT: u64 = 256 << 20;

/// Where it is.
fn place() -> ProjectPath {
    ProjectPath::new(NAME).unwrap_or_default()
}

/// What a commit did, and what it saw of the outputs that were written or compared, in their order.
#[derive(Debug)]
pub struct Placed {
    pub committed: Committed,
    pub seen: Vec<Seen>,
}

/// What a commit saw of an output.
#[derive(Debug)]
pub struct Seen {
    /// Of its contents, if it is guidec's.
    pub hash: Option<Digest>,
    /// Taken while no other run could write to the folder; none if it is not settled.
    pub stamp: Option<Stamp>,
}

impl OsHost {
    /// What tells one program from another without reading it: its length, and when it was made if that is wanted.
    pub fn mark_of(path: &Path, with_time: bool) -> String {
        let metadata = fs::metadata(path).ok();
        let made = metadata.as_ref().filter(|_| with_time).and_then(|metadata| metadata.modified().ok());
        format!("{:?} {made:?}", metadata.map(|metadata| metadata.len()))
    }

    /// The stamp of an output; nothing if no file is there.
    pub fn stamp(&self, path: &ProjectPath) -> Option<Stamp> {
        self.handles().look(path)?.stamp
    }

    /// The same, if who writes to the file from now on gives it another one.
    pub fn settled_stamp(&self, path: &ProjectPath) -> Option<Stamp> {
        self.handles().look(path)?.settled()
    }

    /// What an output holds, if that has the hash.
    pub fn read_output(&self, path: &ProjectPath, hash: Digest) -> Option<Vec<u8>> {
        let contents = self.handles().read(path, OUTPUT_LIMIT).ok()?;
        (Digest::of(&contents) == hash).then_some(contents)
    }

    /// Makes `folders` hold exactly these outputs, as [`super::Host::commit`] does. Those that are the `same` are not read
    /// again, nor is the list understood again that was `listed` before, if it is still that one.
    pub fn commit_beside(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
        same: Same<'_>,
        listed: Option<&Listed>,
    ) -> Result<Placed, HostError> {
        commit(self.handles(), files, contents, folders, same, listed)
    }

    /// The outputs that guidec has listed as its own, with the hashes of their contents.
    pub fn listed(&self) -> Result<Listed, HostError> {
        Listed::read(self.handles(), None)
    }

    /// What was remembered.
    pub fn remembered(&self) -> Option<Bundle> {
        let file = handles::open(&*self.handles().root().ok()?, NAME, OpenOptions::new().read(true)).ok()?;
        Bundle::of(file, None).ok()
    }

    /// Remembers what `fill` writes behind `heading` in the place of all else, at once.
    pub fn remember(
        &self,
        heading: &[u8],
        fill: impl FnOnce(&mut NewBundle<'_>) -> Result<(), HostError> + Send,
    ) -> Result<(), HostError> {
        let root = self.handles().root()?;
        // Among very many outputs, looking for what killed runs have left takes a while. What is written now is locked.
        let ((), written) =
            rayon::join(|| draft::clear(&root), || bundle::write(&root, &place(), heading, fill));
        written
    }

    /// Forgets all that was remembered.
    pub fn forget(&self) {
        let _ = self.handles().root().map(|root| root.remove_file(NAME));
    }
}
