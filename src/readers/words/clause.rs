//! What is taken out, in clauses: "unless you have Android 12 and your role is Owner".

use super::piece::{Manner, Piece, is_device};
use super::question::{Behind, asks};
use super::{MOST_ALTERNATIVES, Wording};
use crate::readers::describe::{Description, Fact, Run, Term};

impl Wording<'_> {
    /// Each part of a description behind its own "unless".
    pub(super) fn unless(&self, description: &Description) -> String {
        let parts = description.any_of.iter().take(MOST_ALTERNATIVES);
        let each = parts.map(|terms| self.fill("unless", &[("clauses", &self.clauses(terms))]));
        let words = self.join(each, "clause-and", "clause-and");
        self.with_others(description, words)
    }

    /// All of the terms: what is had first, then the other clauses, then those that hold an "or".
    fn clauses(&self, terms: &[Term]) -> String {
        let (mut had, mut clauses, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for term in terms {
            let pieces = self.pieces(term, true);
            if terms.len() > 1 && pieces.len() > 1 && !term.negated {
                open.push(term);
            } else if asks(term) {
                clauses.push(self.answered(term, terms.len() > 1, Behind::Unless));
            } else if term.negated {
                clauses.extend(pieces.iter().map(|piece| self.negative_clause(term, piece)));
            } else if pieces.iter().all(is_had) {
                had.push(self.names(term));
            } else {
                clauses.push(self.open_clause(term, &pieces, false));
            }
        }
        let had = (!had.is_empty()).then(|| self.have(&self.and(had), false));
        self.together(had.into_iter().chain(clauses), &open, |term, either| self.one_of(term, either))
    }

    /// The clause of a term that holds an "or": "you have either Android 12 or iOS".
    fn one_of(&self, term: &Term, either: bool) -> String {
        if asks(term) {
            return self.answered(term, either, Behind::Unless);
        }
        self.open_clause(term, &self.pieces(term, true), either)
    }

    /// The facts of a term that stands alone, under one "have".
    fn names(&self, term: &Term) -> String {
        let pieces = self.pieces(term, false);
        let is_long = pieces.len() > 1 && pieces.iter().any(|piece| piece.is_long);
        let pieces = if is_long { self.pieces(term, true) } else { pieces };
        self.or(pieces.into_iter().map(|piece| piece.name), is_long)
    }

    /// "you have either Android 12 or iOS", "your phone is the HONOR 50 or the Pixel"
    fn open_clause(&self, term: &Term, pieces: &[Piece<'_>], either: bool) -> String {
        let is_long = pieces.iter().any(|piece| piece.is_long);
        let joined = |parts: Vec<String>| {
            let words = self.or(parts, is_long);
            if either { self.either(&words) } else { words }
        };
        if pieces.iter().all(is_had) {
            return self.have(&joined(pieces.iter().map(|piece| piece.name.clone()).collect()), false);
        }
        if pieces.iter().all(|piece| is_device(piece.fact)) {
            let names = joined(pieces.iter().map(|piece| self.predicate(piece)).collect());
            return self.device_is("device-is", term, &names);
        }
        joined(pieces.iter().map(|piece| self.positive_clause(term, piece)).collect())
    }

    fn positive_clause(&self, term: &Term, piece: &Piece<'_>) -> String {
        if is_device(piece.fact) {
            return self.device_is("device-is", term, &self.predicate(piece));
        }
        self.have(&piece.name, piece.manner == Manner::Without)
    }

    fn negative_clause(&self, term: &Term, piece: &Piece<'_>) -> String {
        if is_device(piece.fact) {
            return self.device_is("device-is-not", term, &self.predicate(piece));
        }
        self.have(&piece.name, piece.manner != Manner::Without)
    }

    fn have(&self, name: &str, not: bool) -> String {
        let key = if not { "have-not" } else { "have" };
        self.fill(key, &[("name", name), ("person", self.person())])
    }

    fn device_is(&self, key: &str, term: &Term, name: &str) -> String {
        let thing = match &term.thing {
            Some(thing) => self.catalogue.thing(&thing.label),
            None => self.fill("the-device", &[("device", self.device), ("person", self.person())]),
        };
        self.fill(key, &[("thing", &thing), ("name", name)])
    }

    /// What a device is: "the HONOR 50", "by HONOR".
    fn predicate(&self, piece: &Piece<'_>) -> String {
        let (key, name) = match piece.fact {
            Fact::Maker(maker) => ("device-by", maker.label.as_str()),
            Fact::OtherBy { maker, except } => {
                let except = self.or(except.iter().map(|name| self.a_device(name)), false);
                let key = if except.is_empty() { "device-other-by" } else { "device-by-except" };
                return self.fill(key, &[("name", &maker.label), ("except", &except)]);
            }
            Fact::KnownDevice => ("device-known", ""),
            Fact::OtherDevice => ("device-other", ""),
            // "OnePlus 5 or earlier" is more than one.
            Fact::Series { generations, .. } if !generations.iter().all(is_one) => {
                ("device-series", piece.bare.as_str())
            }
            _ => return self.a_device(&piece.bare),
        };
        self.fill(key, &[("name", name)])
    }

    fn a_device(&self, name: &str) -> String {
        self.fill("device-a", &[("name", name)])
    }
}

fn is_one(run: &Run) -> bool {
    matches!(run, Run::Exactly(_))
}

/// Whether the reader has it: a product on a thing.
fn is_had(piece: &Piece<'_>) -> bool {
    piece.manner != Manner::Without && !is_device(piece.fact)
}
