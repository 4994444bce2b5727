//! A word in which letters of another script look like Latin ones: `nоtes` with a Cyrillic о is not `notes`.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use serde::{Deserialize, Serialize};
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::LOOK_ALIKES;
use crate::model::project::Project;
use crate::source::{FileId, Sources, Span};
use crate::style::text::words;

/// The most such words that are told of one file.
const MOST: usize = 20;

/// Names that are declared, with where that is.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::style) struct DeclaredNames {
    /// All, by files.
    all: BTreeMap<FileId, Vec<Declared>>,
    /// The first of each name with letters of scripts that have many that look like Latin ones.
    foreign: BTreeMap<String, Span>,
}

/// The first declaration of a name in a file. There may be very many: they take no more room than they must.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Declared {
    /// The hash of the name.
    name: u64,
    start: u32,
    end: u32,
}

impl DeclaredNames {
    /// Adds what other files declare.
    pub(in crate::style) fn join(&mut self, other: Self) {
        self.all.extend(other.all);
        other.foreign.into_iter().for_each(|(name, place)| self.add_foreign(name, place));
    }

    fn add_foreign(&mut self, name: String, place: Span) {
        let first = self.foreign.entry(name).or_insert(place);
        *first = place.min(*first);
    }
}

/// What is found in the texts of some files.
pub(in crate::style) fn in_files(sources: &Sources, files: &BTreeSet<FileId>) -> Vec<Diagnostic> {
    let files = files.iter().filter_map(|id| Some((*id, sources.get(*id)?)));
    let files = files.filter(|(_, file)| !file.is_argument() && !file.text().is_ascii());
    let found = files.flat_map(|(id, file)| {
        let mixed = words(file.text()).filter(|(_, word)| is_mixed(word));
        mixed.filter_map(move |(at, word)| finding(id, at, word)).take(MOST)
    });
    found.collect()
}

/// Names that differ only to programs: `сор` in Cyrillic letters beside `cop`.
pub(in crate::style) fn among(names: &DeclaredNames) -> Vec<Diagnostic> {
    let foreign: Vec<(&str, Span, String)> =
        names.foreign.iter().map(|(name, place)| (name.as_str(), *place, skeleton(name).collect())).collect();
    let mut wanted: BTreeMap<u64, Option<Span>> =
        foreign.iter().map(|(.., latin)| (hash(latin), None)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    for (file, all) in &names.all {
        for name in all {
            if let Some(place) = wanted.get_mut(&name.name) {
                place.get_or_insert(Span::new(*file, name.start, name.end));
            }
        }
    }
    let mut found = Vec::new();
    for (name, place, latin) in foreign {
        let other = wanted.get(&hash(&latin)).copied().flatten();
        let Some(other) = other.filter(|_| latin != name) else { continue };
        let title = format!("`{name}` looks like `{latin}`, and has letters of another script");
        let finding = Diagnostic::new(&LOOK_ALIKES, title).at(place, "").see(other, "the other one");
        found.push(finding.note("guidec takes them for two names, and people for one"));
    }
    found
}

/// The names that some files of a project declare.
pub(in crate::style) fn names(project: &Project, files: &BTreeSet<FileId>) -> DeclaredNames {
    let guides = project.guides.iter().map(|it| (it.key.as_str(), it.span));
    let procedures = project.procedures.iter().map(|it| (it.key.as_str(), it.span));
    let screens = project.screens.iter().map(|it| (it.key.as_str(), it.span));
    let elements = project.elements.iter().map(|it| (it.key.as_str(), it.span));
    let values = project.values.iter().map(|it| (it.key.as_str(), it.span));
    let products = project.readers.products.iter().zip(&project.places.products);
    let products = products.filter_map(|((_, it), place)| Some((it.key.as_str(), (*place)?)));
    let names = guides.chain(procedures).chain(screens).chain(elements).chain(values).chain(products);
    let mut declared = DeclaredNames::default();
    for (name, place) in names.filter(|(_, place)| files.contains(&place.file)) {
        let of_file = declared.all.entry(place.file).or_default();
        of_file.push(Declared { name: hash(name), start: place.start, end: place.end });
        if name.contains(is_foreign) {
            declared.add_foreign(name.to_owned(), place);
        }
    }
    for of_file in declared.all.values_mut() {
        of_file.sort_unstable();
        of_file.dedup_by_key(|declared| declared.name);
        of_file.shrink_to_fit();
    }
    declared
}

fn hash(name: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(name)
}

/// Whether a word has Latin letters, and some of a script that has many that look like them.
fn is_mixed(word: &str) -> bool {
    !word.is_ascii()
        && word.contains(|letter: char| letter.is_ascii_alphabetic())
        && word.contains(is_foreign)
}

fn is_foreign(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(letter.script(), Script::Cyrillic | Script::Greek | Script::Armenian | Script::Cherokee)
}

/// Only where every letter looks like a Latin one: words such as "SMSки" are no disguise.
fn finding(file: FileId, at: usize, word: &str) -> Option<Diagnostic> {
    let latin: String = skeleton(word).collect();
    if !latin.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let place = |start: usize, length: usize| Span::new(file, start as u32, (start + length) as u32);
    let (offset, letter) = word.char_indices().find(|(_, letter)| is_foreign(*letter))?;
    let script = letter.script().full_name();
    let title = format!("a letter of this word is {script} and looks like a Latin one");
    let finding = Diagnostic::new(&LOOK_ALIKES, title)
        .at(place(at + offset, letter.len_utf8()), format!("U+{:04X}", u32::from(letter)))
        .note("guidec and search take it for another word than the one that readers see");
    // The look of capital I and small l is one in some typefaces, so only what keeps its Latin letters is a cure.
    let is_kept = latin.chars().count() == word.chars().count()
        && latin.chars().zip(word.chars()).all(|(new, old)| new == old || !old.is_ascii());
    Some(match is_kept {
        true => finding.guess(format!("replace it by `{latin}`"), place(at, word.len()), latin),
        false => finding,
    })
}
