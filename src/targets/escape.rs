//! The language that a page is written in, and how plain text is escaped for it.

use super::{html, markdown, text};

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

    /// A rendered page with its blank lines in order.
    pub(super) fn tidy(self, page: String) -> String {
        match self {
            Self::Markdown => markdown::tidy(&page),
            Self::Text => text::tidy(&page),
            // Macros before the first tag leave blank lines.
            Self::Html => page.trim_start().to_owned(),
            Self::Json => page,
        }
    }
}
