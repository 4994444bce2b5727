//! Writing one file as a whole: whoever reads it sees the old or the new one, never a part.

use std::fs::{self, OpenOptions};
use std::io::Write;

use super::{HostError, OsHost, ProjectPath, Reason};

/// How the name of a file on its way ends.
const ON_ITS_WAY: &str = ".guidec-new";

impl OsHost {
    /// Puts a file with these bytes in the place of whatever file stands there.
    pub fn replace(&self, path: &ProjectPath, contents: &[u8]) -> Result<(), HostError> {
        let failed = |error: std::io::Error| HostError::system(path, &error);
        let place = match fs::symlink_metadata(self.root().join(path.as_str())) {
            Ok(_) => self.resolve(path)?,
            Err(_) => self.root().join(path.as_str()),
        };
        let mut name = place.file_name().map(ToOwned::to_owned).unwrap_or_default();
        name.push(ON_ITS_WAY);
        let new = place.with_file_name(name);
        let opened = OpenOptions::new().write(true).create_new(true).open(&new);
        let mut file = opened.map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => HostError::new(new.display(), Reason::Foreign),
            _ => failed(error),
        })?;
        let written = file.write_all(contents).and_then(|()| file.sync_all());
        written.and_then(|()| fs::rename(&new, &place)).map_err(|error| {
            // It is of no use to anybody.
            let _ = fs::remove_file(&new);
            failed(error)
        })
    }
}
