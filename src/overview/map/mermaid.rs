//! A map for Mermaid, which GitHub and many wikis draw.

use super::{Map, kind_word};
use std::fmt::Write;

impl Map {
    /// A Mermaid flowchart.
    pub fn mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n");
        // Writing to a string does not fail.
        let _ = writeln!(text, "  accTitle: {}", escaped(&self.title));
        if !self.description.is_empty() {
            let _ = writeln!(text, "  accDescr: {}", escaped(&self.description));
        }
        for (place, card) in self.cards.iter().enumerate() {
            let kind = kind_word(card.kind).map(|kind| format!(" ({kind})")).unwrap_or_default();
            let _ = writeln!(text, "  s{place}[\"{}{kind}\"]", escaped(&card.title));
        }
        for (from, row, to) in self.edges() {
            let _ = writeln!(text, "  s{from} -->|\"{}\"| s{to}", escaped(&row.words()));
        }
        let cards = self.cards.iter().enumerate().filter(|(_, card)| card.marked);
        let cards: Vec<String> = cards.map(|(place, _)| format!("s{place}")).collect();
        let lines = self.edges().enumerate().filter(|(_, (_, row, _))| row.marked);
        let lines: Vec<String> = lines.map(|(place, _)| place.to_string()).collect();
        if !cards.is_empty() {
            let _ = writeln!(text, "  classDef marked stroke-width:4px\n  class {} marked", cards.join(","));
        }
        if !lines.is_empty() {
            let _ = writeln!(text, "  linkStyle {} stroke-width:4px", lines.join(","));
        }
        text
    }
}

/// Letters, digits and harmless signs stay; all others become their numbers, so that nothing is Markdown, HTML
/// or Mermaid's own.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            ' ' | '.' | ',' | '?' | '!' | '\'' | '/' | ':' | '(' | ')' | '“' | '”' | '’' | '…' => {
                escaped.push(character)
            }
            _ if character.is_alphanumeric() => escaped.push(character),
            // Inside a word.
            '-' if escaped.ends_with(char::is_alphanumeric) => escaped.push(character),
            '\n' => escaped.push(' '),
            _ => {
                let _ = write!(escaped, "#{};", u32::from(character));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_label_cannot_leave_its_quotes() {
        assert_eq!(escaped("Wi-Fi & \"x\"] --> `b`"), "Wi-Fi #38; #34;x#34;#93; #45;#45;#62; #96;b#96;");
        assert_eq!(escaped("<b>#1;"), "#60;b#62;#35;1#59;");
        assert_eq!(escaped("设置 (Größe)"), "设置 (Größe)");
    }
}
