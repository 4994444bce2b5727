//! The questions that decide what a document says, with how readers find the answer.

use super::builder::Builder;
use super::shape::{Answer, Fact, Question};
use crate::readers::Condition;
use crate::readers::QuestionId;
use std::collections::BTreeSet;

impl Builder<'_> {
    /// Those that the facts speak of, themselves or in a condition of the author's, in their order.
    pub(super) fn questions(&self, facts: &[Fact]) -> Vec<Question> {
        let declared = &self.project.readers;
        let mut asked: Vec<QuestionId> = Vec::new();
        for fact in facts {
            let found = match fact.kind.as_str() {
                "question" => {
                    let all = declared.questions.iter();
                    all.filter(|(_, it)| it.key == fact.name && it.label == fact.label)
                        .map(|(id, _)| id)
                        .collect()
                }
                "condition" => {
                    let all = declared.conditions.iter();
                    let named = all.filter(|(_, it)| it.key == fact.name && it.label == fact.label);
                    self.questions_of(named.map(|(_, it)| &it.condition).collect())
                }
                _ => Vec::new(),
            };
            for question in found {
                if !asked.contains(&question) {
                    asked.push(question);
                }
            }
        }
        let questions = asked.into_iter().filter_map(|id| declared.questions.get(id));
        let shown = questions.map(|question| Question {
            name: question.key.clone(),
            label: question.label.clone(),
            help: question.help.clone(),
            answers: question
                .values
                .iter()
                .map(|answer| Answer { name: answer.key.clone(), label: answer.label.clone() })
                .collect(),
        });
        shown.collect()
    }

    fn questions_of<'c>(&'c self, mut open: Vec<&'c Condition>) -> Vec<QuestionId> {
        let mut questions = Vec::new();
        let mut names = BTreeSet::new();
        while let Some(condition) = open.pop() {
            match condition {
                Condition::Not(inner) => open.push(inner),
                Condition::All(parts) | Condition::Any(parts) => open.extend(parts.iter().rev()),
                Condition::Named { condition, .. } if names.insert(*condition) => {
                    let named = self.project.readers.conditions.get(*condition);
                    open.extend(named.map(|named| &named.condition));
                }
                Condition::Answer { question, .. } => questions.push(*question),
                _ => {}
            }
        }
        questions
    }
}
