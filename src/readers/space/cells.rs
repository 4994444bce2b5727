//! Sets of positions on one axis.

use smallvec::SmallVec;

use super::axis::Position;

type Runs = SmallVec<[(Position, Position); 1]>;

/// Half-open runs of positions that are not empty, in order, and do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::readers) struct Cells {
    runs: Runs,
}

impl Cells {
    pub(in crate::readers) fn runs(&self) -> &[(Position, Position)] {
        &self.runs
    }

    pub(in crate::readers) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// What they leave of the axis that ends at `end`.
    pub(in crate::readers) fn complement(&self, end: &Position) -> Self {
        let mut start = Position::start_of(0);
        let mut gaps = Runs::with_capacity(self.runs.len() + 1);
        for (low, high) in &self.runs {
            gaps.push((std::mem::replace(&mut start, high.clone()), low.clone()));
        }
        gaps.push((start, end.clone()));
        gaps.into_iter().collect()
    }

    pub(in crate::readers) fn union(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().flat_map(|part| part.runs).collect()
    }

    pub(in crate::readers) fn intersection(parts: impl IntoIterator<Item = Self>, end: &Position) -> Self {
        Self::union(parts.into_iter().map(|part| part.complement(end))).complement(end)
    }

    /// Whether any of them lies between two positions.
    pub(in crate::readers) fn touches(&self, low: &Position, high: &Position) -> bool {
        let first = self.runs.partition_point(|(_, end)| end <= low);
        self.runs.get(first).is_some_and(|(start, _)| start < high)
    }

    /// The part of them between two positions.
    pub(in crate::readers) fn within(&self, low: &Position, high: &Position) -> Self {
        let first = self.runs.partition_point(|(_, end)| end <= low);
        let here = self.runs.iter().skip(first).take_while(|(start, _)| start < high);
        here.map(|(start, end)| (start.max(low).clone(), end.min(high).clone())).collect()
    }
}

impl FromIterator<(Position, Position)> for Cells {
    /// The union of the runs, in any order; n log n.
    fn from_iter<I: IntoIterator<Item = (Position, Position)>>(runs: I) -> Self {
        let mut sorted: Runs = runs.into_iter().filter(|(low, high)| low < high).collect();
        // Mostly they are in order already.
        if sorted.windows(2).all(|pair| matches!(pair, [(_, end), (start, _)] if end < start)) {
            return Self { runs: sorted };
        }
        sorted.sort();
        let mut merged = Runs::with_capacity(sorted.len());
        for (low, high) in sorted {
            match merged.last_mut() {
                Some((_, end)) if *end >= low => *end = high.max(end.clone()),
                _ => merged.push((low, high)),
            }
        }
        Self { runs: merged }
    }
}
