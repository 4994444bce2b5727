//! A map for Graphviz.

use super::{Map, kind_word};
use crate::text::is_hidden;

impl Map {
    /// The DOT language.
    pub fn dot(&self) -> String {
        let mut text = format!("digraph {} {{\n", quoted(&self.title));
        text.push_str("  rankdir=LR\n  node [shape=box, style=rounded]\n");
        for (place, card) in self.cards.iter().enumerate() {
            let label = match kind_word(card.kind) {
                Some(kind) => format!("{}\n({kind})", card.title),
                None => card.title.clone(),
            };
            let marked = if card.marked { ", penwidth=3" } else { "" };
            text.push_str(&format!("  s{place} [label={}{marked}]\n", quoted(&label)));
        }
        for (from, row, to) in self.edges() {
            let marked = if row.marked { ", penwidth=3" } else { "" };
            text.push_str(&format!("  s{from} -> s{to} [label={}{marked}]\n", quoted(&row.words())));
        }
        text + "}\n"
    }
}

/// A quoted string: its end and the backslash mean something in it, and names of characters such as `&amp;`.
fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for character in words.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            _ if is_hidden(character) => quoted.push('\u{FFFD}'),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_label_cannot_end_its_string() {
        assert_eq!(quoted("a\"]; b \\ <b>\n\u{1B} &lt;"), "\"a\\\"]; b \\\\ <b>\\n\u{FFFD} &amp;lt;\"");
    }
}
