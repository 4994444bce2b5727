//! Markdown as GitHub reads it: the one place that writes markup and escapes text for it.
//!
//! Text never becomes markup: every character that could open some is escaped where it could, wherever a
//! template puts the result. Bare URLs are escaped so that they stay text, too.

mod block;
mod escape;
mod inline;
mod tidy;

pub(super) use block::blocks;
pub(super) use escape::{escape, one_line};
pub(super) use inline::{Place, inlines};
pub(super) use tidy::tidy;

/// Puts `prefix` before every line but the first, leaving empty lines empty unless the prefix marks a quote.
pub(super) fn indent(text: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        }
        out.push_str(line);
    }
    out
}
