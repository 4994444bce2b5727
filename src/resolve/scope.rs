//! Which files a file sees: those that it uses, and those that they use.

use std::collections::{BTreeMap, BTreeSet};

use super::circles::components;
use super::input::{Input, ParsedFile};
use crate::source::{FileId, SourceFile, Sources, Span};

/// What one file sees; [`Scope::enter`] turns to another file.
pub(super) struct Scope<'a> {
    input: &'a Input<'a>,
    /// The places of files in the input, by their ids.
    places: Vec<Option<usize>>,
    /// Files of one number see the same.
    components: Vec<usize>,
    /// What the parser could not read, by file.
    doubtful: BTreeMap<FileId, Doubtful<'a>>,
    file: Option<FileId>,
    visible: Vec<FileId>,
    /// For each place of the input whether it is among `visible`.
    seen: Vec<bool>,
    incomplete: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(input: &'a Input<'a>, sources: &'a Sources) -> Self {
        let most = input.files.iter().map(|file| file.id.0 as usize + 1).max().unwrap_or(0);
        let mut places = vec![None; most];
        for (place, file) in input.files.iter().enumerate() {
            if let Some(slot) = places.get_mut(file.id.0 as usize) {
                *slot = Some(place);
            }
        }
        let at = |file: &FileId| places.get(file.0 as usize).copied().flatten();
        let used = |file: &ParsedFile<'_>| file.uses.iter().flatten().filter_map(at).collect::<Vec<_>>();
        let uses: Vec<Vec<usize>> = input.files.iter().map(used).collect();
        let text = |file| sources.get(file).map_or("", SourceFile::text);
        let doubtful = input.files.iter().filter(|file| !file.errors.is_empty());
        Self {
            input,
            doubtful: doubtful.map(|file| (file.id, Doubtful::at(&file.errors, text(file.id)))).collect(),
            components: components(&uses),
            places,
            file: None,
            visible: Vec::new(),
            seen: vec![false; input.files.len()],
            incomplete: false,
        }
    }

    /// From here on this is the file whose view counts.
    pub(super) fn enter(&mut self, file: FileId) {
        let component = |file| self.place(file).and_then(|place| self.components.get(place));
        let same = self.file.is_some_and(|before| component(before) == component(file));
        self.file = Some(file);
        if same {
            return;
        }
        for left in std::mem::take(&mut self.visible) {
            self.mark(left, false);
        }
        self.incomplete = false;
        let mut visible = vec![file];
        self.mark(file, true);
        let mut next = 0;
        while let Some(user) = visible.get(next).copied() {
            next += 1;
            let input = self.input;
            let Some(parsed) = self.place(user).and_then(|place| input.files.get(place)) else { continue };
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
        self.place(file).and_then(|place| self.seen.get(place)).copied().unwrap_or(false)
    }

    /// Whether a file that it sees could not be loaded.
    pub(super) fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Whether an unknown name may be the consequence of an error that is reported already: it stands in a
    /// statement that could not be read, or in a file that could not be loaded.
    pub(super) fn excuses(&self, name: &str) -> bool {
        let mut doubtful = self.doubtful.iter();
        self.incomplete || doubtful.any(|(file, doubtful)| self.sees(*file) && doubtful.words.contains(name))
    }

    /// Whether a place is in a statement that could not be read.
    pub(super) fn is_doubtful(&self, place: Span) -> bool {
        self.doubtful.get(&place.file).is_some_and(|doubtful| doubtful.holds(place))
    }

    /// The path that a `use` in the file of this view would name a file by.
    pub(super) fn path_to(&self, name: &str) -> Option<String> {
        Some(relative(self.input.files.get(self.place(self.file?)?)?.name, name))
    }

    fn place(&self, file: FileId) -> Option<usize> {
        self.places.get(file.0 as usize).copied().flatten()
    }

    /// Those of some ids, which are in the order of their files, whose files are visible. Whichever are fewer, the
    /// ids or the visible files, are gone through.
    pub(super) fn visible_of<'t, I: Copy>(
        &'t self,
        ids: &'t [I],
        file_of: impl Fn(I) -> Option<FileId> + 't + Copy,
    ) -> Box<dyn Iterator<Item = I> + 't> {
        if ids.len() <= self.visible.len() {
            return Box::new(
                ids.iter().copied().filter(move |id| file_of(*id).is_some_and(|file| self.sees(file))),
            );
        }
        Box::new(self.visible.iter().flat_map(move |file| {
            let start = ids.partition_point(|id| file_of(*id) < Some(*file));
            ids.iter().skip(start).copied().take_while(move |id| file_of(*id) == Some(*file))
        }))
    }

    /// Sets the mark of a file and says whether that changed it.
    fn mark(&mut self, file: FileId, value: bool) -> bool {
        match self.place(file).and_then(|place| self.seen.get_mut(place)) {
            Some(seen) => std::mem::replace(seen, value) != value,
            None => false,
        }
    }
}

/// What the parser could not read in one file.
struct Doubtful<'a> {
    /// In order; none stands in another.
    places: &'a [Span],
    words: BTreeSet<&'a str>,
}

impl<'a> Doubtful<'a> {
    /// These places, and all words in them.
    fn at(places: &'a [Span], text: &'a str) -> Self {
        let written = |place: &Span| text.get(place.start as usize..(place.end as usize).min(text.len()));
        let words =
            |text: &'a str| text.split(|letter: char| !letter.is_alphanumeric() && !"-_".contains(letter));
        Self { places, words: places.iter().filter_map(written).flat_map(words).collect() }
    }

    fn holds(&self, place: Span) -> bool {
        let behind = self.places.partition_point(|doubtful| doubtful.start <= place.start);
        let last = self.places.get(..behind).and_then(<[Span]>::last);
        last.is_some_and(|last| place.start == last.start || place.start < last.end)
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
