//! Reads descriptions and witnesses back as conditions, as a reader would understand them.

use guidec::readers::describe::{Fact, High, Low, Run, Term};
use guidec::readers::*;

use super::world::{World, literal, present, range};

pub fn of_description(world: &World, description: &Description) -> Condition {
    assert!(!description.more);
    let parts = description.any_of.iter().map(|terms| of_terms(world, terms)).collect();
    let condition = Condition::Any(parts);
    if description.unless {
        Condition::All(vec![of_terms(world, &description.base), condition.negated()])
    } else {
        condition
    }
}

pub fn of_terms(world: &World, terms: &[Term]) -> Condition {
    let terms = terms.iter().map(|term| {
        let any = Condition::Any(term.any_of.iter().map(|fact| of_fact(world, fact)).collect());
        if term.negated { any.negated() } else { any }
    });
    Condition::All(terms.collect())
}

fn of_fact(world: &World, fact: &Fact) -> Condition {
    let thing = ThingId::FIRST;
    match fact {
        Fact::Product { product, versions, .. } if versions.is_empty() => present(product.id),
        Fact::Product { product, versions, .. } => {
            Condition::Any(versions.iter().map(|run| range(product.id, of_run(run))).collect())
        }
        Fact::Without { product, .. } => present(product.id).negated(),
        Fact::NoSkin | Fact::OtherSkin => present(world.magic).negated(),
        Fact::Device(device) => Condition::Device { thing, device: device.id },
        Fact::Series { series, generations } => {
            let names = &world.declared.series.get(series.id).unwrap().generations;
            let place = |name: &String| names.iter().position(|other| other == name).unwrap();
            let all = 0..=names.len() - 1;
            let runs = generations.iter().flat_map(|run| match run {
                Run::Exactly(name) => place(name)..=place(name),
                Run::Between { low, high } => {
                    let low = low.as_ref().map_or(0, |low| match low {
                        Low::From(name) => place(name),
                        Low::After(name) => place(name) + 1,
                    });
                    let high = high.as_ref().map_or(names.len() - 1, |high| match high {
                        High::Through(name) | High::LastOf(name) => place(name),
                        High::Before(name) => place(name) - 1,
                    });
                    low..=high
                }
            });
            let places = if generations.is_empty() { all.collect() } else { runs.collect() };
            Condition::Series { thing, series: series.id, generations: places }
        }
        Fact::Maker(maker) => Condition::Maker { thing, maker: maker.id },
        Fact::KnownDevice => Condition::KnownDevice { thing },
        Fact::OtherBy { maker, .. } => Condition::All(vec![
            Condition::Maker { thing, maker: maker.id },
            Condition::KnownDevice { thing }.negated(),
        ]),
        Fact::OtherDevice => Condition::Any(vec![
            Condition::Maker { thing, maker: world.honor },
            Condition::KnownDevice { thing },
        ])
        .negated(),
        Fact::Answer { question, answer } => {
            Condition::Answer { question: question.id, values: vec![answer.id] }
        }
        Fact::NotAsked(question) => Condition::Answer { question: question.id, values: vec![0, 1] }.negated(),
        Fact::Condition(named) => Condition::Named { condition: named.id, thing },
    }
}

fn of_run(run: &Run) -> Ranges {
    match run {
        Run::Exactly(text) => literal(text).exactly(),
        Run::Between { low, high } => {
            let low = low.as_ref().map_or_else(Ranges::all, |low| match low {
                Low::From(text) => literal(text).or_later(),
                Low::After(text) => literal(text).after(),
            });
            let high = high.as_ref().map_or_else(Ranges::all, |high| match high {
                High::Through(text) | High::LastOf(text) => literal(text).or_earlier(),
                High::Before(text) => literal(text).before(),
            });
            low.intersect(&high)
        }
    }
}
