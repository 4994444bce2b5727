//! Questions and their answers.

use std::collections::BTreeMap;

use super::collect::Declared;
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{conditions, names};
use crate::readers::QuestionId;
use crate::readers::declarations::{Answer, Question};
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

    fn check_question(&mut self, tree: &ast::Question, name: &Name) {
        if TAKEN.contains(&name.value.as_str()) {
            let title = format!("a question cannot be called `{}`", name.value);
            let finding = Diagnostic::new(&names::TAKEN_NAME, title)
                .at(name.span, "")
                .note(format!("`{} is …` already asks which {} readers have", name.value, name.value));
            self.report(finding);
        }
        if tree.answers.is_empty() {
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
