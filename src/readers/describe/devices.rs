//! Devices in words: by maker, by generation, one by one.

use super::choose::{Facts, Vocabulary, runs_cost};
use super::term::{Fact, High, Low, Named, Run};
use crate::readers::declarations::Declarations;
use crate::readers::space::{Axis, Cells, Position, Segment, Subject, maker_of};
use crate::readers::{MakerId, SeriesId};

/// What nobody speaks of says little to a reader.
pub(super) const VAGUE: usize = 6;

/// More devices than these are not listed as exceptions.
const MOST_EXCEPTED: usize = 3;

/// A device that stands alone, and how hard it is to read.
pub(super) fn value(declared: &Declarations, segment: Segment) -> Option<(Fact, usize)> {
    Some(match segment {
        Segment::Device(id) => {
            let device = declared.devices.get(id)?;
            (Fact::Device(Named { id, key: device.key.clone(), label: device.label.clone() }), 1)
        }
        Segment::Generation(id, place) => {
            let name = declared.series.get(id)?.generations.get(place)?.clone();
            (series_fact(declared, id, vec![Run::Exactly(name)])?, 1)
        }
        Segment::OtherBy(id) => (Fact::OtherBy { maker: maker(declared, id)?, except: Vec::new() }, VAGUE),
        Segment::OtherDevice => (Fact::OtherDevice, VAGUE),
        _ => return None,
    })
}

/// Facts for the segments that are needed, together where that is allowed.
pub(super) fn facts(words: &Vocabulary<'_>, axis: &Axis, needed: &Cells, allowed: &Cells, facts: &mut Facts) {
    let declared = &words.scope.declarations;
    let touches = |cells: &Cells, place: usize| {
        cells.touches(&Position::start_of(place), &Position::start_of(place + 1))
    };
    let places = || axis.segments.iter().copied().enumerate();
    let mut open: Vec<Segment> =
        places().filter(|(place, _)| touches(needed, *place)).map(|(_, segment)| segment).collect();
    let free: std::collections::BTreeSet<Segment> =
        places().filter(|(place, _)| touches(allowed, *place)).map(|(_, segment)| segment).collect();
    let take =
        |group: &dyn Fn(Segment) -> bool, fact: Option<Fact>, facts: &mut Facts, open: &mut Vec<Segment>| {
            let members = || axis.segments.iter().copied().filter(|segment| group(*segment));
            if let Some(fact) = fact
                && open.iter().any(|segment| group(*segment))
                && members().all(|segment| free.contains(&segment))
            {
                facts.add(fact, axis.cells_where(group), 1);
                open.retain(|segment| !group(*segment));
            }
        };
    let is_known = |segment| matches!(segment, Segment::Device(_) | Segment::Generation(..));
    if matches!(axis.subject, Subject::Device(thing) if words.known_devices.contains(&thing)) {
        take(&is_known, Some(Fact::KnownDevice), facts, &mut open);
    }
    let makers: Vec<MakerId> = open.iter().filter_map(|segment| other_by(*segment)).collect();
    for id in makers {
        let by_maker = |segment| maker_of(declared, segment) == Some(id);
        take(&by_maker, maker(declared, id).map(Fact::Maker), facts, &mut open);
    }
    let mut series: Vec<SeriesId> = open.iter().filter_map(|segment| series_of(*segment)).collect();
    series.dedup();
    for id in series {
        let is_free = |place| free.contains(&Segment::Generation(id, place));
        let is_needed = |place| open.contains(&Segment::Generation(id, place));
        if let Some((fact, chosen, cost)) = generations(declared, id, &is_needed, &is_free) {
            let cells = chosen.iter().map(|place| axis.cells_of(Segment::Generation(id, *place)));
            facts.add(fact, Cells::union(cells), cost);
        }
    }
    for segment in open.into_iter().filter(|segment| series_of(*segment).is_none()) {
        let said = others_by(declared, axis, segment).or_else(|| value(declared, segment));
        if let Some((fact, cost)) = said {
            facts.add(fact, axis.cells_of(segment), cost);
        }
    }
}

/// Those by a maker who are not spoken of, by those who are: "by Samsung except Galaxy S9".
fn others_by(declared: &Declarations, axis: &Axis, segment: Segment) -> Option<(Fact, usize)> {
    let id = other_by(segment)?;
    let known = axis.segments.iter().filter(|other| **other != segment);
    let known: Vec<Segment> =
        known.filter(|other| maker_of(declared, **other) == Some(id)).copied().collect();
    let names = known.iter().map(|segment| match *segment {
        Segment::Device(device) => Some(declared.devices.get(device)?.label.clone()),
        _ => None,
    });
    let except: Vec<String> = names.collect::<Option<_>>()?;
    let cost = 1 + except.len();
    (1..=MOST_EXCEPTED)
        .contains(&except.len())
        .then_some((Fact::OtherBy { maker: maker(declared, id)?, except }, cost))
}

/// The generations of a series in runs: gaps that are allowed are closed, and bounds left open where all that lies behind
/// them is allowed.
fn generations(
    declared: &Declarations,
    id: SeriesId,
    is_needed: &dyn Fn(usize) -> bool,
    is_free: &dyn Fn(usize) -> bool,
) -> Option<(Fact, Vec<usize>, usize)> {
    let names = &declared.series.get(id)?.generations;
    let last = names.len().checked_sub(1)?;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in (0..names.len()).filter(|place| is_needed(*place)) {
        match runs.last_mut() {
            Some((_, high)) if (*high..place).skip(1).all(is_free) => *high = place,
            _ => runs.push((place, place)),
        }
    }
    for (low, high) in &mut runs {
        let several = low < high;
        if several && (0..*low).all(is_free) {
            *low = 0;
        }
        if several && (*high..=last).all(is_free) {
            *high = last;
        }
    }
    let name = |place: usize| names.get(place).cloned();
    let mut words = Vec::new();
    for &(low, high) in runs.iter().filter(|run| **run != (0, last)) {
        words.push(if low == high {
            Run::Exactly(name(low)?)
        } else {
            Run::Between {
                low: (low > 0).then(|| name(low)).flatten().map(Low::From),
                high: (high < last).then(|| name(high)).flatten().map(High::Through),
            }
        });
    }
    let cost = 1 + runs_cost(&words);
    let chosen = runs.iter().flat_map(|(low, high)| *low..=*high).collect();
    Some((series_fact(declared, id, words)?, chosen, cost))
}

fn series_fact(declared: &Declarations, id: SeriesId, generations: Vec<Run>) -> Option<Fact> {
    let series = declared.series.get(id)?;
    let series = Named { id, key: series.key.clone(), label: series.label.clone() };
    Some(Fact::Series { series, generations })
}

fn maker(declared: &Declarations, id: MakerId) -> Option<Named<MakerId>> {
    let maker = declared.makers.get(id)?;
    Some(Named { id, key: maker.key.clone(), label: maker.label.clone() })
}

fn other_by(segment: Segment) -> Option<MakerId> {
    match segment {
        Segment::OtherBy(maker) => Some(maker),
        _ => None,
    }
}

fn series_of(segment: Segment) -> Option<SeriesId> {
    match segment {
        Segment::Generation(series, _) => Some(series),
        _ => None,
    }
}
