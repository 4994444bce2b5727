//! What to ask a reader, as a document has it.

use super::builder::Builder;
use super::shape::{Picker, PickerAnswer, PickerNode, PickerQuestion, PickerVersions, PickerWay};
use crate::readers::asking::{About, Answer, Holds, Next, Node, Question};
use crate::readers::{Set, Wording};

impl Builder<'_> {
    /// The kinds of readers who are to be told apart: the classes, then those who are told that they are not supported.
    /// Nothing where no step differs.
    pub(super) fn kinds(&self, classes: &[Set]) -> Option<Vec<Set>> {
        if classes.len() < 2 {
            return None;
        }
        let mut kinds = classes.to_vec();
        // Who is in several is told the first reason.
        let mut told = self.following.universe.none();
        for unsupported in &self.unsupported_sets {
            kinds.push(self.readers.without(*unsupported, told));
            told = self.readers.either(told, *unsupported);
        }
        Some(kinds)
    }

    /// The questions that tell these kinds apart, the first of which are classes.
    pub(super) fn picker(&self, kinds: &[Set], classes: usize) -> Option<Picker> {
        let all = self.following.universe.beginning();
        let asking = self.following.universe.asking(kinds, self.wanted(all))?;
        let wording = self.wording();
        let questions = asking.questions.iter().map(|question| self.picker_question(&wording, question));
        let nodes = asking.nodes.iter().map(|node| picker_node(node, classes));
        Some(Picker { questions: questions.collect(), nodes: nodes.collect() })
    }

    fn picker_question(&self, wording: &Wording<'_>, question: &Question) -> PickerQuestion {
        let help = match &question.about {
            About::Answer(named) => {
                self.project.readers.questions.get(named.id).and_then(|declared| declared.help.clone())
            }
            _ => wording.find_out(question),
        };
        PickerQuestion {
            about: about(question),
            words: wording.ask(question),
            help,
            answers: question.answers.iter().map(|answer| picker_answer(wording, question, answer)).collect(),
        }
    }
}

fn about(question: &Question) -> String {
    let about = match &question.about {
        About::Os => "os".to_owned(),
        About::Skin => "skin".to_owned(),
        About::Device => "device".to_owned(),
        About::Version { product, .. } => format!("version.{}", product.key),
        About::Answer(question) => format!("question.{}", question.key),
    };
    match &question.thing {
        Some(thing) => format!("{}/{about}", thing.key),
        None => about,
    }
}

fn picker_answer(wording: &Wording<'_>, question: &Question, answer: &Answer) -> PickerAnswer {
    let words = wording.answer(question, answer);
    let said = Some(wording.answer_alone(question, answer)).filter(|said| *said != words);
    let bare = PickerAnswer { words, said, ..PickerAnswer::default() };
    match answer.holds.clone() {
        Holds::Is(is) => PickerAnswer { is, ..bare },
        Holds::Not(not) => PickerAnswer { not, ..bare },
        Holds::Versions { from, before } => {
            PickerAnswer { versions: Some(PickerVersions { from, before }), ..bare }
        }
    }
}

/// The kinds are the classes, then those who are not supported.
fn picker_node(node: &Node, classes: usize) -> PickerNode {
    let ways = node.ways.iter().map(|(answer, next)| {
        let way = PickerWay { answer: place(*answer), ..PickerWay::default() };
        match *next {
            Next::Node(node) => PickerWay { node: Some(place(node)), ..way },
            Next::Kind(kind) if kind < classes => PickerWay { class: Some(place(kind)), ..way },
            Next::Kind(kind) => PickerWay { unsupported: Some(place(kind - classes)), ..way },
            Next::Nobody => way,
        }
    });
    PickerNode { question: place(node.question), ways: ways.collect() }
}

fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
