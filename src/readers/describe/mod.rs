//! Sets of readers in as few words as they allow, in no language yet.

mod choose;
mod cover;
mod devices;
mod runs;
mod term;
mod written;

pub use term::{Fact, High, Low, Named, Run, Term, ThingName};

use choose::Choice;
pub(super) use choose::{Chosen, Vocabulary, interval};
pub(super) use cover::Cube;
pub(super) use runs::Texts;
pub(super) use written::{Literals, Written};

use std::collections::BTreeSet;

use super::space::{Scope, Set, SpaceError, Universe};
use super::{Condition, ConditionId};
use cover::{Cover, Parts};

/// Whom a set of readers holds, among those who come to that place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Description {
    /// It holds everyone there, of `base`, except those who are described.
    pub unless: bool,
    /// With `unless`: what all of them have in common, if that says more than that they are there.
    pub base: Vec<Term>,
    /// Any of these, each all of its terms. One part without terms is everyone; no part is nobody.
    pub any_of: Vec<Vec<Term>>,
    /// There are parts that are not listed: the set is too complicated for words.
    pub more: bool,
}

impl Description {
    pub fn everyone() -> Self {
        Self { any_of: vec![Vec::new()], ..Self::default() }
    }

    pub fn nobody() -> Self {
        Self::default()
    }
}

/// What cannot be said shorter behind "unless".
const SHORT: usize = 2;

fn words(part: Vec<Choice>) -> Vec<Term> {
    part.into_iter().map(|choice| choice.term).collect()
}

fn of_parts(cover: Cover) -> (usize, Description) {
    let (cost, more) = (cover.cost(), cover.more);
    let any_of = cover.parts.into_iter().map(words).collect();
    (cost, Description { any_of, more, ..Description::nobody() })
}

impl Universe {
    /// Describes the readers of `set` among those of `among`, if possible in terms of what the conditions `here` speak
    /// of; without conditions, of anything.
    pub fn describe(&self, set: Set, among: Set, here: &[&Condition]) -> Description {
        // A set that is too complicated even to look at is only hinted at.
        self.described(set, among, here)
            .unwrap_or_else(|_| Description { more: true, ..Description::nobody() })
    }

    fn described(&self, set: Set, among: Set, here: &[&Condition]) -> Result<Description, SpaceError> {
        let inside = self.intersection(set, among)?;
        let others = self.difference(among, set)?;
        if self.is_empty(others) {
            return Ok(Description::everyone());
        }
        if self.is_empty(inside) {
            return Ok(Description::nobody());
        }
        if let Some(description) = self.by_name(inside, others, among)? {
            return Ok(description);
        }
        let spoken = self.axes_spoken_of(here);
        let mut best = self.cover(inside, others, &spoken).map(of_parts);
        if matches!(best, Ok((cost, _)) if cost <= SHORT) {
            return best.map(|(_, description)| description);
        }
        let (base, all) = self.in_common(inside, among, &spoken)?;
        for (base, out) in [(Vec::new(), others), (base, self.difference(all, inside)?)] {
            let most = best.as_ref().map_or(usize::MAX, |(cost, _)| *cost);
            if let Ok(Some(shorter)) = self.exception(base, out, inside, &spoken, most) {
                best = Ok(shorter);
            }
        }
        best.map(|(_, description)| description)
    }

    /// Everyone of whom `base` holds, without those who are `out`, if that costs less than `most`.
    fn exception(
        &self,
        base: Vec<Choice>,
        out: Set,
        inside: Set,
        spoken: &BTreeSet<usize>,
        most: usize,
    ) -> Result<Option<(usize, Description)>, SpaceError> {
        let common: usize = base.iter().map(|choice| choice.cost + 1).sum();
        let base = words(base);
        let shorter = if self.is_empty(out) {
            (common, Description { any_of: vec![base], ..Description::nobody() })
        } else {
            // Most exceptions are not shorter than what was found before, and need no words then.
            let is_long = |least: usize| common + least + 1 >= most;
            if is_long(self.least_apart(out, inside)) {
                return Ok(None);
            }
            let parts = self.parts(out, inside, spoken)?;
            if is_long(parts.least_taken_out()) {
                return Ok(None);
            }
            let cover = self.worded(parts)?;
            let cost = common + cover.cost_taken_out() + 1;
            let (_, excepted) = of_parts(cover);
            (cost, Description { unless: true, base, ..excepted })
        };
        Ok(Some(shorter).filter(|(cost, _)| *cost < most))
    }

