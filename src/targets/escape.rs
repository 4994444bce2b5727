//! The language that a page is written in, and how plain text is escaped for it.

use super::links::Links;
use super::{html, markdown, text};
use crate::document::shape::{Block, Inline};

/// What a page is, by its manifest and never by its file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    Html,
    Markdown,
    Text,
    Json,
}

impl Escape {
    /// The names in a manifest.
    pub(super) const NAMES: &'static [&'static str] = &["html", "markdown", "text", "json"];

    /// The language of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "html" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// Plain text as it must be written in this language.
    pub(super) fn escape(self, plain: &str) -> String {
        let mut out = String::with_capacity(plain.len() + plain.len() / 8);
        match self {
            Self::Html => html::escape(plain, &mut out),
            Self::Markdown => return markdown::one_line(plain),
            Self::Text => text::clean(plain, &mut out),
            // A JSON string, with its quotation marks.
            Self::Json => return serde_json::Value::from(plain).to_string(),
        }
        out
    }

    /// A run of words in this language.
    pub(super) fn inlines(self, inlines: &[Inline], place: markdown::Place, links: &Links) -> String {
        match self {
            Self::Html => html::inlines(inlines, links),
            Self::Markdown => markdown::inlines(inlines, place, links),
            Self::Text => text::inlines(inlines, links),
            Self::Json => self.escape(&text::plain(inlines)),
        }
    }

    /// Paragraphs and the like in this language: headings from `level`, lines of `columns`.
    pub(super) fn blocks(self, blocks: &[Block], level: u8, columns: usize, links: &Links) -> String {
        match self {
            Self::Html => html::blocks(blocks, level, links),
            Self::Markdown => markdown::blocks(blocks, level, links),
            Self::Text => text::blocks(blocks, columns, links),
            Self::Json => self.escape(&text::plain_blocks(blocks)),
        }
    }

    /// A rendered page with its blank lines in order.
    pub(super) fn tidy(self, page: String) -> String {
        match self {
            Self::Markdown => markdown::tidy(&page),
            Self::Text => text::tidy(&page),
            Self::Html => html::tidy(&page),
            Self::Json => page,
        }
    }
}
