//! What the words of conditions stand for.

use super::names::Candidate;
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::readers::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::text::and;

/// What a word in a condition stands for.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    Product(ProductId),
    Device(DeviceId),
    Maker(MakerId),
    Series(SeriesId),
    Condition(ConditionId),
    Question(QuestionId),
}

/// What people call a system, or what has one.
const ALSO_SAID: &[(&str, &[&str])] = &[
    ("iphone", &["ios"]),
    ("ipad", &["ipados"]),
    ("mac", &["macos"]),
    ("macbook", &["macos"]),
    ("osx", &["macos"]),
    ("win", &["windows"]),
    ("pc", &["windows", "linux"]),
    ("phone", &["android", "ios"]),
    ("smartphone", &["android", "ios"]),
    ("tablet", &["android", "ipados"]),
    ("harmony", &["harmonyos"]),
    ("browser", &["web"]),
];

impl Resolver<'_> {
    /// What a name in a condition stands for; reported if nothing or more than one thing.
    pub(super) fn subject(&mut self, name: &Name) -> Option<Subject> {
        let found = self.subjects(name)?;
        if let [only] = found.as_slice() {
            return Some(only.0);
        }
        // A question never stands alone, so where something else has its name that is meant.
        let mut others = found.iter().filter(|(subject, _)| !matches!(subject, Subject::Question(_)));
        if let (Some((subject, _)), None) = (others.next(), others.next()) {
            return Some(*subject);
        }
        if found.is_empty() {
            self.unknown_subject(name);
            return None;
        }
        let kinds: Vec<String> = found.iter().map(|(subject, _)| format!("a {}", subject.what())).collect();
        let title = format!("`{}` is {}", name.value, and(&kinds));
        let mut finding = Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(name.span, "which one?");
        for (subject, place) in &found {
            if let Some(place) = place {
                finding = finding.see(*place, format!("the {}", subject.what()));
            }
            let word = match subject {
                Subject::Maker(_) => "maker",
                Subject::Device(_) | Subject::Series(_) => "device",
                _ => continue,
            };
            finding = finding.help(format!("for the {} write `{word} is {}`", subject.what(), name.value));
        }
        self.report(finding);
        None
    }

    /// As [`Resolver::subject`], of what can have versions where there is any.
    pub(super) fn versioned_subject(&mut self, name: &Name) -> Option<Subject> {
        let found = self.subjects(name)?;
        let versioned = |subject: &&(Subject, Option<Span>)| {
            matches!(subject.0, Subject::Product(_) | Subject::Series(_))
        };
        let mut with_versions = found.iter().filter(versioned);
        match (with_versions.next(), with_versions.next()) {
            (Some((subject, _)), None) => Some(*subject),
            _ => self.subject(name),
        }
    }

    /// All that a name in a condition can stand for, with the places of declaration. None if one name space
    /// holds two, which is reported.
    fn subjects(&mut self, name: &Name) -> Option<Vec<(Subject, Option<Span>)>> {
        let mut found = Vec::new();
        let mut clear = true;
        macro_rules! look {
            ($table:ident, $subject:ident) => {
                match self.names.$table.find(&name.value, &self.scope) {
                    Found::One(entry) => found.push((Subject::$subject(entry.id), entry.span)),
                    Found::Several(..) => {
                        self.look_up(|names| &names.$table, name);
                        clear = false;
                    }
                    Found::Nothing => {}
                }
            };
        }
        look!(products, Product);
        look!(devices, Device);
        look!(makers, Maker);
        look!(series, Series);
        look!(conditions, Condition);
        look!(questions, Question);
        clear.then_some(found)
    }

    fn unknown_subject(&mut self, name: &Name) {
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        candidates.extend(self.candidates(&self.names.products));
        candidates.extend(self.candidates(&self.names.devices));
        candidates.extend(self.candidates(&self.names.makers));
        candidates.extend(self.candidates(&self.names.series));
        candidates.extend(self.candidates(&self.names.conditions));
        candidates.extend(self.candidates(&self.names.questions));
        let word = name.value.as_str();
        let elsewhere = [
            self.anywhere(&self.names.products, word),
            self.anywhere(&self.names.devices, word),
            self.anywhere(&self.names.makers, word),
            self.anywhere(&self.names.series, word),
            self.anywhere(&self.names.conditions, word),
            self.anywhere(&self.names.questions, word),
        ];
        let title = format!("nothing that readers can have is called `{word}`");
        let elsewhere = elsewhere.into_iter().flatten().next();
        let mut finding = self.unknown(&names::UNKNOWN_NAME, title, name, &candidates, elsewhere);
        let spoken = ALSO_SAID.iter().find(|(said, _)| *said == word).filter(|_| elsewhere.is_none());
        if let Some((_, systems)) = spoken {
            finding.fix = None;
            finding.notes.clear();
            finding.labels.retain(|label| label.primary);
            finding = match systems {
                [system] => finding.guess(format!("write `{system}`"), name.span, *system),
                _ => finding.help(format!("write `{}`", systems.join(" or "))),
            };
        }
        if let Some(question) = self.question_with_answer(word) {
            finding.fix = None;
            finding = finding.help(format!("an answer needs its question: `{question} is {word}`"));
        }
        self.report_unless_excused(name, finding);
    }

    /// A visible question that has this answer.
    fn question_with_answer(&self, answer: &str) -> Option<String> {
        let questions = &self.project.readers.questions;
        if !self.names.may_compare(questions.len()) {
            return None;
        }
        let has = |key: &str| {
            questions.iter().any(|(_, question)| {
                question.key == key && question.values.iter().any(|value| value.key == answer)
            })
        };
        let mut visible = self.names.questions.visible(&self.scope);
        visible.find(|(key, _)| has(key)).map(|(key, _)| key.to_owned())
    }

    /// Whether a word could stand alone in a condition.
    pub(super) fn is_condition_name(&self, word: &str) -> bool {
        let none = |found: bool| !found;
        let products = matches!(self.names.products.find(word, &self.scope), Found::Nothing);
        let devices = matches!(self.names.devices.find(word, &self.scope), Found::Nothing);
        let makers = matches!(self.names.makers.find(word, &self.scope), Found::Nothing);
        let series = matches!(self.names.series.find(word, &self.scope), Found::Nothing);
        let conditions = matches!(self.names.conditions.find(word, &self.scope), Found::Nothing);
        [products, devices, makers, series, conditions].into_iter().any(none)
    }
}

impl Subject {
    fn what(self) -> &'static str {
        match self {
            Subject::Product(_) => "product",
            Subject::Device(_) => "device",
            Subject::Maker(_) => "maker",
            Subject::Series(_) => "series",
            Subject::Condition(_) => "condition",
            Subject::Question(_) => "question",
        }
    }
}
