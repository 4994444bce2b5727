//! A small world of products, devices and questions, with concrete readers and a plain evaluator of conditions.

use std::collections::BTreeMap;

use guidec::readers::declarations::{
    Answer, Declarations, Device, Maker, NamedCondition, Product, Question, Releases, Runs, Series,
    Supported, Thing,
};
use guidec::readers::*;
use guidec::vocabulary::ProductKind;

pub const UNSTATED: ThingId = ThingId::UNSTATED;

pub struct World {
    pub declared: Declarations,
    pub android: ProductId,
    pub ios: ProductId,
    pub magic: ProductId,
    pub settings: ProductId,
    pub alipay: ProductId,
    pub portal: ProductId,
    pub server: ProductId,
    pub honor: MakerId,
    pub honor_50: DeviceId,
    pub pixel: DeviceId,
    pub oneplus: SeriesId,
    pub account: QuestionId,
    pub helper: QuestionId,
    pub modern: ConditionId,
}

impl World {
    pub fn new() -> Self {
        let mut declared = Declarations::default();
        let mut product =
            |kind, key: &str, label: &str| declared.products.push(Product::new(kind, key, label));
        let android = product(ProductKind::Os, "android", "Android");
        let ios = product(ProductKind::Os, "ios", "iOS");
        let magic = product(ProductKind::Skin, "magic-ui", "Magic UI");
        let settings = product(ProductKind::App, "settings", "Settings");
        let alipay = product(ProductKind::App, "alipay", "Alipay");
        let portal = product(ProductKind::App, "portal", "Company portal");
        let server = product(ProductKind::Server, "home-assistant", "Home Assistant");
        let honor = declared.makers.push(Maker { key: "honor".into(), label: "HONOR".into() });
        let present = |product| Condition::Present { thing: UNSTATED, product };
        edit(&mut declared, magic, |it| {
            it.on = vec![android];
            it.runs = vec![Runs { versions: exactly("4"), needs: version(android, "11") }];
        });
        edit(&mut declared, settings, |it| {
            it.on = vec![android];
            it.built_in = true;
        });
        edit(&mut declared, alipay, |it| {
            it.on = vec![android, ios];
            it.supported = vec![
                Supported { os: None, versions: literal("10.2").or_later() },
                Supported { os: Some(ios), versions: literal("10.3").or_later() },
            ];
            it.releases = Releases::new(vec![literal("10.2.50"), literal("10.2.53")]);
        });
        edit(&mut declared, portal, |it| it.always_present = true);
        let honor_50 = declared.devices.push(Device {
            key: "honor-50".into(),
            label: "HONOR 50".into(),
            maker: Some(honor),
            runs: vec![Condition::All(vec![
                range(android, literal("11").to(&literal("13"))),
                range(magic, literal("4").to(&literal("7"))),
            ])],
        });
        let pixel = declared.devices.push(Device {
            key: "pixel".into(),
            label: "Pixel".into(),
            maker: None,
            runs: vec![present(android)],
        });
        let oneplus = declared.series.push(Series {
            key: "oneplus".into(),
            label: "OnePlus".into(),
            maker: None,
            generations: ["3", "5", "6"].map(String::from).to_vec(),
        });
        let account =
            declared.questions.push(question("account", "Your account", &["Personal", "Business", "Shared"]));
        let mut helper = question("helper", "Your helper", &["Alipay", "Somebody"]);
        helper.when = Some(Condition::Answer { question: account, values: vec![0, 1] });
        helper.values[0].product = Some(alipay);
        let helper = declared.questions.push(helper);
        let modern = declared.conditions.push(NamedCondition {
            key: "modern".into(),
            label: "a modern phone".into(),
            condition: Condition::Any(vec![range(android, literal("12").or_later()), version(ios, "18")]),
        });
        Self {
            declared,
            android,
            ios,
            magic,
            settings,
            alipay,
            portal,
            server,
            honor,
            honor_50,
            pixel,
            oneplus,
            account,
            helper,
            modern,
        }
    }

    pub fn things(&self) -> Vec<Thing> {
        vec![Thing::unnamed(&self.declared)]
    }

    /// One of each simple test, so that a universe built with it has every axis.
    pub fn everything(&self) -> Condition {
        let products = self.declared.products.iter().map(|(id, _)| present(id));
        let rest = [
            Condition::KnownDevice { thing: ThingId::FIRST },
            Condition::Maker { thing: ThingId::FIRST, maker: self.honor },
            Condition::Answer { question: self.account, values: vec![0] },
            Condition::Answer { question: self.helper, values: vec![0] },
            Condition::Named { condition: self.modern, thing: ThingId::FIRST },
        ];
        Condition::Any(products.chain(rest).collect())
    }
}

fn edit(declared: &mut Declarations, id: ProductId, change: impl FnOnce(&mut Product)) {
    change(declared.products.get_mut(id).unwrap());
}

fn question(key: &str, label: &str, answers: &[&str]) -> Question {
    let answer = |label: &&str| Answer { key: label.to_lowercase(), label: (*label).into(), product: None };
    Question {
        key: key.into(),
        label: label.into(),
        values: answers.iter().map(answer).collect(),
        when: None,
        help: None,
    }
}

