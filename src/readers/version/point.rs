//! One version: a line, numbers, a suffix; and the cuts between versions.

use std::cmp::Ordering;

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Version {
    /// 0 for the least point, else the line's place plus one.
    line: u32,
    numbers: Vec<u64>,
    suffix: Vec<Mark>,
}

impl Version {
    /// Before every version of every product.
    pub const LEAST: Self = Self { line: 0, numbers: Vec::new(), suffix: Vec::new() };

    /// A version without suffix on the first line.
    pub fn new(numbers: &[u64]) -> Self {
        Self::of(0, numbers, Vec::new())
    }

    pub fn of(line: u32, numbers: &[u64], suffix: Vec<Mark>) -> Self {
        Self { line: line.saturating_add(1), numbers: trimmed(numbers), suffix }
    }

    /// The place of its line among the product's lines, from 0.
    pub fn line(&self) -> u32 {
        self.line.saturating_sub(1)
    }

    /// Without trailing zeros.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    pub fn suffix(&self) -> &[Mark] {
        &self.suffix
    }

    /// Whether it is the least point, which no reader has.
    pub fn is_least(&self) -> bool {
        self.line == 0
    }

    /// The cut directly behind this version: nothing lies between the two.
    pub fn just_after(&self) -> Self {
        let mut cut = self.clone();
        cut.suffix.push(Mark { rank: 0, numbers: vec![1] });
        cut
    }

    /// Whether it is a cut that [`Version::just_after`] made.
    pub fn is_just_after(&self) -> bool {
        self.suffix.last().is_some_and(|mark| mark.rank == 0)
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.line, &self.numbers)
            .cmp(&(other.line, &other.numbers))
            .then_with(|| compare_suffixes(&self.suffix, &other.suffix))
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
