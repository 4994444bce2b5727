//! The facts of one term, sorted by how they are said: on, with, without, if, for.

use crate::readers::describe::{Fact, Run, Term};
use crate::vocabulary::ProductKind;

/// Facts that one preposition serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group<'t> {
    pub(super) manner: Manner<'t>,
    pub(super) names: Vec<Name<'t>>,
}

/// How the facts are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner<'t> {
    /// "on Android 12"
    Os,
    /// "on HONOR 50"
    Device,
    /// "with Alipay"
    With,
    /// "without Alipay"
    Without,
    /// "if your account is Business"
    Question(&'t str),
    /// "if your account does not apply"
    NotAsked(&'t str),
    /// "for phones with a launch manager"
    Condition,
}

/// A noun, in words that may need the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name<'t> {
    Plain(&'t str),
    Versions(&'t str, &'t [Run]),
    /// A message of the catalogue, with a name.
    Message(&'static str, &'t str),
}

/// The groups of a term in the order of its facts.
pub(super) fn groups(term: &Term) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for fact in &term.any_of {
        let (manner, name) = said(fact);
        match groups.iter_mut().find(|group| group.manner == manner) {
            Some(group) => group.names.push(name),
            None => groups.push(Group { manner, names: vec![name] }),
        }
    }
    groups
}

fn said(fact: &Fact) -> (Manner<'_>, Name<'_>) {
    match fact {
        Fact::Product { product, kind, versions } => {
            let manner = if *kind == ProductKind::Os { Manner::Os } else { Manner::With };
            (manner, Name::Versions(&product.label, versions))
        }
        Fact::Without { product, .. } => (Manner::Without, Name::Plain(&product.label)),
        Fact::NoSkin => (Manner::With, Name::Message("no-skin", "")),
        Fact::OtherSkin => (Manner::With, Name::Message("other-skin", "")),
        Fact::Device(device) => (Manner::Device, Name::Plain(&device.label)),
        Fact::Series { series, generations } => (Manner::Device, Name::Versions(&series.label, generations)),
        Fact::Maker(maker) => (Manner::Device, Name::Message("maker-devices", &maker.label)),
        Fact::OtherBy(maker) => (Manner::Device, Name::Message("other-devices-by", &maker.label)),
        Fact::KnownDevice => (Manner::Device, Name::Message("known-devices", "")),
        Fact::OtherDevice => (Manner::Device, Name::Message("other-devices", "")),
        Fact::Answer { question, answer } => (Manner::Question(&question.label), Name::Plain(&answer.label)),
        Fact::NotAsked(question) => (Manner::NotAsked(&question.label), Name::Plain("")),
        Fact::Condition(condition) => (Manner::Condition, Name::Plain(&condition.label)),
    }
}
