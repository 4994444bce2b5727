//! The languages that have a Fluent file. Each is read once, when it is first asked for.

use super::bundle::Language;
use std::sync::{Arc, OnceLock};

/// A language with its file.
struct Entry {
    tag: &'static str,
    text: &'static str,
    read: OnceLock<Arc<Language>>,
}

impl Entry {
    const fn new(tag: &'static str, text: &'static str) -> Self {
        Self { tag, text, read: OnceLock::new() }
    }

    fn language(&self) -> Arc<Language> {
        Arc::clone(self.read.get_or_init(|| Arc::new(Language::read(self.tag, self.text))))
    }
}

static ENGLISH: Entry = Entry::new("en", include_str!("en.ftl"));

static OTHERS: [Entry; 2] =
    [Entry::new("ar", include_str!("ar.ftl")), Entry::new("de", include_str!("de.ftl"))];

pub(super) fn english() -> Arc<Language> {
    ENGLISH.language()
}

/// The language of a tag, by its first part.
pub(super) fn find(tag: &str) -> Option<Arc<Language>> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let mut entries = std::iter::once(&ENGLISH).chain(&OTHERS);
    entries.find(|entry| entry.tag.eq_ignore_ascii_case(primary)).map(Entry::language)
}

/// The tags of all languages, English first.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    std::iter::once(&ENGLISH).chain(&OTHERS).map(|entry| entry.tag)
}

#[cfg(test)]
pub(super) fn all() -> Vec<(&'static str, Arc<Language>)> {
    std::iter::once(&ENGLISH).chain(&OTHERS).map(|entry| (entry.tag, entry.language())).collect()
}
