//! The fewest questions that tell kinds of readers apart, in the order that settles most.
//!
//! Each answer is a run of versions or a group of values of one axis. What the kinds do not depend on is never
//! asked; readers of no kind are told so where an answer shows it, and are not asked for. Knows nothing of guides
//! and makes no words.

mod holds;
mod options;
mod state;

pub use holds::Holds;

use std::collections::BTreeMap;

use super::describe::{Fact, Named, ThingName, Vocabulary};
use super::space::{Axis, Cells, Diagram, Operation, Segment, Set, SpaceError, Subject, Universe};
use super::{ProductId, QuestionId};
use crate::vocabulary::ProductKind;
use state::State;

/// Questions at different places that one way of asking may have.
const MOST_NODES: usize = 256;
/// Sets that may be looked at.
const MOST_WORK: usize = 200_000;

/// Questions, each with all answers that it has somewhere, and where each answer leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    pub questions: Vec<Question>,
    /// The first is asked first.
    pub nodes: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    subject: Subject,
    /// The thing in hand, where the guide names several.
    pub thing: Option<ThingName>,
    pub about: About,
    pub answers: Vec<Answer>,
}

/// What a question asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Os,
    Skin,
    /// The version of a product or, if the answers have none, whether it is there.
    Version {
        product: Named<ProductId>,
        kind: ProductKind,
    },
    Device,
    Answer(Named<QuestionId>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Any of these, beside the other answers: another phone is none of those.
    pub facts: Vec<Fact>,
    pub holds: Holds,
    cells: Cells,
}

impl Answer {
    /// Whether it names nothing that the reader has.
    fn is_rest(&self) -> bool {
        match self.facts.as_slice() {
            [Fact::NoSkin | Fact::OtherSkin | Fact::Without { .. } | Fact::NotAsked(_), ..] => true,
            facts => matches!(facts.last(), Some(Fact::OtherDevice)),
        }
    }
}

/// A question at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// A place in [`Asking::questions`].
    pub question: usize,
    /// Places in the question's answers, in the order of the axis.
    pub ways: Vec<(usize, Next)>,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// To another question.
    Node(usize),
    /// The reader is of this kind.
    Kind(usize),
    /// The reader is of no kind.
    Nobody,
}

impl Asking {
    /// Puts the answers of each question in the order of their axis. What names nothing comes last: it is understood from
    /// the answers before it.
    fn put_in_order(&mut self) {
        let mut places: Vec<Vec<usize>> = Vec::with_capacity(self.questions.len());
        for question in &mut self.questions {
            let mut order: Vec<(usize, Answer)> =
                std::mem::take(&mut question.answers).into_iter().enumerate().collect();
            order.sort_by_cached_key(|(_, answer)| (answer.is_rest(), answer.cells.runs().to_vec()));
            let mut moved = vec![0; order.len()];
            for (to, (from, _)) in order.iter().enumerate() {
                moved.iter_mut().skip(*from).take(1).for_each(|place| *place = to);
            }
            places.push(moved);
            question.answers = order.into_iter().map(|(_, answer)| answer).collect();
        }
        for node in &mut self.nodes {
            let moved = places.get(node.question);
            for (answer, _) in &mut node.ways {
                *answer = moved.and_then(|moved| moved.get(*answer)).copied().unwrap_or_default();
            }
            node.ways.sort_by_key(|(answer, _)| *answer);
        }
    }
}

impl Universe {
    /// The questions that tell these kinds apart among the readers of `possible`; the kinds have no reader in common.
    /// None if nothing needs to be asked or if that would be too much.
    pub fn asking(&self, kinds: &[Set], possible: Set) -> Option<Asking> {
        let found = self.with(|compiler| {
            let words = self.vocabulary(&compiler.scope);
            let start = State {
                kinds: kinds.iter().map(|set| set.node()).enumerate().collect(),
                possible: possible.node(),
            };
            let mut sorter = Sorter {
                diagram: &mut compiler.diagram,
                words,
                asking: Asking::default(),
                known: BTreeMap::new(),
                work: 0,
            };
            let start = sorter.without_nobody(start);
            sorter.next(start)?;
            let mut asking = sorter.asking;
            asking.put_in_order();
            Ok(asking)
        });
        // Without an answer everything is shown, as it is where nobody can be asked.
        found.ok().filter(|asking| !asking.nodes.is_empty())
    }
}

