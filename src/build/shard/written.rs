//! How a shard is written down: a heading, for each guide's file what came of it with the pages behind, an index, and
//! at the end the hash and the length of the index. Whoever reads it believes nothing: the index holds the hashes of all
//! else, and every length is compared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::provenance::Provenance;
use super::share::Share;
use crate::build::Failure;
use crate::build::cache::{Answers, FileRecord};
use crate::host::{Bundle, Digest, HostError, NewBundle, ProjectPath};
use crate::text::visible;

/// Raised when something is written in another way.
pub(super) const HEADING: &[u8] = b"guidec-shard 3\n";
/// Bytes behind the index.
const END: usize = Digest::LENGTH + 8;

/// All that a shard holds but what came of guides.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Index {
    pub(super) share: Share,
    pub(super) provenance: Provenance,
    /// Sources without findings of their own.
    pub(super) files: BTreeMap<ProjectPath, FileRecord>,
    pub(super) units: BTreeMap<ProjectPath, UnitRecord>,
    pub(super) left_out: BTreeSet<String>,
}

/// What came of a guide's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct UnitRecord {
    /// Of all sources that it depends on.
    pub(super) key: Digest,
    /// What was asked beside them.
    pub(super) answers: Answers,
    /// Where it begins, in bytes from the beginning of the shard, and how long it is.
    pub(super) start: u64,
    pub(super) length: u64,
    /// How long each piece of its pages is that stands behind it.
    pub(super) pieces: Vec<u64>,
    /// Of all that.
    pub(super) hash: Digest,
}

impl UnitRecord {
    /// Bytes with the pages.
    fn whole(&self) -> Option<usize> {
        let sum = self.pieces.iter().try_fold(self.length, |sum, piece| sum.checked_add(*piece));
        usize::try_from(sum?).ok()
    }
}

impl Index {
    /// Writes it behind all else.
    pub(super) fn write(&self, bundle: &mut NewBundle<'_>) -> Result<(), Failure> {
        let refused = |error| Failure::Usage(format!("the shard cannot be written: {error}"));
        let index = postcard::to_allocvec(self).map_err(refused)?;
        bundle.add(&index)?;
        bundle.add(Digest::of(&index).as_bytes())?;
        bundle.add(&(index.len() as u64).to_le_bytes())?;
        Ok(())
    }
}

/// A shard that is there.
#[derive(Debug)]
pub(super) struct Shard {
    /// Its path as it was written.
    pub(super) shown: String,
    bundle: Bundle,
}

impl Shard {
    /// Opens a file that may be one.
    pub(super) fn open(path: &Path) -> Result<(Self, Index), Failure> {
        let shown = visible(&path.to_string_lossy()).into_owned();
        let bundle = Bundle::open(path).map_err(|error| HostError { path: shown.clone(), ..error })?;
        let shard = Self { shown, bundle };
        if shard.bundle.read(0, HEADING.len()).is_none_or(|heading| heading != HEADING) {
            let words = "is no shard of this guidec; `guidec build --shard` makes some";
            return Err(Failure::Usage(format!("`{}` {words}", shard.shown)));
        }
        let index = shard.index().ok_or_else(|| shard.damaged())?;
        Ok((shard, index))
    }

    fn index(&self) -> Option<Index> {
        let end = self.bundle.length().checked_sub(END as u64)?;
        let last = self.bundle.read(end, END)?;
        let (hash, length) = last.split_first_chunk::<{ Digest::LENGTH }>()?;
        let length = u64::from_le_bytes(*length.first_chunk()?);
        let start = end.checked_sub(length)?;
        let bytes = self.bundle.read(start, usize::try_from(length).ok()?)?;
        if Digest::of(&bytes) != Digest::from(*hash) {
            return None;
        }
        let index: Index = postcard::from_bytes(&bytes).ok()?;
        // Nothing is missing and nothing too much.
        let mut next = HEADING.len() as u64;
        let mut units: Vec<&UnitRecord> = index.units.values().collect();
        units.sort_by_key(|unit| unit.start);
        for unit in units {
            if unit.start != next {
                return None;
            }
            next = next.checked_add(unit.whole()? as u64)?;
        }
        (next == start).then_some(index)
    }

    /// What came of a guide's file with its pages, unless it is damaged.
    pub(super) fn read(&self, unit: &UnitRecord) -> Option<Vec<u8>> {
        let bytes = self.bundle.read(unit.start, unit.whole()?)?;
        (Digest::of(&bytes) == unit.hash).then_some(bytes)
    }

    pub(super) fn damaged(&self) -> Failure {
        Failure::Usage(format!("`{}` is damaged; make this shard again", self.shown))
    }
}
