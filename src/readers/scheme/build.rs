//! From clauses to a scheme.

use std::collections::BTreeSet;

use super::read::MOST_PARTS;
use super::text::{folded, tidy};
use super::{Clause, NameRelation, Scheme, SchemeError};
use crate::readers::version::{Interval, Literal, Version};

impl Scheme {
    /// Builds a scheme; each clause that is refused is left out and told with its place. Names are read last,
    /// whatever their place, each by numbers or by a name before it.
    pub fn from_clauses(clauses: &[Clause]) -> (Self, Vec<(usize, SchemeError)>) {
        let mut scheme = Self::default();
        let mut errors = Vec::new();
        let mut seen = BTreeSet::new();
        for (place, clause) in clauses.iter().enumerate() {
            if let Err(error) = scheme.add(clause, &mut seen) {
                errors.push((place, error));
            }
        }
        // Ranks of named versions depend on how many names there are.
        scheme.name_texts = clauses.iter().filter_map(name_text).collect();
        for (place, clause) in clauses.iter().enumerate() {
            if let Clause::Name { text, relation, of } = clause
                && let Err(error) = scheme.add_name(text, *relation, of)
            {
                errors.push((place, error));
            }
        }
        scheme.settle_names(clauses);
        errors.sort_by_key(|(place, _)| *place);
        (scheme, errors)
    }

    fn add(&mut self, clause: &Clause, seen: &mut BTreeSet<String>) -> Result<(), SchemeError> {
        let closed = !self.releases.is_empty();
        match clause {
            Clause::Name { .. } => Ok(()),
            _ if closed => Err(SchemeError::Conflict),
            Clause::Releases(texts) => {
                let plain =
                    self.lines.is_empty() && self.parts.is_none() && self.words.all().next().is_none();
                if !plain || self.ignores_rest || !self.separators.is_empty() {
                    return Err(SchemeError::Conflict);
                }
                check_new(texts, &mut BTreeSet::new())?;
                self.add_releases(texts);
                Ok(())
            }
            Clause::Lines(lines) => {
                if !self.lines.is_empty() {
                    return Err(SchemeError::Conflict);
                }
                let mut marks = BTreeSet::new();
                if let Some(line) = lines.iter().find(|line| !marks.insert(folded(&line.mark))) {
                    return Err(SchemeError::Repeated { text: line.mark.clone() });
                }
                self.lines = lines.clone();
                Ok(())
            }
            Clause::Parts(parts) => {
                if self.parts.is_some() {
                    return Err(SchemeError::Conflict);
                }
                if *parts == 0 || *parts > MOST_PARTS {
                    return Err(SchemeError::BadParts);
                }
                self.parts = Some(*parts);
                Ok(())
            }
            Clause::Separators(texts) => {
                if texts.iter().any(String::is_empty) {
                    return Err(SchemeError::Empty);
                }
                self.separators.extend(texts.iter().cloned());
                Ok(())
            }
            Clause::Suffix { words, rank } => {
                check_new(words, seen)?;
                words.iter().for_each(|word| self.words.add(tidy(word), *rank));
                Ok(())
            }
            Clause::AnySuffixIgnored => {
                self.ignores_rest = true;
                Ok(())
            }
        }
    }

    /// A release of the closed list is its place in it; nothing comes after the last.
    fn add_releases(&mut self, texts: &[String]) {
        self.releases = texts.iter().map(|text| tidy(text)).collect();
        let count = self.releases.len() as u64;
        let at = |place: u64| if place == 0 { Version::LEAST } else { Version::new(&[place]) };
        for (place, text) in (0..).zip(&self.releases) {
            let high = (place + 1 < count).then(|| at(place + 1));
            let interval = Interval::new(at(place), high);
            let literal = Literal { text: text.clone(), version: Version::new(&[place]), interval };
            self.names.insert(folded(text), literal);
        }
    }

    /// A version that a name puts directly before another becomes the least that this one's number stands for, so
    /// names of the same version are read again once all are known.
    fn settle_names(&mut self, clauses: &[Clause]) {
        for clause in clauses {
            if let Clause::Name { text, relation: NameRelation::Same, of } = clause
                && let Ok(base) = self.literal(of)
                && let Some(named) = self.names.get_mut(&folded(text)).filter(|it| it.version == base.version)
            {
                named.interval = base.interval;
            }
        }
    }

    fn add_name(&mut self, text: &str, relation: NameRelation, of: &str) -> Result<(), SchemeError> {
        let key = folded(text);
        if key.is_empty() {
            return Err(SchemeError::Empty);
        }
        let is_number = key.chars().all(|character| character.is_ascii_digit() || character == '.');
        if is_number || self.names.contains_key(&key) {
            return Err(SchemeError::Repeated { text: text.to_owned() });
        }
        if !self.releases.is_empty() && relation != NameRelation::Same {
            return Err(SchemeError::Conflict);
        }
        let base =
            self.literal(of).map_err(|error| SchemeError::Unreadable { text: of.to_owned(), error })?;
        let mark = match relation {
            NameRelation::Same => None,
            NameRelation::Before => Some(self.words.name_before(&base.version, self.name_texts.len())),
            NameRelation::After => Some(self.words.name_after()),
        };
        let (version, interval) = match mark {
            None => (base.version, base.interval),
            Some(mark) => {
                let suffix = base.version.suffix().iter().cloned().chain([mark]).collect();
                let version = Version::of(base.version.line(), base.version.numbers(), suffix);
                let alone = self.alone(&version);
                (version, alone)
            }
        };
        self.names.insert(key, Literal { text: tidy(text), version, interval });
        Ok(())
    }
}

fn name_text(clause: &Clause) -> Option<String> {
    match clause {
        Clause::Name { text, .. } => Some(tidy(text)),
        _ => None,
    }
}

/// Refuses empty texts and those that are in `seen`, and remembers the others.
fn check_new(texts: &[String], seen: &mut BTreeSet<String>) -> Result<(), SchemeError> {
    if texts.is_empty() || texts.iter().any(|text| tidy(text).is_empty()) {
        return Err(SchemeError::Empty);
    }
    match texts.iter().find(|text| !seen.insert(folded(text))) {
        Some(text) => Err(SchemeError::Repeated { text: text.clone() }),
        None => Ok(()),
    }
}
