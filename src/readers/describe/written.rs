//! The versions of one product that somebody wrote, to be found by where they lie.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::readers::declarations::Releases;
use crate::readers::version::{Interval, Literal, Version};

/// Literals by their places; the first that was written stands for all at one place.
#[derive(Clone, Debug, Default)]
pub(in crate::readers) struct Literals {
    by_interval: BTreeMap<Interval, String>,
    by_low: BTreeMap<Version, Interval>,
    by_high: BTreeMap<Version, Interval>,
    by_version: BTreeMap<Version, String>,
    cuts: BTreeSet<Version>,
}

impl Literals {
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
}

/// What a guide wrote of one product, then the product's releases. Those are placed once for all guides, so that a
/// guide does not pay for how many there are.
#[derive(Clone, Debug, Default)]
pub(in crate::readers) struct Written {
    own: Literals,
    releases: Releases,
}

impl Written {
    pub(in crate::readers) fn add(&mut self, literal: &Literal) {
        self.own.add(literal);
    }

    pub(in crate::readers) fn know(&mut self, releases: &Releases) {
        self.releases = releases.clone();
    }

    fn both(&self) -> [&Literals; 2] {
        [&self.own, self.releases.placed()]
    }

    pub(super) fn exactly(&self, run: &Interval) -> Option<&String> {
        self.both().into_iter().find_map(|literals| literals.by_interval.get(run))
    }

    /// A literal that begins there.
    pub(super) fn from(&self, low: &Version) -> Option<&String> {
        let interval = self.both().into_iter().find_map(|literals| literals.by_low.get(low));
        interval.and_then(|interval| self.exactly(interval))
    }

    /// A literal that ends there and begins at `low` or later.
    pub(super) fn through(&self, low: &Version, high: &Version) -> Option<&String> {
        let interval = self.both().into_iter().find_map(|literals| literals.by_high.get(high));
        interval.filter(|interval| interval.low >= *low).and_then(|interval| self.exactly(interval))
    }

    /// A declared release in a run.
    pub(in crate::readers) fn release_in(&self, run: &Interval) -> Option<&String> {
        first_in(&self.releases.placed().by_version, run).map(|(_, text)| text)
    }

    /// A version in a run that somebody wrote.
    pub(in crate::readers) fn mentioned_in(&self, run: &Interval) -> Option<&String> {
        let firsts = self.both().into_iter().filter_map(|literals| first_in(&literals.by_version, run));
        firsts.min_by_key(|(version, _)| *version).map(|(_, text)| text)
    }

    /// A literal that holds `needed` and lies in `room`; the shortest text, of those the first by place.
    pub(super) fn around(&self, needed: &Interval, room: &Interval) -> Option<&Interval> {
        let candidates = self.both().into_iter().flat_map(|literals| {
            let first = Interval { low: room.low.clone(), high: None };
            literals.by_interval.range(first..).take_while(|(interval, _)| interval.low <= needed.low)
        });
        let fitting =
            candidates.map(|(interval, _)| interval).filter(|it| ends_by(needed, it) && ends_by(it, room));
        fitting.min_by_key(|interval| (self.exactly(interval).map(String::len), *interval))
    }

    /// A written beginning or end between two places: at `needed` itself, else the one nearest to `furthest`.
    pub(super) fn low_cut(&self, furthest: &Version, needed: &Version) -> Option<&Version> {
        let nearest = || self.both().into_iter().filter_map(|it| it.cuts.range(furthest..=needed).next());
        self.cut(needed).or_else(|| nearest().min())
    }

    pub(super) fn high_cut(&self, needed: &Version, furthest: &Version) -> Option<&Version> {
        let nearest =
            || self.both().into_iter().filter_map(|it| it.cuts.range(needed..=furthest).next_back());
        self.cut(needed).or_else(|| nearest().max())
    }

    fn cut(&self, at: &Version) -> Option<&Version> {
        self.both().into_iter().find_map(|literals| literals.cuts.get(at))
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

fn first_in<'t>(texts: &'t BTreeMap<Version, String>, run: &Interval) -> Option<(&'t Version, &'t String)> {
    if run.is_empty() {
        return None;
    }
    let high = run.high.as_ref().map_or(Bound::Unbounded, Bound::Excluded);
    texts.range((Bound::Included(&run.low), high)).next()
}
