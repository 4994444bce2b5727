//! Replacing what a source file holds, at once.

use std::io::Error;

use cap_std::fs::{Dir, OpenOptions};

use super::draft::Draft;
use super::handles::{open, read};
use super::{HostError, ProjectPath, Reason};

/// Puts `contents` into the file of this folder that is called like the path `real` and that holds `before`. `path` is
/// what it is called in messages.
pub(super) fn replace(
    dir: &Dir,
    (path, real): (&ProjectPath, &ProjectPath),
    before: &[u8],
    contents: &[u8],
) -> Result<(), HostError> {
    let failed = |error: Error| HostError::system(path, &error);
    // A file that may not be written is not replaced by one that may, although its folder would allow it.
    let there = open(dir, real.name(), OpenOptions::new().write(true)).map_err(failed)?;
    let draft = Draft::of(dir, real.name(), contents).map_err(failed)?;
    draft.keep(there.metadata().map_err(failed)?.permissions()).map_err(failed)?;
    // Somebody may have saved the file in the meantime.
    let limit = before.len().max(contents.len()) as u64;
    let now = match read(dir, real, limit) {
        Err(HostError { reason: Reason::TooLarge(_) | Reason::Link | Reason::NotAFile, .. }) => None,
        now => Some(now.map_err(|error| HostError { path: path.to_string(), ..error })?),
    };
    if now.as_deref() == Some(contents) {
        // Another run has done the same.
        return Ok(());
    }
    if now.as_deref() != Some(before) {
        return Err(HostError::new(path, Reason::Changed));
    }
    draft.replace(real.name()).map_err(failed)
}
