//! One question about a reader with all its possible answers in a fixed order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::cells::Cells;
use crate::readers::version::Version;
use crate::readers::{DeviceId, MakerId, ProductId, QuestionId, Ranges, SeriesId, ThingId};

/// What an axis is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Which model the thing is.
    Device(ThingId),
    /// Which OS it has, and in which version.
    Os(ThingId),
    Skin(ThingId),
    /// Whether the thing has an app or firmware, and in which version.
    Product(ThingId, ProductId),
    Server(ProductId),
    Question(QuestionId),
}

/// A part of an axis: one value, or the versions of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    Device(DeviceId),
    /// A generation of a series, by its place.
    Generation(SeriesId, usize),
    /// A device by this maker that nobody speaks of.
    OtherBy(MakerId),
    OtherDevice,
    NoSkin,
    /// A skin that nobody speaks of.
    OtherSkin,
    Absent,
    Versions(ProductId),
    /// An answer, by its place.
    Answer(usize),
    NotAsked,
}

/// A point of an axis: a segment by its place, and a version in it (the least one for single values).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::readers) struct Position {
    pub(in crate::readers) segment: usize,
    pub(in crate::readers) version: Version,
}

impl Position {
    /// Where a segment begins.
    pub(in crate::readers) fn start_of(segment: usize) -> Self {
        Self { segment, version: Version::LEAST }
    }
}

/// A position where some set of readers begins or ends, by its place in [`Axis::cuts`].
pub(in crate::readers) type CutId = u32;

#[derive(Debug)]
pub(in crate::readers) struct Axis {
    pub(in crate::readers) subject: Subject,
    pub(in crate::readers) segments: Vec<Segment>,
    places: BTreeMap<Segment, usize>,
    /// In the order of discovery; the first is the beginning of the axis.
    cuts: Vec<Position>,
    ids: BTreeMap<Position, CutId>,
}

impl Axis {
    pub(super) fn new(subject: Subject, segments: Vec<Segment>) -> Self {
        let start = Position::start_of(0);
        let places = segments.iter().enumerate().map(|(place, segment)| (*segment, place)).collect();
        Self { subject, segments, places, cuts: vec![start.clone()], ids: BTreeMap::from([(start, 0)]) }
    }

    /// Just behind the last segment.
    pub(in crate::readers) fn end(&self) -> Position {
        Position::start_of(self.segments.len())
    }

    pub(super) fn cut_id(&mut self, position: &Position) -> CutId {
        if let Some(id) = self.ids.get(position) {
            return *id;
        }
        let id = CutId::try_from(self.cuts.len()).unwrap_or(CutId::MAX);
        self.cuts.push(position.clone());
        self.ids.insert(position.clone(), id);
        id
    }

    pub(super) fn cut(&self, id: CutId) -> Option<&Position> {
        self.cuts.get(id as usize)
    }

    pub(super) fn compare(&self, a: CutId, b: CutId) -> Ordering {
        if a == b { Ordering::Equal } else { self.cut(a).cmp(&self.cut(b)) }
    }

    pub(super) fn place_of(&self, segment: Segment) -> Option<usize> {
        self.places.get(&segment).copied()
    }

    /// The whole of one segment.
    pub(in crate::readers) fn cells_of(&self, segment: Segment) -> Cells {
        let place = self.place_of(segment);
        place.map(|place| (Position::start_of(place), Position::start_of(place + 1))).into_iter().collect()
    }

    /// The whole of each segment that is wanted.
    pub(in crate::readers) fn cells_where(&self, wanted: impl Fn(Segment) -> bool) -> Cells {
        let places = self.segments.iter().enumerate().filter(|(_, segment)| wanted(**segment));
        places.map(|(place, _)| (Position::start_of(place), Position::start_of(place + 1))).collect()
    }

    /// These versions of a product.
    pub(in crate::readers) fn cells_of_versions(&self, product: ProductId, versions: &Ranges) -> Cells {
        let Some(place) = self.place_of(Segment::Versions(product)) else { return Cells::default() };
        let at = |version: &Version| Position { segment: place, version: version.clone() };
        let next = Position::start_of(place + 1);
        let runs = versions.intervals().iter();
        runs.map(|run| (at(&run.low), run.high.as_ref().map_or(next.clone(), at))).collect()
    }
}
