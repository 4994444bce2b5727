//! One version: a line, numbers, a suffix; and the cuts between versions.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// One word of a suffix with its numbers: `Beta 1`, `QPR2`, `L`.
///
/// A negative rank comes before the version without suffix, a positive one after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub rank: i32,
    pub numbers: Vec<u64>,
}

/// What stands for the end of a suffix when two are compared.
const END: Mark = Mark { rank: 0, numbers: Vec::new() };

/// A point in the order of one product's versions.
///
/// Lines follow one another; numbers have no trailing zeros, so 3.3 and 3.3.0 are the same point. Cuts
/// between versions (the least of all, just after a suffix) are points, too, that no string reads as.
///
/// Clones share what it holds: sets of readers are made of many copies of few versions.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Version(Option<Arc<Point>>);

/// Any but the least point.
#[derive(PartialEq, Eq, Hash)]
struct Point {
    line: u32,
    numbers: Vec<u64>,
    suffix: Vec<Mark>,
}

impl Version {
    /// Before every version of every product.
    pub const LEAST: Self = Self(None);

    /// A version without suffix on the first line.
    pub fn new(numbers: &[u64]) -> Self {
        Self::of(0, numbers, Vec::new())
    }

    pub fn of(line: u32, numbers: &[u64], suffix: Vec<Mark>) -> Self {
        Self(Some(Arc::new(Point { line, numbers: trimmed(numbers), suffix })))
    }

    /// The place of its line among the product's lines, from 0.
    pub fn line(&self) -> u32 {
        self.0.as_ref().map_or(0, |point| point.line)
    }

    /// Without trailing zeros.
    pub fn numbers(&self) -> &[u64] {
        self.0.as_ref().map_or(&[], |point| &point.numbers)
    }

    pub fn suffix(&self) -> &[Mark] {
        self.0.as_ref().map_or(&[], |point| &point.suffix)
    }

    /// Whether it is the least point, which no reader has.
    pub fn is_least(&self) -> bool {
        self.0.is_none()
    }

    /// The cut directly behind this version: nothing lies between the two.
    pub fn just_after(&self) -> Self {
        let mut suffix = self.suffix().to_vec();
        suffix.push(Mark { rank: 0, numbers: vec![1] });
        Self::of(self.line(), self.numbers(), suffix)
    }

    /// Whether it is a cut that [`Version::just_after`] made.
    pub fn is_just_after(&self) -> bool {
        self.suffix().last().is_some_and(|mark| mark.rank == 0)
    }
}

impl fmt::Debug for Version {
    /// Without the sharing; the line counts from 1, and 0 is the least point.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Version")
            .field("line", &self.0.as_ref().map_or(0, |point| point.line.saturating_add(1)))
            .field("numbers", &self.numbers())
            .field("suffix", &self.suffix())
            .finish()
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) if Arc::ptr_eq(one, other) => Ordering::Equal,
            (Some(one), Some(other)) => (one.line, &one.numbers)
                .cmp(&(other.line, &other.numbers))
                .then_with(|| compare_suffixes(&one.suffix, &other.suffix)),
            (one, other) => one.is_some().cmp(&other.is_some()),
        }
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Word by word; a suffix that has ended compares as rank 0, so a word can rank before the end of one.
fn compare_suffixes(a: &[Mark], b: &[Mark]) -> Ordering {
    let longest = a.len().max(b.len());
    (0..longest)
        .map(|place| a.get(place).unwrap_or(&END).cmp(b.get(place).unwrap_or(&END)))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Without the zeros at the end.
pub(crate) fn trimmed(numbers: &[u64]) -> Vec<u64> {
    let length = numbers.iter().rposition(|&number| number != 0).map_or(0, |last| last + 1);
    numbers.iter().take(length).copied().collect()
}
