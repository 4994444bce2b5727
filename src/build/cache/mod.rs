//! What a build remembers for the next one: what came of each guide's file, by the contents of everything that goes into
//! it. Nothing of it is needed: what is not remembered, or does not fit, is done anew, and comes out the same.
//!
//! Pages are not kept a second time. They stand among the outputs, and are right if the system's stamp of the file, or
//! else the hash of its contents, is the remembered one.

mod asked;
mod save;
mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::outputs::{Known, Outputs};
use super::part::Part;
use super::press::Press;
use super::remembers::{Remembered, Remembers};
use super::steady::Steady;
use super::{Chosen, Failure, Project, site};
use crate::build::pictures::Pictures;
use crate::host::{Digest, Digester, Host, Listed, Look, ProjectPath, Secret, Spool, Spooled, Stamp};
use crate::source::{FileId, among};
pub(super) use asked::{Answers, Asked, Listener};
pub(super) use store::FileRecord;
use store::Store;

/// What is remembered of the last build in a folder, and what this one will be remembered by.
#[derive(Debug)]
pub struct Memory<'a> {
    outputs: &'a Outputs,
    /// The hash of all that every guide depends on.
    environment: Digest,
    secret: Secret,
    old: Store,
    /// The list of outputs before this build.
    listed: Listed,
    /// All outputs that are no pages of single documents are in guidec's own list as they were written. A build that
    /// remembers nothing, such as one with `--for`, may have changed that.
    are_shared_there: bool,
    asked: Asked,
    new: Mutex<New>,
    /// One for each old source.
    same: Vec<Unchanged>,
    spool: Spool,
    /// Something has to be written down: not all was remembered as it is.
    is_new: AtomicBool,
}

/// What this build will be remembered by, but for what is as it was.
#[derive(Debug, Default)]
struct New {
    files: BTreeMap<ProjectPath, Box<(FileRecord, Option<Stamp>)>>,
    units: BTreeMap<ProjectPath, Box<Came>>,
}

/// What of a source is as it was.
#[derive(Debug, Default)]
struct Unchanged {
    file: AtomicBool,
    unit: AtomicBool,
}

/// What came of a guide's file.
#[derive(Debug)]
struct Came {
    /// Where it waits.
    place: Spooled,
    hash: Digest,
}

impl<'a> Memory<'a> {
    /// What is remembered for a project with these targets. `program` says which guidec this is; what was written with
    /// another secret may be by anybody, and is not believed.
    pub fn open(
        host: &dyn Host,
        project: &Project,
        chosen: &Chosen,
        outputs: &'a Outputs,
        program: &str,
        secret: Secret,
    ) -> Result<Self, Failure> {
        let environment = environment(host, project, chosen, program);
        let folder = outputs.host();
        let (old, listed) = rayon::join(
            || folder.remembered().and_then(|bundle| Store::open(bundle, environment, &secret)),
            // A list that cannot be read is told when outputs are to be written.
            || folder.listed().unwrap_or_default(),
        );
        let is_new = old.is_none();
        let mut old = old.unwrap_or_default();
        let known = old.outputs.len();
        let mut are_shared_there = true;
        old.outputs.retain(|path, record| {
            // A file that guidec's own list does not name is somebody else's.
            let is_ours = listed.has(path, record.hash);
            are_shared_there &= is_ours || !record.is_shared;
            is_ours
        });
        Ok(Self {
            outputs,
            environment,
            secret,
            is_new: AtomicBool::new(is_new || old.outputs.len() < known),
            same: std::iter::repeat_with(Unchanged::default).take(old.sources.len()).collect(),
            old,
            listed,
            are_shared_there,
            asked: Asked::default(),
            new: Mutex::default(),
            spool: outputs.spool()?,
        })
    }

