//! Runs of words as Markdown.

use super::escape;
use crate::document::shape::{Inline, InlineVariant};
use crate::targets::address;
use crate::targets::links::Links;
use crate::targets::spelled::spelled;
use crate::targets::text;
use crate::text::lower_letter;

/// Where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Paragraph,
    /// A heading or the like, where a line break would end it.
    Line,
    /// A table's cell, where `|` ends even code.
    Cell,
}

/// The words as Markdown.
pub(crate) fn inlines(inlines: &[Inline], place: Place, links: &Links) -> String {
    let mut writer =
        Writer { links, place, out: String::new(), line_start: 0, open: Vec::new(), closed: None };
    writer.inlines(inlines);
    let (_, words, _) = split_gaps(&writer.out);
    words.to_owned()
}

/// A line break in a paragraph.
const BREAK: &str = "\\\n";

/// The blanks and line breaks before, what lies between, and those after.
fn split_gaps(text: &str) -> (&str, &str, &str) {
    let mut words = text;
    while let Some(rest) = words.strip_prefix(' ').or_else(|| words.strip_prefix(BREAK)) {
        words = rest;
    }
    let before = text.strip_suffix(words).unwrap_or_default();
    let with_after = words;
    while let Some(rest) = words.strip_suffix(' ').or_else(|| words.strip_suffix(BREAK)) {
        words = rest;
    }
    (before, words, with_after.strip_prefix(words).unwrap_or_default())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Strong,
    Emphasis,
    Strikethrough,
    Link,
}

impl Mark {
    fn delimiter(self) -> &'static str {
        match self {
            Mark::Strong => "**",
            Mark::Emphasis => "_",
            Mark::Strikethrough => "~~",
            Mark::Link => "",
        }
    }
}

/// A delimiter just written, and whether only a blank or punctuation may follow it.
#[derive(Clone, Copy)]
struct Closed {
    delimiter: &'static str,
    needs_boundary: bool,
}

struct Writer<'a> {
    links: &'a Links,
    place: Place,
    out: String,
    /// Where the last line of `out` begins.
    line_start: usize,
    /// What encloses the words; nothing is opened twice.
    open: Vec<Mark>,
    closed: Option<Closed>,
}

