//! What the outside world may refuse.

use std::fmt;

use crate::text::visible;

/// A read, listing or write that failed, with the name of what it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostError {
    /// The path as it is printed: relative to the root of the host.
    pub path: String,
    pub reason: Reason,
}

/// Why it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    Missing,
    /// A folder, pipe, device or the like stands where a file is wanted.
    NotAFile,
    /// A file stands where a folder is wanted.
    NotAFolder,
    /// The file has more bytes than this limit.
    TooLarge(u64),
    /// A symbolic link leads out of the root.
    LeavesRoot,
    /// A symbolic link stands where an output would be written.
    Link,
    /// A file that guidec did not write stands where an output would be written.
    Foreign,
    /// Two outputs have this name, or names that some systems do not tell apart.
    Twice,
    /// The name is one that guidec keeps for itself.
    Reserved,
    /// Another run is writing to the same folder.
    Busy,
    /// The file was changed while guidec worked on it.
    Changed,
    /// The file was changed while guidec looked at it.
    Unsteady,
    /// What the system said.
    System(String),
}

impl HostError {
    /// An error about `path`.
    pub fn new(path: impl fmt::Display, reason: Reason) -> Self {
        Self { path: path.to_string(), reason }
    }

    /// What the system refused to do with `path`.
    pub fn system(path: impl fmt::Display, error: &std::io::Error) -> Self {
        let reason = match error.kind() {
            std::io::ErrorKind::NotFound => Reason::Missing,
            std::io::ErrorKind::NotADirectory => Reason::NotAFolder,
            std::io::ErrorKind::IsADirectory => Reason::NotAFile,
            _ => Reason::System(error.to_string()),
        };
        Self::new(path, reason)
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = visible(&self.path);
        match &self.reason {
            Reason::Missing => write!(formatter, "there is no `{path}`"),
            Reason::NotAFile => write!(formatter, "`{path}` is not a file"),
            Reason::NotAFolder => write!(formatter, "`{path}` is not a folder"),
            Reason::TooLarge(limit) => {
                write!(formatter, "`{path}` is larger than {}", human_size(*limit))
            }
            Reason::LeavesRoot => write!(formatter, "`{path}` is a link that leads out of its folder"),
            Reason::Link => {
                write!(formatter, "`{path}` is a link; outputs are not written through links")
            }
            Reason::Foreign => write!(formatter, "`{path}` was not written by guidec and is not overwritten"),
            Reason::Twice => write!(formatter, "two outputs would be called `{path}`"),
            Reason::Reserved => write!(formatter, "guidec keeps the name `{path}` for itself"),
            Reason::Busy => write!(formatter, "another build is writing to `{path}`"),
            Reason::Unsteady => write!(formatter, "`{path}` was changed while guidec looked at it"),
            Reason::Changed => write!(formatter, "`{path}` was changed in the meantime, and stays as it is"),
            Reason::System(message) => write!(formatter, "`{path}`: {}", visible(message)),
        }
    }
}

impl std::error::Error for HostError {}

fn human_size(bytes: u64) -> String {
    const KIBIBYTE: u64 = 1 << 10;
    const MEBIBYTE: u64 = 1 << 20;
    if bytes >= MEBIBYTE && bytes.is_multiple_of(MEBIBYTE) {
        format!("{} MiB", bytes / MEBIBYTE)
    } else if bytes >= KIBIBYTE && bytes.is_multiple_of(KIBIBYTE) {
        format!("{} KiB", bytes / KIBIBYTE)
    } else {
        format!("{bytes} bytes")
    }
}