impl Universe {
    /// The readers who give an answer to a question of theirs.
    pub fn answering(&self, question: &Question, answer: &Answer) -> Result<Set, SpaceError> {
        self.with(|compiler| {
            let Some(axis) = compiler.places.get(&question.subject).copied() else { return Ok(self.none()) };
            let here = compiler.diagram.at(axis, &answer.cells)?;
            compiler.diagram.apply(Operation::And, here, self.all().node()).map(Set::of)
        })
    }
}

struct Sorter<'s> {
    diagram: &'s mut Diagram,
    words: Vocabulary<'s>,
    asking: Asking,
    known: BTreeMap<State, Next>,
    work: usize,
}

impl Sorter<'_> {
    /// Counts sets that are looked at.
    fn count(&mut self, sets: usize) -> Result<(), SpaceError> {
        self.work += sets;
        if self.work > MOST_WORK {
            return Err(SpaceError::TooComplex);
        }
        // Each step may take its full share; all of them together are limited here.
        self.diagram.restart_clock();
        Ok(())
    }

    /// What follows for these readers.
    fn next(&mut self, state: State) -> Result<Next, SpaceError> {
        match state.kinds.as_slice() {
            [] => return Ok(Next::Nobody),
            [(kind, _)] => return Ok(Next::Kind(*kind)),
            _ => {}
        }
        let state = self.shortened(state)?;
        if let Some(known) = self.known.get(&state) {
            return Ok(*known);
        }
        let place = self.asking.nodes.len();
        if place >= MOST_NODES {
            return Err(SpaceError::TooComplex);
        }
        let best = self.best(&state)?.ok_or(SpaceError::TooComplex)?;
        let question = self.question(best.axis, best.segment).ok_or(SpaceError::TooComplex)?;
        self.asking.nodes.push(Node { question, ways: Vec::new() });
        let mut ways = Vec::with_capacity(best.answers.len());
        for (cells, state) in best.answers {
            let axis = self.diagram.axes.get(best.axis).ok_or(SpaceError::TooComplex)?;
            let holds = holds::holds(&self.words, axis, best.segment, &cells);
            let answer = Answer { facts: self.facts(axis, &cells), holds, cells };
            let next = self.next(state)?;
            ways.push((self.answer(question, answer), next));
        }

        if let Some(node) = self.asking.nodes.get_mut(place) {
            node.ways = ways;
        }
        self.known.insert(state, Next::Node(place));
        Ok(Next::Node(place))
    }

    /// The place of a question, which may have been asked elsewhere.
    fn question(&mut self, axis: usize, segment: Option<usize>) -> Option<usize> {
        let axis = self.diagram.axes.get(axis)?;
        let about = self.about(axis, segment)?;
        let (subject, thing) = (axis.subject, self.words.thing(axis.subject));
        let same = |other: &Question| other.about == about && other.subject == subject;
        let questions = &mut self.asking.questions;
        Some(questions.iter().position(same).unwrap_or_else(|| {
            questions.push(Question { subject, thing, about, answers: Vec::new() });
            questions.len() - 1
        }))
    }

    fn about(&self, axis: &Axis, segment: Option<usize>) -> Option<About> {
        let product = segment.and_then(|place| axis.segments.get(place)).and_then(|segment| match segment {
            Segment::Versions(id) => Some(*id),
            _ => None,
        });
        if let Some(id) = product {
            let (product, kind, _) = self.words.product(id)?;
            return Some(About::Version { product, kind });
        }
        match axis.subject {
            Subject::Device(_) => Some(About::Device),
            Subject::Os(_) => Some(About::Os),
            Subject::Skin(_) => Some(About::Skin),
            Subject::Question(id) => Some(About::Answer(self.words.question(id)?)),
            Subject::Product(..) | Subject::Server(_) => None,
        }
    }

    /// What positions are called beside the other answers.
    fn facts(&self, axis: &Axis, cells: &Cells) -> Vec<Fact> {
        let mut facts = self.words.all_facts(axis, cells);
        if facts.iter().any(|fact| matches!(fact, Fact::OtherDevice)) {
            return vec![Fact::OtherDevice];
        }
        if facts.iter().any(|fact| matches!(fact, Fact::OtherSkin)) {
            facts.retain(|fact| matches!(fact, Fact::NoSkin | Fact::OtherSkin));
        }
        for fact in &mut facts {
            if let Fact::OtherBy { except, .. } = fact {
                except.clear();
            }
        }
        facts
    }

    fn answer(&mut self, question: usize, answer: Answer) -> usize {
        let Some(question) = self.asking.questions.get_mut(question) else { return 0 };
        let known = question.answers.iter().position(|other| *other == answer);
        known.unwrap_or_else(|| {
            question.answers.push(answer);
            question.answers.len() - 1
        })
    }
}
