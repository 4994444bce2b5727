//! One concrete reader of a set, told by what makes them belong to it.

mod path;
mod sample;

use super::describe::{Cube, Fact, Run, Term, Vocabulary, interval};
use super::space::{Axis, Cells, NOTHING, Operation, Position, Segment, Set, SpaceError, Universe};

/// A reader, by as few facts as decide; each term has one fact, is not negated, and names one version at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Witness {
    /// In the order of the axes; none if every reader belongs to the set.
    pub facts: Vec<Term>,
}

impl Universe {
    /// A reader of the set; none if it is empty. Who has exactly these versions belongs to the set, whatever else
    /// holds for them.
    pub fn witness(&self, set: Set) -> Option<Witness> {
        // A set that exists has been worked out already; only the shortening can exceed the budget.
        self.decided(set).ok().flatten()
    }

    fn decided(&self, set: Set) -> Result<Option<Witness>, SpaceError> {
        if self.is_empty(set) {
            return Ok(None);
        }
        let outside = self.complement(set)?;
        self.with(|compiler| {
            let words = self.vocabulary(&compiler.scope);
            let mut cube = path::cheapest(&mut compiler.diagram, &words, set.node())?;
            let mut axes: Vec<usize> = cube.keys().rev().copied().collect();
            // Why a question is not asked says more than that it is not.
            axes.sort_by_key(|axis| !is_unasked(compiler.diagram.axes.get(*axis), cube.get(axis)));
            for axis in axes {
                let asked = cube.remove(&axis);
                let node = compiler.diagram.cube(&cube)?;
                if let Some(asked) = asked
                    && compiler.diagram.apply(Operation::And, node, outside.node())? != NOTHING
                {
                    cube.insert(axis, asked);
                }
            }
            let axes = &compiler.diagram.axes;
            let terms = cube.iter().filter_map(|(axis, cells)| {
                let (low, high) = cells.runs().first()?;
                let (axis, at) = (axes.get(*axis)?, path::best(&words, axes.get(*axis)?, low, high)?);
                term(&words, axis, at.segment, low, high)
            });
            Ok(Some(Witness { facts: terms.collect() }))
        })
    }
}

fn is_unasked(axis: Option<&Axis>, cells: Option<&Cells>) -> bool {
    let first = cells.and_then(|cells| cells.runs().first()).map(|(low, _)| low.segment);
    let segment = axis.zip(first).and_then(|(axis, first)| axis.segments.get(first));
    segment == Some(&Segment::NotAsked)
}

/// The part of a run that lies in one segment, as a fact with one version.
fn term(
    words: &Vocabulary<'_>,
    axis: &Axis,
    segment: usize,
    low: &Position,
    high: &Position,
) -> Option<Term> {
    let (start, end) = (Position::start_of(segment), Position::start_of(segment + 1));
    let run = interval(low.max(&start), high.min(&end), &end);
    let fact = match *axis.segments.get(segment)? {
        Segment::Versions(id) => {
            let (product, kind, texts) = words.product(id)?;
            let versions = sample::version(&texts, &run).map(Run::Exactly).into_iter().collect();
            Fact::Product { product, kind, versions }
        }
        value => words.value(value, axis.subject)?.0,
    };
    Some(Term { thing: words.thing(axis.subject), negated: false, any_of: vec![fact] })
}

/// The positions of one reader.
type Path = Cube;
