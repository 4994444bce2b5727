//! Which readers are followed: one for each cell of all cut points of a text, or, where these are too many, for each
//! cut point of each axis some who are anybody else for the rest; and always some with versions at random.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Guide;
use guidec::model::project::Project;
use guidec::readers::ids::Id;
use guidec::readers::{ProductId, ThingId, Version};
use guidec::vocabulary::ProductKind;

use super::random::Random;
use super::readers::{Hand, Model, Reader, Skin, World, same_answers};

/// How many readers are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// One for each cell if these are not more; else a sample.
    Sample(usize),
    /// One for each cell; nobody if these are more.
    All(usize),
}

/// How many readers with random versions a guide has.
const AT_RANDOM: usize = 12;
/// How many readers of a sample have one thing in common.
const OF_EACH: usize = 5;

/// By product, the least version of each run that no test tells apart.
pub type Points = BTreeMap<ProductId, Vec<Version>>;

/// What one thing can be, axis by axis.
struct Choices {
    models: Vec<Model>,
    oses: Vec<Option<(ProductId, Version)>>,
    skins: Vec<Skin>,
    apps: Vec<(ProductId, Vec<Option<Version>>)>,
}

/// The readers of a guide, and whether they are only a sample. None: too many.
pub fn world<'p>(
    project: &'p Project,
    guide: &'p Guide,
    points: &Points,
    text: &str,
    followed: Followed,
) -> Option<(World<'p>, bool)> {
    let mut world = World::new(project, guide);
    let mut random = Random::of(text.len() as u64);
    let (Followed::Sample(most) | Followed::All(most)) = followed;
    let everybody = all(&world, points, most);
    let sampled = everybody.is_none();
    let mut readers = match (everybody, followed) {
        (Some(readers), _) => readers,
        (None, Followed::Sample(_)) => sample(&world, points, &mut random),
        (None, Followed::All(_)) => return None,
    };
    let anywhere: Vec<Choices> =
        things(&world).map(|thing| choices(&world, thing, &at_random(points, &mut random))).collect();
    let some: Vec<Reader> =
        (0..AT_RANDOM).filter_map(|_| somebody(&world, &anywhere, &mut random, |_| ())).collect();
    // Whoever changes something has to become somebody: of all cells there is somebody already.
    let mut open: BTreeSet<Reader> = some.into_iter().collect();
    if sampled {
        open.append(&mut readers);
    }
    for product in changing(project, text) {
        let more: Vec<Reader> =
            open.iter().flat_map(|reader| becoming(&world, points, reader, product)).collect();
        open.extend(more);
        if open.len() > 4 * most {
            return None;
        }
    }
    readers.append(&mut open);
    world.readers = readers.into_iter().collect();
    Some((world, sampled))
}

fn things(world: &World<'_>) -> impl Iterator<Item = ThingId> + use<> {
    (0..).map(ThingId).take(world.things.len())
}

/// Other versions than those at which something changes.
fn at_random(points: &Points, random: &mut Random) -> Points {
    let mut number = |most: usize| u64::try_from(random.below(most)).unwrap();
    let mut version = || Version::new(&[number(40), number(6), number(9), number(3)]);
    points.keys().map(|product| (*product, (0..6).map(|_| version()).collect())).collect()
}

