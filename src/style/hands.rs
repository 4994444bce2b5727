//! Whether readers touch a screen or hold a mouse.

use super::body::Body;
use crate::model::project::Project;
use crate::readers::{Condition, ProductId, ThingId};
use crate::vocabulary::ProductKind;

/// Operating systems that are used with a mouse, and those that are used with fingers.
const MOUSE: [&str; 3] = ["windows", "macos", "linux"];
const TOUCH: [&str; 4] = ["android", "ios", "ipados", "harmonyos"];

/// How somebody works with a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hands {
    Touch,
    Mouse,
    /// Both, or nobody knows.
    Either,
}

/// How each thing of a guide is worked with.
pub(super) fn of(project: &Project, body: &Body<'_>) -> Vec<Hands> {
    let (things, audience) = match body {
        Body::Guide(guide) => (&guide.things, &guide.audience),
        Body::Procedure(procedure) => (&procedure.things, &procedure.audience),
    };
    let hands = (0..).map(ThingId).zip(things).map(|(id, thing)| {
        let systems = thing.os.iter().flatten().copied();
        let mut hands = systems
            .filter(|os| possible(project, &audience.condition, id, *os).yes)
            .map(|os| of_system(project, os));
        let Some(first) = hands.next() else { return Hands::Either };
        if hands.all(|other| other == first) { first } else { Hands::Either }
    });
    hands.collect()
}

fn of_system(project: &Project, os: ProductId) -> Hands {
    let key = project.readers.products.get(os).map_or("", |os| os.key.as_str());
    match () {
        () if TOUCH.contains(&key) => Hands::Touch,
        () if MOUSE.contains(&key) => Hands::Mouse,
        () => Hands::Either,
    }
}

/// What a condition can be for those who have an operating system.
#[derive(Clone, Copy)]
struct Possible {
    yes: bool,
    no: bool,
}

/// Depth is bounded by the parentheses that a file may nest.
fn possible(project: &Project, condition: &Condition, thing: ThingId, os: ProductId) -> Possible {
    let inner = |part: &Condition| possible(project, part, thing, os);
    match condition {
        Condition::Always => Possible { yes: true, no: false },
        Condition::Present { thing: other, product } | Condition::Version { thing: other, product, .. }
            if *other == thing =>
        {
            let Some(declared) = project.readers.products.get(*product) else {
                return Possible { yes: true, no: true };
            };
            let has = match declared.kind {
                ProductKind::Os => *product == os,
                _ => declared.runs_on(os),
            };
            let is_sure = has && *product == os && matches!(condition, Condition::Present { .. });
            Possible { yes: has, no: !is_sure }
        }
        Condition::Not(part) => {
            let Possible { yes, no } = inner(part);
            Possible { yes: no, no: yes }
        }
        Condition::All(parts) => {
            let parts = parts.iter().map(inner);
            parts.fold(Possible { yes: true, no: false }, |all, part| Possible {
                yes: all.yes && part.yes,
                no: all.no || part.no,
            })
        }
        Condition::Any(parts) => {
            let parts = parts.iter().map(inner);
            parts.fold(Possible { yes: false, no: true }, |all, part| Possible {
                yes: all.yes || part.yes,
                no: all.no && part.no,
            })
        }
        Condition::Named { condition, .. } => match project.readers.conditions.get(*condition) {
            Some(named) => inner(&named.condition),
            None => Possible { yes: true, no: true },
        },
        _ => Possible { yes: true, no: true },
    }
}
