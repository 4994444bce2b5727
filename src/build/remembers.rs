//! What is known of guides' files before they are looked at, and is told what came of them: the memory of the last build
//! in a folder, a shard that is being made, or the shards that a merge puts together.

use std::collections::BTreeSet;
use std::fmt::Debug;

use super::cache::{Asked, FileRecord, Listener, Memory};
use super::part::Part;
use super::press::Press;
use super::steady::Steady;
use crate::host::{Digest, Host, ProjectPath, Stamp};
use crate::source::FileId;

/// Somebody who knows. What nobody knows is done anew, and comes out the same.
pub(super) trait Remembers: Debug + Sync {
    /// A run begins, maybe once more.
    fn begin(&self);

    /// The documents that were left out.
    fn left_out(&self) -> BTreeSet<String>;

    /// What is known of a source with contents of that hash.
    fn file(&self, path: &ProjectPath, hash: Digest) -> Option<&FileRecord>;

    /// What is known of a source that has the stamp now that it had when it was last read.
    fn unchanged(&self, _: &ProjectPath, _: &dyn Host) -> Option<Steady<'_>> {
        None
    }

    /// Hears of a source, and its stamp if that is settled.
    fn keep_file(&self, path: ProjectPath, record: &FileRecord, stamp: Option<Stamp>);

    /// What was asked of the disk in this run.
    fn asked(&self) -> &Asked;

    /// What came of a guide's file, if it would come of it again and its pages are still there. `ids` are those of the
    /// files that it depends on.
    fn recall(
        &self,
        host: &dyn Host,
        path: &ProjectPath,
        key: Digest,
        ids: &[FileId],
        press: &Press<'_>,
    ) -> Option<Part>;

    /// Hears what came of a guide's file, and what was asked for it.
    fn keep(
        &self,
        path: &ProjectPath,
        key: Digest,
        ids: &[FileId],
        part: &Part,
        heard: Listener<'_>,
        press: &Press<'_>,
    );

    /// What is known is not right: the next run does all anew.
    fn forget(&self) {}

    /// What is known of the outputs that stand in their folder.
    fn of_outputs(&self) -> Option<&Memory<'_>> {
        None
    }
}

/// Hides the trait from whoever is outside of `build` and only hands it on.
#[derive(Clone, Copy, Debug)]
pub struct Remembered<'a>(pub(super) &'a (dyn Remembers + 'a));
