//! What holds together: "on HONOR 50 with Magic UI 4.2, either with Alipay 10.2 or with Alipay 10.4".

use super::piece::{Manner, Piece, is_device};
use super::question::{Behind, asks};
use super::{Wording, asks_only};
use crate::readers::describe::{Fact, Term};

/// Behind a preposition, and in a list.
struct Name {
    preposed: String,
    noun: String,
}

/// The terms of a part, sorted by how they are said.
#[derive(Default)]
struct Sorted<'t> {
    /// What the reader is on: the first device or OS.
    on: Option<Name>,
    with: Vec<Name>,
    /// "without Alipay"
    without: Vec<String>,
    /// "not on HONOR 50"
    except: Vec<String>,
    /// "either on Android 12 or on iOS"
    either: Vec<String>,
    questions: Vec<&'t Term>,
}

impl Wording<'_> {
    /// All of the terms in one phrase or, as a `noun`, without its first preposition.
    pub(super) fn part(&self, terms: &[Term], noun: bool) -> String {
        match terms {
            [] => return self.catalogue.text("class-everyone"),
            [only] => {
                if let Some(words) = self.alone(only, noun) {
                    return words;
                }
            }
            _ => {}
        }
        let mut sorted = Sorted::default();
        terms.iter().for_each(|term| self.sort(term, terms.len() > 1, &mut sorted));
        self.assembled(sorted, noun)
    }

    /// Each of several parts as a noun. Where one has none of its own, all are said alike: "those without A, or those
    /// with B", so that no "without" reaches further than it does.
    pub(super) fn nouns_of(&self, parts: &[Vec<Term>]) -> Vec<String> {
        let alike = parts.len() < 2 || parts.iter().all(|terms| self.is_noun(terms));
        let each = parts.iter().enumerate().map(|(place, terms)| {
            let is_question = asks_only(terms);
            let words = if alike || is_question {
                self.part(terms, true)
            } else {
                self.fill("noun-those", &[("who", &self.part(terms, false))])
            };
            if is_question && place > 0 { self.catalogue.in_sentence(&words) } else { words }
        });
        each.collect()
    }

    /// Whether a part begins with a name or a question.
    fn is_noun(&self, terms: &[Term]) -> bool {
        let is_name = |piece: &Piece<'_>| piece.manner != Manner::Without;
        let has_name = |term: &Term| {
            let pieces = self.pieces(term, true);
            !term.negated
                && !asks(term)
                && pieces.iter().all(is_name)
                && (pieces.len() < 2 || terms.len() < 2)
        };
        asks_only(terms) || terms.iter().any(has_name)
    }

    /// A term that needs no grouping, as nothing stands beside it: "on Android 12 or iOS".
    fn alone(&self, term: &Term, noun: bool) -> Option<String> {
        if let [Fact::Condition(condition)] = term.any_of.as_slice() {
            return Some(self.condition(&condition.label, term.negated, noun));
        }
        let pieces = self.pieces(term, false);
        if term.negated || asks(term) || pieces.len() < 2 {
            return None;
        }
        let manner = pieces.first()?.manner;
        let is_long = pieces.iter().any(|piece| piece.is_long);
        let alike = pieces.iter().all(|piece| piece.manner == manner);
        if alike && !is_long && manner != Manner::Without {
            if noun {
                return Some(self.or(pieces.into_iter().map(|piece| piece.noun), false));
            }
            let names = self.or(pieces.into_iter().map(|piece| piece.name), false);
            return Some(self.with_preposition(manner, &names));
        }
        let pieces = self.pieces(term, true);
        let said = pieces.iter().map(|piece| match noun {
            true if alike && manner != Manner::Without => piece.noun.clone(),
            true => self.fill("noun-those", &[("who", &self.preposed(piece))]),
            false => self.preposed(piece),
        });
        Some(self.or(said, true))
    }

    /// The author's words for a group of readers.
    fn condition(&self, label: &str, negated: bool, noun: bool) -> String {
        let key = match (negated, noun) {
            (false, true) => return label.to_owned(),
            (false, false) => "who-condition",
            (true, true) => "noun-not-condition",
            (true, false) => "who-not-condition",
        };
        self.fill(key, &[("name", label)])
    }

    fn sort<'t>(&self, term: &'t Term, beside: bool, sorted: &mut Sorted<'t>) {
        if asks(term) {
            sorted.questions.push(term);
            return;
        }
        let spread = self.pieces(term, true);
        if term.negated {
            spread.into_iter().for_each(|piece| self.sort_negated(piece, sorted));
        } else if beside && spread.len() > 1 {
            sorted.either.push(self.one_of_several(&spread));
        } else {
            for piece in self.pieces(term, false) {
                match piece.manner {
                    Manner::On if sorted.on.is_none() => sorted.on = Some(name(piece)),
                    Manner::Without => sorted.without.push(self.preposed(&piece)),
                    Manner::On | Manner::With => sorted.with.push(name(piece)),
                }
            }
        }
    }

    /// "on HONOR 50 or Pixel", "either on Android 12 or on iOS"
    fn one_of_several(&self, pieces: &[Piece<'_>]) -> String {
        let is_long = pieces.iter().any(|piece| piece.is_long);
        if pieces.iter().all(|piece| piece.manner == Manner::On && is_device(piece.fact)) {
            let names = self.or(pieces.iter().map(|piece| piece.name.clone()), is_long);
            return self.with_preposition(Manner::On, &names);
        }
        let words = self.or(pieces.iter().map(|piece| self.preposed(piece)), is_long || pieces.len() > 2);
        self.either(&words)
    }

    fn sort_negated(&self, piece: Piece<'_>, sorted: &mut Sorted<'_>) {
        match piece.manner {
            Manner::On => sorted.except.push(self.fill("who-not-on", &[("name", &piece.name)])),
            Manner::With => sorted.without.push(self.fill("who-without", &[("name", &piece.name)])),
            Manner::Without => sorted.with.push(name(piece)),
        }
    }

    /// What is one thing first, then what is not, then the groups of which one thing is: nothing follows an
    /// "or" that could belong to it.
    fn assembled(&self, sorted: Sorted<'_>, noun: bool) -> String {
        let begins_as_noun = sorted.on.is_some() || !sorted.with.is_empty();
        let mut words = self.positive(&sorted, noun);
        let is_plain = sorted.except.is_empty() && sorted.either.is_empty();
        let except = self.and(sorted.except);
        words = self.behind(words, "who-but", except);
        for (place, either) in sorted.either.iter().enumerate() {
            words = self.behind(words, if place == 0 { "names-comma" } else { "clause-and" }, either.clone());
        }
        if noun && !begins_as_noun && !words.is_empty() {
            words = self.fill("noun-those", &[("who", &words)]);
        }
        let beside = !words.is_empty() || sorted.questions.len() > 1;
        let (open, closed): (Vec<&Term>, Vec<&Term>) =
            sorted.questions.into_iter().partition(|term| term.any_of.len() > 1 && !term.negated);
        if noun && words.is_empty() && open.len() < 2 {
            let nouns = closed.iter().chain(&open).enumerate();
            return self.and(nouns.map(|(place, term)| self.answered_noun(term, beside, place == 0)));
        }
        let closed = closed.iter().map(|term| self.answered(term, beside, Behind::If));
        let clauses =
            self.together(closed, &open, |term, either| self.answered(term, either && beside, Behind::If));
        if clauses.is_empty() {
            return words;
        }
        if noun && words.is_empty() {
            return self.fill("noun-if", &[("who", &clauses)]);
        }
        let joint = if is_plain { "who-and-if" } else { "clause-and" };
        self.behind(words, joint, self.fill("who-if", &[("clauses", &clauses)]))
    }

    /// "on HONOR 50 with Android 11 and Alipay and without Magic UI"
    fn positive(&self, sorted: &Sorted<'_>, noun: bool) -> String {
        let mut words = match &sorted.on {
            Some(name) if noun => name.noun.clone(),
            Some(name) => self.with_preposition(Manner::On, &name.preposed),
            None => String::new(),
        };
        if !sorted.with.is_empty() {
            let with = if noun && words.is_empty() {
                self.and(sorted.with.iter().map(|name| name.noun.clone()))
            } else {
                let names = self.and(sorted.with.iter().map(|name| name.preposed.clone()));
                self.with_preposition(Manner::With, &names)
            };
            words = self.behind(words, "who-and", with);
        }
        let joint = if sorted.with.is_empty() { "who-and" } else { "list-and" };
        self.behind(words, joint, self.and(sorted.without.iter().cloned()))
    }

    /// Both, joined if neither is empty.
    fn behind(&self, first: String, joint: &str, next: String) -> String {
        match (first.is_empty(), next.is_empty()) {
            (_, true) => first,
            (true, false) => next,
            (false, false) => self.fill(joint, &[("first", &first), ("next", &next)]),
        }
    }
}

fn name(piece: Piece<'_>) -> Name {
    Name { preposed: piece.name, noun: piece.noun }
}
