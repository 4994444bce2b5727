//! Making a folder of the disk hold exactly a set of outputs, all or none.
//!
//! New contents are first written to a folder of their own on the same file system and then moved
//! into place one by one. What they replace is kept until all are in place, so that a failure puts
//! everything back. The list of outputs names the old and the new contents before the first move:
//! after a run that was killed, the next one still knows which files are guidec's.

use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};
use std::sync::Arc;

use cap_std::fs::{Dir, OpenOptions};
use rayon::prelude::*;

use super::handles::{Handles, open, or_gone, or_missing, read};
use super::manifest::{self, Manifest};
use super::moves::Moves;
use super::workshop::Workshop;
use super::{Committed, Contents, Digest, HostError, Look, Placed, ProjectPath, Reason, Same, Seen};

/// The most bytes of a list of outputs that is read.
const MANIFEST_LIMIT: u64 = 64 << 20;

pub(super) fn commit(
    root: &Handles,
    files: &BTreeSet<ProjectPath>,
    contents: Contents<'_>,
    folders: &[ProjectPath],
    same: Same<'_>,
    listed: Option<&Listed>,
) -> Result<Placed, HostError> {
    check_names(files)?;
    let workshop = Workshop::enter(root)?;
    let outcome = Transaction::new(root, &workshop.dir, listed).and_then(|mut transaction| {
        let wanted = Wanted::of(files, same);
        if wanted.to_see.is_empty() && transaction.old.is_of(wanted.same.iter().copied()) {
            transaction.check_folders(&wanted.same)?;
            let committed = Committed { unchanged: files.len(), ..Committed::default() };
            return Ok(Placed { committed, seen: Vec::new() });
        }
        let run = transaction.run(&wanted, contents, folders);
        let new = run.inspect_err(|_| transaction.moves.undo())?;
        let seen = wanted
            .to_see
            .par_iter()
            .map(|path| Seen { hash: new.hash(path), stamp: root.look(path).and_then(Look::settled) });
        Ok(Placed { committed: transaction.committed, seen: seen.collect() })
    });
    workshop.leave();
    outcome
}

/// The list of outputs in their folder, as it was when somebody read it.
#[derive(Debug, Default)]
pub struct Listed {
    /// Of what stands there.
    hash: Digest,
    manifest: Arc<Manifest>,
}

impl Listed {
    /// An empty one if there is none. What was `known` before is not understood again.
    pub(super) fn read(root: &Handles, known: Option<&Self>) -> Result<Self, HostError> {
        let bytes = match root.read(&manifest::place(), MANIFEST_LIMIT) {
            Err(HostError { reason: Reason::Missing, .. }) => return Ok(Self::default()),
            bytes => bytes?,
        };
        let hash = Digest::of(&bytes);
        let manifest = known.filter(|known| known.hash == hash).map(|known| Arc::clone(&known.manifest));
        let read = || Arc::new(Manifest::parse(&String::from_utf8_lossy(&bytes)));
        Ok(Self { hash, manifest: manifest.unwrap_or_else(read) })
    }

    /// Whether an output is listed with that hash and no other.
    pub fn has(&self, path: &ProjectPath, hash: Digest) -> bool {
        self.manifest.hash(path) == Some(hash)
    }
}

/// Refuses names that guidec keeps and names that some systems take for the same.
fn check_names(files: &BTreeSet<ProjectPath>) -> Result<(), HostError> {
    if let Some(path) = files.iter().find(|path| path.is_root() || manifest::is_reserved(path)) {
        return Err(HostError::new(path, Reason::Reserved));
    }
    // In small plain letters all names are what they are on every system.
    let is_plain =
        |path: &ProjectPath| path.as_str().bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if files.iter().all(is_plain) {
        return Ok(());
    }
    let mut seen = BTreeSet::new();
    for path in files {
        if !seen.insert(path.as_str().to_lowercase()) {
            return Err(HostError::new(path, Reason::Twice));
        }
    }
    Ok(())
}

/// What there shall be.
struct Wanted<'f> {
    files: &'f BTreeSet<ProjectPath>,
    /// Those that are there already, with the hashes of what they hold.
    same: Vec<(&'f ProjectPath, Digest)>,
    /// All others.
    to_see: Vec<&'f ProjectPath>,
}

impl<'f> Wanted<'f> {
    fn of(files: &'f BTreeSet<ProjectPath>, same: Same<'_>) -> Self {
        let mut wanted = Self { files, same: Vec::new(), to_see: Vec::new() };
        for path in files {
            match same(path) {
                Some(hash) => wanted.same.push((path, hash)),
                None => wanted.to_see.push(path),
            }
        }
        wanted
    }
}

/// New contents of an output.
struct Prepared {
    hash: Digest,
    /// The name under which they wait; nothing if the output has them.
    name: Option<String>,
}

/// One commit.
struct Transaction<'a> {
    root: &'a Handles,
    moves: Moves<'a>,
    old: Arc<Manifest>,
    committed: Committed,
}

