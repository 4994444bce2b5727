//! What is kept between builds, and how it is written down: a heading, what came of each guide, and behind it a list of all
//! that is kept. Whoever reads it believes nothing: what does not fit its hash is not there, and the seal of the list,
//! which holds all other hashes, can be made by those alone who know the secret.

use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::host::{Bundle, Digest, HostError, NewBundle, ProjectPath, Reason, Seal, Secret, Stamp};
use crate::source::{FileId, among};
use crate::syntax::ast::remark::Remark;

/// Raised when something is written in another way.
pub(super) const HEADING: &[u8] = b"guidec-cache 6\n";
/// How much of the list waits in memory, in bytes.
const WAITING: usize = 16 << 10;

/// Values by paths, as quick to find among very many as among few. Written down in the order of the paths.
pub(super) type ByPath<V> = IndexMap<ProjectPath, V, RandomState>;

/// A source without findings of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::build) struct FileRecord {
    /// Of its contents.
    pub(in crate::build) hash: Digest,
    /// One for each `use`.
    pub(in crate::build) uses: Box<[ProjectPath]>,
    /// Written down for this file alone; nothing if there are none.
    #[serde(with = "serde_bytes")]
    remarks: Box<[u8]>,
}

impl FileRecord {
    /// Nothing if the remarks cannot be written down.
    pub(in crate::build) fn new(
        file: FileId,
        hash: Digest,
        uses: Box<[ProjectPath]>,
        remarks: &[Remark],
    ) -> Option<Self> {
        let written = || among(&[file], || postcard::to_allocvec(remarks)).ok();
        let remarks = if remarks.is_empty() { Vec::new() } else { written()? };
        Some(Self { hash, uses, remarks: remarks.into() })
    }

    /// The remarks of a file that has now this id; nothing if they cannot be read.
    pub(in crate::build) fn remarks(&self, file: FileId) -> Option<Vec<Remark>> {
        match &*self.remarks {
            [] => Some(Vec::new()),
            written => among(&[file], || postcard::from_bytes(written)).ok(),
        }
    }
}

/// A source, and what came of it if it is a guide's file.
#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) file: FileRecord,
    /// That it had before it was read and after; none if it was not settled.
    pub(super) stamp: Option<Stamp>,
    pub(super) unit: Option<UnitRecord>,
}

/// What came of a guide's file: the key of all sources that it depends on, what was asked beside them, and the rest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct UnitRecord {
    /// Where it begins, in bytes, and how long it is.
    pub(super) start: u64,
    pub(super) length: usize,
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
    pub(super) lengths: Box<[u64]>,
    /// It is no page of one document.
    pub(super) is_shared: bool,
}

/// All that is kept.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Store {
    /// The hash of all that every guide depends on.
    environment: Digest,
    pub(super) sources: ByPath<Source>,
    pub(super) outputs: ByPath<OutputRecord>,
    /// Of the list of all documents.
    pub(super) site: Digest,
    /// Of what is searched.
    pub(super) search: Digest,
    pub(super) left_out: BTreeSet<String>,
    /// Where what came of guides is.
    #[serde(skip)]
    bundle: Option<Bundle>,
}

impl Store {
    /// Reads what was written for the same environment with the same secret; nothing if it is damaged or of another.
    pub(super) fn open(bundle: Bundle, environment: Digest, secret: &Secret) -> Option<Self> {
        let list = bundle.read(0, HEADING.len()).filter(|heading| heading == HEADING).and(bundle.list())?;
        if !list.digest.seals(&list.contents, secret) {
            return None;
        }
        let mut store: Self = postcard::from_bytes(&list.contents).ok()?;
        store.sources.shrink_to_fit();
        store.outputs.shrink_to_fit();
        Some(Self { bundle: Some(bundle), ..store }).filter(|store| store.environment == environment)
    }

    /// What came of a guide, unless it is damaged.
    pub(super) fn blob(&self, unit: &UnitRecord) -> Option<Vec<u8>> {
        let blob = self.bundle.as_ref()?.read(unit.start, unit.length)?;
        (Digest::of(&blob) == unit.hash).then_some(blob)
    }

    /// What stands in a place, damaged or not: the hash is looked at by whoever uses it.
    pub(super) fn read(&self, place: &Range<u64>, bytes: &mut Vec<u8>) -> Option<()> {
        let length = usize::try_from(place.end.checked_sub(place.start)?).ok()?;
        self.bundle.as_ref()?.read_to(place.start, length, bytes)
    }
}

