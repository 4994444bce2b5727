//! Concrete readers: all that a project's declarations allow, one for each run of versions between two cut
//! points of the text, and whether one of them meets a condition.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Guide;
use guidec::model::project::Project;
use guidec::readers::declarations::{Product, Thing};
use guidec::readers::ids::Id;
use guidec::readers::{Condition, DeviceId, MakerId, ProductId, QuestionId, SeriesId, ThingId, Version};
use guidec::vocabulary::ProductKind;

use super::conditions::{Place, version_of};

/// More readers than these are too many for one guide.
const MOST_READERS: usize = 2500;

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
}

impl<'p> World<'p> {
    /// All readers of a guide; none if they are too many.
    pub fn of(project: &'p Project, guide: &'p Guide, text: &str) -> Option<Self> {
        let mut world = Self { project, things: &guide.things, readers: Vec::new() };
        let points = points(project, text);
        let mut all: Vec<Vec<Hand>> = vec![Vec::new()];
        for thing in (0..).map(ThingId).take(world.things.len()) {
            let hands = world.hands(thing, &points)?;
            all = all.iter().flat_map(|before| hands.iter().map(|hand| with(before, hand.clone()))).collect();
            if all.len() > MOST_READERS {
                return None;
            }
        }
        let mut readers: Vec<Reader> =
            all.into_iter().map(|hands| Reader { hands, answers: Vec::new() }).collect();
        for (question, declared) in project.readers.questions.iter() {
            let answers = (0..declared.values.len()).map(Some).chain([None]);
            let answered = |reader: &Reader, answer| Reader {
                hands: reader.hands.clone(),
                answers: with(&reader.answers, answer),
            };
            readers = readers
                .iter()
                .flat_map(|reader| answers.clone().map(|answer| answered(reader, answer)))
                .filter(|reader| world.answers(reader, question))
                .collect();
            if readers.len() > MOST_READERS {
                return None;
            }
        }
        readers.sort();
        world.readers = readers;
        Some(world)
    }

    /// Everything that one thing can be.
    fn hands(&self, thing: ThingId, points: &BTreeMap<ProductId, Vec<Version>>) -> Option<Vec<Hand>> {
        let declared = &self.project.readers;
        let versions = |product: ProductId| points[&product].iter().cloned();
        let mut models: Vec<Model> = declared.devices.iter().map(|(id, _)| Model::Device(id)).collect();
        for (id, series) in declared.series.iter() {
            models.extend((0..series.generations.len()).map(|place| Model::Generation(id, place)));
        }
        models.extend(declared.makers.iter().map(|(id, _)| Model::OtherBy(id)));
        models.push(Model::Other);
        let oses = self.things[thing.index()].os.clone();
        let oses: Vec<Option<(ProductId, Version)>> = match oses {
            None => vec![None],
            Some(oses) => oses.iter().flat_map(|os| versions(*os).map(|it| Some((*os, it)))).collect(),
        };
        let of_kind = |kind| {
            let all = declared.products.iter().filter(move |(_, product)| product.kind == kind);
            all.map(|(id, _)| id).collect::<Vec<_>>()
        };
        let mut skins = vec![Skin::None];
        for skin in of_kind(ProductKind::Skin) {
            skins.extend(versions(skin).map(|version| Skin::Known(skin, version)));
            skins.push(Skin::Other);
        }
        skins.sort();
        skins.dedup();
        let mut hands = Vec::new();
        for os in &oses {
            for skin in &skins {
                for model in &models {
                    let (os, skin) = (os.clone(), skin.clone());
                    hands.push(Hand { model: *model, os, skin, apps: BTreeMap::new() });
                }
            }
        }
        hands.retain(|hand| self.fits_os(hand));
        for app in of_kind(ProductKind::App) {
            let had = |hand: &Hand| {
                let having = versions(app).map(|version| {
                    let mut hand = hand.clone();
                    hand.apps.insert(app, version);
                    hand
                });
                having.chain([hand.clone()]).filter(|hand| self.fits_app(hand, app)).collect::<Vec<_>>()
            };
            hands = hands.iter().flat_map(had).collect();
            if hands.len() > 4 * MOST_READERS {
                return None;
            }
        }
        hands.retain(|hand| self.runs(hand, thing));
        Some(hands)
    }

