//! One look at one view.

use super::chance::{Chance, chance, disabled, drawn};
use super::{Found, Missing, Reason, There, rank, seeing};
use crate::analysis::view::View;
use crate::analysis::walk::Walk;
use crate::analysis::{open, screens};
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::text::Literal;
use crate::readers::{Set, ThingId};

/// One look at one view.
pub(super) struct Search<'w, 'a> {
    pub(super) walk: &'w Walk<'a>,
    pub(super) thing: ThingId,
    pub(super) used: &'w ElementUse,
    pub(super) view: &'w View,
    pub(super) acts: bool,
}

impl Search<'_, '_> {
    /// On a known screen.
    pub(super) fn on(
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
            let available = sets.intersection(readers, sets.of_option(element.when.as_ref(), self.thing));
            reasons.push((Reason::ForOthers(id), sets.difference(readers, available)));
            let chance = chance(self.walk, self.thing, front, id, element);
            let there = sets.intersection(available, chance.possible(self.walk));
            reasons.push((Reason::Instead(id), sets.difference(available, there)));
            let named = self.named(element, there);
            reasons.push((Reason::OtherLabel(id), sets.difference(there, named)));
            let able = self.able(element, named);
            reasons.push((Reason::Disabled(id), sets.difference(named, able)));
            self.draw(drawn(self.walk, front, self.view, id, element), id, chance, able, &mut hits, reasons);
        }
        reasons.sort_by_key(|(reason, _)| std::cmp::Reverse(rank(*reason)));
        self.take(hits, rest, found);
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
    pub(super) fn anywhere(&self, readers: Set, rest: Set, found: &mut Found) -> Set {
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
        let view = self.place_of(*only);
        let able = self.able_to_see(*only, readers, found);
        let chance = match view.front() {
            Some(front) => chance(self.walk, self.thing, front, *only, element),
            None => Chance { sure: sets.of_option(element.when.as_ref(), self.thing), unsure: sets.nobody() },
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
        left
    }

    /// Those of the readers who have the product that the element belongs to; the others miss it.
    fn able_to_see(&self, element: ElementId, readers: Set, found: &mut Found) -> Set {
        let sets = &self.walk.sets;
        let Some(product) = self.walk.project.element(element).and_then(|it| it.product) else {
            return readers;
        };
        let having = sets.intersection(readers, open::having(self.walk, product, self.thing));
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
        match self.acts {
            true => self.walk.sets.difference(readers, disabled(self.walk, self.thing, element)),
            false => readers,
        }
    }
}
