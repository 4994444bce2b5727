//! Sets of readers in as few words as they allow, in no language yet.

mod choose;
mod cover;
mod devices;
mod runs;
mod term;
mod written;

pub use term::{Fact, High, Low, Named, Run, Term, ThingName};

pub(super) use choose::{Vocabulary, interval};
pub(super) use cover::Cube;
pub(super) use runs::Texts;
pub(super) use written::Written;

use std::collections::BTreeSet;

use super::space::{Scope, Set, SpaceError, Universe};
use super::{Condition, ConditionId};
use cover::{Cover, cover};

/// Whom a set of readers holds, among those who come to that place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Description {
    /// It holds everyone there except those who are described.
    pub unless: bool,
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

    pub fn is_everyone(&self) -> bool {
        !self.unless && self.any_of.iter().any(Vec::is_empty)
    }
}

/// What cannot be said shorter behind "unless".
const SHORT: usize = 2;

fn described_by(cover: Cover, unless: bool) -> Description {
    let parts = cover.parts.into_iter();
    let any_of = parts.map(|part| part.into_iter().map(|choice| choice.term).collect()).collect();
    Description { unless, any_of, more: cover.more }
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
        let positive = self.cover(inside, others, &spoken);
        if let Ok(cover) = &positive
            && cover.cost() <= SHORT
        {
            return positive.map(|cover| described_by(cover, false));
        }
        let negative = self.cover(others, inside, &spoken);
        match (positive, negative) {
            (Ok(positive), Ok(negative)) if negative.cost() + 1 < positive.cost() => {
                Ok(described_by(negative, true))
            }
            (Ok(positive), _) => Ok(described_by(positive, false)),
            (Err(_), Ok(negative)) => Ok(described_by(negative, true)),
            (Err(error), Err(_)) => Err(error),
        }
    }

    /// What words about these readers are made from.
    pub(super) fn vocabulary<'v>(&'v self, scope: &'v Scope) -> Vocabulary<'v> {
        Vocabulary { scope, written: &self.written, known_devices: &self.known_devices }
    }

    fn cover(&self, needed: Set, outside: Set, spoken: &BTreeSet<usize>) -> Result<Cover, SpaceError> {
        self.with(|compiler| {
            let allowed = compiler.diagram.complement(outside.node())?;
            let words = self.vocabulary(&compiler.scope);
            cover(&mut compiler.diagram, &words, needed.node(), allowed, spoken)
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
