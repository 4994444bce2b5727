//! The level that a rule is given: what becomes of its findings.

use super::Severity;

/// What becomes of the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// They are not shown.
    Off,
    Note,
    Warn,
    Error,
}

impl Level {
    /// Every level, the heaviest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warn, Self::Note, Self::Off];

    /// As it is written in a project file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Note => "note",
            Self::Off => "off",
        }
    }

    /// The level of that name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// How much a finding of this level weighs; none if it is not shown.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warn => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warn,
            Severity::Note => Self::Note,
        }
    }
}
