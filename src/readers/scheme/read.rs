//! From a string to a version.

use super::suffix::Meaning;
use super::text::{after_prefix, begins_with_digit, split_digits};
use super::{Scheme, VersionError};
use crate::readers::version::Mark;

/// Digits that a number of a version may have.
const MOST_DIGITS: usize = 18;
/// Numbers that a version may have.
pub(super) const MOST_PARTS: usize = 32;

/// A version string taken apart; the numbers as written, with their zeros.
pub(super) struct Reading {
    pub(super) line: u32,
    pub(super) numbers: Vec<u64>,
    pub(super) suffix: Vec<Mark>,
}

impl Scheme {
    /// Reads tidy text that is no name.
    pub(super) fn read(&self, text: &str) -> Result<Reading, VersionError> {
        let (line, rest) = self.read_line(text)?;
        if !begins_with_digit(rest) {
            return Err(VersionError::NotANumber { names: self.name_texts.clone() });
        }
        let (numbers, rest) = self.read_numbers(rest)?;
        let suffix = self.read_suffix(text, rest, Some(numbers.len()) == self.parts)?;
        Ok(Reading { line, numbers, suffix })
    }

    /// Finds the line and takes its mark and dropped heads away.
    fn read_line<'t>(&self, text: &'t str) -> Result<(u32, &'t str), VersionError> {
        if self.lines.is_empty() {
            return Ok((0, without_v(text)));
        }
        let marked =
            (0..).zip(&self.lines).filter(|(_, line)| !line.mark.is_empty()).filter_map(|(place, line)| {
                let rest = after_prefix(text, &line.mark)?.trim_start();
                begins_with_digit(rest).then_some((line.mark.len(), place, rest))
            });
        if let Some((_, place, rest)) = marked.max_by_key(|(length, ..)| *length) {
            return Ok((place, self.without_head(place, rest)));
        }
        let unmarked = (0..).zip(&self.lines).find(|(_, line)| line.mark.is_empty() || self.lines.len() == 1);
        match unmarked {
            Some((place, _)) => Ok((place, self.without_head(place, without_v(text)))),
            None if begins_with_digit(text) => Err(VersionError::NeedsLine {
                marks: self.lines.iter().map(|line| line.mark.clone()).collect(),
            }),
            None => Err(VersionError::NotANumber { names: self.name_texts.clone() }),
        }
    }

    fn without_head<'t>(&self, line: u32, text: &'t str) -> &'t str {
        let drops = self.lines.get(line as usize).map(|line| line.drops.as_slice()).unwrap_or_default();
        drops
            .iter()
            .filter_map(|head| after_prefix(text, head))
            .find(|rest| begins_with_digit(rest))
            .unwrap_or(text)
    }

    /// Reads numbers until something else comes or as many are read as order.
    fn read_numbers<'t>(&self, text: &'t str) -> Result<(Vec<u64>, &'t str), VersionError> {
        let mut numbers = Vec::new();
        let mut rest = text;
        loop {
            let (digits, tail) = split_digits(rest);
            numbers.push(number(digits)?);
            rest = tail;
            if Some(numbers.len()) == self.parts {
                return Ok((numbers, rest));
            }
            if numbers.len() > MOST_PARTS {
                return Err(VersionError::TooLong);
            }
            match self.after_separator(rest) {
                Some(next) => rest = next,
                None => return Ok((numbers, rest)),
            }
        }
    }

    fn after_separator<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.separators.is_empty() {
            return text.strip_prefix('.').filter(|rest| begins_with_digit(rest));
        }
        self.separators
            .iter()
            .filter_map(|separator| after_prefix(text, separator))
            .find(|rest| begins_with_digit(rest))
    }

    /// Reads the words after the numbers. `complete` says that all parts that order have been read.
    fn read_suffix(&self, whole: &str, tail: &str, complete: bool) -> Result<Vec<Mark>, VersionError> {
        refuse_habits(whole, tail)?;
        let mut marks: Vec<Mark> = Vec::new();
        let mut rest = tail;
        while !rest.is_empty() {
            let word = rest.trim_start_matches([' ', '.', '-', '_', '~']);
            // A word that ranks before is the last: there is no beta of a beta.
            let closed = marks.last().is_some_and(|mark| mark.rank < 0);
            match self.words.match_at(word) {
                Some((Meaning::EndsTheVersion, _)) => break,
                Some((Meaning::Ranks(rank), after)) if !closed => {
                    let (numbers, next) = suffix_numbers(after)?;
                    marks.push(Mark { rank, numbers });
                    rest = next;
                }
                _ if complete || self.ignores_rest => break,
                _ => {
                    let known = self.words.all().cloned().collect();
                    return Err(VersionError::UnknownSuffix { rest: rest.trim().to_owned(), known });
                }
            }
        }
        Ok(marks)
    }
}

/// `8.0+` and `6.x` are habits of other places; they are refused even where tails are ignored.
fn refuse_habits(whole: &str, tail: &str) -> Result<(), VersionError> {
    let version = || whole.strip_suffix(tail).unwrap_or(whole).to_owned();
    if tail.trim() == "+" {
        return Err(VersionError::Plus { version: version() });
    }
    let stars = tail.trim_start_matches('.');
    if stars != tail && !stars.is_empty() && stars.chars().all(|c| matches!(c, 'x' | 'X' | '*')) {
        return Err(VersionError::Wildcard { version: version() });
    }
    Ok(())
}

/// The numbers of a suffix word: `1` of "Beta 1", `2.1` of "RC2.1".
fn suffix_numbers(text: &str) -> Result<(Vec<u64>, &str), VersionError> {
    let mut numbers = Vec::new();
    let mut rest = text;
    let mut next = text.trim_start_matches([' ', '.', '-', '_']);
    while begins_with_digit(next) && numbers.len() < MOST_PARTS {
        let (digits, tail) = split_digits(next);
        numbers.push(number(digits)?);
        rest = tail;
        next = tail.strip_prefix('.').unwrap_or_default();
    }
    Ok((crate::readers::version::trimmed(&numbers), rest))
}

fn without_v(text: &str) -> &str {
    text.strip_prefix(['v', 'V']).map(str::trim_start).filter(|rest| begins_with_digit(rest)).unwrap_or(text)
}

fn number(digits: &str) -> Result<u64, VersionError> {
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(0);
    }
    significant
        .parse()
        .ok()
        .filter(|_| significant.len() <= MOST_DIGITS)
        .ok_or_else(|| VersionError::NumberTooLarge { number: digits.to_owned() })
}
