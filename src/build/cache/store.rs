//! What is kept between builds, and how it is written down: a heading with hashes, a list of all that is kept, and behind
//! it what came of each guide. Whoever reads it believes nothing: what does not fit its hash is not there, and the hash of
//! the list, which holds all others, can be made by those alone who know the secret.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::asked::Answers;
use crate::host::{Digest, ProjectPath, Secret, Stamp};

/// Raised when something is written in another way.
const HEADING: &[u8] = b"guidec-cache 4\n";
/// Bytes of a length.
const LENGTH: usize = 8;

/// A source without findings of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::build) struct FileRecord {
    /// Of its contents.
    pub(in crate::build) hash: Digest,
    /// One for each `use`.
    pub(in crate::build) uses: Vec<ProjectPath>,
    /// Written down for this file alone.
    pub(in crate::build) remarks: Vec<u8>,
}

/// What came of a guide's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct UnitRecord {
    /// Of all sources that it depends on.
    pub(super) key: Digest,
    /// What was asked beside them.
    pub(super) answers: Answers,
    /// Where what came of it is written, in bytes from the end of the list.
    pub(super) place: Range<u64>,
    /// Of what is written there.
    pub(super) hash: Digest,
}

/// An output.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct OutputRecord {
    pub(super) hash: Digest,
    /// None if it was not settled.
    pub(super) stamp: Option<Stamp>,
    /// How long its pieces are, in bytes.
    pub(super) lengths: Vec<u32>,
    /// It is no page of one document.
    pub(super) is_shared: bool,
}

/// All that is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Store {
    pub(super) files: BTreeMap<ProjectPath, FileRecord>,
    pub(super) units: BTreeMap<ProjectPath, UnitRecord>,
    pub(super) outputs: BTreeMap<ProjectPath, OutputRecord>,
    /// Of the list of all documents.
    pub(super) site: Digest,
    /// Of what is searched.
    pub(super) search: Digest,
    pub(super) left_out: BTreeSet<String>,
    #[serde(skip)]
    pub(super) bytes: Vec<u8>,
    /// Where what came of guides begins.
    #[serde(skip)]
    pub(super) start: usize,
}

impl Store {
    /// Reads what was written for the same environment with the same secret; nothing if it is damaged or of another.
    pub(super) fn read(bytes: Vec<u8>, environment: Digest, secret: &Secret) -> Option<Self> {
        let (own, rest) = bytes.strip_prefix(HEADING)?.split_first_chunk::<{ Digest::LENGTH }>()?;
        let (hash, rest) = rest.split_first_chunk::<{ Digest::LENGTH }>()?;
        let (length, rest) = rest.split_first_chunk::<LENGTH>()?;
        let list = rest.get(..usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        if Digest::from(*own) != environment || !Digest::from(*hash).seals(list, secret) {
            return None;
        }
        let mut store: Self = postcard::from_bytes(list).ok()?;
        store.start = bytes.len().checked_sub(rest.len().checked_sub(list.len())?)?;
        store.bytes = bytes;
        Some(store)
    }

    /// What came of a guide, unless it is damaged.
    pub(super) fn blob(&self, unit: &UnitRecord) -> Option<&[u8]> {
        let blob = self.at(&unit.place)?;
        (Digest::of(blob) == unit.hash).then_some(blob)
    }

    /// What is written at a place, as it is.
    pub(super) fn at(&self, place: &Range<u64>) -> Option<&[u8]> {
        let at = |offset: u64| self.start.checked_add(usize::try_from(offset).ok()?);
        self.bytes.get(at(place.start)?..at(place.end)?)
    }

    /// How it is written down, up to where what came of guides begins.
    pub(super) fn write(&self, environment: Digest, secret: &Secret) -> Option<Vec<u8>> {
        // The list may be long, so it is written where it stays, and what is told of it is put in front afterwards.
        let mut bytes = [HEADING, environment.as_bytes(), &[0; Digest::LENGTH + LENGTH]].concat();
        let start = bytes.len();
        bytes = postcard::to_extend(self, bytes).ok()?;
        let list = bytes.get(start..)?;
        let length = (list.len() as u64).to_le_bytes();
        let told = [Digest::sealed(list, secret).as_bytes(), &length].concat();
        bytes.get_mut(start - told.len()..start)?.copy_from_slice(&told);
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: Secret = [7; 32];

    fn written() -> (Digest, Vec<u8>) {
        let environment = Digest::of(b"here");
        let unit = UnitRecord {
            key: Digest::of(b"k"),
            answers: Answers::new(),
            place: 1..4,
            hash: Digest::of(b"bcd"),
        };
        let units = BTreeMap::from([(ProjectPath::new("a.guide").unwrap(), unit)]);
        let store = Store { units, site: Digest::of(b"s"), ..Store::default() };
        let mut bytes = store.write(environment, &SECRET).unwrap();
        bytes.extend(b"abcde");
        (environment, bytes)
    }

    #[test]
    fn what_is_written_is_read() {
        let (environment, bytes) = written();
        let store = Store::read(bytes.clone(), environment, &SECRET).unwrap();
        let unit = store.units.values().next().unwrap();
        assert_eq!((store.blob(unit), store.site), (Some(&b"bcd"[..]), Digest::of(b"s")));
        assert!(Store::read(bytes.clone(), Digest::of(b"there"), &SECRET).is_none());
        assert!(Store::read(bytes, environment, &[8; 32]).is_none());
    }

    #[test]
    fn what_is_damaged_is_not_there() {
        let (environment, bytes) = written();
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x10;
            let blob = Store::read(damaged, environment, &SECRET).and_then(|store| {
                let unit = store.units.values().next()?.clone();
                store.blob(&unit).map(<[u8]>::to_vec)
            });
            assert!(blob.is_none_or(|blob| blob == b"bcd"), "{place}");
            let cut = Store::read(bytes[..place].to_vec(), environment, &SECRET);
            let blob =
                cut.and_then(|store| store.blob(&store.units.values().next()?.clone()).map(<[u8]>::to_vec));
            assert!(blob.is_none_or(|blob| blob == b"bcd"), "{place}");
        }
    }
}
