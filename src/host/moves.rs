//! The moves of a commit: files get to their places and out of them, and all of that can be undone.

use std::io::{Error, ErrorKind, Result as IoResult, Write};

use cap_std::fs::{Dir, OpenOptions};

use super::handles::{Handles, or_gone};
use super::refusal::is_refusal;
use super::{HostError, ProjectPath, Reason};

/// What was done so far.
pub(super) struct Moves<'a> {
    root: &'a Handles,
    /// Where files wait, and what they replaced is kept.
    workshop: &'a Dir,
    /// Places that were filled or emptied, with the name of what stood there before.
    done: Vec<(ProjectPath, Option<String>)>,
    new_folders: Vec<ProjectPath>,
    next_name: u32,
}

impl<'a> Moves<'a> {
    /// Nothing yet.
    pub(super) fn new(root: &'a Handles, workshop: &'a Dir) -> Self {
        Self { root, workshop, done: Vec::new(), new_folders: Vec::new(), next_name: 0 }
    }

    /// A name beside those of the outputs.
    pub(super) fn fresh_name(&mut self) -> String {
        self.next_name += 1;
        format!("kept-{}", self.next_name)
    }

    /// Writes a file of the workshop.
    pub(super) fn write(&self, name: &str, contents: &[u8]) -> IoResult<()> {
        self.workshop.open_with(name, OpenOptions::new().write(true).create_new(true))?.write_all(contents)
    }

    /// Moves a prepared file into its place.
    pub(super) fn put(&mut self, path: &ProjectPath, prepared: &str) -> Result<(), HostError> {
        let failed = |error: Error| HostError::system(path, &error);
        let folder = self.root.make(&path.folder(), &mut self.new_folders)?;
        let before = self.keep(&folder, path.name()).map_err(failed)?;
        self.workshop.rename(prepared, &folder, path.name()).map_err(failed)?;
        self.done.push((path.clone(), before));
        Ok(())
    }

    /// A second name for what stands at a place, if anything does.
    fn keep(&mut self, folder: &Dir, name: &str) -> IoResult<Option<String>> {
        let found = match folder.symlink_metadata(name) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            found => found?,
        };
        // It will be told that it stands in the way.
        if found.is_dir() {
            return Ok(None);
        }
        let kept = self.fresh_name();
        if folder.hard_link(name, self.workshop, &kept).is_err() {
            folder.copy(name, self.workshop, &kept)?;
        }
        Ok(Some(kept))
    }

    /// Moves what stands in a folder out of its place.
    pub(super) fn take(&mut self, path: &ProjectPath, folder: &Dir) -> IoResult<()> {
        let kept = self.fresh_name();
        folder.rename(path.name(), self.workshop, &kept)?;
        self.done.push((path.clone(), Some(kept)));
        Ok(())
    }

    /// Removes a folder and those above it, as far as they hold nothing.
    pub(super) fn remove_empty_folders(&self, mut folder: ProjectPath) -> Result<(), HostError> {
        while !folder.is_root() && self.remove_folder(&folder)? {
            folder = folder.folder();
        }
        Ok(())
    }

    /// Whether a folder is not there any more: one that holds something is. A killed run may have removed some already.
    fn remove_folder(&self, path: &ProjectPath) -> Result<bool, HostError> {
        // Some systems remove no folder that is held open.
        self.root.forget();
        let above = match self.root.folder(&path.folder()) {
            Err(HostError { reason: Reason::Missing, .. }) => return Ok(true),
            found => or_gone(found)?,
        };
        let Some(above) = above else { return Ok(false) };
        match above.remove_dir(path.name()) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) if is_refusal(&error) && !is_in_use(&error) => Err(HostError::system(path, &error)),
            removed => Ok(removed.is_ok()),
        }
    }

    /// Puts everything back, as far as the system lets it.
    pub(super) fn undo(&mut self) {
        // There must be room for the folders that it comes to.
        self.root.forget();
        for (path, before) in std::mem::take(&mut self.done).into_iter().rev() {
            let _ = match before {
                Some(kept) => {
                    // It may have been the last one of its folder.
                    let folder = self.root.make(&path.folder(), &mut Vec::new());
                    folder.map(|folder| self.workshop.rename(&kept, &folder, path.name()))
                }
                None => self.root.folder(&path.folder()).map(|folder| folder.remove_file(path.name())),
            };
        }
        for folder in std::mem::take(&mut self.new_folders).iter().rev() {
            let _ = self.remove_folder(folder);
        }
    }
}

/// Somebody has put something else into the folder, or looks at it.
fn is_in_use(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::ResourceBusy)
}
