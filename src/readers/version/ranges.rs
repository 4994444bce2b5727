//! Unions of intervals in normal form, so that equal sets of versions are equal values.

use super::{Interval, Version};

/// A set of versions: intervals that are not empty, in order, and do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ranges {
    intervals: Vec<Interval>,
}

impl Ranges {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn all() -> Self {
        Self::from(Interval::all())
    }

    /// In ascending order, with a gap between each two.
    pub fn intervals(&self) -> &[Interval] {
        &self.intervals
    }

    pub fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }

    pub fn is_all(&self) -> bool {
        matches!(self.intervals.as_slice(), [only] if only.low.is_least() && only.high.is_none())
    }

    pub fn contains(&self, version: &Version) -> bool {
        let after = self.intervals.partition_point(|interval| interval.low <= *version);
        after.checked_sub(1).and_then(|at| self.intervals.get(at)).is_some_and(|it| it.contains(version))
    }

    pub fn union(&self, other: &Self) -> Self {
        self.intervals.iter().chain(&other.intervals).cloned().collect()
    }

    pub fn intersect(&self, other: &Self) -> Self {
        self.complement().union(&other.complement()).complement()
    }

    pub fn complement(&self) -> Self {
        let mut gaps = Vec::new();
        let mut start = Some(Version::LEAST);
        for interval in &self.intervals {
            if let Some(low) = start.take() {
                gaps.push(Interval::new(low, Some(interval.low.clone())));
            }
            start = interval.high.clone();
        }
        gaps.extend(start.map(|low| Interval::new(low, None)));
        gaps.into_iter().collect()
    }
}

impl From<Interval> for Ranges {
    fn from(interval: Interval) -> Self {
        std::iter::once(interval).collect()
    }
}

impl FromIterator<Interval> for Ranges {
    /// The union of the intervals, in any order; n log n.
    fn from_iter<I: IntoIterator<Item = Interval>>(intervals: I) -> Self {
        let mut sorted: Vec<Interval> = intervals.into_iter().filter(|it| !it.is_empty()).collect();
        sorted.sort();
        let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
        for interval in sorted {
            match merged.last_mut() {
                Some(last) if last.high.as_ref().is_none_or(|high| *high >= interval.low) => {
                    if !reaches_further(&last.high, &interval.high) {
                        last.high = interval.high;
                    }
                }
                _ => merged.push(interval),
            }
        }
        Self { intervals: merged }
    }
}

/// Whether an upper bound lies at or above another; no bound is the highest.
fn reaches_further(a: &Option<Version>, b: &Option<Version>) -> bool {
    match (a, b) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(a), Some(b)) => a >= b,
    }
}
