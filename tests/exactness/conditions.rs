//! Whether a concrete reader meets a condition.

use guidec::readers::ids::Id;
use guidec::readers::{Condition, ProductId, ThingId, Version};
use guidec::vocabulary::ProductKind;

use super::readers::{Hand, Model, Reader, Skin, World};

/// Where a condition is used; `strict`: it speaks of that thing only.
#[derive(Clone, Copy)]
pub struct Place {
    pub thing: ThingId,
    pub strict: bool,
}

impl World<'_> {
    /// Whether a reader meets a condition that is used where a thing is in hand.
    pub fn meets(&self, reader: &Reader, condition: &Condition, thing: ThingId) -> bool {
        self.meets_at(reader, condition, Place { thing, strict: false })
    }

    pub fn meets_at(&self, reader: &Reader, condition: &Condition, place: Place) -> bool {
        let hand = |thing: &ThingId| {
            let thing = if *thing == ThingId::UNSTATED { place.thing } else { *thing };
            &reader.hands[thing.index()]
        };
        let maker_of = |model: Model| match model {
            Model::Device(id) => self.project.readers.devices.get(id).unwrap().maker,
            Model::Generation(id, _) => self.project.readers.series.get(id).unwrap().maker,
            Model::OtherBy(maker) => Some(maker),
            Model::Other => None,
        };
        match condition {
            Condition::Always => true,
            Condition::Present { thing, product } => {
                version_of(&reader.hands[self.thing(*product, *thing, place).index()], *product).is_some()
            }
            Condition::Version { thing, product, versions, .. } => {
                let hand = &reader.hands[self.thing(*product, *thing, place).index()];
                version_of(hand, *product).is_some_and(|version| versions.contains(version))
            }
            Condition::Device { thing, device } => hand(thing).model == Model::Device(*device),
            Condition::KnownDevice { thing } => {
                matches!(hand(thing).model, Model::Device(_) | Model::Generation(..))
            }
            Condition::Maker { thing, maker } => maker_of(hand(thing).model) == Some(*maker),
            Condition::Series { thing, series, generations } => match hand(thing).model {
                Model::Generation(id, place) => id == *series && generations.contains(&place),
                _ => false,
            },
            Condition::Answer { question, values } => {
                reader.answers.get(question.index()).copied().flatten().is_some_and(|it| values.contains(&it))
            }
            Condition::Named { condition, thing } => {
                let named = self.project.readers.conditions.get(*condition).unwrap();
                let place = match *thing {
                    ThingId::UNSTATED => place,
                    thing => Place { thing, strict: false },
                };
                self.meets_at(reader, &named.condition, place)
            }
            Condition::Not(inner) => !self.meets_at(reader, inner, place),
            Condition::All(parts) => parts.iter().all(|part| self.meets_at(reader, part, place)),
            Condition::Any(parts) => parts.iter().any(|part| self.meets_at(reader, part, place)),
        }
    }

    /// The thing that a test means: the only one that can have the product, else the one in hand.
    fn thing(&self, product: ProductId, stated: ThingId, place: Place) -> ThingId {
        if stated != ThingId::UNSTATED {
            return stated;
        }
        if place.strict {
            return place.thing;
        }
        let declared = self.product(product);
        let able = (0..).map(ThingId).zip(self.things).filter(|(_, thing)| {
            let oses = thing.os.as_deref().unwrap_or_default();
            match declared.kind {
                ProductKind::Os => oses.contains(&product),
                _ => declared.on.is_empty() || oses.iter().any(|os| declared.on.contains(os)),
            }
        });
        let able: Vec<ThingId> = able.map(|(thing, _)| thing).collect();
        match able.as_slice() {
            [only] => *only,
            _ => place.thing,
        }
    }
}

/// The version of a product that somebody has.
pub fn version_of(hand: &Hand, product: ProductId) -> Option<&Version> {
    let os = hand.os.as_ref().filter(|(os, _)| *os == product).map(|(_, version)| version);
    let skin = match &hand.skin {
        Skin::Known(skin, version) if *skin == product => Some(version),
        _ => None,
    };
    os.or(skin).or_else(|| hand.apps.get(&product))
}
