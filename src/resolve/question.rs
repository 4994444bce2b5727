//! Questions and their answers.

use std::collections::BTreeMap;

use super::circles::circles;
use super::collect::Declared;
use super::named::shortened;
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{conditions, names};
use crate::readers::declarations::{Answer, Question};
use crate::readers::ids::Id;
use crate::readers::{Condition, QuestionId};
use crate::syntax::ast::Name;
use crate::syntax::ast::reader as ast;
use crate::syntax::ast::text::Text;

/// Words that a condition understands in the place of a question.
const TAKEN: &[&str] = &["device", "maker"];

impl<'a> Resolver<'a> {
    pub(super) fn collect_question(&mut self, tree: &ast::Question, name: &Name) -> QuestionId {
        let values = tree.answers.iter().map(|answer| Answer {
            key: answer.name.value.clone(),
            label: answer.label.as_ref().map_or_else(|| answer.name.value.clone(), Text::plain),
            product: None,
        });
        let question = Question {
            key: name.value.clone(),
            label: tree.head.title.as_ref().map_or_else(|| name.value.clone(), Text::plain),
            values: values.collect(),
            when: None,
            help: tree.help.as_ref().map(Text::plain),
        };
        let id = self.project.readers.questions.push(question);
        self.project.places.questions.push(Some(name.span));
        self.names.questions.declare(&name.value, id, name.span);
        if tree.in_error {
            self.refused_answers.insert(id);
        }
        id
    }

    /// Who is asked, and which answers are products.
    pub(super) fn questions_facts(&mut self, questions: &[Declared<'a, ast::Question, QuestionId>]) {
        for Declared { file, tree, id, name } in questions {
            self.scope.enter(*file);
            self.check_question(tree, name);
            let when = tree.when.as_ref().map(|condition| self.bind(condition));
            let products: Vec<_> = tree
                .answers
                .iter()
                .map(|answer| match self.names.products.find(&answer.name.value, &self.scope) {
                    Found::One(entry) => Some(entry.id),
                    _ => None,
                })
                .collect();
            if let Some(question) = self.project.readers.questions.get_mut(*id) {
                question.when = when;
                for (answer, product) in question.values.iter_mut().zip(products) {
                    // An answer without words of its own is called like its product.
                    let label =
                        product.and_then(|id| self.project.readers.products.get(id)).map(|it| &it.label);
                    if let Some(label) = label.filter(|_| answer.label == answer.key) {
                        answer.label = label.clone();
                    }
                    answer.product = product;
                }
            }
        }
    }

    /// Breaks every circle of questions each of which is asked only after an answer to the next.
    pub(super) fn refuse_question_circles(&mut self) {
        let asked = self.project.readers.questions.iter().map(|(_, question)| {
            let mut asked = Vec::new();
            if let Some(when) = &question.when {
                self.visit_tests(when, &mut |test| {
                    if let Condition::Answer { question, .. } = test {
                        asked.push(*question);
                    }
                });
            }
            asked
        });
        let uses: Vec<Vec<QuestionId>> = asked.collect();
        for circle in circles(&uses) {
            let place = |id: &QuestionId| self.project.places.questions.get(id.index()).copied().flatten();
            let key = |id: &QuestionId| {
                self.project.readers.questions.get(*id).map_or("", |question| question.key.as_str())
            };
            let first = circle.first();
            let title = format!("nobody can be asked the question `{}`", first.map_or("", key));
            let mut finding = Diagnostic::new(&conditions::QUESTION_CIRCLE, title);
            if let Some(span) = first.and_then(place) {
                finding = finding.at(span, "it is asked only after itself");
            }
            for span in circle.iter().skip(1).take(5).filter_map(place) {
                finding = finding.see(span, "by way of this one");
            }
            let path: Vec<String> = circle.iter().chain(first).map(|id| format!("`{}`", key(id))).collect();
            self.report(finding.note(format!("each is asked only after the next: {}", shortened(&path))));
            for id in circle {
                if let Some(question) = self.project.readers.questions.get_mut(id) {
                    question.when = None;
                }
            }
        }
    }

    fn check_question(&mut self, tree: &ast::Question, name: &Name) {
        if TAKEN.contains(&name.value.as_str()) {
            let title = format!("a question cannot be called `{}`", name.value);
            let finding = Diagnostic::new(&names::TAKEN_NAME, title)
                .at(name.span, "")
                .note(format!("`{} is …` already asks which {} readers have", name.value, name.value));
            self.report(finding);
        }
        if tree.answers.is_empty() && !tree.in_error {
            let title = format!("the question `{}` has no answers", name.value);
            let finding = Diagnostic::new(&conditions::UNKNOWN_ANSWER, title)
                .at(name.span, "")
                .help("list them in its block: `yes \"Yes\", no \"No\"`");
            self.report(finding);
        }
        let mut seen: BTreeMap<&str, _> = BTreeMap::new();
        for answer in &tree.answers {
            if let Some(first) = seen.get(answer.name.value.as_str()) {
                self.report(super::collect::duplicate("answer", &answer.name, *first));
            } else {
                seen.insert(&answer.name.value, answer.name.span);
            }
        }
    }
}