impl Writer<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        let mut rest = inlines;
        while let Some((first, others)) = rest.split_first() {
            rest = match spelled(rest) {
                Some((run, after)) => {
                    self.code(&text::plain(run));
                    after
                }
                None => {
                    self.inline(first);
                    others
                }
            };
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            // Strong print in strong print would say nothing.
            Inline::Label { text } if self.open.contains(&Mark::Strong) => {
                let quotes = self.links.quotes();
                self.text(&format!("{}{text}{}", quotes.open, quotes.close));
            }
            Inline::Label { text } => self.marked(Mark::Strong, |writer| writer.text(text)),
            Inline::Code { text } => self.code(text),
            Inline::Keys { text } => self.keys(text),
            Inline::Strong { inlines } if matches!(inlines.as_slice(), [Inline::Label { .. }]) => {
                self.inlines(inlines);
            }
            Inline::Strong { inlines } => self.marked(Mark::Strong, |writer| writer.inlines(inlines)),
            Inline::Emphasis { inlines } => self.marked(Mark::Emphasis, |writer| writer.inlines(inlines)),
            Inline::Strikethrough { inlines } => {
                self.marked(Mark::Strikethrough, |writer| writer.inlines(inlines));
            }
            Inline::Link { address, inlines } => self.link(address::allowed(address), inlines),
            Inline::Reference { to, inlines } => self.link(self.links.address(to), inlines),
            Inline::Value { label, .. } => self.marked(Mark::Emphasis, |writer| writer.text(label)),
            Inline::Variants { variants } => self.variants(variants),
            Inline::LineBreak => self.line_break(),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(first) = text.chars().find(|character| !character.is_control()) else { return };
        self.boundary(first);
        escape(text, self.line_start, &mut self.out);
    }

    /// Ends what a delimiter before needs: without a blank, `**a.**b` and `**a****b**` are no markup at all.
    fn boundary(&mut self, next: char) {
        let Some(closed) = self.closed.take() else { return };
        if (closed.needs_boundary && !is_boundary(next)) || closed.delimiter.starts_with(next) {
            self.out.push(' ');
        }
    }

    /// Writes what `write` writes between delimiters.
    fn marked(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        if self.open.contains(&mark) {
            return write(self);
        }
        let inner = self.inside(mark, write);
        let (before, words, after) = split_gaps(&inner);
        self.gap(before);
        if let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) {
            let delimiter = mark.delimiter();
            self.boundary(delimiter.chars().next().unwrap_or(' '));
            self.open_boundary(delimiter, first);
            self.out.push_str(delimiter);
            self.out.push_str(words);
            self.out.push_str(delimiter);
            let needs_boundary = mark == Mark::Emphasis || !last.is_alphanumeric();
            self.closed = Some(Closed { delimiter, needs_boundary });
        }
        self.gap(after);
    }

    /// Blanks and line breaks at the edge of what is marked, where a delimiter must not touch them.
    fn gap(&mut self, gap: &str) {
        for _ in gap.matches(BREAK) {
            self.line_break();
        }
        if gap.ends_with(' ') && self.out.len() > self.line_start {
            self.boundary(' ');
            self.out.push(' ');
        }
    }

    /// Puts a blank before an opening delimiter where it would not open anything.
    fn open_boundary(&mut self, delimiter: &str, first: char) {
        let line = self.out.get(self.line_start..).unwrap_or_default();
        let Some(previous) = line.chars().next_back() else { return };
        let needs_boundary = delimiter == "_" || !first.is_alphanumeric();
        if (needs_boundary && !is_boundary(previous)) || delimiter.starts_with(previous) {
            self.out.push(' ');
        }
    }

    /// What `write` writes, as if it stood alone in the middle of a line.
    fn inside(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) -> String {
        let out = std::mem::take(&mut self.out);
        let line_start = std::mem::take(&mut self.line_start);
        let closed = self.closed.take();
        self.open.push(mark);
        write(self);
        self.open.pop();
        self.closed = closed;
        self.line_start = line_start;
        std::mem::replace(&mut self.out, out)
    }

    fn code(&mut self, text: &str) {
        let text: String = text
            .chars()
            .map(|character| if character.is_whitespace() { ' ' } else { character })
            .filter(|character| !character.is_control())
            .collect();
        if text.is_empty() {
            return;
        }
        // Readers of Markdown disagree about this in a cell's code, and take a line that begins with a link of
        // that kind for a definition: plain text is safe.
        let in_link = self.open.contains(&Mark::Link);
        if (self.place == Place::Cell && text.contains("\\|")) || (in_link && text.contains("]:")) {
            return self.text(&text);
        }
        let fence = "`".repeat(longest_run(&text) + 1);
        let pad = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
        let pad = if pad && !text.trim().is_empty() { " " } else { "" };
        let text = if self.place == Place::Cell { text.replace('|', "\\|") } else { text };
        self.boundary('`');
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        self.out.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
    }

    /// Each key of a combination by itself.
    fn keys(&mut self, text: &str) {
        let parts: Vec<&str> = text.split('+').map(str::trim).collect();
        let parts = if parts.iter().any(|key| key.is_empty()) { vec![text] } else { parts };
        self.boundary('<');
        for (index, key) in parts.into_iter().enumerate() {
            self.out.push_str(if index > 0 { " + <kbd>" } else { "<kbd>" });
            escape(key, self.out.len(), &mut self.out);
            self.out.push_str("</kbd>");
        }
    }

    fn link(&mut self, address: Option<String>, inlines: &[Inline]) {
        let Some(address) = address.filter(|_| !self.open.contains(&Mark::Link)) else {
            return self.inlines(inlines);
        };
        let inner = self.inside(Mark::Link, |writer| writer.inlines(inlines));
        let (before, words, after) = split_gaps(&inner);
        self.gap(before);
        if words.is_empty() {
            return;
        }
        self.boundary('[');
        // A link after an exclamation mark would be a picture.
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        // What looks like an entity in an address would be read as one.
        self.out.push_str(&format!("[{words}]({})", address.replace('&', "&amp;")));
        self.gap(after);
    }

    fn variants(&mut self, variants: &[InlineVariant]) {
        for (index, variant) in variants.iter().enumerate() {
            if index > 0 {
                self.text(" / ");
            }
            self.inlines(&variant.inlines);
            self.text(&format!(" ({})", lower_letter(&variant.who.words)));
        }
    }

    fn line_break(&mut self) {
        self.closed = None;
        if self.place == Place::Paragraph {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push_str(BREAK);
            self.line_start = self.out.len();
        } else {
            self.out.push(' ');
        }
    }
}

/// Whether a delimiter may stand beside it whatever lies on its other side. GitHub looks past other delimiters.
fn is_boundary(character: char) -> bool {
    character.is_whitespace() || (character.is_ascii_punctuation() && !"*_~".contains(character))
}

/// The longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}
