//! A map as a picture: cards with rows, and a line from each row to the screen that it leads to, where that is one
//! tap further; where it leads back, the row says so in words.

mod card;
mod line;
mod style;

use super::{Card, Map};
use crate::diagram::{Layout, Sizes, Tree, Ways};
use crate::text::{is_hidden, width};
use card::{Face, WIDTH, faces, height};
use std::fmt::Write;

/// Between two cards: across the way and along it.
const GAP: u32 = 24;
const STRIDE: u32 = 72;
/// Around everything, and for the title.
const MARGIN: u32 = 24;
const TOP: u32 = 72;
/// The most room that the title is given, whatever the cards need.
const MOST_WORDS: usize = 800;

impl Map {
    /// An SVG picture, in light and dark.
    pub fn svg(&self) -> String {
        let begins: Vec<bool> = self.cards.iter().map(|card| card.entry.is_some()).collect();
        let leads: Vec<Vec<usize>> = self.cards.iter().map(Card::leads).collect();
        let tree = Tree::of(&Ways { begins: &begins, leads: &leads });
        let faces = faces(self, &tree);
        let heights: Vec<u32> = faces.iter().map(|face| height(&face.lines())).collect();
        let sizes = Sizes { width: WIDTH, heights: &heights, gap: GAP, stride: STRIDE };
        let layout = Layout::smallest(&tree, &sizes);
        let words = width(&self.title).max(width(&self.description)).saturating_mul(8).min(MOST_WORDS);
        let width = layout.width.max(u32::try_from(words).unwrap_or(0)).saturating_add(2 * MARGIN);
        let tall = layout.height.saturating_add(TOP + MARGIN);
        let mut svg = String::new();
        // Writing to a string does not fail.
        let _ = writeln!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {tall}\" width=\"{width}\" height=\"{tall}\" \
             class=\"guidec-map\" role=\"img\" aria-labelledby=\"guidec-map-title guidec-map-words\">\n\
             <title id=\"guidec-map-title\">{}</title>\n<desc id=\"guidec-map-words\">{}</desc>",
            escaped(&self.title),
            escaped(&self.in_words())
        );
        svg.push_str(style::STYLE);
        let _ = writeln!(svg, "<rect class=\"paper\" width=\"{width}\" height=\"{tall}\"/>");
        let _ = writeln!(svg, "<text class=\"name\" x=\"{MARGIN}\" y=\"34\">{}</text>", escaped(&self.title));
        let _ = writeln!(
            svg,
            "<text class=\"soft\" x=\"{MARGIN}\" y=\"54\">{}</text>",
            escaped(&self.description)
        );
        let _ = writeln!(svg, "<g transform=\"translate({MARGIN} {TOP})\">");
        self.draw(&layout, &tree, &faces, &sizes, &mut svg);
        svg.push_str("</g>\n</svg>\n");
        svg
    }

    fn draw(&self, layout: &Layout, tree: &Tree, faces: &[Face], sizes: &Sizes<'_>, svg: &mut String) {
        // Marked lines lie over the others.
        for marked in [false, true] {
            for (from, (card, face)) in self.cards.iter().zip(faces).enumerate() {
                for (row, mark) in card.rows.iter().zip(face.marks()).filter(|(row, _)| row.marked == marked)
                {
                    for to in row.to.iter().filter(|to| tree.is_forward(from, **to)) {
                        line::draw((layout, sizes), (from, mark), *to, marked, svg);
                    }
                }
            }
        }
        let places = layout.corners.iter().zip(sizes.heights);
        for ((card, face), (corner, height)) in self.cards.iter().zip(faces).zip(places) {
            face.draw(card, *corner, *height, svg);
        }
    }

    /// What the picture shows, for those who do not see it.
    fn in_words(&self) -> String {
        let mut words = self.description.clone();
        for (from, row, to) in self.edges() {
            let title =
                |card: usize| self.cards.get(card).map(|card| card.title.as_str()).unwrap_or_default();
            let gap = if words.is_empty() { "" } else { " " };
            let _ = write!(words, "{gap}{}: {} leads to {}.", title(from), row.words(), title(to));
        }
        words
    }
}

/// Text in an element or a quoted attribute. What XML cannot hold or what would not be seen is replaced.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push(' '),
            _ if is_hidden(character) || matches!(character, '\u{FFFE}' | '\u{FFFF}') => {
                escaped.push('\u{FFFD}')
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_label_is_text() {
        assert_eq!(
            escaped("</text><script>\"'&\u{0}\u{202E}"),
            "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;\u{FFFD}\u{FFFD}"
        );
    }
}
