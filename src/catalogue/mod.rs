//! The words that the compiler adds to a guide, one Fluent file for each language, English first. Knows
//! nothing of guides: it is asked for a message by its key.

mod bundle;
mod direction;
mod languages;

pub use direction::{Direction, direction};

use crate::text::{and, lower_letter};
use bundle::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the keys of words that stand alone begin with.
const WORD: &str = "word-";

/// What a message is filled with.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A word that messages choose by (`none`, `up`), or any words that are printed as they are.
    Text(&'a str),
    /// Words of this language that are put together already. They run as the sentence does, wherever they begin.
    Part(&'a str),
    Number(u32),
}

/// The messages of one language; what it lacks is taken from English. Cheap to clone, shared by threads.
#[derive(Clone)]
pub struct Catalogue {
    tag: String,
    language: Arc<Language>,
    english: Arc<Language>,
}

impl Catalogue {
    /// The messages for a BCP 47 tag: of that language, else of its primary language, else English.
    pub fn for_language(tag: &str) -> Self {
        let english = languages::english();
        let language = languages::find(tag).unwrap_or_else(|| Arc::clone(&english));
        Self { tag: tag.to_owned(), language, english }
    }

    /// The tag that was asked for.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether the language of a tag has messages of its own.
    pub fn knows(tag: &str) -> bool {
        languages::find(tag).is_some()
    }

    /// The languages that have messages, in a sentence.
    pub fn known_languages() -> String {
        let tags: Vec<String> = languages::tags().map(|tag| format!("`{tag}`")).collect();
        format!("it has words for {}; in others it prints its own words in English", and(&tags))
    }

    /// The direction of writing of the messages that are printed.
    pub fn direction(&self) -> Direction {
        direction(&self.tag)
    }

    /// The message of that key with its arguments. A key that no language has is printed itself; the
    /// tests of this crate see to it that this does not happen.
    pub fn format(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.language
            .format(key, arguments)
            .or_else(|| self.english.format(key, arguments))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Words as an argument: those of a language that runs from right to left are one part of the sentence, not
    /// something foreign in it, also where they begin with a foreign name.
    pub fn part<'a>(words: &str, argument: &'a str) -> Argument<'a> {
        if bundle::runs_right_to_left(words) { Argument::Part(argument) } else { Argument::Text(argument) }
    }

    /// A message without arguments.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// Whether the first word of `words` is one of those that the message of that key lists.
    pub fn begins_with_one_of(&self, key: &str, words: &str) -> bool {
        let Some(first) = words.split_whitespace().next() else { return false };
        self.text(key).split_whitespace().any(|word| word.to_lowercase() == first.to_lowercase())
    }

    /// Whether any word of `words` is one of those that the message of that key lists.
    pub fn holds_one_of(&self, key: &str, words: &str) -> bool {
        let listed = self.text(key);
        words.split_whitespace().any(|word| {
            let word = word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
            listed.split_whitespace().any(|other| other.to_lowercase() == word)
        })
    }

    /// The author's words as they go on in a sentence: with a small letter, if they begin with a word that has one.
    pub fn in_sentence(&self, words: &str) -> String {
        if self.begins_with_one_of("lower-case-words", words) {
            lower_letter(words)
        } else {
            words.to_owned()
        }
    }

    /// A thing's name in a sentence: "the phone", "your computer".
    pub fn thing(&self, label: &str) -> String {
        if self.begins_with_one_of("articles", label) {
            return self.in_sentence(label);
        }
        self.format("thing-name", &[("thing", Argument::Text(label))])
    }

    /// The messages whose keys begin with `word-`, by what follows: they take no arguments, so they are made once.
    pub fn words(&self) -> &BTreeMap<String, String> {
        let made = || {
            let keys = self.english.keys().filter_map(|key| Some((key, key.strip_prefix(WORD)?)));
            keys.map(|(key, rest)| (rest.to_owned(), self.text(key))).collect()
        };
        self.language.words(made)
    }

    /// Whether some language has a message of that key.
    pub fn has(&self, key: &str) -> bool {
        self.language.has(key) || self.english.has(key)
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Catalogue").field(&self.tag).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, Catalogue, languages};

    #[test]
    fn every_language_has_every_message() {
        let english: Vec<String> = languages::english().keys().map(str::to_owned).collect();
        for (tag, language) in languages::all() {
            let keys: Vec<String> = language.keys().map(str::to_owned).collect();
            let missing: Vec<_> = english.iter().filter(|key| !keys.contains(key)).collect();
            let surplus: Vec<_> = keys.iter().filter(|key| !english.contains(key)).collect();
            assert!(
                missing.is_empty() && surplus.is_empty(),
                "{tag}: missing {missing:?}, unknown {surplus:?}"
            );
            assert_eq!(language.mistakes(), &[] as &[String], "{tag}");
        }
    }

    /// What a message takes from English it takes in every language.
    #[test]
    fn translations_use_the_same_arguments() {
        let english = languages::english();
        for (tag, language) in languages::all() {
            for key in english.keys() {
                let (mut ours, theirs) = (english.variables(key), language.variables(key));
                // Two forms of the same words.
                if ours.contains("step") {
                    ours.insert("sentence".to_owned());
                }
                // What the order of words and their endings hang on in some languages.
                ours.extend(["behind", "form"].map(str::to_owned));
                assert!(theirs.is_subset(&ours), "{tag}: {key} uses {theirs:?}, English {ours:?}");
            }
        }
    }

    #[test]
    fn an_unknown_language_prints_english() {
        let catalogue = Catalogue::for_language("x-nonsense-");
        assert_eq!(catalogue.format("tap", &[("what", Argument::Text("OK"))]), "Tap OK.");
        assert!(!Catalogue::knows("x-nonsense-") && Catalogue::knows("de-CH"));
    }

    #[test]
    fn a_region_falls_back_to_its_language() {
        let catalogue = Catalogue::for_language("de-CH");
        assert_eq!(catalogue.format("tap", &[("what", Argument::Text("OK"))]), "Tippen Sie auf OK.");
    }

    #[test]
    fn numbers_choose_their_plural() {
        let catalogue = Catalogue::for_language("en");
        assert_eq!(catalogue.format("minutes", &[("count", Argument::Number(1))]), "1 minute");
        assert_eq!(catalogue.format("minutes", &[("count", Argument::Number(10))]), "10 minutes");
    }

    #[test]
    fn catalogues_are_shared_by_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Catalogue::for_language("ar"));
    }
}