fn choices(world: &World<'_>, thing: ThingId, points: &Points) -> Choices {
    let declared = &world.project.readers;
    let versions = |product: ProductId| points[&product].iter().cloned();
    let mut models: Vec<Model> = declared.devices.iter().map(|(id, _)| Model::Device(id)).collect();
    for (id, series) in declared.series.iter() {
        models.extend((0..series.generations.len()).map(|place| Model::Generation(id, place)));
    }
    models.extend(declared.makers.iter().map(|(id, _)| Model::OtherBy(id)));
    models.push(Model::Other);
    let oses = match &world.things[thing.index()].os {
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
    let apps = of_kind(ProductKind::App).into_iter();
    let apps = apps.map(|app| (app, versions(app).map(Some).chain([None]).collect())).collect();
    Choices { models, oses, skins, apps }
}

/// One reader for each cell, unless there are more than `most`.
fn all(world: &World<'_>, points: &Points, most: usize) -> Option<BTreeSet<Reader>> {
    let mut all: Vec<Vec<Hand>> = vec![Vec::new()];
    for thing in things(world) {
        let hands = hands(world, thing, &choices(world, thing, points), most)?;
        all = all.iter().flat_map(|before| hands.iter().map(|hand| with(before, hand.clone()))).collect();
        if all.len() > most {
            return None;
        }
    }
    let mut readers = Vec::new();
    for hands in all {
        readers.extend(answering(world, &hands));
        if readers.len() > most {
            return None;
        }
    }
    Some(readers.into_iter().collect())
}

/// Everything that one thing can be.
fn hands(world: &World<'_>, thing: ThingId, choices: &Choices, most: usize) -> Option<Vec<Hand>> {
    let mut hands = Vec::new();
    for os in &choices.oses {
        for skin in &choices.skins {
            for model in &choices.models {
                let (os, skin) = (os.clone(), skin.clone());
                hands.push(Hand { model: *model, os, skin, apps: BTreeMap::new() });
            }
        }
    }
    hands.retain(|hand| world.fits_os(hand));
    for (app, versions) in &choices.apps {
        let had = |hand: &Hand| {
            let having = versions.iter().map(|version| {
                let mut hand = hand.clone();
                hand.apps.extend(version.clone().map(|version| (*app, version)));
                hand
            });
            having.filter(|hand| world.fits_app(hand, *app)).collect::<Vec<_>>()
        };
        hands = hands.iter().flat_map(had).collect();
        if hands.len() > 4 * most {
            return None;
        }
    }
    hands.retain(|hand| world.runs(hand, thing));
    Some(hands)
}

/// Everybody with these things in hand: with all answers that they can give.
fn answering(world: &World<'_>, hands: &[Hand]) -> Vec<Reader> {
    let mut readers = vec![Reader { hands: hands.to_vec(), answers: Vec::new() }];
    for (question, declared) in world.project.readers.questions.iter() {
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
    }
    readers
}

/// For each value of each axis some readers who have it.
fn sample(world: &World<'_>, points: &Points, random: &mut Random) -> BTreeSet<Reader> {
    let choices: Vec<Choices> = things(world).map(|thing| choices(world, thing, points)).collect();
    let mut readers = BTreeSet::new();
    for (place, of_thing) in choices.iter().enumerate() {
        let mut some = |set: &dyn Fn(&mut Hand)| {
            for _ in 0..OF_EACH {
                readers.extend(somebody(world, &choices, random, |hands| set(&mut hands[place])));
            }
        };
        of_thing.models.iter().for_each(|model| some(&|hand| hand.model = *model));
        of_thing.oses.iter().for_each(|os| some(&|hand| hand.os.clone_from(os)));
        of_thing.skins.iter().for_each(|skin| some(&|hand| hand.skin.clone_from(skin)));
        for (app, versions) in &of_thing.apps {
            versions.iter().for_each(|version| some(&|hand| has(hand, *app, version)));
        }
    }
    readers
}

fn has(hand: &mut Hand, app: ProductId, version: &Option<Version>) {
    hand.apps.remove(&app);
    hand.apps.extend(version.clone().map(|version| (app, version)));
}

/// Anybody of whom something is so; none if nobody is found.
fn somebody(
    world: &World<'_>,
    choices: &[Choices],
    random: &mut Random,
    so: impl Fn(&mut [Hand]),
) -> Option<Reader> {
    for _ in 0..30 {
        let mut hands: Vec<Hand> = choices.iter().map(|choices| anything(choices, random)).collect();
        so(&mut hands);
        if things(world).all(|thing| world.possible(&hands[thing.index()], thing)) {
            let answers = answering(world, &hands);
            if !answers.is_empty() {
                return Some(random.pick(&answers).clone());
            }
        }
    }
    None
}

fn anything(choices: &Choices, random: &mut Random) -> Hand {
    let mut hand = Hand {
        model: *random.pick(&choices.models),
        os: random.pick(&choices.oses).clone(),
        skin: random.pick(&choices.skins).clone(),
        apps: BTreeMap::new(),
    };
    choices.apps.iter().for_each(|(app, versions)| has(&mut hand, *app, random.pick(versions)));
    hand
}

/// The products that somebody installs, updates or removes.
fn changing(project: &Project, text: &str) -> BTreeSet<ProductId> {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let named = lines.filter_map(|words| match words.as_slice() {
        ["install" | "update" | "uninstall", key, ..] => Some((*key).to_owned()),
        _ => None,
    });
    let known = |key: String| project.readers.products.iter().find(|(_, it)| it.key == key).map(|(id, _)| id);
    named.filter_map(known).collect()
}

/// Everybody whom a change of the product can make of a reader, with the version of each cell.
fn becoming(world: &World<'_>, points: &Points, reader: &Reader, product: ProductId) -> Vec<Reader> {
    let mut found = Vec::new();
    for thing in things(world) {
        let own = &reader.hands[thing.index()];
        let mut hands: Vec<Hand> = Vec::new();
        if world.product(product).kind == ProductKind::Os {
            let Some((os, _)) = own.os.as_ref().filter(|(os, _)| *os == product) else { continue };
            for version in &points[os] {
                let os = Some((*os, version.clone()));
                let skins = match &own.skin {
                    Skin::Known(skin, _) => {
                        let versions = points[skin].iter().cloned();
                        versions
                            .map(|version| Skin::Known(*skin, version))
                            .chain([own.skin.clone()])
                            .collect()
                    }
                    other => vec![other.clone()],
                };
                hands.extend(skins.into_iter().map(|skin| Hand { os: os.clone(), skin, ..own.clone() }));
            }
        } else {
            for version in points[&product].iter().cloned().map(Some).chain([None]) {
                let mut hand = own.clone();
                has(&mut hand, product, &version);
                hands.push(hand);
            }
        }
        for hand in hands.into_iter().filter(|hand| world.possible(hand, thing)) {
            let mut all = reader.hands.clone();
            all[thing.index()] = hand;
            found.extend(answering(world, &all).into_iter().filter(|it| same_answers(reader, it)));
        }
    }
    found
}

fn with<T: Clone>(list: &[T], more: T) -> Vec<T> {
    list.iter().cloned().chain([more]).collect()
}
