//! Conditions: every test bound to what it tests and to the thing that it is about.

use super::names::{Candidate, suggest};
use super::resolver::Resolver;
use super::subject::Subject;
use super::table::Found;
use super::version::Bounds;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{conditions, names};
use crate::model::statement::Guard;
use crate::readers::{Condition, ProductId, QuestionId, ThingId};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::condition::{self as ast, Test, TestKind, VersionRange};
use crate::text::or;

impl Resolver<'_> {
    /// Binds a condition. What is wrong is reported and holds for everybody.
    pub(super) fn bind(&mut self, condition: &ast::Condition) -> Condition {
        match condition {
            ast::Condition::Test(test) => self.test(test).unwrap_or(Condition::Always),
            ast::Condition::Not(inner, _) => self.bind(inner).negated(),
            ast::Condition::All(parts, _) => {
                Condition::All(parts.iter().map(|part| self.bind(part)).collect())
            }
            ast::Condition::Any(parts, span) => {
                if self.refuse_loose_answers(parts, *span) {
                    return Condition::Always;
                }
                Condition::Any(parts.iter().map(|part| self.bind(part)).collect())
            }
            ast::Condition::Wrong(_) => Condition::Always,
        }
    }

    /// Reports `plan is free or paid`: an answer without its question.
    fn refuse_loose_answers(&mut self, parts: &[ast::Condition], span: Span) -> bool {
        let Some((ast::Condition::Test(first), rest)) = parts.split_first() else { return false };
        let TestKind::Is { subject, values } = &first.kind else { return false };
        let Found::One(entry) = self.names.questions.find(&subject.value, &self.scope) else { return false };
        let Some(question) = self.project.readers.questions.get(entry.id) else { return false };
        let mut answers: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
        for part in rest {
            let ast::Condition::Test(test) = part else { return false };
            let Test { kind: TestKind::Name(name), thing: None, .. } = &**test else { return false };
            let is_answer = question.values.iter().any(|answer| answer.key == name.value);
            if !is_answer || self.is_condition_name(&name.value) {
                return false;
            }
            answers.push(&name.value);
        }
        let cure = format!("{} is one of {}", subject.value, answers.join(", "));
        let second = rest.first().map_or(span, ast::Condition::span);
        let finding = Diagnostic::new(&names::UNKNOWN_NAME, "an answer stands without its question")
            .at(second, "")
            .fix(format!("write `{cure}`"), span, cure);
        self.report(finding);
        true
    }

    /// Binds a condition and keeps its place.
    pub(super) fn guard(&mut self, condition: &ast::Condition) -> Guard {
        Guard { span: condition.span(), condition: self.bind(condition) }
    }

    /// Binds a condition on what a model was seen on or a guide was checked on: versions there may be older
    /// than those that are supported now.
    pub(super) fn bind_past(&mut self, condition: &ast::Condition) -> Condition {
        let before = std::mem::replace(&mut self.bounds, Bounds::Any);
        let bound = self.bind(condition);
        self.bounds = before;
        bound
    }

    fn test(&mut self, test: &Test) -> Option<Condition> {
        let said = match &test.thing {
            Some(name) => Some(self.thing(name)?),
            None => None,
        };
        match &test.kind {
            TestKind::Name(name) => self.name_test(name, said, test.span),
            TestKind::Versions { subject, ranges } => self.version_test(subject, ranges, said, test.span),
            TestKind::Is { subject, values } => self.is_test(subject, values, said, test.span),
            TestKind::KnownDevice => {
                let thing = self.said_or_any(said, test.span)?;
                Some(Condition::KnownDevice { thing })
            }
        }
    }

    fn name_test(&mut self, name: &Name, said: Option<ThingId>, span: Span) -> Option<Condition> {
        match self.subject(name)? {
            Subject::Product(product) => {
                let thing = self.said_or_owner(said, product, span)?;
                Some(Condition::Present { thing, product })
            }
            Subject::Device(device) => {
                let thing = self.said_or_device(said, device, span)?;
                Some(Condition::Device { thing, device })
            }
            Subject::Maker(maker) => {
                let thing = self.said_or_any(said, span)?;
                Some(Condition::Maker { thing, maker })
            }
            Subject::Series(series) => {
                let thing = self.said_or_any(said, span)?;
                let number = self.project.readers.series.get(series).map_or(0, |it| it.generations.len());
                Some(Condition::Series { thing, series, generations: (0..number).collect() })
            }
            Subject::Condition(condition) => {
                let thing = self.thing_of_named(condition, said, span)?;
                Some(Condition::Named { condition, thing })
            }
            Subject::Question(question) => {
                let answers = self.answers_in_words(question);
                let title = format!("`{}` is a question, and its answer is not said", name.value);
                let mut finding = Diagnostic::new(&conditions::NO_ANSWER, title).at(name.span, "");
                if let Some(first) =
                    self.project.readers.questions.get(question).and_then(|it| it.values.first())
                {
                    finding = finding.help(format!("write `{} is {}`", name.value, first.key));
                }
                self.report(if answers.is_empty() { finding } else { finding.note(answers) });
                None
            }
        }
    }

    fn version_test(
        &mut self,
        subject: &Name,
        ranges: &[VersionRange],
        said: Option<ThingId>,
        span: Span,
    ) -> Option<Condition> {
        match self.versioned_subject(subject)? {
            Subject::Product(product) => {
                let bounds = self.bounds;
                let versions = self.ranges(product, ranges, bounds);
                let thing = self.said_or_owner(said, product, span);
                let versions = versions?;
                Some(Condition::Version {
                    thing: thing?,
                    product,
                    versions: versions.ranges,
                    written: versions.written,
                })
            }
            Subject::Series(series) => {
                let generations = self.generations(series, ranges)?;
                let thing = self.said_or_any(said, span)?;
                Some(Condition::Series { thing, series, generations })
            }
            _ => {
                let title = format!("`{}` has no versions", subject.value);
                let note = "products have versions, and series have generations";
                self.report(Diagnostic::new(&conditions::NO_VERSIONS, title).at(subject.span, "").note(note));
                None
            }
        }
    }

    fn is_test(
        &mut self,
        subject: &Name,
        values: &[Name],
        said: Option<ThingId>,
        span: Span,
    ) -> Option<Condition> {
        match subject.value.as_str() {
            "device" => {
                let only = match values {
                    [only] => self.names.devices.find(&only.value, &self.scope),
                    _ => Found::Nothing,
                };
                let thing = match only {
                    Found::One(entry) => self.said_or_device(said, entry.id, span),
                    _ => self.said_or_any(said, span),
                };
                let tests =
                    values.iter().map(|value| self.device_or_series(value, thing)).collect::<Vec<_>>();
                any_of(tests)
            }
            "maker" => {
                let thing = self.said_or_any(said, span);
                let makers = values.iter().map(|value| self.look_up(|names| &names.makers, value));
                let tests = makers.map(|maker| Some(Condition::Maker { thing: thing?, maker: maker? }));
                let tests = tests.collect::<Vec<_>>();
                any_of(tests)
            }
            _ => {
                let question = self.question(subject)?;
                let answers: Vec<Option<usize>> =
                    values.iter().map(|value| self.answer(question, subject, value)).collect();
                let mut values = answers.into_iter().collect::<Option<Vec<usize>>>()?;
                values.sort_unstable();
                values.dedup();
                Some(Condition::Answer { question, values })
            }
        }
    }

    fn device_or_series(&mut self, value: &Name, thing: Option<ThingId>) -> Option<Condition> {
        if let Found::One(entry) = self.names.series.find(&value.value, &self.scope) {
            let number = self.project.readers.series.get(entry.id)?.generations.len();
            return Some(Condition::Series {
                thing: thing?,
                series: entry.id,
                generations: (0..number).collect(),
            });
        }
        let device = self.look_up(|names| &names.devices, value)?;
        Some(Condition::Device { thing: thing?, device })
    }

    /// The question that `X is …` asks.
    fn question(&mut self, subject: &Name) -> Option<QuestionId> {
        if matches!(self.names.questions.find(&subject.value, &self.scope), Found::Nothing)
            && let Found::One(entry) = self.names.products.find(&subject.value, &self.scope)
        {
            let title = format!("`{}` is a product, not a question", subject.value);
            let mut finding = Diagnostic::new(&names::WRONG_KIND, title).at(subject.span, "");
            if let Some(place) = entry.span {
                finding = finding.see(place, "declared here");
            }
            let note = "`is` answers a question; a product stands alone, or with a version behind it";
            self.report(finding.note(note));
            return None;
        }
        self.look_up(|names| &names.questions, subject)
    }

    fn answer(&mut self, question: QuestionId, subject: &Name, value: &Name) -> Option<usize> {
        let declared = self.project.readers.questions.get(question)?;
        if let Some(place) = declared.values.iter().position(|answer| answer.key == value.value) {
            return Some(place);
        }
        if self.refused_answers.contains(&question) {
            self.excused.push(value.span);
            return None;
        }
        let title = format!("`{}` is not an answer to `{}`", value.value, subject.value);
        let mut finding = Diagnostic::new(&conditions::UNKNOWN_ANSWER, title).at(value.span, "");
        if let Some(place) = self.project.places.questions.get(question.0 as usize).copied().flatten() {
            finding = finding.see(place, "the question is declared here");
        }
        let candidates: Vec<Candidate<'_>> = match self.names.may_compare(declared.values.len()) {
            true => declared.values.iter().map(|answer| (answer.key.as_str(), None)).collect(),
            false => Vec::new(),
        };
        let finding = suggest(finding, value, &candidates);
        self.report_unless_excused(value, finding);
        None
    }

    fn answers_in_words(&self, question: QuestionId) -> String {
        let Some(question) = self.project.readers.questions.get(question) else { return String::new() };
        let answers: Vec<String> =
            question.values.iter().take(20).map(|answer| format!("`{}`", answer.key)).collect();
        if answers.is_empty() { String::new() } else { format!("its answers are {}", or(&answers)) }
    }

    fn said_or_owner(&mut self, said: Option<ThingId>, product: ProductId, span: Span) -> Option<ThingId> {
        match said {
            Some(thing) => Some(thing),
            None => self.owner_of_product(product, span),
        }
    }

    /// For tests of makers and devices, which any thing with an OS can pass.
    fn said_or_any(&mut self, said: Option<ThingId>, span: Span) -> Option<ThingId> {
        match said {
            Some(thing) => Some(thing),
            None => self.owner(|thing| thing.os.is_some(), span),
        }
    }
}

fn any_of(tests: Vec<Option<Condition>>) -> Option<Condition> {
    let mut tests = tests.into_iter().collect::<Option<Vec<_>>>()?;
    if tests.len() == 1 { tests.pop() } else { Some(Condition::Any(tests)) }
}
