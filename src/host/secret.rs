//! A secret of whoever runs guidec, kept outside of all projects: by it they know again what they wrote themselves.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

/// The name of the file that holds it.
const NAME: &str = "secret";

/// Random bytes.
pub type Secret = [u8; 32];

/// The secret that is kept in a folder, made if there is none. None where it can neither be read nor made.
pub fn secret(folder: &Path) -> Option<Secret> {
    read(folder).or_else(|| {
        make(folder)?;
        read(folder)
    })
}

fn read(folder: &Path) -> Option<Secret> {
    let mut bytes = Secret::default();
    File::open(folder.join(NAME)).ok()?.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// Should another run make one at the same time, the first one stays.
fn make(folder: &Path) -> Option<()> {
    let mut bytes = Secret::default();
    getrandom::fill(&mut bytes).ok()?;
    fs::create_dir_all(folder).ok()?;
    // Only its owner may read it.
    let mut draft = tempfile::NamedTempFile::new_in(folder).ok()?;
    draft.write_all(&bytes).ok()?;
    let _ = draft.persist_noclobber(folder.join(NAME));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_stays_and_each_folder_has_its_own() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let place = one.path().join("not/there/yet");
        let made = secret(&place).unwrap();
        assert_eq!(secret(&place), Some(made));
        assert_ne!(secret(other.path()), Some(made));
        fs::write(place.join(NAME), "short").unwrap();
        assert_eq!(secret(&place), None);
    }
}
