//! The files of one run.

use std::sync::Arc;

use super::{FileId, LineIndex, Position, Span};

/// One file: its name as findings print it, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: Arc<str>,
    text: String,
    lines: LineIndex,
    is_argument: bool,
}

impl SourceFile {
    /// A file called `name` (relative to the project's root, with `/`).
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { name: name.into(), lines: LineIndex::new(&text), text, is_argument: false }
    }

    /// What the command line says behind the option `name`: a text with places, but no file.
    pub fn argument(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        Self { is_argument: true, ..Self::new(name, text) }
    }

    /// Whether this is an argument of the command line.
    pub fn is_argument(&self) -> bool {
        self.is_argument
    }

    /// The name that findings print.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
}

/// All files of one run, by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = self.next_id();
        self.files.push(file);
        id
    }

    /// Makes room for so many files more.
    pub fn reserve(&mut self, count: usize) {
        self.files.reserve_exact(count);
    }

    /// Puts a file in the place of another one.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        if let Some(place) = self.files.get_mut(id.0 as usize) {
            *place = file;
        }
    }

    /// Forgets the text of a file; its name stays.
    pub fn forget(&mut self, id: FileId) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            *file = SourceFile::new(Arc::clone(&file.name), "");
        }
    }

    /// The id that the next added file will have.
    pub fn next_id(&self) -> FileId {
        FileId(self.files.len() as u32)
    }

    /// The file of that id, if it is of this run.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The text that a span covers; empty if it is not of this run.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|file| file.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// The whole line on which a span begins, with its line end; empty if it is not of this run.
    pub fn line(&self, span: Span) -> &str {
        let line = self.get(span.file).and_then(|file| {
            let range = file.lines.range(file.lines.line(span.start), &file.text);
            file.text.get(range)
        });
        line.unwrap_or("")
    }

    /// Name, line and column (from zero, in characters) of a span's first byte.
    pub fn locate(&self, span: Span) -> Option<(&str, Position)> {
        let file = self.get(span.file)?;
        Some((&file.name, file.lines.position(span.start, &file.text)))
    }
}
