//! Words of a document outside of any target: in what commands print. Nothing in them is a link.

use super::links::Links;
use super::{markdown, text};
use crate::document::shape::{Block, Inline};

/// A sentence on one line of plain text, labels in quotation marks.
pub fn plain(inlines: &[Inline]) -> String {
    text::inlines(inlines, &Links::nowhere()).replace('\n', " ")
}

/// Paragraphs on one line of plain text.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut clean = String::new();
    text::clean(&text::plain_blocks(blocks), &mut clean);
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence on one line of Markdown.
pub fn markdown(inlines: &[Inline]) -> String {
    markdown::inlines(inlines, markdown::Place::Line, &Links::nowhere())
}

/// Plain words as Markdown that prints them as they are.
pub fn escaped(words: &str) -> String {
    markdown::one_line(words)
}
