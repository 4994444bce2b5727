//! Which element a step names, for whom.

use super::leads;
use super::screens;
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::text::Literal;
use crate::readers::{Set, ThingId};

/// What a use of an element comes to, for the readers of one view.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) there: Vec<There>,
    pub(super) missing: Vec<Missing>,
    /// Readers for whom two elements answer to the name.
    pub(super) ambiguous: Vec<(ElementId, ElementId, Set)>,
    /// Readers for whom no model says anything.
    pub(super) open: Vec<Set>,
}

/// Readers who find the element.
#[derive(Clone, Debug)]
pub(super) struct There {
    pub(super) element: ElementId,
    pub(super) readers: Set,
    /// What they look at: it may have moved on by itself.
    pub(super) view: View,
    /// It is there only sometimes, and nobody has looked yet.
    pub(super) sometimes: bool,
}

/// Readers who do not find it.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    pub(super) screen: Option<ScreenId>,
    pub(super) reason: Reason,
    pub(super) readers: Set,
}

/// Why somebody does not find an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// Nothing of that name is on the screen.
    NotHere,
    /// It is there, for others.
    ForOthers(ElementId),
    /// It is there under another label.
    OtherLabel(ElementId),
    /// It is there and does nothing.
    Disabled(ElementId),
    /// They looked, and it was not there this time.
    NotThisTime(ElementId),
}

/// What the readers of a view find; `acts`: it has to react, not only to be seen.
pub(super) fn find(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    view: &View,
    readers: Set,
    acts: bool,
) -> Found {
    let mut found = Found::default();
    let mut rest = readers;
    let mut reasons = Vec::new();
    for (view, readers) in leads::by_itself(walk, thing, view, readers) {
        let search = Search { walk, thing, used, view: &view, acts };
        let readers = walk.sets.intersection(readers, rest);
        let Some(front) = view.front() else {
            rest = search.anywhere(readers, rest, &mut found);
            continue;
        };
        search.on(front, readers, &mut rest, &mut found, &mut reasons);
    }
    if !walk.sets.is_empty(rest) {
        explain(walk, thing, used, view, rest, reasons, &mut found);
    }
    found
}

/// Sorts those who found nothing by the reason.
fn explain(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    view: &View,
    mut rest: Set,
    reasons: Vec<(Reason, Set)>,
    found: &mut Found,
) {
    let sets = &walk.sets;
    let Some(front) = view.front() else { return };
    let claimed = sets.intersection(rest, verified(walk, thing, front));
    let says_nothing = match &used.written {
        Written::Label(_) => screens::is_partial(walk.project, front),
        // A name that nothing bears was reported when names were bound.
        Written::Name(_) => used.candidates.is_empty(),
    };
    if says_nothing || !screens::is_declared(walk.project, front) {
        found.open.push(rest);
        return;
    }
    let unclaimed = sets.difference(rest, claimed);
    if !sets.is_empty(unclaimed) {
        found.open.push(unclaimed);
    }
    rest = claimed;
    for (reason, readers) in reasons {
        let readers = sets.intersection(readers, rest);
        rest = sets.difference(rest, readers);
        if !sets.is_empty(readers) {
            found.missing.push(Missing { screen: Some(front), reason, readers });
        }
    }
    if !sets.is_empty(rest) {
        found.missing.push(Missing { screen: Some(front), reason: Reason::NotHere, readers: rest });
    }
}

/// For whom the model of a screen claims to be right.
pub(super) fn verified(walk: &Walk<'_>, thing: ThingId, screen: ScreenId) -> Set {
    let sets = &walk.sets;
    screens::limits(walk.project, screen).fold(sets.everyone(), |all, limit| match &limit.readers {
        Some(condition) => sets.intersection(all, sets.of(condition, thing)),
        None => sets.nobody(),
    })
}

