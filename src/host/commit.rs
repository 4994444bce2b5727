//! Making a folder of the disk hold exactly a set of outputs, all or none.
//!
//! New contents are first written to a folder of their own on the same file system and then moved
//! into place one by one. What they replace is kept until all are in place, so that a failure puts
//! everything back. The list of outputs names the old and the new contents before the first move:
//! after a run that was killed, the next one still knows which files are guidec's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, Manifest};
use super::workshop::Workshop;
use super::{Committed, Contents, HostError, Placed, ProjectPath, Reason, Stamp};

/// The most bytes of a list of outputs that is read.
const MANIFEST_LIMIT: u64 = 64 << 20;

pub(super) fn commit(
    root: &Path,
    files: &BTreeSet<ProjectPath>,
    contents: Contents<'_>,
    folders: &[ProjectPath],
    same: &BTreeMap<ProjectPath, String>,
) -> Result<Placed, HostError> {
    check_names(files)?;
    fs::create_dir_all(root).map_err(|error| HostError::system(root.display(), &error))?;
    let workshop = Workshop::enter(root)?;
    let outcome = Transaction::new(root, &workshop.folder).and_then(|mut transaction| {
        let run = transaction.run(files, contents, folders, same);
        let hashes = run.inspect_err(|_| transaction.undo())?;
        let seen = files.par_iter().filter(|path| !same.contains_key(*path));
        let settled = |path: &ProjectPath| Stamp::at(&root.join(path.as_str())).filter(Stamp::is_settled);
        let stamps = seen.filter_map(|path| Some((path.clone(), settled(path)?))).collect();
        Ok(Placed { committed: transaction.committed, hashes, stamps })
    });
    workshop.leave();
    outcome
}

/// The list of outputs in their folder; an empty one if there is none.
pub(super) fn read_manifest(root: &Path) -> Result<Manifest, HostError> {
    let place = root.join(manifest::NAME);
    let metadata = match fs::symlink_metadata(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Manifest::default()),
        found => found.map_err(|error| HostError::system(manifest::NAME, &error))?,
    };
    if !metadata.is_file() {
        return Err(HostError::new(manifest::NAME, Reason::Link));
    }
    if metadata.len() > MANIFEST_LIMIT {
        return Err(HostError::new(manifest::NAME, Reason::TooLarge(MANIFEST_LIMIT)));
    }
    let bytes = fs::read(&place).map_err(|error| HostError::system(manifest::NAME, &error))?;
    Ok(Manifest::parse(&String::from_utf8_lossy(&bytes)))
}

/// Refuses names that guidec keeps and names that some systems take for the same.
fn check_names(files: &BTreeSet<ProjectPath>) -> Result<(), HostError> {
    let mut seen = BTreeSet::new();
    for path in files {
        if path.is_root() || manifest::is_reserved(path) {
            return Err(HostError::new(path, Reason::Reserved));
        }
        if !seen.insert(path.as_str().to_lowercase()) {
            return Err(HostError::new(path, Reason::Twice));
        }
    }
    Ok(())
}

/// New contents of an output.
struct Prepared {
    hash: String,
    /// Where they wait; nothing if the output has them.
    place: Option<PathBuf>,
}

/// One commit: what it has done so far, so that it can be undone.
struct Transaction<'a> {
    root: &'a Path,
    workshop: &'a Path,
    old: Manifest,
    committed: Committed,
    /// Places that were filled or emptied, with what stood there before.
    done: Vec<(PathBuf, Option<PathBuf>)>,
    new_folders: Vec<PathBuf>,
    next_name: u32,
}

impl<'a> Transaction<'a> {
    fn new(root: &'a Path, workshop: &'a Path) -> Result<Self, HostError> {
        Ok(Self {
            root,
            workshop,
            old: read_manifest(root)?,
            committed: Committed::default(),
            done: Vec::new(),
            new_folders: Vec::new(),
            next_name: 0,
        })
    }

