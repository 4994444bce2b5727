//! What a project may do about a kind of finding.

use super::{Level, Severity};

/// How much depends on it that there is no such finding, from what each project decides for itself to what nothing
/// can be made without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A matter of taste that is looked for only in projects that ask for it.
    Asked,
    /// A matter of care and taste.
    Free,
    /// A clean check promises that there is none. The guide can be printed as it is all the same.
    Promised,
    /// A clean check promises that there is none, and some readers have no path: the guide cannot be printed for them.
    Path,
    /// Something is not understood, so nothing is known of the guide that needs it.
    Meaning,
    /// Something cannot be read or made at all.
    Needed,
}

impl Standing {
    /// The standing of findings without one of their own: errors have that of their area, others are free.
    pub const fn usual(severity: Severity, errors: Self) -> Self {
        match severity {
            Severity::Error => errors,
            Severity::Warning | Severity::Note => Self::Free,
        }
    }

    /// The levels that a rule which is usually `usual` can have, the heaviest first.
    pub fn levels(self, usual: Level) -> impl Iterator<Item = Level> {
        Level::ALL.into_iter().filter(move |level| self <= Self::Free || *level >= usual)
    }

    /// Whether a remark in a guide can allow it.
    pub fn can_be_allowed(self) -> bool {
        self <= Self::Path
    }

    /// Whether a baseline can hold it.
    pub fn can_be_known(self) -> bool {
        self < Self::Needed
    }

    /// Whether a guide is printed in which it is allowed or known.
    pub fn can_be_printed(self) -> bool {
        self <= Self::Promised
    }

    /// Why its level cannot be lowered.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Asked | Self::Free => "each project decides for itself",
            Self::Promised => "a clean check promises that there is none",
            Self::Path => "a clean check promises that no reader is left without a path",
            Self::Meaning => "what is not understood cannot be followed",
            Self::Needed => "without its cure nothing can be made",
        }
    }
}
