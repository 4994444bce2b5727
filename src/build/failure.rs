//! Why a command could not do its work at all, apart from findings.

use std::fmt;
use std::path::PathBuf;

use crate::host::HostError;
use crate::text::visible;

/// A run that ended before or after the guides were judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    Host(HostError),
    /// Paths on the command line that belong to different projects.
    SeveralProjects(PathBuf, PathBuf),
    /// There is nothing to compile.
    NoGuides(String),
    /// The folder for outputs holds sources.
    OutputsAmongSources(String),
    /// What was asked for does not exist or is not allowed.
    Usage(String),
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Self {
        Self::Host(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(error) => write!(formatter, "{error}"),
            Self::SeveralProjects(one, other) => write!(
                formatter,
                "these paths belong to two projects, `{}` and `{}`; name one at a time",
                visible(&one.to_string_lossy()),
                visible(&other.to_string_lossy())
            ),
            Self::NoGuides(place) => write!(formatter, "there are no guides in `{}`", visible(place)),
            Self::OutputsAmongSources(folder) => {
                write!(formatter, "`{}` holds guides; outputs need a folder of their own", visible(folder))
            }
            Self::Usage(message) => write!(formatter, "{message}"),
        }
    }
}

impl std::error::Error for Failure {}