    pub fn product(&self, id: ProductId) -> &'p Product {
        self.project.readers.products.get(id).unwrap()
    }

    /// A skin is only on its systems.
    fn fits_os(&self, hand: &Hand) -> bool {
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

    fn fits_app(&self, hand: &Hand, id: ProductId) -> bool {
        let app = self.product(id);
        let os = hand.os.as_ref().map(|(os, _)| *os);
        let home = app.on.is_empty() || os.is_some_and(|os| app.on.contains(&os));
        match hand.apps.get(&id) {
            None => !(app.always_present || app.built_in && home),
            Some(version) => (home || app.always_present) && app.supported_on(os).contains(version),
        }
    }

    /// What devices and versions need.
    fn runs(&self, hand: &Hand, thing: ThingId) -> bool {
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

    /// Whether the last answer is one that this reader can give.
    fn answers(&self, reader: &Reader, question: QuestionId) -> bool {
        let declared = self.project.readers.questions.get(question).unwrap();
        let answer = reader.answers[question.index()];
        let asked = declared.when.as_ref().is_none_or(|when| self.meets(reader, when, ThingId::FIRST));
        let product = answer.and_then(|answer| declared.values[answer].product);
        let has = |product| {
            self.meets(reader, &Condition::Present { thing: ThingId::UNSTATED, product }, ThingId::FIRST)
        };
        asked == answer.is_some() && product.is_none_or(has)
    }

    /// Every reader whom this one can become if a product changes. A system keeps being the same one, and so
    /// does a skin on it, whose version is then free.
    pub fn changed(&self, who: usize, product: ProductId, thing: ThingId) -> Vec<usize> {
        let before = self.without(&self.readers[who], product, thing);
        let same = |who: &usize| {
            let after = self.without(&self.readers[*who], product, thing);
            // Who is asked something may depend on what changes.
            let answers = before.answers.iter().zip(&after.answers);
            before.hands == after.hands
                && answers.into_iter().all(|(one, other)| one == other || one.is_none() || other.is_none())
        };
        (0..self.readers.len()).filter(same).collect()
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

fn with<T: Clone>(list: &[T], more: T) -> Vec<T> {
    list.iter().cloned().chain([more]).collect()
}

/// One version out of each run of versions that no test of the text tells apart, by product.
fn points(project: &Project, text: &str) -> BTreeMap<ProductId, Vec<Version>> {
    let products = &project.readers.products;
    let mut points: BTreeMap<ProductId, BTreeSet<Version>> =
        products.iter().map(|(id, _)| (id, BTreeSet::from([Version::new(&[])]))).collect();
    let known = |word: &str| products.iter().find(|(_, product)| product.key == word).map(|(id, _)| id);
    let mut declared = None;
    for line in text.lines() {
        let words: Vec<&str> = line.split(|it: char| it.is_whitespace() || "(),{}".contains(it)).collect();
        let mut current = declared;
        for (place, word) in words.iter().enumerate() {
            if let Some(product) = known(word) {
                current = Some(product);
                let declares = place > 0 && ["app", "os", "skin"].contains(&words[place - 1]);
                declared = if declares { current } else { declared };
            }
            if let Some(product) = current
                && word.starts_with(|it: char| it.is_ascii_digit())
                && let Ok(literal) = products.get(product).unwrap().scheme.literal(word)
            {
                let all = points.get_mut(&product).unwrap();
                all.insert(literal.interval.low.clone());
                all.extend(literal.interval.high.clone());
            }
        }
    }
    points.into_iter().map(|(id, all)| (id, all.into_iter().collect())).collect()
}
