//! The best words for one axis: a set between the positions that are needed and those that are allowed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use super::devices;
use super::runs::Texts;
use super::term::{Fact, Named, Run, Term, ThingName};
use super::written::Written;
use crate::readers::declarations::Product;
use crate::readers::space::{Axis, Cells, Position, Scope, Segment, Subject, thing_of};
use crate::readers::version::Interval;
use crate::readers::{ProductId, QuestionId, ThingId};
use crate::vocabulary::ProductKind;

/// What words are made from.
pub(in crate::readers) struct Vocabulary<'v> {
    pub(in crate::readers) scope: &'v Scope,
    pub(in crate::readers) written: &'v BTreeMap<ProductId, Written>,
    /// The things of which the author says "known device".
    pub(in crate::readers) known_devices: &'v BTreeSet<ThingId>,
    pub(in crate::readers) chosen: &'v Chosen,
}

/// What was chosen before: describing the kinds of readers of one guide asks the same again and again.
#[derive(Debug, Default)]
pub(in crate::readers) struct Chosen(RefCell<HashMap<(Subject, Cells, Cells), Choice>>);

/// A term, exactly what it says, and how hard it is to read.
#[derive(Clone, Debug)]
pub(in crate::readers) struct Choice {
    pub(super) term: Term,
    pub(super) cells: Cells,
    pub(super) cost: usize,
}

/// What some segments of an axis are called together.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) facts: Vec<Fact>,
    pub(super) cells: Vec<Cells>,
    pub(super) cost: usize,
}

impl Facts {
    pub(super) fn add(&mut self, fact: Fact, cells: Cells, cost: usize) {
        self.facts.push(fact);
        self.cells.push(cells);
        self.cost += cost;
    }
}

/// "Not" is harder to read than what is.
const NEGATION: usize = 2;

impl<'v> Vocabulary<'v> {
    /// The shortest term that says something between `needed` and `allowed`.
    pub(super) fn choose(&self, axis: &Axis, needed: &Cells, allowed: &Cells) -> Choice {
        let asked = (axis.subject, needed.clone(), allowed.clone());
        if let Some(known) = self.chosen.0.borrow().get(&asked) {
            return known.clone();
        }
        let choice = self.shortest(axis, needed, allowed);
        self.chosen.0.borrow_mut().insert(asked, choice.clone());
        choice
    }

    fn shortest(&self, axis: &Axis, needed: &Cells, allowed: &Cells) -> Choice {
        let end = axis.end();
        let positive = self.facts(axis, needed, allowed);
        // Words that are easy to read need no opposite.
        let negative = match positive.cost > NEGATION {
            true => self.facts(axis, &allowed.complement(&end), &needed.complement(&end)),
            false => Facts::default(),
        };
        let negated = !negative.facts.is_empty() && negative.cost + NEGATION < positive.cost;
        let chosen = if negated { negative } else { positive };
        let cells = Cells::union(chosen.cells);
        Choice {
            cost: chosen.cost + if negated { NEGATION } else { 0 },
            cells: if negated { cells.complement(&end) } else { cells },
            term: Term { thing: self.thing(axis.subject), negated, any_of: chosen.facts },
        }
    }

    /// The thing that an axis is about, if there are several.
    pub(in crate::readers) fn thing(&self, subject: Subject) -> Option<ThingName> {
        if self.scope.things.len() < 2 || matches!(subject, Subject::Server(_) | Subject::Question(_)) {
            return None;
        }
        let id = thing_of(subject);
        // What the author gave no name is what the guide is about where it says nothing.
        let thing = self.scope.thing(id).filter(|thing| !thing.label.is_empty());
        thing.map(|thing| ThingName { id, key: thing.key.clone(), label: thing.label.clone() })
    }

    /// What these positions are called, all of them and no other.
    pub(in crate::readers) fn all_facts(&self, axis: &Axis, cells: &Cells) -> Vec<Fact> {
        self.facts(axis, cells, cells).facts
    }

    /// The name of a value, as it was declared.
    pub(in crate::readers) fn key(&self, subject: Subject, segment: Segment) -> Option<String> {
        let declared = &self.scope.declarations;
        Some(match segment {
            Segment::Versions(id) => declared.products.get(id)?.key.clone(),
            // Nothing that is declared has such a name.
            Segment::NoSkin | Segment::Absent | Segment::NotAsked => "-".to_owned(),
            Segment::OtherSkin | Segment::OtherDevice => "other".to_owned(),
            Segment::Answer(place) => {
                let Subject::Question(id) = subject else { return None };
                declared.questions.get(id)?.values.get(place)?.key.clone()
            }
            Segment::Device(id) => declared.devices.get(id)?.key.clone(),
            Segment::Generation(id, place) => {
                let series = declared.series.get(id)?;
                format!("{}-{}", series.key, series.generations.get(place)?)
            }
            Segment::OtherBy(id) => format!("by {}", declared.makers.get(id)?.key),
        })
    }

