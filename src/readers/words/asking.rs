//! Questions to a reader, with their answers: "Which Alipay version?", "10.3 or later".

use super::Wording;
use super::piece::Manner;
use crate::catalogue::Argument;
use crate::readers::asking::{About, Answer, Holds, Question};
use crate::readers::describe::{Fact, Term};
use crate::text::upper_letter;
use crate::vocabulary::ProductKind;

impl Wording<'_> {
    /// "Which Alipay version?"
    pub fn ask(&self, question: &Question) -> String {
        let thing = question.thing.as_ref().map(|thing| self.catalogue.thing(&thing.label));
        let words = [("thing", thing.as_deref().unwrap_or("none")), ("device", self.device)];
        match &question.about {
            About::Os => self.fill("ask-os", &words),
            About::Skin => self.fill("ask-skin", &words),
            About::Device => self.fill("ask-device", &words),
            About::Answer(question) => question.label.clone(),
            About::Version { product, .. } => {
                let key = if question.answers.iter().any(is_bounded) { "ask-version" } else { "ask-has" };
                let [thing, device] = words;
                self.fill(key, &[("name", &product.label), thing, device])
            }
        }
    }

    /// How the reader finds the answer; nothing where the question itself says it, or only its author can.
    pub fn find_out(&self, question: &Question) -> Option<String> {
        let (key, name) = match &question.about {
            About::Version { product, kind } if question.answers.iter().any(is_bounded) => match kind {
                ProductKind::Os => ("help-version-os", product.key.as_str()),
                ProductKind::Skin => ("help-version-skin", product.label.as_str()),
                ProductKind::App => ("help-version-app", product.label.as_str()),
                ProductKind::Server | ProductKind::Firmware => return None,
            },
            About::Skin => ("help-version-skin", ""),
            About::Device => ("help-device", ""),
            About::Version { .. } | About::Os | About::Answer(_) => return None,
        };
        let arguments = [("name", Argument::Text(name)), ("device", Argument::Text(self.device))];
        let words = self.catalogue.format(key, &arguments);
        (!words.is_empty()).then_some(words)
    }

    /// "10.3 or later", "Android", "A phone by Sony".
    pub fn answer(&self, question: &Question, answer: &Answer) -> String {
        let one = Wording { form: "one", ..*self };
        let is_version = matches!(question.about, About::Version { .. });
        let words = match answer.facts.as_slice() {
            [Fact::Product { versions, .. }] if is_version && versions.is_empty() => {
                self.catalogue.text("answer-have")
            }
            [Fact::Product { versions, .. }] if is_version => self.runs(versions),
            [Fact::Without { .. }] => self.catalogue.text("answer-have-not"),
            [Fact::NoSkin, Fact::OtherSkin] if is_version => self.catalogue.text("answer-have-not"),
            [Fact::NoSkin, Fact::OtherSkin] => self.catalogue.text("answer-other-skin"),
            [Fact::NotAsked(_)] => self.catalogue.text("answer-not-asked"),
            facts => {
                let term = Term { thing: None, negated: false, any_of: facts.to_vec() };
                let pieces = one.pieces(&term, false);
                let is_long = pieces.iter().any(|piece| piece.is_long);
                self.or(pieces.into_iter().map(|piece| piece.noun), is_long)
            }
        };
        // Names and the author's words are as they are written: "iOS".
        let is_name = |fact: &Fact| {
            matches!(fact, Fact::Product { .. } | Fact::Device(_) | Fact::Series { .. } | Fact::Answer { .. })
        };
        if !is_version && answer.facts.first().is_some_and(is_name) { words } else { upper_letter(&words) }
    }

    /// The same for a place where the question does not stand: "Alipay 10.3 or later", "Without Alipay".
    pub fn answer_alone(&self, question: &Question, answer: &Answer) -> String {
        if !matches!(question.about, About::Version { .. }) {
            return self.answer(question, answer);
        }
        if let (About::Version { product, .. }, Some(Fact::NoSkin | Fact::OtherSkin)) =
            (&question.about, answer.facts.first())
        {
            return upper_letter(&self.with_preposition(Manner::Without, &product.label));
        }
        let one = Wording { form: "one", ..*self };
        let term = Term { thing: question.thing.clone(), negated: false, any_of: answer.facts.clone() };
        let pieces = one.pieces(&term, false);
        let is_long = pieces.iter().any(|piece| piece.is_long);
        let words = pieces.iter().map(|piece| match piece.manner {
            Manner::Without => upper_letter(&self.preposed(piece)),
            Manner::On | Manner::With => piece.noun.clone(),
        });
        self.or(words, is_long)
    }
}

/// Whether an answer is about some versions only.
fn is_bounded(answer: &Answer) -> bool {
    !matches!(&answer.holds, Holds::Is(_) | Holds::Not(_) | Holds::Versions { from: None, before: None })
}
