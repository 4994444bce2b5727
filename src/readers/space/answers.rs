//! Who answers which question: whoever is asked, and with a product whoever has it. What somebody gets rid of on the way
//! they may have answered with before.

use std::collections::BTreeSet;

use super::SpaceError;
use super::axis::{Segment, Subject};
use super::compile::Compiler;
use super::diagram::{NOTHING, NodeId, Operation};
use super::scope::Place;
use crate::readers::{Condition, ProductId, QuestionId, ThingId};

impl Compiler {
    /// Those of them who have what they answer with: who gives an answer has it then.
    pub(super) fn beginning(
        &mut self,
        all: NodeId,
        lost: &BTreeSet<ProductId>,
    ) -> Result<NodeId, SpaceError> {
        let mut beginning = all;
        let subjects: Vec<Subject> = self.diagram.axes.iter().map(|axis| axis.subject).collect();
        for (axis, subject) in subjects.into_iter().enumerate() {
            let Subject::Question(question) = subject else { continue };
            for rule in self.answer_rules(axis, question, |product| lost.contains(&product))? {
                beginning = self.diagram.apply(Operation::And, rule, beginning)?;
            }
        }
        Ok(beginning)
    }

    /// Whoever is not asked has no answer.
    pub(super) fn asked_rules(&mut self, axis: usize, id: QuestionId) -> Result<Vec<NodeId>, SpaceError> {
        let mut rules = Vec::new();
        let Some(question) = self.scope.declarations.questions.get(id).cloned() else { return Ok(rules) };
        if let Some(when) = &question.when {
            let asked = self.compile(when, Place::GUIDE)?;
            let cells = self.cells_where(axis, |segment| segment != Segment::NotAsked);
            let answered = self.diagram.at(axis, &cells)?;
            rules.push(self.implication(asked, answered)?);
            rules.push(self.implication(answered, asked)?);
        }
        Ok(rules)
    }

    /// An answer that is one of these products implies it.
    pub(super) fn answer_rules(
        &mut self,
        axis: usize,
        id: QuestionId,
        of: impl Fn(ProductId) -> bool,
    ) -> Result<Vec<NodeId>, SpaceError> {
        let mut rules = Vec::new();
        let Some(question) = self.scope.declarations.questions.get(id).cloned() else { return Ok(rules) };
        for (place, answer) in question.values.iter().enumerate() {
            let Some(product) = answer.product.filter(|product| of(*product)) else { continue };
            let cells = self.cells_where(axis, |segment| segment == Segment::Answer(place));
            let given = self.diagram.at(axis, &cells)?;
            let test = Condition::Present { thing: ThingId::UNSTATED, product };
            let present = self.compile(&test, Place::GUIDE)?;
            rules.push(self.implication(given, present)?);
        }
        Ok(rules)
    }

    /// The same readers and those who differ from them in whether they are asked the questions that not everybody is. Who
    /// is asked either way keeps the answer.
    pub(super) fn leave_open_whether_asked(&mut self, mut node: NodeId) -> Result<NodeId, SpaceError> {
        let places: Vec<usize> = self.places.values().copied().collect();
        for axis in places {
            let cells = self.cells_where(axis, |segment| segment == Segment::NotAsked);
            let not_asked = self.diagram.at(axis, &cells)?;
            if not_asked == NOTHING {
                continue;
            }
            let asked = self.diagram.complement(not_asked)?;
            // Nobody changes there and back: that would be another answer.
            let start = node;
            for (before, after) in [(asked, not_asked), (not_asked, asked)] {
                let changing = self.diagram.apply(Operation::And, start, before)?;
                let changing = self.diagram.leave_open(changing, axis)?;
                let changed = self.diagram.apply(Operation::And, changing, after)?;
                node = self.diagram.apply(Operation::Or, node, changed)?;
            }
        }
        Ok(node)
    }
}