/// The list of a store on its way. It may be long, so it is written bit by bit, in the order of the fields of [`Store`].
pub(super) struct NewList<'l, 'b> {
    bundle: &'l mut NewBundle<'b>,
    start: u64,
    seal: Seal,
    waiting: Vec<u8>,
}

impl<'l, 'b> NewList<'l, 'b> {
    /// Behind all else that the bundle holds.
    pub(super) fn new(
        bundle: &'l mut NewBundle<'b>,
        environment: Digest,
        secret: &Secret,
    ) -> Result<Self, HostError> {
        let start = bundle.length();
        let mut list = Self { bundle, start, seal: Seal::new(secret), waiting: Vec::new() };
        list.add(&environment)?;
        Ok(list)
    }

    pub(super) fn add(&mut self, value: &impl Serialize) -> Result<(), HostError> {
        let refused = |error: postcard::Error| HostError::new("", Reason::System(error.to_string()));
        self.waiting = postcard::to_extend(value, std::mem::take(&mut self.waiting)).map_err(refused)?;
        if self.waiting.len() >= WAITING { self.write() } else { Ok(()) }
    }

    /// Adds a map of so many entries, of which each is made only now.
    pub(super) fn add_map<T: Serialize>(
        &mut self,
        count: usize,
        entries: impl Iterator<Item = T>,
    ) -> Result<(), HostError> {
        self.add(&count)?;
        let mut rest = count;
        for entry in entries {
            self.add(&entry)?;
            rest = rest.wrapping_sub(1);
        }
        if rest == 0 { Ok(()) } else { Err(HostError::new("", Reason::Changed)) }
    }

    fn write(&mut self) -> Result<(), HostError> {
        self.seal.add(&self.waiting);
        self.bundle.add(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<(), HostError> {
        self.write()?;
        self.bundle.close(self.start, self.seal.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::OsHost;

    const SECRET: Secret = [7; 32];

    /// A folder in which something is remembered for this environment.
    fn written() -> (tempfile::TempDir, OsHost, Digest) {
        let folder = tempfile::tempdir().unwrap();
        let host = OsHost::new(folder.path()).unwrap();
        let environment = Digest::of(b"here");
        let remembered = host.remember(HEADING, |bundle| {
            bundle.add(b"abcde")?;
            let unit = UnitRecord { start: HEADING.len() as u64 + 1, length: 3, hash: Digest::of(b"bcd") };
            let mut list = NewList::new(bundle, environment, &SECRET)?;
            let file = FileRecord::new(FileId(0), Digest::of(b"a"), Box::default(), &[]).unwrap();
            let path = ProjectPath::new("a.guide").unwrap();
            list.add_map(1, [(path, (file, None::<Stamp>, Some(unit)))].iter())?;
            list.add_map(0, [(); 0].iter())?;
            list.add(&(Digest::of(b"s"), Digest::default(), BTreeSet::<String>::new()))?;
            list.close()
        });
        remembered.unwrap();
        (folder, host, environment)
    }

    fn read(host: &OsHost, environment: Digest, secret: &Secret) -> Option<Store> {
        host.remembered().and_then(|bundle| Store::open(bundle, environment, secret))
    }

    fn unit(store: &Store) -> Option<&UnitRecord> {
        store.sources.iter().next()?.1.unit.as_ref()
    }

    #[test]
    fn what_is_written_is_read() {
        let (_folder, host, environment) = written();
        let store = read(&host, environment, &SECRET).unwrap();
        let unit = unit(&store).unwrap();
        assert_eq!((store.blob(unit).unwrap(), store.site), (b"bcd".to_vec(), Digest::of(b"s")));
        assert!(read(&host, Digest::of(b"there"), &SECRET).is_none());
        assert!(read(&host, environment, &[8; 32]).is_none());
    }

    #[test]
    fn what_is_damaged_is_not_there() {
        let (folder, host, environment) = written();
        let path = folder.path().join(".guidec-cache");
        let bytes = std::fs::read(&path).unwrap();
        let blob = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            let store = read(&host, environment, &SECRET)?;
            store.blob(unit(&store)?)
        };
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x10;
            assert!(blob(&damaged).is_none_or(|blob| blob == b"bcd"), "{place}");
            assert!(blob(&bytes[..place]).is_none(), "{place}");
        }
        assert!(blob(&bytes).is_some());
    }
}
