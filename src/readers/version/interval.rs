//! A half-open run of versions.

use super::Version;

/// From `low` on, up to but not with `high`; without `high`, for ever.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    pub low: Version,
    pub high: Option<Version>,
}

impl Interval {
    pub fn new(low: Version, high: Option<Version>) -> Self {
        Self { low, high }
    }

    /// Every version.
    pub fn all() -> Self {
        Self { low: Version::LEAST, high: None }
    }

    pub fn is_empty(&self) -> bool {
        self.high.as_ref().is_some_and(|high| *high <= self.low)
    }

    pub fn contains(&self, version: &Version) -> bool {
        *version >= self.low && self.high.as_ref().is_none_or(|high| version < high)
    }
}
