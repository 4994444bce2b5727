//! Replacing what a source file holds, at once.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

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
    let draft = draft(real).ok_or_else(|| HostError::new(path, Reason::NotAFile))?;
    let written = write(&draft, real, contents).map_err(failed).and_then(|()| {
        // Somebody may have saved the file in the meantime.
        if fs::read(real).map_err(failed)? != before {
            return Err(HostError::new(path, Reason::Changed));
        }
        fs::rename(&draft, real).map_err(failed)
    });
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

/// A name beside the file, so on the same file system; hidden, so that no listing takes it for a source.
fn draft(real: &Path) -> Option<PathBuf> {
    let name = real.file_name()?.to_str()?;
    Some(real.with_file_name(format!(".{name}.guidec-{}", std::process::id())))
}

fn write(draft: &Path, real: &Path, contents: &[u8]) -> std::io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(draft)?;
    file.write_all(contents)?;
    file.set_permissions(fs::metadata(real)?.permissions())?;
    file.sync_data()
}
