//! What is called alike: a step names an element by its name, and prints its label, which something else may bear
//! that the reader may see at that time. Knows nothing of how elements are looked for.

use super::lookup;
use super::screens;
use super::touch::{Act, Touch};
use super::verbs;
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::screen::Variant;
use crate::model::text::Literal;
use crate::readers::{Set, ThingId};

/// What is meant, what else is called so, and for whom.
pub(super) type Pair = (ElementId, ElementId, Set);

/// What a use means, and what its readers may see at that time.
#[derive(Debug, Default)]
pub(super) struct Sights {
    meant: Vec<(ElementId, Set)>,
    views: Vec<(View, Set)>,
}

impl Sights {
    pub(super) fn mean(&mut self, walk: &Walk<'_>, element: ElementId, readers: Set) {
        match self.meant.iter_mut().find(|(id, _)| *id == element) {
            Some((_, all)) => *all = walk.sets.union(*all, readers),
            None => self.meant.push((element, readers)),
        }
    }

    pub(super) fn see(&mut self, walk: &Walk<'_>, view: View, readers: Set) {
        match self.views.iter_mut().find(|(there, _)| *there == view) {
            Some((_, all)) => *all = walk.sets.union(*all, readers),
            None => self.views.push((view, readers)),
        }
    }

    /// What else some may take for what is meant, but for those who were lost. Words of the author's are what somebody
    /// sees, whatever that is.
    pub(super) fn double(&self, walk: &Walk<'_>, touch: Touch<'_>, lost: Set) -> Option<Pair> {
        if matches!(touch.used.written, Written::Label(_)) {
            return None;
        }
        let on_views = self.meant.iter().flat_map(|(meant, those)| {
            self.views
                .iter()
                .map(move |(view, readers)| (*meant, walk.sets.intersection(*those, *readers), view))
        });
        let mut left =
            on_views.map(|(meant, readers, view)| (meant, walk.sets.difference(readers, lost), view));
        left.find_map(|(meant, readers, view)| on_view(walk, touch, meant, view, readers))
    }
}

/// What on a view is called like an element, for some readers: the first such.
pub(super) fn on_view(
    walk: &Walk<'_>,
    touch: Touch<'_>,
    meant: ElementId,
    view: &View,
    readers: Set,
) -> Option<Pair> {
    if walk.sets.is_empty(readers) {
        return None;
    }
    let front = walk.project.screen(view.front()?)?;
    let element = walk.project.element(meant)?;
    front.elements.iter().find_map(|id| {
        let other = walk.project.element(*id)?;
        let same = *id == meant || touch.used.candidates.contains(id);
        if same || !shares_words(&element.labels, &other.labels) || are_told_apart(touch, element, other) {
            return None;
        }
        let alike = alike(walk, touch.context.thing, &element.labels, &other.labels);
        let there = lookup::possible(walk, touch.context.thing, view, *id, other);
        let confused = walk.sets.intersection(walk.sets.intersection(alike, there), readers);
        (!walk.sets.is_empty(confused)).then_some((meant, *id, confused))
    })
}

/// For whom two screens of a kind have the same title.
pub(super) fn titled_alike(walk: &Walk<'_>, thing: ThingId, one: ScreenId, other: ScreenId) -> Set {
    match walk.project.screen(one).zip(walk.project.screen(other)) {
        Some((one, other)) if one.kind == other.kind && shares_words(&one.titles, &other.titles) => {
            alike(walk, thing, &one.titles, &other.titles)
        }
        _ => walk.sets.nobody(),
    }
}

/// Quickly told in most cases: nobody sees the same words.
fn shares_words(one: &[Variant], other: &[Variant]) -> bool {
    one.iter().any(|one| other.iter().any(|other| screens::same_words(&one.text, &other.text)))
}

/// For whom two texts that may differ by readers are the same words.
fn alike(walk: &Walk<'_>, thing: ThingId, one: &[Variant], other: &[Variant]) -> Set {
    one.iter().fold(walk.sets.nobody(), |all, variant| {
        let both = walk.sets.intersection(
            lookup::reading(walk, thing, one, &variant.text),
            lookup::reading(walk, thing, other, &variant.text),
        );
        walk.sets.union(all, both)
    })
}

/// Whether the printed step says which of the two it means: by the look or the place, or as its verb fits only one.
fn are_told_apart(touch: Touch<'_>, meant: &Element, other: &Element) -> bool {
    let ElementUse { looks, at, .. } = touch.used;
    let differ = |said: Option<&Literal>, declared: &Option<Literal>| {
        said.is_some_and(|said| !declared.as_ref().is_some_and(|it| screens::same_words(said, it)))
    };
    let by_verb = matches!(touch.act, Act::Verb(verb) if !verbs::fits(verb, other));
    by_verb
        || differ(looks.as_ref().or(meant.looks.as_ref()), &other.looks)
        || differ(at.as_ref().or(meant.at.as_ref()), &other.at)
}
