//! What a document depends on besides its guide.

use crate::readers::Condition;
use crate::source::Sources;

/// What the project and the command line say.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// BCP 47, for guides that do not name theirs.
    pub language: &'a str,
    /// The readers that the document is made for; none: all.
    pub only_for: Option<&'a Condition>,
    /// Whether kinds of readers get words and questions, and what refers to something its number. Nothing is found by
    /// that, so a check can do without.
    pub names_readers: bool,
    /// Where file names and written versions are taken from.
    pub sources: &'a Sources,
    /// Width and height in pixels of a picture, by its path from the project's root.
    pub picture_size: &'a (dyn Fn(&str) -> Option<(u32, u32)> + Sync),
}
