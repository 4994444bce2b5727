//! Putting shards together: all of one spreading, each once, made by this guidec for these pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::provenance::Provenance;
use super::share::{EXTENSION, Share};
use super::written::{Shard, UnitRecord};
use crate::build::Failure;
use crate::build::cache::{Asked, FileRecord, Listener};
use crate::build::part::Part;
use crate::build::press::Press;
use crate::build::remembers::{Remembered, Remembers};
use crate::host::{Digest, Host, Kind, OsHost, ProjectPath, Stamp};
use crate::source::{FileId, among};
use crate::text::{and, visible};

/// How many missing shards are named.
const SHOWN: usize = 10;

/// What shards know.
#[derive(Debug)]
pub struct Shards {
    shards: Vec<Shard>,
    files: BTreeMap<ProjectPath, FileRecord>,
    /// With the place of the shard that holds it.
    units: BTreeMap<ProjectPath, (usize, UnitRecord)>,
    left_out: BTreeSet<String>,
    asked: Asked,
    /// How many files were taken over in this run.
    taken: AtomicUsize,
    /// The place of a shard that is damaged; that of none is behind the last one.
    damaged: AtomicUsize,
}

impl Shards {
    /// Opens the shards at these paths, relative to `current`: files, or folders in which they lie.
    pub fn open(current: &Path, named: &[PathBuf], provenance: &Provenance) -> Result<Self, Failure> {
        let mut all: BTreeMap<Share, Shard> = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut units = Vec::new();
        let mut left_out = BTreeSet::new();
        for path in find(current, named)? {
            let (shard, index) = Shard::open(&path)?;
            if let Some(difference) = provenance.difference(&index.provenance) {
                return Err(Failure::Usage(format!("`{}` {difference}", shard.shown)));
            }
            if let Some((share, first)) =
                all.first_key_value().filter(|(it, _)| it.count != index.share.count)
            {
                return Err(Failure::Usage(format!(
                    "`{}` is shard {share} and `{}` shard {}: these are of different builds; name those of one",
                    first.shown, shard.shown, index.share
                )));
            }
            files.extend(index.files);
            units.push((index.share, index.units));
            left_out.extend(index.left_out);
            if let Some(other) = all.insert(index.share, shard)
                && let Some(shard) = all.get(&index.share)
            {
                return Err(Failure::Usage(format!(
                    "shard {} is there twice: `{}` and `{}`; name one of them",
                    index.share, other.shown, shard.shown
                )));
            }
        }
        refuse_missing(all.keys().copied().collect())?;
        units.sort_by_key(|(share, _)| *share);
        let units = units
            .into_iter()
            .enumerate()
            .flat_map(|(place, (_, units))| units.into_iter().map(move |(path, unit)| (path, (place, unit))));
        Ok(Self {
            units: units.collect(),
            damaged: AtomicUsize::new(all.len()),
            shards: all.into_values().collect(),
            files,
            left_out,
            asked: Asked::default(),
            taken: AtomicUsize::new(0),
        })
    }

    pub fn remembered(&self) -> Remembered<'_> {
        Remembered(self)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shards.len()
    }

    /// How many files were not looked at, as it is known from shards what comes of them.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    /// Refuses what was put together if a shard turned out to be damaged.
    pub fn refuse_damaged(&self) -> Result<(), Failure> {
        let damaged = self.shards.get(self.damaged.load(Ordering::Relaxed));
        damaged.map_or(Ok(()), |shard| Err(shard.damaged()))
    }
}

/// The files that may be shards, each once.
fn find(current: &Path, named: &[PathBuf]) -> Result<BTreeSet<PathBuf>, Failure> {
    let mut found = BTreeSet::new();
    for path in named {
        let place = current.join(path);
        if OsHost::kind_at(&place) != Some(Kind::Folder) {
            found.insert(path.clone());
            continue;
        }
        let listing = OsHost::new(&place)?.list(&ProjectPath::root(), Some(EXTENSION))?;
        if let Some(error) = listing.unreadable.into_iter().next() {
            return Err(error.into());
        }
        if listing.files.is_empty() {
            let shown = path.to_string_lossy();
            return Err(Failure::Usage(format!("there are no shards in `{}`", visible(&shown))));
        }
        found.extend(listing.files.iter().map(|file| path.join(file.as_str())));
    }
    Ok(found)
}

/// Refuses a part for the whole.
fn refuse_missing(there: BTreeSet<Share>) -> Result<(), Failure> {
    let count = there.first().map_or(0, |share| share.count);
    let missing = (1..=count).map(|number| Share { number, count }).filter(|share| !there.contains(share));
    let missing: Vec<String> = missing.map(|share| share.to_string()).collect();
    let words = match missing.as_slice() {
        [] => return Ok(()),
        [one] => format!("shard {one} is missing"),
        some if some.len() <= SHOWN => format!("the shards {} are missing", and(some)),
        many => format!("{} of {count} shards are missing", many.len()),
    };
    let one = missing.first().cloned().unwrap_or_default();
    let it = if missing.len() == 1 { "it" } else { "the first" };
    Err(Failure::Usage(format!("{words}; `guidec build --shard {one}` makes {it}")))
}

impl Remembers for Shards {
    fn begin(&self) {
        self.taken.store(0, Ordering::Relaxed);
    }

    fn left_out(&self) -> BTreeSet<String> {
        self.left_out.clone()
    }

    fn file(&self, path: &ProjectPath, hash: Digest) -> Option<&FileRecord> {
        self.files.get(path).filter(|file| file.hash == hash)
    }

    fn keep_file(&self, _: ProjectPath, _: &FileRecord, _: Option<Stamp>) {}

    fn asked(&self) -> &Asked {
        &self.asked
    }

    fn recall(
        &self,
        host: &dyn Host,
        path: &ProjectPath,
        key: Digest,
        ids: &[FileId],
        press: &Press<'_>,
    ) -> Option<Part> {
        let (place, unit) = self.units.get(path).filter(|(_, unit)| unit.key == key)?;
        if !self.asked.are_same(host, &unit.answers) {
            return None;
        }
        let Some(whole) = self.shards.get(*place)?.read(unit) else {
            self.damaged.store(*place, Ordering::Relaxed);
            return None;
        };
        let (written, pages) = whole.split_at_checked(usize::try_from(unit.length).ok()?)?;
        let mut part: Part = among(ids, || postcard::from_bytes(written)).ok()?;
        // What is copied to the outputs is looked at again: a shard could name any file of the project.
        if !part.pictures.are_so(host) {
            return None;
        }
        press.take(&mut part.printed, pages)?;
        self.taken.fetch_add(1, Ordering::Relaxed);
        Some(part)
    }

    fn keep(&self, _: &ProjectPath, _: Digest, _: &[FileId], _: &Part, _: Listener<'_>, _: &Press<'_>) {}
}
