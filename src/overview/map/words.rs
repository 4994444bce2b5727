//! What stands on a map: titles, labels, conditions in a few words.

use super::build::conditions;
use crate::model::element::Element;
use crate::model::project::Project;
use crate::model::screen::{Screen, Variant};
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::declarations::Thing;
use crate::readers::{Condition, ProductId, Set, ThingId, Universe};

/// Longer words for a condition are not printed.
const LONGEST: usize = 60;
/// Of what stands behind more others nobody works out for whom it is left.
const MOST_BEFORE: usize = 64;
/// What is printed instead.
const SOME: &str = "for some readers";

/// Words for the screens of one product.
pub(super) struct Words<'p> {
    project: &'p Project,
    /// With those who have the product; none if the conditions are too complex for words.
    readers: Option<(Universe, Set)>,
}

impl<'p> Words<'p> {
    pub(super) fn of(project: &'p Project, product: ProductId) -> Self {
        let present = Condition::Present { thing: ThingId::FIRST, product };
        let mentioned: Vec<&Condition> =
            std::iter::once(&present).chain(conditions(project, product)).collect();
        let things = [Thing::unnamed(&project.readers)];
        let universe = Universe::build(&project.readers, &things, &mentioned).ok();
        let readers = universe.and_then(|universe| {
            let having = universe.set_on(&present, ThingId::FIRST).ok()?;
            Some((universe, having))
        });
        Self { project, readers }
    }

    /// For whom; nothing if for everybody who has the product.
    pub(super) fn condition(&self, condition: Option<&Condition>) -> Vec<String> {
        let Some(condition) = condition else { return Vec::new() };
        let Some((universe, having)) = &self.readers else { return vec![SOME.to_owned()] };
        let Ok(set) = universe.set_on(condition, ThingId::FIRST) else { return vec![SOME.to_owned()] };
        if universe.is_subset(*having, set) == Ok(true) {
            return Vec::new();
        }
        vec![short(universe.describe(set, *having, &[condition]).in_words())]
    }

    /// For whom something is that is for those only whom these before it leave, among those `whose` it is; nothing if
    /// they leave nobody.
    pub(super) fn rest(
        &self,
        whose: Option<&Condition>,
        before: &[Option<&Condition>],
        condition: Option<&Condition>,
    ) -> Option<Vec<String>> {
        if before.is_empty() {
            return Some(self.condition(condition));
        }
        let some = Some(vec![SOME.to_owned()]);
        let Some((universe, having)) = self.readers.as_ref().filter(|_| before.len() <= MOST_BEFORE) else {
            return some;
        };
        let set_of = |condition: Option<&Condition>| match condition {
            Some(condition) => universe.set_on(condition, ThingId::FIRST),
            None => Ok(*having),
        };
        let among = set_of(whose).and_then(|set| universe.intersection(*having, set));
        let left = before
            .iter()
            .fold(set_of(condition), |left, before| universe.difference(left?, set_of(*before)?));
        let (Ok(among), Ok(left)) = (among, left) else { return some };
        let Ok(left) = universe.intersection(among, left) else { return some };
        if universe.is_empty(left) {
            return None;
        }
        if universe.is_subset(among, left) == Ok(true) {
            return Some(Vec::new());
        }
        let spoken: Vec<&Condition> = before.iter().copied().flatten().chain(condition).collect();
        Some(vec![short(universe.describe(left, among, &spoken).in_words())])
    }

    pub(super) fn sometimes(&self, element: &Element) -> Option<String> {
        let sometimes = element.sometimes.as_ref()?;
        let whom = self.condition(sometimes.when.as_ref());
        Some(whom.first().map_or_else(|| "sometimes".to_owned(), |whom| format!("sometimes: {whom}")))
    }

    /// What the screen is called, by whomever.
    pub(super) fn title(&self, screen: &Screen) -> String {
        self.all(&screen.titles).unwrap_or_else(|| key_words(&screen.key))
    }

    /// The label, else what describes the element.
    pub(super) fn label(&self, element: &Element) -> String {
        let described =
            element.described.as_ref().or(element.looks.as_ref()).map(|words| self.literal(words));
        self.all(&element.labels).or(described).unwrap_or_else(|| key_words(&element.key))
    }

    /// All variants: "Insurance / Insurance & aid".
    fn all(&self, variants: &[Variant]) -> Option<String> {
        let mut texts: Vec<String> = Vec::new();
        for text in variants.iter().map(|variant| self.literal(&variant.text)) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        (!texts.is_empty()).then(|| texts.join(" / "))
    }

    pub(super) fn literal(&self, literal: &Literal) -> String {
        words(self.project, literal)
    }
}

fn short(words: String) -> String {
    if words.chars().count() > LONGEST { SOME.to_owned() } else { words }
}

/// Words with the names of their values; a secret is no more than its name anyway.
pub(super) fn words(project: &Project, literal: &Literal) -> String {
    let pieces = literal.pieces.iter().map(|piece| match piece {
        LiteralPiece::Text(text) => text.clone(),
        LiteralPiece::Value(value) => {
            let key = project.value(*value).map(|value| value.key.as_str());
            format!("<{}>", key_words(key.unwrap_or_default()))
        }
    });
    pieces.collect()
}

/// A name as words: "mutual treasure" for `mutual-treasure`.
fn key_words(key: &str) -> String {
    key.replace('-', " ")
}
