//! One language: its Fluent file, read.

use super::{Argument, Direction, direction};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// First strong isolate: keeps a foreign name from turning the words around it.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// The messages of one language.
pub(super) struct Language {
    bundle: FluentBundle<FluentResource>,
    keys: Vec<String>,
    right_to_left: bool,
    /// Words that stand alone, once somebody asks.
    words: OnceLock<BTreeMap<String, String>>,
    #[cfg(test)]
    text: String,
    #[cfg(test)]
    mistakes: Vec<String>,
}

impl Language {
    /// Reads a Fluent file. What cannot be read is left out.
    pub(super) fn read(tag: &str, text: &str) -> Self {
        let (resource, _errors) = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        let mut keys: Vec<String> = message_keys(text).map(str::to_owned).collect();
        keys.sort_unstable();

        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation is done below, for words of the author only: Fluent would isolate every choice.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self {
            bundle,
            keys,
            right_to_left: direction(tag) == Direction::RightToLeft,
            words: OnceLock::new(),
            #[cfg(test)]
            text: text.to_owned(),
            #[cfg(test)]
            mistakes: _errors.iter().map(ToString::to_string).collect(),
        }
    }

    /// Sorted.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// Words that stand alone, as they were `made` once.
    pub(super) fn words(&self, made: impl FnOnce() -> BTreeMap<String, String>) -> &BTreeMap<String, String> {
        self.words.get_or_init(made)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message, or nothing if the language lacks it.
    pub(super) fn format(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut filled = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            filled.set(*name, self.value(argument));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned())
    }

    fn value<'a>(&self, argument: &Argument<'a>) -> FluentValue<'a> {
        match argument {
            Argument::Number(number) => FluentValue::from(*number),
            // A word to choose by never holds a blank, a capital or a digit, so it is not touched.
            Argument::Text(text) if self.right_to_left && is_foreign(text) => {
                FluentValue::String(Cow::Owned(format!("{ISOLATE}{text}{END_OF_ISOLATE}")))
            }
            Argument::Text(text) | Argument::Part(text) => FluentValue::String(Cow::Borrowed(text)),
        }
    }
}

/// Whether the text would run from left to right or be torn apart. So are marks that labels are put in for.
fn is_foreign(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == ' ')
        && text.contains(|letter: char| letter.is_ascii_alphanumeric())
        && !runs_right_to_left(text)
}

/// Whether something in a text runs from right to left, or is kept apart already.
pub(super) fn runs_right_to_left(text: &str) -> bool {
    text.contains(|letter| matches!(letter, '\u{0590}'..='\u{08FF}' | ISOLATE))
}

/// A message begins in the first column with its key and an equals sign.
fn message_keys(text: &str) -> impl Iterator<Item = &str> {
    let heads = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()));
    heads.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim_end())
}

#[cfg(test)]
impl Language {
    /// What is wrong with the file.
    pub(super) fn mistakes(&self) -> &[String] {
        &self.mistakes
    }

    /// The arguments that a message uses.
    pub(super) fn variables(&self, key: &str) -> std::collections::BTreeSet<String> {
        let head = format!("{key} =");
        let begins = |line: &&str| line.starts_with(&head);
        let mut lines = self.text.lines().skip_while(|line| !begins(line));
        let first = lines.next().into_iter();
        let message: Vec<&str> = first.chain(lines.take_while(|line| line.starts_with(' '))).collect();
        let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
        let names = message.iter().flat_map(|line| line.split('$').skip(1));
        names.map(|name| name.chars().take_while(is_letter).collect()).collect()
    }
}
