//! Concrete readers, what the declarations allow them to be, and whom an update makes of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guidec::model::guide::Guide;
use guidec::model::project::Project;
use guidec::readers::declarations::{Product, Thing};
use guidec::readers::ids::Id;
use guidec::readers::{Condition, DeviceId, MakerId, ProductId, QuestionId, SeriesId, ThingId, Version};
use guidec::vocabulary::ProductKind;

use super::bodies::Needs;
use super::conditions::{Place, version_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Model {
    Device(DeviceId),
    Generation(SeriesId, usize),
    OtherBy(MakerId),
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skin {
    None,
    Known(ProductId, Version),
    Other,
}

/// One thing in hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hand {
    pub model: Model,
    pub os: Option<(ProductId, Version)>,
    pub skin: Skin,
    pub apps: BTreeMap<ProductId, Version>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reader {
    pub hands: Vec<Hand>,
    /// Of each question; none: not asked.
    pub answers: Vec<Option<usize>>,
}

/// A guide's readers.
pub struct World<'p> {
    pub project: &'p Project,
    pub things: &'p [Thing],
    pub readers: Vec<Reader>,
    /// What the guide removes: who is without it may have answered with it before.
    pub removed: BTreeSet<ProductId>,
    /// Who differs only in a product, by product and thing.
    alike: RefCell<BTreeMap<(ProductId, ThingId), Alike>>,
}

/// Readers by what they are without one product.
type Alike = Rc<BTreeMap<Vec<Hand>, Vec<usize>>>;

impl<'p> World<'p> {
    pub fn new(project: &'p Project, guide: &'p Guide) -> Self {
        let removed = Needs::of(project, guide).removed;
        Self { project, things: &guide.things, readers: Vec::new(), removed, alike: RefCell::default() }
    }

    pub fn product(&self, id: ProductId) -> &'p Product {
        self.project.readers.products.get(id).unwrap()
    }

    /// Whether one can have such a thing in hand.
    pub fn possible(&self, hand: &Hand, thing: ThingId) -> bool {
        self.fits_os(hand)
            && self
                .project
                .readers
                .products
                .iter()
                .all(|(id, product)| product.kind != ProductKind::App || self.fits_app(hand, id))
            && self.runs(hand, thing)
    }

    /// A skin is only on its systems.
    pub fn fits_os(&self, hand: &Hand) -> bool {
        let os = hand.os.as_ref().map(|(os, _)| *os);
        let on = |skin: &Product| skin.on.is_empty() || os.is_some_and(|os| skin.on.contains(&os));
        let versions = hand
            .os
            .as_ref()
            .is_none_or(|(os, version)| self.product(*os).supported_on(None).contains(version));
        versions
            && match &hand.skin {
                Skin::None => true,
                Skin::Known(id, version) => {
                    on(self.product(*id)) && self.product(*id).supported_on(os).contains(version)
                }
                Skin::Other => {
                    let products = self.project.readers.products.iter();
                    products.filter(|(_, it)| it.kind == ProductKind::Skin).any(|(_, it)| on(it))
                }
            }
    }

    pub fn fits_app(&self, hand: &Hand, id: ProductId) -> bool {
        let app = self.product(id);
        let os = hand.os.as_ref().map(|(os, _)| *os);
        let home = app.on.is_empty() || os.is_some_and(|os| app.on.contains(&os));
        match hand.apps.get(&id) {
            None => !(app.always_present || app.built_in && home),
            Some(version) => (home || app.always_present) && app.supported_on(os).contains(version),
        }
    }

    /// What devices and versions need.
    pub fn runs(&self, hand: &Hand, thing: ThingId) -> bool {
        let here = Place { thing, strict: true };
        let mut hands = vec![hand.clone(); self.things.len()];
        hands[thing.index()] = hand.clone();
        let reader = Reader { hands, answers: vec![None; self.project.readers.questions.len()] };
        let device = match hand.model {
            Model::Device(id) => self.project.readers.devices.get(id).unwrap().runs.clone(),
            _ => Vec::new(),
        };
        let narrowing = self.things[thing.index()].narrowing.iter();
        device.iter().chain(narrowing).all(|needs| self.meets_at(&reader, needs, here))
            && self.project.readers.products.iter().all(|(id, product)| {
                let version = version_of(hand, id);
                product.runs.iter().all(|runs| {
                    version.is_none_or(|version| !runs.versions.contains(version))
                        || self.meets_at(&reader, &runs.needs, here)
                })
            })
    }

    /// Whether somebody can be like this before the first step: who answers with a product has it.
    pub fn begins(&self, reader: &Reader) -> bool {
        let questions = self.project.readers.questions.iter().zip(&reader.answers);
        let mut named = questions.filter_map(|((_, question), answer)| question.values[(*answer)?].product);
        named.all(|product| self.anywhere(reader, product))
    }

    /// Whether the last answer is one that this reader can have given.
    pub fn answers(&self, reader: &Reader, question: QuestionId) -> bool {
        let declared = self.project.readers.questions.get(question).unwrap();
        let answer = reader.answers[question.index()];
        let asked = declared.when.as_ref().is_none_or(|when| self.meets(reader, when, ThingId::FIRST));
        let product = answer.and_then(|answer| declared.values[answer].product);
        let had = |product| self.removed.contains(&product) || self.anywhere(reader, product);
        asked == answer.is_some() && product.is_none_or(had)
    }

    fn anywhere(&self, reader: &Reader, product: ProductId) -> bool {
        self.meets(reader, &Condition::Present { thing: ThingId::UNSTATED, product }, ThingId::FIRST)
    }

    /// Every reader whom this one can become if a product changes. A system keeps being the same one, and so
    /// does a skin on it, whose version is then free.
    pub fn changed(&self, who: usize, product: ProductId, thing: ThingId) -> Vec<usize> {
        let alike = self.alike.borrow().get(&(product, thing)).cloned();
        let alike = alike.unwrap_or_else(|| {
            let mut all: BTreeMap<Vec<Hand>, Vec<usize>> = BTreeMap::new();
            for (who, reader) in self.readers.iter().enumerate() {
                all.entry(self.without(reader, product, thing).hands).or_default().push(who);
            }
            let all = Rc::new(all);
            self.alike.borrow_mut().insert((product, thing), Rc::clone(&all));
            all
        });
        let before = &self.readers[who];
        let same = |who: &usize| same_answers(before, &self.readers[*who]);
        alike[&self.without(before, product, thing).hands].iter().copied().filter(same).collect()
    }

    /// The reader with what a change of the product leaves open put to one value.
    fn without(&self, reader: &Reader, product: ProductId, thing: ThingId) -> Reader {
        let mut same = reader.clone();
        let hand = &mut same.hands[thing.index()];
        hand.apps.remove(&product);
        if self.product(product).kind == ProductKind::Os
            && let Some((os, version)) = &mut hand.os
            && *os == product
        {
            *version = Version::LEAST;
            if let Skin::Known(skin, version) = &mut hand.skin
                && self.product(*skin).on.contains(&product)
            {
                *version = Version::LEAST;
            }
        }
        same
    }
}

/// Who is asked something may depend on what changes; answers do not.
pub fn same_answers(one: &Reader, other: &Reader) -> bool {
    let mut answers = one.answers.iter().zip(&other.answers);
    answers.all(|(one, other)| one == other || one.is_none() || other.is_none())
}
