//! The versions of one product that somebody wrote, to be found by where they lie.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::readers::version::{Interval, Literal, Version};

/// Literals by their places; the first that was written stands for all at one place.
#[derive(Clone, Debug, Default)]
pub(in crate::readers) struct Written {
    by_interval: BTreeMap<Interval, String>,
    by_low: BTreeMap<Version, Interval>,
    by_high: BTreeMap<Version, Interval>,
    by_version: BTreeMap<Version, String>,
    releases: BTreeMap<Version, String>,
    cuts: BTreeSet<Version>,
}

impl Written {
    pub(in crate::readers) fn add(&mut self, literal: &Literal) {
        let Entry::Vacant(place) = self.by_interval.entry(literal.interval.clone()) else { return };
        place.insert(literal.text.clone());
        let Interval { low, high } = literal.interval.clone();
        self.cuts.insert(low.clone());
        self.by_low.entry(low).or_insert_with(|| literal.interval.clone());
        self.by_version.entry(literal.version.clone()).or_insert_with(|| literal.text.clone());
        if let Some(high) = high {
            self.cuts.insert(high.clone());
            self.by_high.entry(high).or_insert_with(|| literal.interval.clone());
        }
    }

    pub(in crate::readers) fn add_release(&mut self, literal: &Literal) {
        self.releases.entry(literal.version.clone()).or_insert_with(|| literal.text.clone());
        self.add(literal);
    }

    pub(super) fn exactly(&self, run: &Interval) -> Option<&String> {
        self.by_interval.get(run)
    }

    /// A literal that begins there.
    pub(super) fn from(&self, low: &Version) -> Option<&String> {
        self.by_low.get(low).and_then(|interval| self.by_interval.get(interval))
    }

    /// A literal that ends there and begins at `low` or later.
    pub(super) fn through(&self, low: &Version, high: &Version) -> Option<&String> {
        let interval = self.by_high.get(high).filter(|interval| interval.low >= *low);
        interval.and_then(|interval| self.by_interval.get(interval))
    }

    /// A declared release in a run.
    pub(in crate::readers) fn release_in(&self, run: &Interval) -> Option<&String> {
        first_in(&self.releases, run)
    }

    /// A version in a run that somebody wrote.
    pub(in crate::readers) fn mentioned_in(&self, run: &Interval) -> Option<&String> {
        first_in(&self.by_version, run)
    }

    /// A literal that holds `needed` and lies in `room`; the shortest text, of those the first by place.
    pub(super) fn around(&self, needed: &Interval, room: &Interval) -> Option<&Interval> {
        let first = Interval { low: room.low.clone(), high: None };
        let candidates =
            self.by_interval.range(first..).take_while(|(interval, _)| interval.low <= needed.low);
        let fitting = candidates.filter(|(interval, _)| ends_by(needed, interval) && ends_by(interval, room));
        fitting.min_by_key(|(_, text)| text.len()).map(|(interval, _)| interval)
    }

    /// A written beginning or end between two places: at `needed` itself, else the one nearest to `furthest`.
    pub(super) fn low_cut(&self, furthest: &Version, needed: &Version) -> Option<&Version> {
        self.cuts.get(needed).or_else(|| self.cuts.range(furthest..=needed).next())
    }

    pub(super) fn high_cut(&self, needed: &Version, furthest: &Version) -> Option<&Version> {
        self.cuts.get(needed).or_else(|| self.cuts.range(needed..=furthest).next_back())
    }
}

/// Whether a run ends where another does or before.
fn ends_by(run: &Interval, other: &Interval) -> bool {
    match (&run.high, &other.high) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(high), Some(other)) => high <= other,
    }
}

fn first_in<'t>(texts: &'t BTreeMap<Version, String>, run: &Interval) -> Option<&'t String> {
    if run.is_empty() {
        return None;
    }
    let high = run.high.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
    texts.range((Bound::Included(&run.low), high)).next().map(|(_, text)| text)
}
