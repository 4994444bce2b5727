//! What is there only sometimes, and what a look at the screen told about it.

use crate::analysis::screens;
use crate::analysis::view::View;
use crate::analysis::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::readers::{Set, ThingId};

/// Who has an element of a screen, as far as declarations say. All others do not have it.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Chance {
    /// They surely have it.
    pub(in crate::analysis) sure: Set,
    /// Nobody can tell.
    pub(in crate::analysis) unsure: Set,
}

impl Chance {
    /// Everybody who has it, or may.
    pub(super) fn possible(self, walk: &Walk<'_>) -> Set {
        walk.sets.union(self.sure, self.unsure)
    }

    /// Some surely do not have it: something else is there instead.
    fn replace(&mut self, walk: &Walk<'_>, readers: Set) {
        self.sure = walk.sets.difference(self.sure, readers);
        self.unsure = walk.sets.difference(self.unsure, readers);
    }
}

/// Who has an element of a screen. Of two of which one is there `sometimes instead of` the other, those who can
/// have both have exactly one.
pub(in crate::analysis) fn chance(
    walk: &Walk<'_>,
    thing: ThingId,
    screen: ScreenId,
    id: ElementId,
    element: &Element,
) -> Chance {
    let sets = &walk.sets;
    let available = sets.of_option(element.when.as_ref(), thing);
    let unsure = sets.intersection(available, drawn_for(walk, thing, element));
    let mut chance = Chance { sure: sets.difference(available, unsure), unsure };
    let other = element.sometimes.as_ref().and_then(|it| it.instead_of);
    if let Some(other) = other.filter(|other| screens::has(walk.project, screen, *other)) {
        beside(walk, thing, other, &mut chance);
    }
    let firm = firm(walk, thing, element);
    for rival in walk.project.rivals(id) {
        if other != Some(*rival) && screens::has(walk.project, screen, *rival) {
            against(walk, thing, *rival, firm, &mut chance);
        }
    }
    chance
}

/// The element is there `sometimes instead of` another one: whoever cannot have that one has this one, and
/// whoever surely has that one does not.
fn beside(walk: &Walk<'_>, thing: ThingId, other: ElementId, chance: &mut Chance) {
    let sets = &walk.sets;
    let Some(other) = walk.project.element(other) else { return };
    let alone = sets.difference(chance.unsure, sets.of_option(other.when.as_ref(), thing));
    chance.unsure = sets.difference(chance.unsure, alone);
    chance.sure = sets.union(chance.sure, alone);
    let replaced = sets.intersection(chance.unsure, firm(walk, thing, other));
    chance.replace(walk, replaced);
}

/// Another one is there `sometimes instead of` the element: whoever surely has that one does not have this one.
fn against(walk: &Walk<'_>, thing: ThingId, rival: ElementId, firm: Set, chance: &mut Chance) {
    let sets = &walk.sets;
    let Some(rival) = walk.project.element(rival) else { return };
    let there = sets.of_option(rival.when.as_ref(), thing);
    let drawn = sets.intersection(there, drawn_for(walk, thing, rival));
    chance.replace(walk, sets.difference(there, drawn));
    let open = sets.difference(sets.intersection(chance.sure, drawn), firm);
    chance.sure = sets.difference(chance.sure, open);
    chance.unsure = sets.union(chance.unsure, open);
}

/// For whom nobody can tell by the element's own `sometimes`.
fn drawn_for(walk: &Walk<'_>, thing: ThingId, element: &Element) -> Set {
    match &element.sometimes {
        Some(sometimes) => walk.sets.of_option(sometimes.when.as_ref(), thing),
        None => walk.sets.nobody(),
    }
}

/// Who surely has the element, as its own `sometimes when` is for others.
fn firm(walk: &Walk<'_>, thing: ThingId, element: &Element) -> Set {
    let sets = &walk.sets;
    match &element.sometimes {
        Some(_) => {
            let available = sets.of_option(element.when.as_ref(), thing);
            sets.difference(available, drawn_for(walk, thing, element))
        }
        None => sets.nobody(),
    }
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
    let Some(front) = view.front() else { return walk.sets.nobody() };
    let chance = chance(walk, thing, front, id, element);
    match drawn(walk, front, view, id, element) {
        Some(false) => chance.sure,
        _ => chance.possible(walk),
    }
}

/// For whom nobody can tell whether an element of the screen in front is there, and nobody has looked.
pub(in crate::analysis) fn unsure(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    id: ElementId,
    element: &Element,
) -> Set {
    match view.front() {
        Some(front) if drawn(walk, front, view, id, element).is_none() => {
            chance(walk, thing, front, id, element).unsure
        }
        _ => walk.sets.nobody(),
    }
}

/// For whom an element is there and does not react.
pub(in crate::analysis) fn disabled(walk: &Walk<'_>, thing: ThingId, element: &Element) -> Set {
    let disabled = element.disabled_when.as_ref();
    disabled.map_or(walk.sets.nobody(), |condition| walk.sets.of(condition, thing))
}
