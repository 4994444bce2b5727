//! What is resolved: parsed files, and which of them uses which.

use super::Elsewhere;
use crate::source::{FileId, Span};
use crate::syntax::ast::file::File;

/// Files, in the order of their ids. Each is there once, however many use it.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    pub files: Vec<ParsedFile<'a>>,
    /// What other files of the project declare, for advice on names that are not visible.
    pub elsewhere: Option<&'a Elsewhere>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct ParsedFile<'a> {
    pub id: FileId,
    /// Its path, relative to the project's root, with `/`.
    pub name: &'a str,
    pub tree: &'a File,
    /// One for each `use` of the tree; None if it could not be loaded, which is reported already.
    pub uses: Vec<Option<FileId>>,
    /// The words of statements that could not be read, in order; none stands in another. A name that stands there may have been
    /// declared there, so nobody is told that it is unknown.
    pub errors: Vec<Span>,
}
