//! The outside world behind one trait: reading, listing, writing. The only user of `std::fs`; knows
//! nothing of the language.

mod bundle;
mod commit;
mod digest;
mod draft;
mod error;
mod handles;
mod held;
mod manifest;
mod memory;
mod moves;
mod os;
mod overlay;
mod path;
mod refusal;
mod replace;
mod secret;
mod spool;
mod stamp;
mod store;
mod walk;
mod workshop;

use std::collections::BTreeSet;

pub use bundle::{Bundle, List, NewBundle};
pub use commit::Listed;
pub use digest::{Digest, Digester, Seal};
pub use error::{HostError, Reason};
pub use held::memory_held;
pub use memory::MemoryHost;
pub use os::OsHost;
pub use overlay::Overlay;
pub use path::{PathError, ProjectPath};
pub use refusal::refused;
pub use secret::{Secret, secret};
pub use spool::{Spool, Spooled};
pub use stamp::{Look, Stamp};
pub use store::{Placed, Seen};

/// The most bytes that a guide may have.
pub const GUIDE_LIMIT: u64 = 1 << 20;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
}

/// The files below a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the order of their paths, whatever the order on the disk.
    pub files: Vec<ProjectPath>,
    /// What was passed over because its name cannot be used.
    pub refused: Vec<HostError>,
    /// Folders that the system does not let us look into.
    pub unreadable: Vec<HostError>,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// Files that are new or have new contents.
    pub written: usize,
    /// Files that already had these contents and were not touched.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// What an output holds; asked once for each, several at the same time.
pub type Contents<'a> = &'a (dyn Fn(&ProjectPath) -> Result<Vec<u8>, HostError> + Sync);

/// The hash of what an output holds, if that is known to be there already.
pub type Same<'a> = &'a dyn Fn(&ProjectPath) -> Option<Digest>;

/// One folder of the outside world. No path leads out of it.
pub trait Host: Sync {
    /// The bytes of a file with at most `limit` bytes; a larger one is not read at all.
    fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError>;

    /// What there is to know of a file without opening it.
    fn look(&self, path: &ProjectPath) -> Look;

    /// How many bytes a file has, to plan what is read together; of what is no plain file, the most that there can be.
    fn size(&self, path: &ProjectPath) -> u64 {
        self.look(path).bytes
    }

    /// What stands at `path`, following links that stay inside.
    fn kind(&self, path: &ProjectPath) -> Option<Kind>;

    /// All files below `folder`, except hidden ones, those that `.gitignore` names and links. With
    /// an extension, only files that have it.
    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError>;

    /// Makes `folders` hold exactly these outputs of guidec, all or none: outputs of earlier commits in
    /// them that are not among `files` are removed. Other files and folders are left alone.
    fn commit(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Committed, HostError>;
}
