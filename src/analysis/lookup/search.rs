//! One look at one view.

use super::chance::{Chance, chance, disabled, drawn};
use super::{Found, Missing, Reason, There, seeing};
use crate::analysis::view::View;
use crate::analysis::walk::Walk;
use crate::analysis::{open, screens};
use crate::model::element::{Element, PickerOption};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::text::Literal;
use crate::readers::{Set, ThingId};

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Sought<'w> {
    pub(super) thing: ThingId,
    pub(super) used: &'w ElementUse,
    /// The use names an option, and what offers it is looked for.
    pub(super) as_option: bool,
    /// It has to react, not only to be seen.
    pub(super) acts: bool,
}

/// One look at one view.
pub(super) struct Search<'w, 'a> {
    pub(super) walk: &'w Walk<'a>,
    pub(super) sought: Sought<'w>,
    pub(super) view: &'w View,
}

impl Search<'_, '_> {
    /// On a known screen; gives those who found it.
    pub(super) fn on(
        &self,
        front: ScreenId,
        readers: Set,
        found: &mut Found,
        reasons: &mut Vec<(Reason, Set)>,
    ) -> Set {
        let sets = &self.walk.sets;
        let mut hits: Vec<(ElementId, Set, bool)> = Vec::new();
        for (id, element) in self.candidates(front) {
            let available =
                sets.intersection(readers, sets.of_option(element.when.as_ref(), self.sought.thing));
            reasons.push((Reason::ForOthers(id), sets.difference(readers, available)));
            let chance = chance(self.walk, self.sought.thing, front, id, element);
            let there = sets.intersection(available, chance.possible(self.walk));
            reasons.push((Reason::Instead(id), sets.difference(available, there)));
            let named = self.named(element, there);
            let other = if self.sought.as_option { Reason::ForOthers(id) } else { Reason::OtherLabel(id) };
            reasons.push((other, sets.difference(there, named)));
            let able = self.able(element, named);
            reasons.push((Reason::Disabled(id), sets.difference(named, able)));
            self.draw(drawn(self.walk, front, self.view, id, element), id, chance, able, &mut hits, reasons);
        }
        self.take(hits, readers, found)
    }

    /// Splits readers by whether the element is there this time.
    fn draw(
        &self,
        drawn: Option<bool>,
        id: ElementId,
        chance: Chance,
        readers: Set,
        hits: &mut Vec<(ElementId, Set, bool)>,
        reasons: &mut Vec<(Reason, Set)>,
    ) {
        let sets = &self.walk.sets;
        let uncertain = sets.intersection(readers, chance.unsure);
        let surely = sets.difference(readers, uncertain);
        match drawn {
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

    /// Takes the hits in order; a reader with two has an ambiguous name. Gives those who have one.
    fn take(&self, hits: Vec<(ElementId, Set, bool)>, all: Set, found: &mut Found) -> Set {
        let sets = &self.walk.sets;
        let front = self.view.front();
        let claimed = front.map_or(all, |front| super::verified(self.walk, self.sought.thing, front));
        let mut rest = all;
        let mut taken: Vec<(ElementId, Set)> = Vec::new();
        for (element, readers, uncertain) in hits {
            let fits = self.fits(element);
            for (other, theirs) in &taken {
                let both = sets.intersection(sets.intersection(readers, *theirs), claimed);
                let told_apart = !fits && self.fits(*other);
                if *other != element && !told_apart && !sets.is_empty(both) {
                    found.ambiguous.push((*other, element, both));
                }
            }
            taken.push((element, readers));
            let readers = sets.intersection(readers, rest);
            rest = sets.difference(rest, readers);
            if !sets.is_empty(readers) {
                let view = self.view.clone();
                found.there.push(There { element, readers, view, sometimes: uncertain });
            }
        }
        sets.difference(all, rest)
    }

    /// On an unknown screen. A name says which element is meant wherever the reader is; a label may as well
    /// be one that no model knows.
    pub(super) fn anywhere(&self, readers: Set, found: &mut Found) {
        let sets = &self.walk.sets;
        let used = self.sought.used;
        let only = match (&used.written, used.candidates.as_slice()) {
            (Written::Name(_), [only]) => only,
            _ => return found.open.push(readers),
        };
        let Some(element) = self.walk.project.element(*only) else { return found.open.push(readers) };
        let view = self.place_of(*only);
        let able = self.able_to_see(*only, readers, found);
        let chance = match view.front() {
            Some(front) => chance(self.walk, self.sought.thing, front, *only, element),
            None => Chance {
                sure: sets.of_option(element.when.as_ref(), self.sought.thing),
                unsure: sets.nobody(),
            },
        };
        let there = sets.intersection(able, chance.possible(self.walk));
        let others = sets.difference(able, there);
        let uncertain = sets.intersection(there, chance.unsure);
        for (readers, sometimes) in [(sets.difference(there, uncertain), false), (uncertain, true)] {
            if !sets.is_empty(readers) {
                found.there.push(There { element: *only, readers, view: view.clone(), sometimes });
            }
        }
        // Wherever they are, it is there for others.
        if !sets.is_empty(others) {
            found.missing.push(Missing { screen: None, reason: Reason::ForOthers(*only), readers: others });
        }
    }

    /// Those of the readers who have the product that the element belongs to; the others miss it.
    fn able_to_see(&self, element: ElementId, readers: Set, found: &mut Found) -> Set {
        let sets = &self.walk.sets;
        let Some(product) = self.walk.project.element(element).and_then(|it| it.product) else {
            return readers;
        };
        let having = sets.intersection(readers, open::having(self.walk, product, self.sought.thing));
        let without = sets.difference(readers, having);
        if !sets.is_empty(without) {
            let reason = Reason::Without(product);
            found.missing.push(Missing { screen: None, reason, readers: without });
        }
        having
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
        let project = self.walk.project;
        if self.sought.as_option {
            let here = project.screen(front).map_or(&[][..], |screen| screen.elements.as_slice()).iter();
            let known = here.filter_map(|id| Some((*id, project.element(*id)?)));
            return known.filter(|(_, element)| self.options(element).next().is_some()).collect();
        }
        let here = self.sought.used.candidates.iter().filter(|id| screens::has(project, front, **id));
        let mut all: Vec<_> = here.filter_map(|id| Some((*id, project.element(*id)?))).collect();
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
        agree(&self.sought.used.looks, &element.looks) && agree(&self.sought.used.at, &element.at)
    }

    /// The options of an element that the step may mean.
    fn options<'e>(&self, element: &'e Element) -> impl Iterator<Item = &'e PickerOption> {
        let used = self.sought.used;
        element.options.iter().filter(move |option| screens::is_option(used, option))
    }

    /// Those for whom the element bears the name that the step uses, or offers what it chooses.
    fn named(&self, element: &Element, readers: Set) -> Set {
        let sets = &self.walk.sets;
        if self.sought.as_option {
            return self.options(element).fold(sets.nobody(), |all, option| {
                let offered = sets.of_option(option.when.as_ref(), self.sought.thing);
                sets.union(all, sets.intersection(readers, offered))
            });
        }
        match &self.sought.used.written {
            Written::Name(_) => readers,
            Written::Label(words) => {
                let seeing = seeing(self.walk, self.sought.thing, element, words);
                self.walk.sets.intersection(readers, seeing)
            }
        }
    }

    /// Those for whom it reacts.
    fn able(&self, element: &Element, readers: Set) -> Set {
        match self.sought.acts {
            true => self.walk.sets.difference(readers, disabled(self.walk, self.sought.thing, element)),
            false => readers,
        }
    }
}
