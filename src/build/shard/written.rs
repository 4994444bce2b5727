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
pub(super) const HEADING: &[u8] = b"guidec-shard 5\n";

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
    /// How long what is printed of its pages is, which stands behind it.
    pub(super) pages: u64,
    /// Of all that.
    pub(super) hash: Digest,
}

impl UnitRecord {
    /// Bytes with the pages.
    fn whole(&self) -> Option<usize> {
        usize::try_from(self.length.checked_add(self.pages)?).ok()
    }
}

impl Index {
    /// Writes it behind all else.
    pub(super) fn write(&self, bundle: &mut NewBundle<'_>) -> Result<(), Failure> {
        let refused = |error| Failure::Usage(format!("the shard cannot be written: {error}"));
        let index = postcard::to_allocvec(self).map_err(refused)?;
        let start = bundle.length();
        bundle.add(&index)?;
        Ok(bundle.close(start, Digest::of(&index))?)
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
        let list = self.bundle.list().filter(|list| Digest::of(&list.contents) == list.digest)?;
        let index: Index = postcard::from_bytes(&list.contents).ok()?;
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
        (next == list.start).then_some(index)
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
