//! Whether a draft holds every word of its source.

use std::collections::BTreeSet;

use super::verbs::is_verb_word;
use super::words::{ARTICLES, FILLERS, NOTES, SILENT_KINDS};

/// The words of a text, in small letters.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether a word may be missing from a draft: a verb, whose meaning a statement says in its own word, or a word such as
/// "the" or "button" that no statement has.
pub fn is_silent(word: &str) -> bool {
    let also = [
        "and",
        "or",
        "then",
        "by",
        "of",
        "for",
        "from",
        "step",
        "your",
        "it",
        "selection",
        "s",
        "t",
        "ll",
        "re",
    ];
    is_verb_word(word)
        || NOTES.iter().any(|(name, _)| *name == word)
        || FILLERS.contains(&word)
        || ARTICLES.contains(&word)
        || SILENT_KINDS.contains(&word)
        || also.contains(&word)
}

/// Whether a word of `text` is missing from `kept`. A word with a capital inside a sentence is a name, whatever it means.
pub(super) fn loses(text: &str, kept: &BTreeSet<String>) -> bool {
    words(text).any(|word| !is_silent(&word) && !kept.contains(&word))
        || names(text).any(|word| !kept.contains(&word))
}

/// The words with a capital inside sentences, in small letters.
fn names(text: &str) -> impl Iterator<Item = String> {
    let is_sign = |letter: char| letter.is_whitespace() || "*_\"“„".contains(letter);
    text.match_indices(char::is_uppercase).filter_map(move |(at, _)| {
        let (front, rest) = text.split_at_checked(at)?;
        let is_inside = front.ends_with(is_sign)
            && front
                .trim_end_matches(is_sign)
                .ends_with(|letter: char| letter.is_lowercase() || letter == ',');
        is_inside.then(|| words(rest).next()).flatten()
    })
}

/// A text without the words that stand for signs in HTML.
pub(super) fn without_entities(text: &str) -> String {
    ["&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;"]
        .iter()
        .fold(text.to_owned(), |text, entity| text.replace(entity, " "))
}
