//! What is there only sometimes, and what a look at the screen told about it.

use crate::analysis::screens;
use crate::analysis::view::View;
use crate::analysis::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::readers::{Set, ThingId};

/// For whom an element of a screen is there only sometimes.
pub(in crate::analysis) fn sometimes(
    walk: &Walk<'_>,
    thing: ThingId,
    screen: ScreenId,
    id: ElementId,
    element: &Element,
) -> Set {
    let sets = &walk.sets;
    let own = element.sometimes.as_ref().map_or(sets.nobody(), |it| sets.of_option(it.when.as_ref(), thing));
    match rival(walk, screen, id) {
        Some(rival) => {
            let when = rival.sometimes.as_ref().and_then(|it| it.when.as_ref());
            let there = sets.of_option(rival.when.as_ref(), thing);
            let drawn = sets.intersection(there, sets.of_option(when, thing));
            sets.union(own, drawn)
        }
        None => own,
    }
}

/// The element that is there `sometimes instead of` this one.
fn rival<'a>(walk: &Walk<'a>, screen: ScreenId, id: ElementId) -> Option<&'a Element> {
    let project = walk.project;
    let other = project.rivals(id).iter().find(|other| screens::has(project, screen, **other))?;
    project.element(*other)
}

/// What this time's look at the screen told about an element.
pub(super) fn drawn(view: &View, id: ElementId, element: &Element) -> Option<bool> {
    let instead = element.sometimes.as_ref().and_then(|it| it.instead_of);
    let opposite = instead.and_then(|other| view.drawn.get(&other)).map(|there| !there);
    view.drawn.get(&id).copied().or(opposite)
}
