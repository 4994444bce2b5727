//! The words that may follow a version's numbers, and where they rank.

use super::SuffixRank;
use super::text::after_prefix;
use crate::readers::version::{Mark, Version};

/// What a word does to the version before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Ranks(i32),
    EndsTheVersion,
}

/// Words in the order of declaration, and the versions that a name puts directly before or after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    before: Vec<String>,
    after: Vec<String>,
    ignored: Vec<String>,
    named_before: Vec<Version>,
    named_after: usize,
}

impl Words {
    pub(super) fn add(&mut self, word: String, rank: SuffixRank) {
        match rank {
            SuffixRank::Before => self.before.push(word),
            SuffixRank::After => self.after.push(word),
            SuffixRank::Ignored => self.ignored.push(word),
        }
    }

    /// The rank of a new version that a name puts directly before `base`. Ranks of such names lie beyond those of
    /// all words; later names come closer.
    pub(super) fn name_before(&mut self, base: &Version, names: usize) -> Mark {
        let furthest = to_rank(self.before.len() + names);
        let rank = to_rank(self.named_before.len()) - furthest;
        self.named_before.push(base.clone());
        Mark { rank, numbers: Vec::new() }
    }

    /// The same directly after.
    pub(super) fn name_after(&mut self) -> Mark {
        self.named_after += 1;
        Mark { rank: to_rank(self.after.len() + self.named_after), numbers: Vec::new() }
    }

    /// The lowest suffix that exists for the version `base`, if one comes before it.
    pub(super) fn lowest(&self, base: &Version, names: usize) -> Option<Mark> {
        let furthest = to_rank(self.before.len() + names);
        let named = self.named_before.iter().position(|named| named == base);
        let rank = match named {
            Some(place) => to_rank(place) - furthest,
            None if self.before.is_empty() => return None,
            None => -to_rank(self.before.len()),
        };
        Some(Mark { rank, numbers: Vec::new() })
    }

    /// The longest word that `text` begins with, and what follows it.
    pub(super) fn match_at<'t>(&self, text: &'t str) -> Option<(Meaning, &'t str)> {
        let before = (1..)
            .zip(&self.before)
            .map(|(place, word)| (Meaning::Ranks(to_rank(place) - 1 - to_rank(self.before.len())), word));
        let after = (1..).zip(&self.after).map(|(place, word)| (Meaning::Ranks(to_rank(place)), word));
        let ignored = self.ignored.iter().map(|word| (Meaning::EndsTheVersion, word));
        before
            .chain(after)
            .chain(ignored)
            .filter_map(|(meaning, word)| Some((meaning, word, whole_word(text, word)?)))
            .max_by_key(|(_, word, _)| word.len())
            .map(|(meaning, _, rest)| (meaning, rest))
    }

    pub(super) fn word(&self, rank: i32) -> Option<&str> {
        let list = if rank < 0 { &self.before } else { &self.after };
        let place = if rank < 0 { i64::from(rank) + list.len() as i64 } else { i64::from(rank) - 1 };
        usize::try_from(place).ok().and_then(|place| list.get(place)).map(String::as_str)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        self.before.iter().chain(&self.after).chain(&self.ignored)
    }
}

/// What follows `word`, if `text` begins with it and it does not go on as a longer word.
fn whole_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = after_prefix(text, word)?;
    let (last, next) = (word.chars().next_back()?, rest.chars().next());
    let goes_on = next.is_some_and(|next| last.is_alphabetic() && next.is_alphabetic());
    (!goes_on).then_some(rest)
}

fn to_rank(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 4)
}
