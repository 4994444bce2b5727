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

/// What this time's look at the screen told about an element, or about the one that is there instead.
pub(super) fn drawn(
    walk: &Walk<'_>,
    screen: ScreenId,
    view: &View,
    id: ElementId,
    element: &Element,
) -> Option<bool> {
    let project = walk.project;
    let instead = element.sometimes.as_ref().and_then(|it| it.instead_of);
    let rivals = project.rivals(id).iter().copied().filter(|other| screens::has(project, screen, *other));
    let opposite = instead.into_iter().chain(rivals).find_map(|other| view.drawn.get(&other));
    view.drawn.get(&id).copied().or(opposite.map(|there| !there))
}

/// For whom an element of the screen in front is there, or may be.
pub(in crate::analysis) fn possible(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    id: ElementId,
    element: &Element,
) -> Set {
    let sets = &walk.sets;
    let Some(front) = view.front() else { return sets.nobody() };
    let there = sets.of_option(element.when.as_ref(), thing);
    match drawn(walk, front, view, id, element) {
        Some(false) => sets.difference(there, sometimes(walk, thing, front, id, element)),
        _ => there,
    }
}