    fn facts(&self, axis: &Axis, needed: &Cells, allowed: &Cells) -> Facts {
        let mut facts = Facts::default();
        if matches!(axis.subject, Subject::Device(_)) {
            devices::facts(self, axis, needed, allowed, &mut facts);
            return facts;
        }
        for (place, segment) in axis.segments.iter().enumerate() {
            let here = needed.within(&Position::start_of(place), &Position::start_of(place + 1));
            if here.is_empty() {
                continue;
            }
            match (*segment, axis.subject) {
                (Segment::Versions(id), _) => self.versions(place, id, &here, allowed, &mut facts),
                (segment, subject) => {
                    if let Some((fact, cost)) = self.value(segment, subject) {
                        facts.add(fact, axis.cells_of(segment), cost);
                    }
                }
            }
        }
        facts
    }

    /// A single value and how hard it is to read.
    pub(in crate::readers) fn value(&self, segment: Segment, subject: Subject) -> Option<(Fact, usize)> {
        let declared = &self.scope.declarations;
        Some(match (segment, subject) {
            (Segment::NoSkin, _) => (Fact::NoSkin, 1),
            (Segment::OtherSkin, _) => (Fact::OtherSkin, devices::VAGUE),
            (Segment::Absent, Subject::Product(_, id) | Subject::Server(id)) => {
                let product = declared.products.get(id)?;
                (Fact::Without { product: named(id, product), kind: product.kind }, 1)
            }
            (Segment::Answer(place), Subject::Question(id)) => {
                let answer = declared.questions.get(id)?.values.get(place)?;
                let answer = Named { id: place, key: answer.key.clone(), label: answer.label.clone() };
                (Fact::Answer { question: self.question(id)?, answer }, 1)
            }
            (Segment::NotAsked, Subject::Question(id)) => (Fact::NotAsked(self.question(id)?), 2),
            _ => return devices::value(declared, segment),
        })
    }

    pub(in crate::readers) fn question(&self, id: QuestionId) -> Option<Named<QuestionId>> {
        let question = self.scope.declarations.questions.get(id)?;
        Some(Named { id, key: question.key.clone(), label: question.label.clone() })
    }

    /// The versions of a product: each run is widened to the bounds that read best.
    fn versions(&self, place: usize, id: ProductId, needed: &Cells, allowed: &Cells, facts: &mut Facts) {
        let Some((product, kind, texts)) = self.product(id) else { return };
        let (start, end) = (Position::start_of(place), Position::start_of(place + 1));
        let allowed = allowed.within(&start, &end);
        let mut runs = Vec::new();
        for (low, high) in allowed.runs() {
            let inside = needed.within(low, high);
            let (Some((first, _)), Some((_, last))) = (inside.runs().first(), inside.runs().last()) else {
                continue;
            };
            let room = interval(low, high, &end);
            runs.push(best_bounds(&texts, &interval(first, last, &end), &room));
        }
        let at = |version: &crate::readers::Version| Position { segment: place, version: version.clone() };
        let cells =
            runs.iter().map(|run| (at(&run.low), run.high.as_ref().map_or(end.clone(), at))).collect();
        let versions: Vec<Run> = runs.iter().filter_map(|run| texts.run(run)).collect();
        let cost = 1 + runs_cost(&versions);
        facts.add(Fact::Product { product, kind, versions }, cells, cost);
    }

    pub(in crate::readers) fn product(
        &self,
        id: ProductId,
    ) -> Option<(Named<ProductId>, ProductKind, Texts<'v>)> {
        let product = self.scope.declarations.products.get(id)?;
        Some((named(id, product), product.kind, Texts::new(product, self.written.get(&id)?)))
    }
}

fn named(id: ProductId, product: &Product) -> Named<ProductId> {
    Named { id, key: product.key.clone(), label: product.label.clone() }
}

/// Several runs are harder to read than one, and two bounds than one.
pub(super) fn runs_cost(runs: &[Run]) -> usize {
    let bounds = runs.iter().map(|run| match run {
        Run::Between { low: Some(_), high: Some(_) } => 2,
        _ => 1,
    });
    bounds.sum::<usize>() + runs.len().saturating_sub(1)
}

/// A run of positions in one segment as versions.
pub(in crate::readers) fn interval(low: &Position, high: &Position, end: &Position) -> Interval {
    Interval::new(low.version.clone(), (high != end).then(|| high.version.clone()))
}

/// Bounds around `needed`, inside `room`: open ones if possible, then one literal, then what was written, then those
/// that are needed.
fn best_bounds(texts: &Texts<'_>, needed: &Interval, room: &Interval) -> Interval {
    if room.low.is_least() && room.high.is_none() {
        return room.clone();
    }
    if let Some(one) = texts.written.around(needed, room) {
        return one.clone();
    }
    let low = if room.low.is_least() {
        &room.low
    } else {
        texts.written.low_cut(&room.low, &needed.low).unwrap_or(&needed.low)
    };
    let high = match (&room.high, &needed.high) {
        (Some(room), Some(needed)) => Some(texts.written.high_cut(needed, room).unwrap_or(needed)),
        _ => None,
    };
    Interval::new(low.clone(), high.cloned())
}
