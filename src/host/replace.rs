//! Replacing what a source file holds, at once.

use std::fs::{self, OpenOptions};
use std::path::Path;

use super::draft::Draft;
use super::{HostError, ProjectPath, Reason};

/// Puts `contents` into the file at `real`, which `path` names and which holds `before`.
pub(super) fn replace(
    path: &ProjectPath,
    real: &Path,
    before: &[u8],
    contents: &[u8],
) -> Result<(), HostError> {
    let failed = |error: std::io::Error| HostError::system(path, &error);
    // A file that may not be written is not replaced by one that may, although its folder would allow it.
    OpenOptions::new().write(true).open(real).map_err(failed)?;
    let draft = Draft::beside(real, contents).map_err(failed)?;
    draft.like(real).map_err(failed)?;
    // Somebody may have saved the file in the meantime.
    let now = fs::read(real).map_err(failed)?;
    if now == contents {
        // Another run has done the same.
        return Ok(());
    }
    if now != before {
        return Err(HostError::new(path, Reason::Changed));
    }
    draft.replace(real).map_err(failed)
}