    /// What all readers of `inside` have in common, and everyone of `among` of whom that holds.
    fn in_common(
        &self,
        inside: Set,
        among: Set,
        spoken: &BTreeSet<usize>,
    ) -> Result<(Vec<Choice>, Set), SpaceError> {
        self.with(|compiler| {
            let words = self.vocabulary(&compiler.scope);
            cover::in_common(&mut compiler.diagram, &words, inside.node(), among.node(), spoken)
        })
        .map(|(base, all)| (base, Set::of(all)))
    }

    /// What words about these readers are made from.
    pub(super) fn vocabulary<'v>(&'v self, scope: &'v Scope) -> Vocabulary<'v> {
        let (written, known_devices) = (&self.written, &self.known_devices);
        Vocabulary { scope, written, known_devices, chosen: &self.chosen }
    }

    fn cover(&self, needed: Set, outside: Set, spoken: &BTreeSet<usize>) -> Result<Cover, SpaceError> {
        self.worded(self.parts(needed, outside, spoken)?)
    }

    fn parts(&self, needed: Set, outside: Set, spoken: &BTreeSet<usize>) -> Result<Parts, SpaceError> {
        self.with(|compiler| Parts::find(&mut compiler.diagram, needed.node(), outside.node(), spoken))
    }

    /// How hard it is to read at least that these are taken out and those stay, found without their parts.
    fn least_apart(&self, out: Set, inside: Set) -> usize {
        let least =
            self.with(|compiler| cover::least_apart(&mut compiler.diagram, out.node(), inside.node()));
        least.unwrap_or_default()
    }

    fn worded(&self, parts: Parts) -> Result<Cover, SpaceError> {
        self.with(|compiler| {
            let words = self.vocabulary(&compiler.scope);
            parts.worded(&mut compiler.diagram, &words)
        })
    }

    /// The author's own condition or its opposite, if it is the same here and has words.
    fn by_name(&self, inside: Set, others: Set, among: Set) -> Result<Option<Description>, SpaceError> {
        for (id, place) in &self.named {
            let Some(named) = self.named_words(*id) else { continue };
            let condition = Condition::Named { condition: *id, thing: place.thing };
            let here = self.intersection(self.set_at(&condition, *place)?, among)?;
            if here == inside || here == others {
                let term =
                    Term { thing: None, negated: here == others, any_of: vec![Fact::Condition(named)] };
                return Ok(Some(Description { any_of: vec![vec![term]], ..Description::nobody() }));
            }
        }
        Ok(None)
    }

    /// A named condition, if the author gave it words: a bare key is no word for readers.
    fn named_words(&self, id: ConditionId) -> Option<Named<ConditionId>> {
        self.read(|compiler| {
            let named = compiler.scope.declarations.conditions.get(id)?;
            let has_words = named.label != named.key;
            has_words.then(|| Named { id, key: named.key.clone(), label: named.label.clone() })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::declarations::{Answer, Declarations, Question, Thing};

    /// Every pair of sets that two questions with three answers tell apart, as far as each is a rectangle of answers.
    #[test]
    fn no_exception_is_shorter_than_its_bound() {
        let answer = |key: &str| Answer { key: key.to_owned(), label: key.to_owned(), product: None };
        let mut declared = Declarations::default();
        let questions = ["role", "plan"].map(|key| {
            let values = ["a", "b", "c"].map(answer).to_vec();
            let (key, label) = (key.to_owned(), key.to_owned());
            declared.questions.push(Question { key, label, values, when: None, help: None })
        });
        let chosen: Vec<Vec<usize>> =
            (1..8).map(|bits| (0..3).filter(|at| bits >> at & 1 == 1).collect()).collect();
        let rectangles: Vec<Condition> = chosen
            .iter()
            .flat_map(|first| chosen.iter().map(move |second| [first, second]))
            .map(|sides| {
                let parts = questions.iter().zip(sides);
                let parts =
                    parts.map(|(id, values)| Condition::Answer { question: *id, values: values.clone() });
                Condition::All(parts.collect())
            })
            .collect();
        let mentioned: Vec<&Condition> = rectangles.iter().collect();
        let universe = Universe::build(&declared, &[Thing::unnamed(&declared)], &mentioned).unwrap();
        let sets: Vec<Set> = mentioned.iter().map(|condition| universe.set(condition).unwrap()).collect();
        let spoken = universe.axes_spoken_of(&mentioned);
        let mut tight = [0; 3];
        for (out, all) in sets.iter().flat_map(|out| sets.iter().map(move |all| (*out, *all))) {
            let inside = universe.difference(all, out).unwrap();
            if universe.is_empty(inside) {
                continue;
            }
            let least = universe.least_apart(out, inside);
            let cost = universe.cover(out, inside, &spoken).unwrap().cost_taken_out();
            assert!(least <= cost, "{cost} is less than {least}");
            tight[least] += usize::from(least == cost);
        }
        assert!(tight[1] > 0 && tight[2] > 0, "{tight:?}");
    }
}
