//! Which files a file sees: those that it uses, and those that they use.

use std::collections::{BTreeMap, BTreeSet};

use super::input::Input;
use crate::source::{FileId, Sources, Span};

/// What one file sees; [`Scope::enter`] turns to another file.
pub(super) struct Scope<'a> {
    input: &'a Input<'a>,
    places: BTreeMap<FileId, usize>,
    sources: &'a Sources,
    /// What the parser could not read, by file.
    doubtful: BTreeMap<FileId, Doubtful<'a>>,
    file: FileId,
    visible: Vec<FileId>,
    /// For each place of the input whether it is among `visible`.
    seen: Vec<bool>,
    incomplete: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(input: &'a Input<'a>, sources: &'a Sources) -> Self {
        let doubtful = input.files.iter().filter(|file| !file.errors.is_empty());
        let mut scope = Self {
            input,
            places: input.files.iter().enumerate().map(|(place, file)| (file.id, place)).collect(),
            sources,
            doubtful: doubtful.map(|file| (file.id, Doubtful::at(&file.errors, sources))).collect(),
            file: FileId(u32::MAX),
            visible: Vec::new(),
            seen: vec![false; input.files.len()],
            incomplete: false,
        };
        if let Some(first) = input.files.first() {
            scope.enter(first.id);
        }
        scope
    }

    /// From here on this is the file whose view counts.
    pub(super) fn enter(&mut self, file: FileId) {
        if self.file == file {
            return;
        }
        for left in std::mem::take(&mut self.visible) {
            self.mark(left, false);
        }
        self.file = file;
        self.incomplete = false;
        let mut visible = vec![file];
        self.mark(file, true);
        let mut next = 0;
        while let Some(user) = visible.get(next).copied() {
            next += 1;
            let input = self.input;
            let Some(parsed) = self.places.get(&user).and_then(|place| input.files.get(*place)) else {
                continue;
            };
            for used in &parsed.uses {
                match used {
                    Some(used) if self.mark(*used, true) => visible.push(*used),
                    Some(_) => {}
                    None => self.incomplete = true,
                }
            }
        }
        visible.sort();
        self.visible = visible;
    }

    /// In order of their ids, the file itself included.
    pub(super) fn visible(&self) -> &[FileId] {
        &self.visible
    }

    pub(super) fn sees(&self, file: FileId) -> bool {
        self.places.get(&file).and_then(|place| self.seen.get(*place)).copied().unwrap_or(false)
    }

    /// Whether a file that it sees could not be loaded.
    pub(super) fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether an unknown name may be the consequence of an error that is reported already: it stands on a
    /// line that could not be read, or in a file that could not be loaded.
    pub(super) fn excuses(&self, name: &str) -> bool {
        let mut doubtful = self.doubtful.iter();
        self.incomplete || doubtful.any(|(file, doubtful)| self.sees(*file) && doubtful.words.contains(name))
    }

    /// Whether a place is on a line that could not be read.
    pub(super) fn is_doubtful(&self, place: Span) -> bool {
        let Some(doubtful) = self.doubtful.get(&place.file) else { return false };
        self.sources
            .get(place.file)
            .is_some_and(|file| doubtful.lines.contains(&file.lines().line(place.start)))
    }

    /// The path that a `use` in the file of this view would name a file by.
    pub(super) fn path_to(&self, file: FileId) -> Option<String> {
        let name =
            |file| self.places.get(&file).and_then(|place| self.input.files.get(*place)).map(|it| it.name);
        Some(relative(name(self.file)?, name(file)?))
    }

    /// Sets the mark of a file and says whether that changed it.
    fn mark(&mut self, file: FileId, value: bool) -> bool {
        let place = self.places.get(&file).copied();
        match place.and_then(|place| self.seen.get_mut(place)) {
            Some(seen) => std::mem::replace(seen, value) != value,
            None => false,
        }
    }
}

/// Of an error that covers many lines only so many are looked at.
const MOST_LINES: u32 = 8;

/// What the parser could not read in one file.
struct Doubtful<'a> {
    lines: BTreeSet<u32>,
    words: BTreeSet<&'a str>,
}

impl<'a> Doubtful<'a> {
    /// The lines of these places, and all words on them.
    fn at(errors: &[Span], sources: &'a Sources) -> Self {
        let mut doubtful = Self { lines: BTreeSet::new(), words: BTreeSet::new() };
        for error in errors {
            let Some(file) = sources.get(error.file) else { continue };
            let first = file.lines().line(error.start);
            let last = file.lines().line(error.end).min(first + MOST_LINES);
            for line in first..=last {
                if doubtful.lines.insert(line) {
                    let text = file.text().get(file.lines().range(line, file.text())).unwrap_or("");
                    let words =
                        text.split(|letter: char| !letter.is_alphanumeric() && !"-_".contains(letter));
                    doubtful.words.extend(words);
                }
            }
        }
        doubtful
    }
}

/// From the folder of file `from` to file `to`; both are relative to one root.
fn relative(from: &str, to: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let steps: Vec<&str> = to.split('/').collect();
    let common = folders.iter().zip(&steps).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folders.len() - common);
    up.chain(steps.into_iter().skip(common)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn a_use_names_files_from_its_own_folder() {
        assert_eq!(relative("guides/a.guide", "apps/alipay.guide"), "../apps/alipay.guide");
        assert_eq!(relative("a.guide", "apps/alipay.guide"), "apps/alipay.guide");
        assert_eq!(relative("x/y/a.guide", "x/b.guide"), "../b.guide");
    }
}
