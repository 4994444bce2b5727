//! What the system refused to this process: it is neither absent nor of the wrong kind, only nobody could look. What was
//! made of the rest may be wrong then, so every command ends with it.

use std::fmt::Display;
use std::io::{Error, ErrorKind};
use std::sync::{Mutex, PoisonError};

use super::HostError;

/// The first refusal.
static FIRST: Mutex<Option<HostError>> = Mutex::new(None);

/// An error if the system refused to read something, whatever came of it then.
pub fn refused() -> Result<(), HostError> {
    FIRST.lock().unwrap_or_else(PoisonError::into_inner).clone().map_or(Ok(()), Err)
}

/// The error about a path, noted if it is a refusal.
pub(super) fn noted(path: impl Display, error: &Error) -> HostError {
    let failed = HostError::system(path, error);
    if is_refusal(error) {
        FIRST.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| failed.clone());
    }
    failed
}

/// Whether the system refused to do its part, which says nothing of the path.
pub(super) fn is_refusal(error: &Error) -> bool {
    use ErrorKind::{InvalidFilename, IsADirectory, NotADirectory, NotFound};
    error.raw_os_error().is_some()
        && !matches!(error.kind(), NotFound | NotADirectory | IsADirectory | InvalidFilename)
}
