//! The axes of a guide's readers, and their order.

use super::axis::{Axis, Segment, Subject};
use super::mention::Mentions;
use super::scope::Scope;
use crate::readers::ThingId;
use crate::vocabulary::ProductKind;

/// Makes the axes: thing by thing device, OS, skin, apps and firmware, then servers, then questions. Within a kind the
/// first mention comes first.
pub(super) fn axes(scope: &Scope, mentions: &Mentions) -> Vec<Axis> {
    let mut subjects: Vec<(usize, Subject)> = mentions.subjects.iter().copied().enumerate().collect();
    subjects.sort_by_key(|(mention, subject)| (rank(scope, *subject), *mention));
    subjects.into_iter().map(|(_, subject)| Axis::new(subject, segments(scope, mentions, subject))).collect()
}

fn rank(scope: &Scope, subject: Subject) -> (ThingId, u8) {
    let is_firmware = |product| {
        scope.declarations.products.get(product).is_some_and(|product| product.kind == ProductKind::Firmware)
    };
    match subject {
        Subject::Device(thing) => (thing, 0),
        Subject::Os(thing) => (thing, 1),
        Subject::Skin(thing) => (thing, 2),
        Subject::Product(thing, product) if !is_firmware(product) => (thing, 3),
        Subject::Product(thing, _) => (thing, 4),
        Subject::Server(_) => (ThingId::UNSTATED, 5),
        Subject::Question(_) => (ThingId::UNSTATED, 6),
    }
}

fn segments(scope: &Scope, mentions: &Mentions, subject: Subject) -> Vec<Segment> {
    match subject {
        Subject::Device(thing) => devices(scope, mentions, thing),
        Subject::Os(thing) => {
            let mut oses: Vec<Segment> = Vec::new();
            for segment in scope.oses(thing).iter().map(|&os| Segment::Versions(os)) {
                if !oses.contains(&segment) {
                    oses.push(segment);
                }
            }
            oses
        }
        Subject::Skin(thing) => {
            let here = mentions.skins.iter().filter(|(on, _)| *on == thing);
            let known = here.map(|(_, skin)| Segment::Versions(*skin));
            [Segment::NoSkin].into_iter().chain(known).chain([Segment::OtherSkin]).collect()
        }
        Subject::Product(_, product) | Subject::Server(product) => {
            vec![Segment::Absent, Segment::Versions(product)]
        }
        Subject::Question(id) => {
            let question = scope.declarations.questions.get(id);
            let answers = question.map_or(0, |question| question.values.len());
            let open = question.is_some_and(|question| question.when.is_some());
            (0..answers).map(Segment::Answer).chain(open.then_some(Segment::NotAsked)).collect()
        }
    }
}

/// The devices that somebody speaks of, then what else there is.
fn devices(scope: &Scope, mentions: &Mentions, thing: ThingId) -> Vec<Segment> {
    let named = mentions.devices.iter().filter(|(on, _)| *on == thing);
    let series = mentions.series.iter().filter(|(on, _)| *on == thing);
    let generations = series.flat_map(|(_, series)| {
        let count = scope.declarations.series.get(*series).map_or(0, |series| series.generations.len());
        (0..count).map(|place| Segment::Generation(*series, place))
    });
    let makers = mentions.makers.iter().filter(|(on, _)| *on == thing);
    named
        .map(|(_, device)| Segment::Device(*device))
        .chain(generations)
        .chain(makers.map(|(_, maker)| Segment::OtherBy(*maker)))
        .chain([Segment::OtherDevice])
        .collect()
}