    pub fn remembered(&self) -> Remembered<'_> {
        Remembered(self)
    }

    /// The list of outputs before this build.
    pub(super) fn listed(&self) -> &Listed {
        &self.listed
    }

    /// What is known of an output, if it is still there.
    pub(super) fn output(&self, path: &ProjectPath) -> Option<Known> {
        let record = self.old.outputs.get(path)?;
        let is_stamped = record.stamp.is_some() && self.outputs.host().stamp(path) == record.stamp;
        if !is_stamped {
            self.is_new.store(true, Ordering::Relaxed);
            self.outputs.host().read_output(path, record.hash)?;
        }
        Some(Known { hash: record.hash, lengths: record.lengths.clone(), is_stamped })
    }

    /// The same for a copy of a picture that guides show.
    pub(super) fn picture(&self, copy: &ProjectPath, picture: &ProjectPath) -> Option<Known> {
        let contents = self.asked.contents(picture)?;
        self.output(copy).filter(|known| known.hash == contents)
    }

    /// Whether all documents are listed as they were, so that gaps are filled as they were.
    pub(super) fn is_same_site(&self, site: Digest) -> bool {
        self.old.site == site
    }

    /// The outputs in a folder that are no pages of single documents, if they would all come out the same.
    pub(super) fn shared(
        &self,
        folder: &ProjectPath,
        site: Digest,
        search: Digest,
    ) -> Option<Vec<(ProjectPath, Known)>> {
        if !self.are_shared_there || self.old.site != site || self.old.search != search {
            return None;
        }
        let shared =
            self.old.outputs.iter().filter(|(path, record)| record.is_shared && path.is_within(folder));
        shared.map(|(path, _)| Some((path.clone(), self.output(path)?))).collect()
    }

    fn fresh(&self) -> MutexGuard<'_, New> {
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Remembers for Memory<'_> {
    fn begin(&self) {
        *self.fresh() = New::default();
        for same in &self.same {
            same.file.store(false, Ordering::Relaxed);
            same.unit.store(false, Ordering::Relaxed);
        }
    }

    fn left_out(&self) -> BTreeSet<String> {
        self.old.left_out.clone()
    }

    fn file(&self, path: &ProjectPath, hash: Digest) -> Option<&FileRecord> {
        self.old.sources.get(path).map(|source| &source.file).filter(|file| file.hash == hash)
    }

    fn unchanged(&self, path: &ProjectPath, host: &dyn Host) -> Option<Steady<'_>> {
        let source = self.old.sources.get(path).filter(|source| source.stamp.is_some())?;
        let Look { bytes, stamp, .. } = host.look(path);
        (source.stamp == stamp).then_some(Steady { record: &source.file, bytes })
    }

    fn keep_file(&self, path: ProjectPath, record: &FileRecord, stamp: Option<Stamp>) {
        if let Some((place, _, source)) = self.old.sources.get_full(&path)
            && source.file.hash == record.hash
            // Without one, what is remembered is as good as before.
            && (stamp.is_none() || source.stamp == stamp)
            && let Some(same) = self.same.get(place)
        {
            same.file.store(true, Ordering::Relaxed);
        } else {
            self.is_new.store(true, Ordering::Relaxed);
            self.fresh().files.insert(path, Box::new((record.clone(), stamp)));
        }
    }

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
        let (place, _, source) = self.old.sources.get_full(path)?;
        let written = self.old.blob(source.unit.as_ref()?)?;
        let ((known, answers), written) = postcard::take_from_bytes::<(Digest, Answers)>(&written).ok()?;
        if known != key || !self.asked.are_same(host, &answers) {
            return None;
        }
        let mut part: Part = among(ids, || postcard::from_bytes(written)).ok()?;
        part.printed.iter_mut().try_for_each(|printed| press.recall(self, printed))?;
        self.same.get(place)?.unit.store(true, Ordering::Relaxed);
        Some(part)
    }

    fn keep(
        &self,
        path: &ProjectPath,
        key: Digest,
        ids: &[FileId],
        part: &Part,
        heard: Listener<'_>,
        _: &Press<'_>,
    ) {
        self.is_new.store(true, Ordering::Relaxed);
        let Ok(written) = among(ids, || postcard::to_allocvec(&(key, heard.heard(), part))) else { return };
        let Ok(place) = self.spool.add(&written) else { return };
        let came = Came { place, hash: Digest::of(&written) };
        self.fresh().units.insert(path.clone(), Box::new(came));
    }

    fn forget(&self) {
        self.outputs.host().forget();
    }

    fn of_outputs(&self) -> Option<&Memory<'_>> {
        Some(self)
    }
}

/// The key of a file that depends on these, with the hashes of their contents.
pub(super) fn key<'f>(files: impl Iterator<Item = (&'f str, Digest)>) -> Digest {
    let mut parts = Digester::default();
    files.for_each(|(path, hash)| {
        parts.add(path.as_bytes());
        parts.add(hash.as_bytes());
    });
    parts.finish()
}

/// The hash of what all guides depend on: guidec itself, the project file, templates and assets.
fn environment(host: &dyn Host, project: &Project, chosen: &Chosen, program: &str) -> Digest {
    let mut parts = Digester::default();
    parts.add(program.as_bytes());
    parts.add(settings_hash(host, project).as_bytes());
    parts.add(templates_hash(chosen).as_bytes());
    parts.finish()
}

/// The hash of the project file, and of what it says of the site.
pub(super) fn settings_hash(host: &dyn Host, project: &Project) -> Digest {
    let mut parts = Digester::default();
    for (_, file) in project.sources.iter() {
        parts.add(file.text().as_bytes());
    }
    let (site, _) = site::head(host, &project.settings, &mut Pictures::default());
    parts.add(format!("{site:?}").as_bytes());
    parts.finish()
}

/// The hash of templates and assets.
pub(super) fn templates_hash(chosen: &Chosen) -> Digest {
    let mut parts = Digester::default();
    for target in &chosen.targets {
        target.each_part(&mut |bytes| parts.add(bytes));
    }
    parts.finish()
}
