//! What readers answer: "your role is Owner", "Your role: Owner".

use super::Wording;
use crate::readers::QuestionId;
use crate::readers::describe::{Fact, Named, Term};

/// An answer of this name is what a reader says who does not know: no question "is" it.
const UNKNOWN: &str = "unknown";

/// Whether a term is about a question.
pub(super) fn asks(term: &Term) -> bool {
    matches!(term.any_of.first(), Some(Fact::Answer { .. } | Fact::NotAsked(_)))
}

/// The words that stand before a clause, as some languages order it by them.
#[derive(Clone, Copy)]
pub(super) enum Behind {
    If,
    Unless,
}

impl Behind {
    fn word(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::Unless => "unless",
        }
    }
}

impl Wording<'_> {
    /// "your role is Owner", "“Region” is “EU”". `beside` other terms, several answers are grouped by "either".
    pub(super) fn answered(&self, term: &Term, beside: bool, behind: Behind) -> String {
        let asked = self.asked(term);
        if term.negated {
            let each = asked.answers.iter().map(|answer| self.clause(&asked, answer, true, behind));
            let each = each.chain(asked.not_asked.map(|question| self.arises(question, true, behind)));
            return self.and(each);
        }
        let both = !asked.answers.is_empty() && asked.not_asked.is_some();
        let several = beside && asked.answers.len() > 1;
        let mut clauses = Vec::new();
        if !asked.answers.is_empty() {
            let answers = self.or(asked.answers.iter().cloned(), false);
            let answers = if several && !both { self.either(&answers) } else { answers };
            clauses.push(self.clause(&asked, &answers, false, behind));
        }
        clauses.extend(asked.not_asked.map(|question| self.arises(question, false, behind)));
        let words = self.or(clauses, both);
        if both && beside { self.either(&words) } else { words }
    }

    /// In a list: "Your role: Owner or Member".
    pub(super) fn answered_noun(&self, term: &Term, beside: bool, first: bool) -> String {
        let asked = self.asked(term);
        if term.negated || asked.not_asked.is_some() {
            let nouns = match asked.not_asked {
                Some(question) if asked.answers.is_empty() => {
                    let key = if term.negated { "noun-asked" } else { "noun-not-asked" };
                    self.fill(key, &[("question", &question.label)])
                }
                _ => self.fill("noun-if", &[("who", &self.answered(term, beside, Behind::If))]),
            };
            return nouns;
        }
        let answers = term.any_of.iter().filter_map(|fact| match fact {
            Fact::Answer { answer, .. } => Some(answer.label.clone()),
            _ => None,
        });
        let answers = self.or(answers, false);
        let several = beside && term.any_of.len() > 1;
        let answers = if several { self.either(&answers) } else { answers };
        let label = asked.question.map(|question| question.label.as_str()).unwrap_or_default();
        let label = if first { label.to_owned() } else { self.catalogue.in_sentence(label) };
        self.fill("class-question", &[("question", &label), ("answer", &answers)])
    }

    fn asked<'t>(&self, term: &'t Term) -> Asked<'t> {
        let mut asked = Asked { question: None, answers: Vec::new(), not_asked: None, style: "" };
        let is_unknown = |fact: &Fact| matches!(fact, Fact::Answer { answer, .. } if answer.key == UNKNOWN);
        for fact in &term.any_of {
            match fact {
                Fact::Answer { question, answer } => {
                    asked.question = Some(question);
                    asked.answers.push(answer.label.clone());
                }
                Fact::NotAsked(question) => asked.not_asked = Some(question),
                _ => {}
            }
        }
        let label = asked.question.map(|question| question.label.as_str()).unwrap_or_default();
        asked.style = if term.any_of.iter().any(is_unknown) {
            "answered"
        } else if self.catalogue.begins_with_one_of("articles", label) {
            "question"
        } else {
            "question-quoted"
        };
        let quote = if asked.style == "question" { "answer" } else { "answer-quoted" };
        for answer in &mut asked.answers {
            *answer = self.fill(quote, &[("answer", answer)]);
        }
        asked
    }

    /// Where the question's label begins with an article it is the subject: "your role is Owner".
    fn clause(&self, asked: &Asked<'_>, answers: &str, negated: bool, behind: Behind) -> String {
        let label = asked.question.map(|question| question.label.as_str()).unwrap_or_default();
        let label =
            if asked.style == "question" { self.catalogue.in_sentence(label) } else { label.to_owned() };
        let key = format!("{}-{}", asked.style, if negated { "is-not" } else { "is" });
        let (behind, person) = (behind.word(), self.person());
        let words =
            [("question", label.as_str()), ("answer", answers), ("behind", behind), ("person", person)];
        self.fill(&key, &words)
    }

    fn arises(&self, question: &Named<QuestionId>, arises: bool, behind: Behind) -> String {
        let key = if arises { "question-applies" } else { "question-does-not-apply" };
        self.fill(key, &[("question", &question.label), ("behind", behind.word())])
    }
}

/// What a term says of a question.
struct Asked<'t> {
    question: Option<&'t Named<QuestionId>>,
    /// Quoted as the language does it.
    answers: Vec<String>,
    not_asked: Option<&'t Named<QuestionId>>,
    /// Which messages say it.
    style: &'static str,
}