/// For whom an element of a screen is there only sometimes.
pub(super) fn sometimes(
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
fn drawn(view: &View, id: ElementId, element: &Element) -> Option<bool> {
    let instead = element.sometimes.as_ref().and_then(|it| it.instead_of);
    let opposite = instead.and_then(|other| view.drawn.get(&other)).map(|there| !there);
    view.drawn.get(&id).copied().or(opposite)
}

/// Readers who see these words as the element's label.
pub(super) fn seeing(walk: &Walk<'_>, thing: ThingId, element: &Element, words: &Literal) -> Set {
    let sets = &walk.sets;
    let mut rest = sets.everyone();
    let mut seeing = sets.nobody();
    for variant in &element.labels {
        let meeting = sets.of_option(variant.when.as_ref(), thing);
        if screens::same_words(&variant.text, words) {
            seeing = sets.union(seeing, sets.intersection(rest, meeting));
        }
        rest = sets.difference(rest, meeting);
    }
    seeing
}

/// One look at one view.
struct Search<'w, 'a> {
    walk: &'w Walk<'a>,
    thing: ThingId,
    used: &'w ElementUse,
    view: &'w View,
    acts: bool,
}

impl Search<'_, '_> {
    /// On a known screen.
    fn on(
        &self,
        front: ScreenId,
        readers: Set,
        rest: &mut Set,
        found: &mut Found,
        reasons: &mut Vec<(Reason, Set)>,
    ) {
        let sets = &self.walk.sets;
        let mut hits: Vec<(ElementId, Set, bool)> = Vec::new();
        for (id, element) in self.candidates(front) {
            let there = sets.intersection(readers, sets.of_option(element.when.as_ref(), self.thing));
            reasons.push((Reason::ForOthers(id), sets.difference(readers, there)));
            let named = self.named(element, there);
            reasons.push((Reason::OtherLabel(id), sets.difference(there, named)));
            let able = self.able(element, named);
            reasons.push((Reason::Disabled(id), sets.difference(named, able)));
            self.draw(front, id, element, able, &mut hits, reasons);
        }
        reasons.sort_by_key(|(reason, _)| std::cmp::Reverse(rank(*reason)));
        self.take(hits, rest, found);
    }

    /// Splits readers by whether the element is there this time.
    fn draw(
        &self,
        front: ScreenId,
        id: ElementId,
        element: &Element,
        readers: Set,
        hits: &mut Vec<(ElementId, Set, bool)>,
        reasons: &mut Vec<(Reason, Set)>,
    ) {
        let sets = &self.walk.sets;
        let uncertain = sets.intersection(readers, sometimes(self.walk, self.thing, front, id, element));
        let surely = sets.difference(readers, uncertain);
        let rival_drawn = self.rival_drawn(front, id);
        match drawn(self.view, id, element).or(rival_drawn) {
            Some(true) => hits.push((id, readers, false)),
            Some(false) => {
                hits.push((id, surely, false));
                reasons.push((Reason::NotThisTime(id), uncertain));
            }
            None => {
                hits.push((id, surely, false));
                hits.push((id, uncertain, true));
            }
        }
    }

    /// What a look at the element that is there instead of this one told.
    fn rival_drawn(&self, front: ScreenId, id: ElementId) -> Option<bool> {
        let project = self.walk.project;
        let here = project.rivals(id).iter().filter(|other| screens::has(project, front, **other));
        here.filter_map(|other| self.view.drawn.get(other)).map(|there| !there).next()
    }

    /// Takes the hits in order; a reader with two has an ambiguous name.
    fn take(&self, hits: Vec<(ElementId, Set, bool)>, rest: &mut Set, found: &mut Found) {
        let sets = &self.walk.sets;
        let mut taken: Vec<(ElementId, Set)> = Vec::new();
        for (element, readers, uncertain) in hits {
            let fits = self.fits(element);
            for (other, theirs) in &taken {
                let both = sets.intersection(readers, *theirs);
                let told_apart = !fits && self.fits(*other);
                if *other != element && !told_apart && !sets.is_empty(both) {
                    found.ambiguous.push((*other, element, both));
                }
            }
            taken.push((element, readers));
            let readers = sets.intersection(readers, *rest);
            *rest = sets.difference(*rest, readers);
            if !sets.is_empty(readers) {
                let view = self.view.clone();
                found.there.push(There { element, readers, view, sometimes: uncertain });
            }
        }
    }

    /// On an unknown screen. A name says which element is meant wherever the reader is; a label may as well
    /// be one that no model knows.
    fn anywhere(&self, readers: Set, rest: Set, found: &mut Found) -> Set {
        let sets = &self.walk.sets;
        let left = sets.difference(rest, readers);
        let [only] = self.used.candidates.as_slice() else {
            found.open.push(readers);
            return left;
        };
        let (Written::Name(_), Some(element)) = (&self.used.written, self.walk.project.element(*only)) else {
            found.open.push(readers);
            return left;
        };
        let there = sets.intersection(readers, sets.of_option(element.when.as_ref(), self.thing));
        let others = sets.difference(readers, there);
        if !sets.is_empty(there) {
            found.there.push(There {
                element: *only,
                readers: there,
                view: self.place_of(*only),
                sometimes: false,
            });
        }
        if !sets.is_empty(others) {
            found.open.push(others);
        }
        left
    }

    /// The view of someone who sees an element, if only one screen has it.
    fn place_of(&self, element: ElementId) -> View {
        match self.walk.project.screens_with(element) {
            [only] => self.walk.show(self.view, *only),
            _ => self.view.clone(),
        }
    }

    /// The elements of a screen that the use may mean, those that fit its look and place first.
    fn candidates(&self, front: ScreenId) -> Vec<(ElementId, &Element)> {
        let here = self.used.candidates.iter().filter(|id| screens::has(self.walk.project, front, **id));
        let mut all: Vec<_> = here.filter_map(|id| Some((*id, self.walk.project.element(*id)?))).collect();
        all.sort_by_key(|(id, _)| !self.fits(*id));
        all
    }

    /// Whether the look and place that the step gives are the declared ones.
    fn fits(&self, id: ElementId) -> bool {
        let Some(element) = self.walk.project.element(id) else { return false };
        let agree = |said: &Option<Literal>, declared: &Option<Literal>| match (said, declared) {
            (Some(said), Some(declared)) => screens::same_words(said, declared),
            (Some(_), None) => false,
            (None, _) => true,
        };
        agree(&self.used.looks, &element.looks) && agree(&self.used.at, &element.at)
    }

    /// Those for whom the element bears the name that the step uses.
    fn named(&self, element: &Element, readers: Set) -> Set {
        match &self.used.written {
            Written::Name(_) => readers,
            Written::Label(words) => {
                let seeing = seeing(self.walk, self.thing, element, words);
                self.walk.sets.intersection(readers, seeing)
            }
        }
    }

    /// Those for whom it reacts.
    fn able(&self, element: &Element, readers: Set) -> Set {
        match &element.disabled_when {
            Some(condition) if self.acts => {
                self.walk.sets.difference(readers, self.walk.sets.of(condition, self.thing))
            }
            _ => readers,
        }
    }
}

/// The reason that explains most comes first.
fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::OtherLabel(_) => 4,
        Reason::Disabled(_) => 3,
        Reason::NotThisTime(_) => 2,
        Reason::ForOthers(_) => 1,
        Reason::NotHere => 0,
    }
}