    fn run(
        &mut self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
        same: &BTreeMap<ProjectPath, String>,
    ) -> Result<BTreeMap<ProjectPath, String>, HostError> {
        self.check_same(same)?;
        let is_ours = |path: &ProjectPath| folders.iter().any(|folder| path.is_within(folder));
        let mut new = self.old.without(is_ours);
        let mut moves = Vec::new();
        for (path, hash) in same {
            new.add(path.clone(), hash.clone());
            self.committed.unchanged += 1;
        }
        let files_to_see = || files.iter().filter(|path| !same.contains_key(*path));
        let numbered: Vec<(usize, &ProjectPath)> = files_to_see().enumerate().collect();
        let prepared: Vec<_> = numbered
            .into_par_iter()
            .map(|(number, path)| {
                self.prepare(path, &self.workshop.join(number.to_string()), contents(path)?)
            })
            .collect();
        for (path, prepared) in files_to_see().zip(prepared) {
            let Prepared { hash, place } = prepared?;
            let is_unchanged = place.is_none();
            match place {
                Some(place) => moves.push((path, place)),
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
            self.write_manifest(&self.old.union(&new))?;
        }
        for (path, prepared) in moves {
            self.make_folders(path)?;
            self.put(path, &prepared)?;
            self.committed.written += 1;
        }
        for path in &stale {
            self.remove(path)?;
        }
        // While the list still names what was in them: a run that is killed here leaves no folder behind.
        for path in stale {
            self.remove_empty_folders(&path);
        }
        if new != self.old {
            self.write_manifest(&new)?;
        }
        Ok(new.hashes(files))
    }

    /// Refuses what was seen before another run wrote to the folder.
    fn check_same(&self, same: &BTreeMap<ProjectPath, String>) -> Result<(), HostError> {
        if let Some((path, _)) = same.iter().find(|(path, hash)| !self.old.wrote(path, hash)) {
            return Err(HostError::new(path, Reason::Changed));
        }
        let folders: BTreeSet<ProjectPath> = same.keys().map(ProjectPath::folder).collect();
        // A name stands for all of its folder.
        folders.iter().try_for_each(|folder| match folder.join("any") {
            Ok(path) => self.check_folders(&path),
            Err(_) => Ok(()),
        })
    }

    /// Whether the file is there with these contents; an error if something that is not guidec's
    /// stands in its place.
    fn is_unchanged(&self, path: &ProjectPath, contents: &[u8]) -> Result<bool, HostError> {
        let place = self.root.join(path.as_str());
        self.check_folders(path)?;
        let metadata = match fs::symlink_metadata(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            found => found.map_err(|error| HostError::system(path, &error))?,
        };
        if metadata.is_symlink() {
            return Err(HostError::new(path, Reason::Link));
        }
        if !metadata.is_file() {
            return Err(HostError::new(path, Reason::NotAFile));
        }
        let is_same = metadata.len() == contents.len() as u64
            && fs::read(&place).map_err(|error| HostError::system(path, &error))? == contents;
        if !is_same && !self.old.contains(path) {
            return Err(HostError::new(path, Reason::Foreign));
        }
        Ok(is_same)
    }

    /// Refuses links and files among the folders that a path lies in.
    fn check_folders(&self, path: &ProjectPath) -> Result<(), HostError> {
        let mut folder = path.folder();
        while !folder.is_root() {
            match fs::symlink_metadata(self.root.join(folder.as_str())) {
                Ok(metadata) if metadata.is_symlink() => return Err(HostError::new(folder, Reason::Link)),
                Ok(metadata) if !metadata.is_dir() => return Err(HostError::new(folder, Reason::NotAFolder)),
                _ => folder = folder.folder(),
            }
        }
        Ok(())
    }

    fn make_folders(&mut self, path: &ProjectPath) -> Result<(), HostError> {
        let mut missing = Vec::new();
        let mut folder = path.folder();
        while !folder.is_root() && !self.root.join(folder.as_str()).is_dir() {
            missing.push(folder.clone());
            folder = folder.folder();
        }
        for folder in missing.into_iter().rev() {
            let place = self.root.join(folder.as_str());
            fs::create_dir(&place).map_err(|error| HostError::system(&folder, &error))?;
            self.new_folders.push(place);
        }
        Ok(())
    }

    /// A name beside those of the outputs.
    fn fresh_name(&mut self) -> PathBuf {
        self.next_name += 1;
        self.workshop.join(format!("kept-{}", self.next_name))
    }

    /// Writes new contents to `place`, unless they stand where they should already.
    fn prepare(&self, path: &ProjectPath, place: &Path, contents: Vec<u8>) -> Result<Prepared, HostError> {
        let hash = manifest::hash(&contents);
        if self.is_unchanged(path, &contents)? {
            return Ok(Prepared { hash, place: None });
        }
        fs::write(place, contents).map_err(|error| HostError::system(path, &error))?;
        Ok(Prepared { hash, place: Some(place.to_path_buf()) })
    }

    fn write_manifest(&mut self, manifest: &Manifest) -> Result<(), HostError> {
        let path = ProjectPath::new(manifest::NAME)
            .map_err(|error| HostError::new(manifest::NAME, Reason::System(error.to_string())))?;
        let prepared = self.fresh_name();
        fs::write(&prepared, manifest.print()).map_err(|error| HostError::system(&path, &error))?;
        self.put(&path, &prepared)
    }

    /// Moves a prepared file into its place.
    fn put(&mut self, path: &ProjectPath, prepared: &Path) -> Result<(), HostError> {
        let failed = |error: std::io::Error| HostError::system(path, &error);
        let place = self.root.join(path.as_str());
        let before = self.keep(&place).map_err(failed)?;
        fs::rename(prepared, &place).map_err(failed)?;
        self.done.push((place, before));
        Ok(())
    }

    /// A second name for what stands at a place, if anything does.
    fn keep(&mut self, place: &Path) -> std::io::Result<Option<PathBuf>> {
        if !place.is_file() {
            return Ok(None);
        }
        let kept = self.fresh_name();
        if fs::hard_link(place, &kept).is_err() {
            fs::copy(place, &kept)?;
        }
        Ok(Some(kept))
    }

    /// Removes an output of an earlier build, unless somebody has changed it since.
    fn remove(&mut self, path: &ProjectPath) -> Result<(), HostError> {
        let failed = |error: std::io::Error| HostError::system(path, &error);
        let place = self.root.join(path.as_str());
        let is_file = fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_file());
        if !is_file || self.check_folders(path).is_err() {
            return Ok(());
        }
        let contents = fs::read(&place).map_err(failed)?;
        if self.old.wrote(path, &manifest::hash(&contents)) {
            let kept = self.fresh_name();
            fs::rename(&place, &kept).map_err(failed)?;
            self.done.push((place, Some(kept)));
            self.committed.removed += 1;
        }
        Ok(())
    }

    /// A folder that still holds something is kept: the system refuses to remove it.
    fn remove_empty_folders(&self, path: &ProjectPath) {
        let mut folder = path.folder();
        while !folder.is_root() && fs::remove_dir(self.root.join(folder.as_str())).is_ok() {
            folder = folder.folder();
        }
    }

    /// Puts everything back, as far as the system lets it.
    fn undo(&mut self) {
        for (place, before) in self.done.drain(..).rev() {
            let _ = match before {
                Some(kept) => {
                    // It may have been the last one of its folder.
                    let _ = place.parent().map(fs::create_dir_all);
                    fs::rename(kept, &place)
                }
                None => fs::remove_file(&place),
            };
        }
        for folder in self.new_folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
