//! What is called alike: a step names an element by its name, and prints its label, else its description or its kind,
//! and something else that the reader may see at that time may be called the same. Knows nothing of how elements are looked for.

use super::at;
use super::lookup;
use super::screens;
use super::touch::{Act, Touch};
use super::verbs;
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::screen::{Screen, Variant};
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::{Set, ThingId};
use crate::vocabulary::ElementKind;

/// What is meant, what else is called so, and for whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Double {
    pub(super) meant: ElementId,
    pub(super) other: ElementId,
    pub(super) readers: Set,
    pub(super) seen: Seen,
}

impl Double {
    /// Two that one word means on one screen.
    pub(super) fn here((meant, other, readers): (ElementId, ElementId, Set)) -> Self {
        Self { meant, other, readers, seen: Seen::Here }
    }
}

/// Where the other one is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// On the screen of what is meant.
    Here,
    /// Before that screen comes by itself.
    Before,
    /// On another screen on which the same readers may be. This one has what is meant.
    Elsewhere(ScreenId),
}

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
    pub(super) fn double(&self, walk: &Walk<'_>, touch: Touch<'_>, lost: Set) -> Option<Double> {
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
        let found = left.find_map(|(meant, readers, view)| {
            let found = on_view(walk, touch, meant, view, readers)?;
            Some((found, view))
        });
        found.map(|(double, view)| Double { seen: self.seen(walk, touch, double, view), ..double })
    }

    fn seen(&self, walk: &Walk<'_>, touch: Touch<'_>, double: Double, view: &View) -> Seen {
        let shows =
            |view: &View| view.front().filter(|front| screens::has(walk.project, *front, double.meant));
        if shows(view).is_some() {
            return Seen::Here;
        }
        let later = waiting::by_itself(walk, touch.context.thing, view, double.readers);
        if later.iter().any(|(view, _)| shows(view).is_some()) {
            return Seen::Before;
        }
        let mut own = self.views.iter().filter(|(_, readers)| walk.sets.meet(*readers, double.readers));
        own.find_map(|(view, _)| shows(view)).map_or(Seen::Here, Seen::Elsewhere)
    }
}

/// What on a view is called like an element, for some readers: the first such. Where nothing is claimed, nobody knows
/// what else is there.
pub(super) fn on_view(
    walk: &Walk<'_>,
    touch: Touch<'_>,
    meant: ElementId,
    view: &View,
    readers: Set,
) -> Option<Double> {
    let readers = walk.sets.intersection(readers, at::verified(walk, view, touch.context.thing));
    if walk.sets.is_empty(readers) {
        return None;
    }
    let front = walk.project.screen(view.front()?)?;
    let element = walk.project.element(meant)?;
    front.elements.iter().find_map(|id| {
        let other = walk.project.element(*id)?;
        let same = *id == meant || touch.used.candidates.contains(id);
        if same || are_told_apart(touch, element, other) {
            return None;
        }
        let alike = alike(walk, touch.context.thing, Words::of(element), Words::of(other));
        if walk.sets.is_empty(alike) {
            return None;
        }
        let there = lookup::possible(walk, touch.context.thing, view, *id, other);
        let confused = walk.sets.intersection(walk.sets.intersection(alike, there), readers);
        (!walk.sets.is_empty(confused)).then(|| Double::here((meant, *id, confused)))
    })
}

/// For whom two screens are called the same: screens of a kind by their title, else by their description.
pub(super) fn titled_alike(walk: &Walk<'_>, thing: ThingId, one: ScreenId, other: ScreenId) -> Set {
    let Some((one, other)) = walk.project.screen(one).zip(walk.project.screen(other)) else {
        return walk.sets.nobody();
    };
    if one.kind != other.kind {
        return walk.sets.nobody();
    }
    alike(walk, thing, Words::of_screen(one), Words::of_screen(other))
}

/// Something by which things are called in print. Two that have one in common may be called the same for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Called<'p> {
    Own(&'p [LiteralPiece]),
    Described(&'p [LiteralPiece]),
    Kind(&'p ElementKind<String>),
}

impl<'p> Called<'p> {
    fn described(words: &'p Literal) -> Self {
        Self::Described(&words.pieces)
    }
}

/// All that an element may be called.
pub(super) fn called(element: &Element) -> Vec<Called<'_>> {
    Words::of(element).called()
}

/// All that a screen may be called.
pub(super) fn titled(screen: &Screen) -> Vec<Called<'_>> {
    Words::of_screen(screen).called()
}

/// What something is called where it is printed.
#[derive(Clone, Copy)]
struct Words<'p> {
    /// Its label or title, which may differ by readers.
    own: &'p [Variant],
    /// What it is called for those who see none of these.
    plain: Option<Called<'p>>,
}

impl<'p> Words<'p> {
    fn of(element: &'p Element) -> Self {
        let described = element.described.as_ref().map(Called::described);
        Self { own: &element.labels, plain: described.or(Some(Called::Kind(&element.kind))) }
    }

    fn of_screen(screen: &'p Screen) -> Self {
        Self { own: &screen.titles, plain: screen.described.as_ref().map(Called::described) }
    }

    /// What it is called for those who see none of its labels, if there can be any.
    fn fallback(self) -> Option<Called<'p>> {
        self.plain.filter(|_| self.own.iter().all(|text| text.when.is_some()))
    }

    fn called(self) -> Vec<Called<'p>> {
        let own = self.own.iter().map(|variant| Called::Own(&variant.text.pieces));
        own.chain(self.fallback()).collect()
    }
}

/// For whom both are called the same.
fn alike(walk: &Walk<'_>, thing: ThingId, one: Words<'_>, other: Words<'_>) -> Set {
    let sets = &walk.sets;
    let mut all = sets.nobody();
    for variant in one.own {
        if other.own.iter().any(|other| screens::same_words(&variant.text, &other.text)) {
            let [one, other] = [one, other].map(|it| lookup::reading(walk, thing, it.own, &variant.text));
            all = sets.union(all, sets.intersection(one, other));
        }
    }
    if one.plain.is_some() && one.plain == other.plain {
        let [one, other] = [one, other].map(|it| without_own(walk, thing, it.own));
        all = sets.union(all, sets.intersection(one, other));
    }
    all
}

/// Who sees none of some texts.
fn without_own(walk: &Walk<'_>, thing: ThingId, texts: &[Variant]) -> Set {
    let sets = &walk.sets;
    if texts.iter().any(|text| text.when.is_none()) {
        return sets.nobody();
    }
    texts
        .iter()
        .fold(sets.everyone(), |rest, text| sets.difference(rest, sets.of_option(text.when.as_ref(), thing)))
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