impl<'a> Transaction<'a> {
    fn new(root: &'a Handles, workshop: &'a Dir, listed: Option<&Listed>) -> Result<Self, HostError> {
        let (moves, listed) = (Moves::new(root, workshop), Listed::read(root, listed)?);
        Ok(Self { root, moves, old: listed.manifest, committed: Committed::default() })
    }

    fn run(
        &mut self,
        wanted: &Wanted<'_>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Manifest, HostError> {
        let Wanted { files, same, to_see } = wanted;
        self.check_same(same)?;
        let is_ours = |path: &ProjectPath| folders.iter().any(|folder| path.is_within(folder));
        let mut new = self.old.keeping(|path| !is_ours(path), same);
        let mut moves = Vec::new();
        self.committed.unchanged += same.len();
        let prepared: Vec<_> = to_see
            .par_iter()
            .enumerate()
            .map(|(number, path)| self.prepare(path, number, contents(path)?))
            .collect();
        for (path, prepared) in to_see.iter().copied().zip(prepared) {
            let Prepared { hash, name } = prepared?;
            let is_unchanged = name.is_none();
            match name {
                Some(name) => moves.push((path, name)),
                None => self.committed.unchanged += 1,
            }
            // A file that was there before guidec stays its owner's, even with the same contents.
            if !is_unchanged || self.old.contains(path) {
                new.add(path.clone(), hash);
            }
        }
        let stale: Vec<ProjectPath> =
            self.old.paths().filter(|path| is_ours(path) && !files.contains(*path)).cloned().collect();

        if !moves.is_empty() || !stale.is_empty() {
            self.write_manifest(self.old.with(&new).print())?;
        }
        for (path, prepared) in moves {
            self.moves.put(path, &prepared)?;
            self.committed.written += 1;
        }
        for path in &stale {
            self.remove(path)?;
        }
        // While the list still names what was in them: a run that is killed here leaves no folder behind.
        for folder in stale.iter().map(ProjectPath::folder).collect::<BTreeSet<_>>() {
            self.moves.remove_empty_folders(folder)?;
        }
        if new != *self.old {
            self.write_manifest(new.print())?;
        }
        Ok(new)
    }

    /// Refuses what was seen before another run wrote to the folder.
    fn check_same(&self, same: &[(&ProjectPath, Digest)]) -> Result<(), HostError> {
        if let Some((path, _)) = same.iter().find(|(path, hash)| !self.old.wrote(path, *hash)) {
            return Err(HostError::new(path, Reason::Changed));
        }
        self.check_folders(same)
    }

    /// Refuses what does not lie in a folder any more.
    fn check_folders(&self, same: &[(&ProjectPath, Digest)]) -> Result<(), HostError> {
        let folders: BTreeSet<ProjectPath> = same.iter().map(|(path, _)| path.folder()).collect();
        folders.iter().try_for_each(|folder| or_missing(self.root.folder(folder)).map(|_| ()))
    }

    /// Whether the file is there with these contents; an error if something that is not guidec's
    /// stands in its place.
    fn is_unchanged(&self, path: &ProjectPath, contents: &[u8]) -> Result<bool, HostError> {
        let Some(folder) = or_missing(self.root.folder(&path.folder()))? else { return Ok(false) };
        let is_same = match read(&folder, path, contents.len() as u64) {
            Err(HostError { reason: Reason::TooLarge(_), .. }) => false,
            found => match or_missing(found)? {
                Some(found) => found == contents,
                None => return Ok(false),
            },
        };
        if !is_same && !self.old.contains(path) {
            return Err(HostError::new(path, Reason::Foreign));
        }
        Ok(is_same)
    }

    /// Writes new contents to the workshop, unless they stand where they should already.
    fn prepare(&self, path: &ProjectPath, number: usize, contents: Vec<u8>) -> Result<Prepared, HostError> {
        let hash = Digest::of(&contents);
        if self.is_unchanged(path, &contents)? {
            return Ok(Prepared { hash, name: None });
        }
        let name = number.to_string();
        self.moves.write(&name, &contents).map_err(|error| HostError::system(path, &error))?;
        Ok(Prepared { hash, name: Some(name) })
    }

    fn write_manifest(&mut self, manifest: String) -> Result<(), HostError> {
        let prepared = self.moves.fresh_name();
        let written = self.moves.write(&prepared, manifest.as_bytes());
        written.map_err(|error| HostError::system(manifest::NAME, &error))?;
        self.moves.put(&manifest::place(), &prepared)
    }

    /// Removes an output of an earlier build, unless somebody has changed it since or put something else into its place.
    fn remove(&mut self, path: &ProjectPath) -> Result<(), HostError> {
        let failed = |error: Error| HostError::system(path, &error);
        let Some(folder) = or_gone(self.root.folder(&path.folder()))? else { return Ok(()) };
        let found = match folder.symlink_metadata(path.name()) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            found => found.map_err(failed)?,
        };
        if !found.is_file() {
            return Ok(());
        }
        let file = open(&folder, path.name(), OpenOptions::new().read(true)).map_err(failed)?;
        if self.old.wrote(path, Digest::of_file(file).map_err(failed)?) {
            self.moves.take(path, &folder).map_err(failed)?;
            self.committed.removed += 1;
        }
        Ok(())
    }
}
