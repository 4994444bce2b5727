//! The few source lines that one finding shows, made safe and short, with places moved along.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::diagnostic::Label;
use crate::source::{FileId, SourceFile, Sources, Span};

use super::safe;

/// The most characters of a source line that are shown.
const WIDTH: usize = 180;
/// How many of them stand before the first place that is pointed at.
const BEFORE: usize = 60;
/// A place over more lines than this is shown up to the end of its first line.
const TALLEST: u32 = 6;

/// The shown lines of every file that a finding points at.
pub(super) struct Excerpts {
    files: BTreeMap<FileId, Excerpt>,
}

/// The shown lines of one file, one after the other.
struct Excerpt {
    name: String,
    text: String,
    lines: BTreeMap<u32, Line>,
}

/// One shown line.
struct Line {
    /// Its bytes in the excerpt.
    shown: Range<usize>,
    /// For each shown character and the end: its byte in the source and its byte in the excerpt.
    places: Vec<(u32, usize)>,
    /// Characters that were cut off at the front, less the mark that stands for them.
    column_shift: usize,
}

impl Excerpts {
    pub(super) fn new(labels: &[&Label], sources: &Sources) -> Self {
        let mut wanted: BTreeMap<FileId, BTreeMap<u32, u32>> = BTreeMap::new();
        for span in labels.iter().map(|label| label.span) {
            let Some(file) = sources.get(span.file) else { continue };
            let lines = wanted.entry(span.file).or_default();
            let (first, last) = lines_of(span, file);
            for line in first..=last {
                let start = bytes_of(line, file).0;
                // The first place on a line is the weightiest: it decides which part is shown.
                lines.entry(line).or_insert(span.start.max(start));
            }
        }
        for (id, lines) in &mut wanted {
            let Some(file) = sources.get(*id) else { continue };
            // A single line between two shown ones is printed, too.
            let between = |line: &u32| lines.contains_key(&(line + 2)).then_some(line + 1);
            let between: Vec<u32> = lines.keys().filter_map(between).collect();
            for line in between {
                lines.entry(line).or_insert(bytes_of(line, file).0);
            }
        }
        let excerpt =
            |(id, lines): (FileId, BTreeMap<u32, u32>)| Some((id, Excerpt::new(sources.get(id)?, &lines)));
        Self { files: wanted.into_iter().filter_map(excerpt).collect() }
    }

    /// Where a span lies in the excerpt of its file.
    pub(super) fn range(&self, span: Span, sources: &Sources) -> Option<Range<usize>> {
        let excerpt = self.files.get(&span.file)?;
        let file = sources.get(span.file)?;
        let last_line_end = bytes_of(lines_of(span, file).1, file).1;
        let start = excerpt.place(span.start);
        let end = excerpt.place(span.end.min(last_line_end)).max(start);
        Some(start..end)
    }

    fn excerpt(&self, id: FileId) -> Result<&Excerpt, Error> {
        self.files.get(&id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    fn new(file: &SourceFile, lines: &BTreeMap<u32, u32>) -> Self {
        let mut excerpt = Self { name: safe::line(file.name()), text: String::new(), lines: BTreeMap::new() };
        for (line, focus) in lines {
            excerpt.add(*line, *focus, file);
        }
        excerpt
    }

    /// Adds a line of the file, at most [`WIDTH`] characters of it, so that byte `focus` is among them.
    fn add(&mut self, line: u32, focus: u32, file: &SourceFile) {
        let (start, end) = bytes_of(line, file);
        let content = file.text().get(start as usize..end as usize).unwrap_or_default();
        let length = content.chars().count();
        let focus = content.char_indices().take_while(|(byte, _)| start + *byte as u32 != focus).count();
        let skipped = if length <= WIDTH { 0 } else { focus.saturating_sub(BEFORE).min(length - WIDTH) };

        let begin = self.text.len();
        if skipped > 0 {
            self.text.push('…');
        }
        let mut raw = String::new();
        let mut offsets = Vec::new();
        let mut after = end;
        for (byte, character) in content.char_indices().skip(skipped) {
            if offsets.len() == WIDTH {
                after = start + byte as u32;
                break;
            }
            offsets.push(start + byte as u32);
            raw.push(safe::stand_in(character));
        }
        let clean = safe::without_runner_commands(&raw);
        let base = self.text.len();
        let shown = clean.char_indices().map(|(byte, _)| base + byte);
        let mut places: Vec<(u32, usize)> = offsets.into_iter().zip(shown).collect();
        self.text.push_str(&clean);
        places.push((after, self.text.len()));
        if after < end {
            self.text.push('…');
        }
        self.text.push('\n');
        let shown = begin..self.text.len();
        self.lines.insert(line, Line { shown, places, column_shift: skipped.saturating_sub(1) });
    }

    /// The place in the excerpt of a byte of the source: the nearest shown one before it.
    fn place(&self, offset: u32) -> usize {
        let first = |line: &Line| line.places.first().map_or(0, |place| place.0);
        let line =
            self.lines.values().rev().find(|line| first(line) <= offset).or(self.lines.values().next());
        let Some(line) = line else { return 0 };
        let behind = line.places.partition_point(|place| place.0 <= offset);
        line.places.get(behind.saturating_sub(1)).map_or(line.shown.start, |place| place.1)
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = FileId;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.name)
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, id: FileId, byte_index: usize) -> Result<usize, Error> {
        let lines = &self.excerpt(id)?.lines;
        let line = lines.iter().rev().find(|(_, line)| line.shown.start <= byte_index);
        Ok(line.map_or(0, |(number, _)| *number as usize))
    }

    fn column_number(&'a self, id: FileId, line: usize, byte_index: usize) -> Result<usize, Error> {
        let excerpt = self.excerpt(id)?;
        let found = excerpt.lines.get(&(line as u32)).ok_or(Error::LineTooLarge { given: line, max: 0 })?;
        let before = excerpt.text.get(found.shown.start..byte_index).unwrap_or_default();
        Ok(found.column_shift + before.chars().count() + 1)
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let found = self.excerpt(id)?.lines.get(&(line as u32));
        found.map(|line| line.shown.clone()).ok_or(Error::LineTooLarge { given: line, max: 0 })
    }
}

/// The lines that a span is shown on.
fn lines_of(span: Span, file: &SourceFile) -> (u32, u32) {
    let first = file.lines().line(span.start);
    let last = file.lines().line(span.end.max(span.start));
    if last - first >= TALLEST { (first, first) } else { (first, last) }
}

/// The bytes of a line without its line end.
fn bytes_of(line: u32, file: &SourceFile) -> (u32, u32) {
    let range = file.lines().range(line, file.text());
    let content = file.text().get(range.clone()).unwrap_or_default();
    let content = content.strip_suffix('\n').unwrap_or(content);
    let content = content.strip_suffix('\r').unwrap_or(content);
    (range.start as u32, (range.start + content.len()) as u32)
}