pub fn literal(text: &str) -> Literal {
    Scheme::default().literal(text).unwrap()
}

fn exactly(text: &str) -> Ranges {
    literal(text).exactly()
}

pub fn present(product: ProductId) -> Condition {
    Condition::Present { thing: ThingId::FIRST, product }
}

pub fn range(product: ProductId, versions: Ranges) -> Condition {
    Condition::Version { thing: UNSTATED, product, versions, written: vec![] }
}

/// `P 10.2`
pub fn version(product: ProductId, text: &str) -> Condition {
    written(product, text, Literal::exactly)
}

/// A test made with one literal, which is remembered.
pub fn written(product: ProductId, text: &str, test: impl Fn(&Literal) -> Ranges) -> Condition {
    let literal = literal(text);
    Condition::Version { thing: UNSTATED, product, versions: test(&literal), written: vec![literal] }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    Device(DeviceId),
    Generation(usize),
    OtherHonor,
    Other,
}

/// A concrete reader of the world, with one thing in hand.
#[derive(Clone, Debug)]
pub struct Reader {
    pub model: Model,
    pub os: ProductId,
    /// Versions of what the reader has.
    pub versions: BTreeMap<ProductId, Version>,
    pub account: usize,
    pub helper: Option<usize>,
}

impl World {
    /// Whether the declarations allow the reader, rule by rule.
    pub fn allows(&self, reader: &Reader) -> bool {
        let has = |product| reader.versions.get(&product);
        let is_android = reader.os == self.android;
        let skin = has(self.magic);
        let device = match reader.model {
            Model::Device(id) => {
                self.declared.devices.get(id).unwrap().runs.iter().all(|runs| self.meets(reader, runs))
            }
            _ => true,
        };
        let magic_4 = skin.is_none_or(|version| !exactly("4").contains(version))
            || exactly("11").contains(&reader.versions[&self.android]);
        let alipay = has(self.alipay).is_none_or(|version| {
            literal(if is_android { "10.2" } else { "10.3" }).or_later().contains(version)
        });
        device
            && (skin.is_none() || is_android)
            && magic_4
            && has(self.settings).is_some() == is_android
            && has(self.portal).is_some()
            && alipay
            && reader.helper.is_some() == (reader.account != 2)
            && (reader.helper != Some(0) || has(self.alipay).is_some())
    }

    pub fn meets(&self, reader: &Reader, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Present { product, .. } => reader.versions.contains_key(product),
            Condition::Version { product, versions, .. } => {
                reader.versions.get(product).is_some_and(|version| versions.contains(version))
            }
            Condition::Device { device, .. } => reader.model == Model::Device(*device),
            Condition::KnownDevice { .. } => matches!(reader.model, Model::Device(_) | Model::Generation(_)),
            Condition::Maker { .. } => {
                matches!(reader.model, Model::OtherHonor) || reader.model == Model::Device(self.honor_50)
            }
            Condition::Series { generations, .. } => {
                matches!(reader.model, Model::Generation(place) if generations.contains(&place))
            }
            Condition::Answer { question, values } if *question == self.account => {
                values.contains(&reader.account)
            }
            Condition::Answer { values, .. } => reader.helper.is_some_and(|place| values.contains(&place)),
            Condition::Named { condition, .. } => {
                self.meets(reader, &self.declared.conditions.get(*condition).unwrap().condition)
            }
            Condition::Not(inner) => !self.meets(reader, inner),
            Condition::All(parts) => parts.iter().all(|part| self.meets(reader, part)),
            Condition::Any(parts) => parts.iter().any(|part| self.meets(reader, part)),
        }
    }

    /// The condition that only this reader meets.
    pub fn only(&self, reader: &Reader) -> Condition {
        let thing = ThingId::FIRST;
        let mut facts: Vec<Condition> = self
            .declared
            .products
            .iter()
            .map(|(id, _)| match reader.versions.get(&id) {
                Some(version) => range(id, Interval::new(version.clone(), Some(version.just_after())).into()),
                None => present(id).negated(),
            })
            .collect();
        facts.push(match reader.model {
            Model::Device(device) => Condition::Device { thing, device },
            Model::Generation(place) => {
                Condition::Series { thing, series: self.oneplus, generations: vec![place] }
            }
            Model::OtherHonor => Condition::All(vec![
                Condition::Maker { thing, maker: self.honor },
                Condition::KnownDevice { thing }.negated(),
            ]),
            Model::Other => Condition::Any(vec![
                Condition::Maker { thing, maker: self.honor },
                Condition::KnownDevice { thing },
            ])
            .negated(),
        });
        facts.push(Condition::Answer { question: self.account, values: vec![reader.account] });
        facts.push(match reader.helper {
            Some(place) => Condition::Answer { question: self.helper, values: vec![place] },
            None => Condition::Answer { question: self.helper, values: vec![0, 1] }.negated(),
        });
        Condition::All(facts)
    }
}
