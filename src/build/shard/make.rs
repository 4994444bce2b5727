//! Making a shard: what comes of a share of the guides, and their pages with the gaps that only a merge can fill.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::provenance::Provenance;
use super::share::Share;
use super::written::{HEADING, Index, UnitRecord};
use crate::build::cache::{Answers, Asked, FileRecord, Listener};
use crate::build::part::Part;
use crate::build::press::Press;
use crate::build::printed::Printed;
use crate::build::remembers::{Remembered, Remembers};
use crate::build::{Compiled, Failure, Outputs};
use crate::diagnostic::Diagnostic;
use crate::host::{Digest, Host, NewBundle, ProjectPath, Spooled, Stamp};
use crate::source::{FileId, among};

/// Notes what comes of guides.
#[derive(Debug)]
pub struct ShardMaker {
    share: Share,
    provenance: Provenance,
    asked: Asked,
    noted: Mutex<Noted>,
}

#[derive(Debug, Default)]
struct Noted {
    files: BTreeMap<ProjectPath, FileRecord>,
    units: BTreeMap<ProjectPath, Unit>,
}

/// What came of a guide's file; the rest waits in the spool of the press.
#[derive(Debug)]
struct Unit {
    key: Digest,
    answers: Answers,
    part: Spooled,
    pages: Vec<Spooled>,
}

impl ShardMaker {
    pub fn new(share: Share, provenance: Provenance) -> Self {
        Self { share, provenance, asked: Asked::default(), noted: Mutex::default() }
    }

    pub fn remembered(&self) -> Remembered<'_> {
        Remembered(self)
    }

    /// What is wrong with the pages.
    pub fn found(&self, press: &Press<'_>, compiled: &Compiled) -> Result<Vec<Diagnostic>, Failure> {
        press.found(compiled)
    }

    /// Writes the shard into the folder for outputs. Returns its path, and how many files it is about.
    pub fn write(
        &self,
        press: &Press<'_>,
        compiled: &Compiled,
        outputs: &Outputs,
    ) -> Result<(PathBuf, usize), Failure> {
        let Noted { files, units } = mem::take(&mut *self.noted());
        let name = self.share.file_name();
        let path = ProjectPath::new(&name).map_err(|error| Failure::Usage(error.to_string()))?;
        let left_out = compiled.left_out.clone();
        let count = outputs.host().bundle(&path, HEADING, |bundle| {
            let records = write_units(bundle, units, press)?;
            let count = records.len();
            let (share, provenance) = (self.share, self.provenance.clone());
            Index { share, provenance, files, units: records, left_out }.write(bundle)?;
            Ok::<_, Failure>(count)
        })?;
        Ok((PathBuf::from(outputs.folder()).join(name), count))
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes what came of guides, each with its pages behind.
fn write_units(
    bundle: &mut NewBundle<'_>,
    units: BTreeMap<ProjectPath, Unit>,
    press: &Press<'_>,
) -> Result<BTreeMap<ProjectPath, UnitRecord>, Failure> {
    let mut records = BTreeMap::new();
    let mut whole = Vec::new();
    for (path, Unit { key, answers, part, pages }) in units {
        whole.clear();
        for spooled in [part].iter().chain(&pages) {
            press.spool().read(*spooled, &mut whole)?;
        }
        let record = UnitRecord {
            key,
            answers,
            start: bundle.length(),
            length: part.length() as u64,
            pages: pages.iter().map(|page| page.length() as u64).sum(),
            hash: Digest::of(&whole),
        };
        bundle.add(&whole)?;
        records.insert(path, record);
    }
    Ok(records)
}

impl Remembers for ShardMaker {
    fn begin(&self) {
        *self.noted() = Noted::default();
    }

    fn left_out(&self) -> BTreeSet<String> {
        BTreeSet::new()
    }

    fn file(&self, _: &ProjectPath, _: Digest) -> Option<&FileRecord> {
        None
    }

    fn keep_file(&self, path: ProjectPath, record: &FileRecord, _: Option<Stamp>) {
        self.noted().files.insert(path, record.clone());
    }

    fn asked(&self) -> &Asked {
        &self.asked
    }

    fn recall(&self, _: &dyn Host, _: &ProjectPath, _: Digest, _: &[FileId], _: &Press<'_>) -> Option<Part> {
        None
    }

    fn keep(
        &self,
        path: &ProjectPath,
        key: Digest,
        ids: &[FileId],
        part: &Part,
        heard: Listener<'_>,
        press: &Press<'_>,
    ) {
        // What is not noted, the merge looks at itself.
        let Ok(written) = among(ids, || postcard::to_allocvec(part)) else { return };
        let Ok(spooled) = press.spool().add(&written) else { return };
        let pages = part.printed.iter().flat_map(Printed::spooled).collect();
        let unit = Unit { key, answers: heard.heard(), part: spooled, pages };
        self.noted().units.insert(path.clone(), unit);
    }
}
