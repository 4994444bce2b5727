//! The facts of one term as nouns, each with the preposition that serves it.

use super::Wording;
use crate::readers::describe::{Fact, Run, Term, ThingName};
use crate::vocabulary::ProductKind;

/// How a noun is said of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// "on Android 12", "on HONOR 50"
    On,
    /// "with Alipay", "with Windows 11 on the computer"
    With,
    /// "without Alipay"
    Without,
}

/// One noun of a term.
pub(super) struct Piece<'t> {
    pub(super) manner: Manner,
    /// With its thing, where the guide names several: "Windows 11 on the computer".
    pub(super) name: String,
    /// The name in a list, where no preposition asks for another form of it.
    pub(super) noun: String,
    /// The name without its thing.
    pub(super) bare: String,
    /// The name holds an "or" itself.
    pub(super) is_long: bool,
    pub(super) fact: &'t Fact,
}

impl Wording<'_> {
    /// One noun for each fact or, `spread`, for each run of its versions.
    pub(super) fn pieces<'t>(&self, term: &'t Term, spread: bool) -> Vec<Piece<'t>> {
        term.any_of.iter().flat_map(|fact| self.nouns(fact, term.thing.as_ref(), spread)).collect()
    }

    fn nouns<'t>(&self, fact: &'t Fact, thing: Option<&ThingName>, spread: bool) -> Vec<Piece<'t>> {
        if let Some((key, name)) = message(fact) {
            let except = match fact {
                Fact::OtherBy { except, .. } => self.and(except.iter().cloned()),
                _ => String::new(),
            };
            // What the thing is called stands behind it: "a model by HONOR as the phone".
            let device = if thing.is_some() { "model" } else { self.device };
            let form = |form| {
                let words = [("name", name), ("device", device), ("form", form), ("except", except.as_str())];
                self.fill(key, &words)
            };
            return vec![self.piece(fact, thing, [form("on"), form(self.form)], false)];
        }
        let names = match fact {
            Fact::Product { product, versions, .. } => self.versioned(&product.label, versions, spread),
            Fact::Series { series, generations } => self.versioned(&series.label, generations, spread),
            fact => vec![(label(fact).to_owned(), false)],
        };
        let piece = |(name, is_long): (String, bool)| self.piece(fact, thing, [name.clone(), name], is_long);
        names.into_iter().map(piece).collect()
    }

    /// With several things in hand everything is had: "Windows 11 on the computer", "HONOR 50 as the phone".
    fn piece<'t>(
        &self,
        fact: &'t Fact,
        thing: Option<&ThingName>,
        [bare, noun]: [String; 2],
        is_long: bool,
    ) -> Piece<'t> {
        let manner = manner(fact);
        let Some(thing) = thing else {
            return Piece { manner, name: bare.clone(), noun, bare, is_long, fact };
        };
        let thing = self.catalogue.thing(&thing.label);
        let key = if is_device(fact) { "who-as" } else { "who-on-thing" };
        let [name, noun] = [&bare, &noun].map(|name| self.fill(key, &[("who", name), ("thing", &thing)]));
        let manner = if manner == Manner::Without { manner } else { Manner::With };
        Piece { manner, name, noun, bare, is_long, fact }
    }

    fn versioned(&self, label: &str, runs: &[Run], spread: bool) -> Vec<(String, bool)> {
        let said = |words: &str, is_long| {
            let name = self.fill("versioned", &[("name", label), ("version", words)]);
            (name, is_long)
        };
        match self.spoken(runs).as_slice() {
            [] => vec![(label.to_owned(), false)],
            runs if spread => runs.iter().map(|run| said(&run.words, run.is_long)).collect(),
            [run] => vec![said(&run.words, run.is_long)],
            _ => vec![said(&self.runs(runs), true)],
        }
    }

    /// "on Android 12", "without Alipay"
    pub(super) fn preposed(&self, piece: &Piece<'_>) -> String {
        self.with_preposition(piece.manner, &piece.name)
    }

    pub(super) fn with_preposition(&self, manner: Manner, name: &str) -> String {
        let key = match manner {
            Manner::On => "who-on",
            Manner::With => "who-with",
            Manner::Without => "who-without",
        };
        self.fill(key, &[("name", name)])
    }
}

fn manner(fact: &Fact) -> Manner {
    match fact {
        Fact::Product { kind: ProductKind::Os, .. } => Manner::On,
        Fact::Without { .. } => Manner::Without,
        fact if is_device(fact) => Manner::On,
        _ => Manner::With,
    }
}

/// The message that names what has no label of its own, and a label in it.
fn message(fact: &Fact) -> Option<(&'static str, &str)> {
    Some(match fact {
        Fact::NoSkin => ("no-skin", ""),
        Fact::OtherSkin => ("other-skin", ""),
        Fact::Maker(maker) => ("maker-devices", &maker.label),
        Fact::OtherBy { maker, except } if except.is_empty() => ("other-devices-by", &maker.label),
        Fact::OtherBy { maker, .. } => ("devices-by-except", &maker.label),
        Fact::KnownDevice => ("known-devices", ""),
        Fact::OtherDevice => ("other-devices", ""),
        _ => return None,
    })
}

fn label(fact: &Fact) -> &str {
    match fact {
        Fact::Product { product, .. } | Fact::Without { product, .. } => &product.label,
        Fact::Series { series, .. } => &series.label,
        Fact::Device(device) => &device.label,
        Fact::Maker(maker) | Fact::OtherBy { maker, .. } => &maker.label,
        Fact::Answer { answer, .. } => &answer.label,
        Fact::NotAsked(question) => &question.label,
        Fact::Condition(condition) => &condition.label,
        Fact::NoSkin | Fact::OtherSkin | Fact::KnownDevice | Fact::OtherDevice => "",
    }
}

pub(super) fn is_device(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Device(_)
            | Fact::Series { .. }
            | Fact::Maker(_)
            | Fact::OtherBy { .. }
            | Fact::KnownDevice
            | Fact::OtherDevice
    )
}
