//! Descriptions of readers as data, for machines.

use crate::document::guide::kind_word;
use crate::document::shape::{Fact as Shape, ReaderSet, Run as ShapeRun};
use crate::readers::describe::{Description, Fact, High, Low, Run, Term};

/// Alternatives that are listed; a term with several products makes several of one.
const MOST_ALTERNATIVES: usize = 64;

pub(super) fn reader_set(description: &Description) -> ReaderSet {
    let mut set = ReaderSet { unless: description.unless, any_of: Vec::new(), shortened: description.more };
    for terms in &description.any_of {
        let alternatives = alternatives(terms, MOST_ALTERNATIVES.saturating_sub(set.any_of.len()));
        set.shortened |= alternatives.is_none();
        set.any_of.extend(alternatives.into_iter().flatten());
    }
    // Of whom the base does not hold, they are taken out, too.
    for term in &description.base {
        let opposite = Term { negated: !term.negated, ..term.clone() };
        set.any_of.extend(alternatives(&[opposite], MOST_ALTERNATIVES).into_iter().flatten());
    }
    set
}

/// Every way to choose one fact of each term; nothing if there are too many.
fn alternatives(terms: &[Term], most: usize) -> Option<Vec<Vec<Shape>>> {
    let mut alternatives: Vec<Vec<Shape>> = vec![Vec::new()];
    for term in terms {
        let facts = merged(term);
        if term.negated {
            // None of them: all of the opposites.
            for alternative in &mut alternatives {
                alternative.extend(facts.iter().cloned().map(|fact| Shape { not: true, ..fact }));
            }
            continue;
        }
        if alternatives.len().saturating_mul(facts.len()) > most {
            return None;
        }
        let with = |alternative: &Vec<Shape>| {
            let alternative = alternative.clone();
            facts
                .iter()
                .map(move |fact| alternative.iter().chain([fact]).cloned().collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        alternatives = alternatives.iter().flat_map(with).collect();
    }
    (alternatives.len() <= most).then_some(alternatives)
}

/// The facts of a term; those of one name are one fact with several runs.
fn merged(term: &Term) -> Vec<Shape> {
    let mut merged: Vec<Shape> = Vec::new();
    for fact in &term.any_of {
        let mut shape = shape(fact);
        shape.thing = term.thing.as_ref().map(|thing| thing.key.clone());
        match merged.iter_mut().find(|other| other.kind == shape.kind && other.name == shape.name) {
            Some(other) => other.is.extend(shape.is),
            None => merged.push(shape),
        }
    }
    merged
}

fn shape(fact: &Fact) -> Shape {
    let of = |kind: &str, name: &str, label: &str, is: Vec<ShapeRun>| Shape {
        thing: None,
        not: false,
        kind: kind.to_owned(),
        name: name.to_owned(),
        label: label.to_owned(),
        is,
    };
    let value = |name: &str, label: &str| ShapeRun::Value { name: name.to_owned(), label: label.to_owned() };
    match fact {
        Fact::Product { product, kind, versions } => {
            of(kind_word(*kind), &product.key, &product.label, runs(versions))
        }
        Fact::Without { product, kind } => {
            of(kind_word(*kind), &product.key, &product.label, vec![ShapeRun::Absent])
        }
        Fact::NoSkin => of("skin", "", "", vec![ShapeRun::Absent]),
        Fact::OtherSkin => of("skin", "", "", vec![value("other", "")]),
        Fact::Device(device) => of("device", "", "", vec![value(&device.key, &device.label)]),
        Fact::Series { series, generations } => of("series", &series.key, &series.label, runs(generations)),
        Fact::Maker(maker) => of("maker", &maker.key, &maker.label, vec![ShapeRun::Present]),
        Fact::OtherBy { maker, .. } => of("maker", &maker.key, &maker.label, vec![value("other", "")]),
        Fact::KnownDevice => of("device", "", "", vec![value("known", "")]),
        Fact::OtherDevice => of("device", "", "", vec![value("other", "")]),
        Fact::Answer { question, answer } => {
            of("question", &question.key, &question.label, vec![value(&answer.key, &answer.label)])
        }
        Fact::NotAsked(question) => of("question", &question.key, &question.label, vec![ShapeRun::Absent]),
        Fact::Condition(condition) => {
            of("condition", &condition.key, &condition.label, vec![ShapeRun::Present])
        }
    }
}

fn runs(runs: &[Run]) -> Vec<ShapeRun> {
    if runs.is_empty() {
        return vec![ShapeRun::Present];
    }
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> ShapeRun {
    let (low, high) = match run {
        Run::Exactly(version) => return ShapeRun::Exactly { version: version.clone() },
        Run::Between { low, high } => (low.clone(), high.clone()),
    };
    match (low, high) {
        (None, None) => ShapeRun::Present,
        (Some(Low::From(version)), None) => ShapeRun::OrLater { version },
        (Some(Low::After(version)), None) => ShapeRun::After { version },
        (None, Some(High::Through(version) | High::LastOf(version))) => ShapeRun::OrEarlier { version },
        (None, Some(High::Before(version))) => ShapeRun::Before { version },
        (Some(Low::From(low)), Some(High::Through(high) | High::LastOf(high))) => {
            ShapeRun::To { low, high, after: false }
        }
        (Some(Low::After(low)), Some(High::Through(high) | High::LastOf(high))) => {
            ShapeRun::To { low, high, after: true }
        }
        (Some(Low::From(low)), Some(High::Before(high))) => ShapeRun::Between { low, high, after: false },
        (Some(Low::After(low)), Some(High::Before(high))) => ShapeRun::Between { low, high, after: true },
    }
}
