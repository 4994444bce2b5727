//! The map of an app: its screens as cards, what stands on them and leads somewhere as rows; on request with the
//! path of a guide through it. Each format has its file, and escapes what it prints for itself.

mod build;
mod dot;
mod mermaid;
mod path;
mod svg;
mod which;
mod words;

pub use build::map;
pub use path::{Trail, trail};
pub use which::{Subject, subject};

use crate::vocabulary::ScreenKind;

/// The screens of one or more products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// "The screens of Alipay".
    pub title: String,
    /// What is marked, in a sentence; empty: nothing is.
    pub description: String,
    /// In the order of declaration.
    pub cards: Vec<Card>,
}

/// One screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub title: String,
    pub kind: ScreenKind,
    /// Where a product begins: "start", or its name if there are several.
    pub entry: Option<String>,
    pub marked: bool,
    pub rows: Vec<Row>,
}

/// Something on a screen that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// For whom, and how: "hold", "sometimes", "Android 12 or later".
    pub notes: Vec<String>,
    /// Positions in [`Map::cards`]; several: the app decides.
    pub to: Vec<usize>,
    /// Back to what a dialog, sheet or menu covers.
    pub under: bool,
    /// Whether the guide takes it.
    pub marked: bool,
}

impl Map {
    /// Each row with where it leads: card, row, card.
    fn edges(&self) -> impl Iterator<Item = (usize, &Row, usize)> {
        let rows = self
            .cards
            .iter()
            .enumerate()
            .flat_map(|(from, card)| card.rows.iter().map(move |row| (from, row)));
        rows.flat_map(|(from, row)| row.to.iter().map(move |to| (from, row, *to)))
    }
}

impl Card {
    /// Where its rows lead, in their order.
    fn leads(&self) -> Vec<usize> {
        self.rows.iter().flat_map(|row| &row.to).copied().collect()
    }
}

impl Row {
    /// The label with its notes: "Mine (hold, sometimes)".
    fn words(&self) -> String {
        if self.notes.is_empty() {
            self.label.clone()
        } else {
            format!("{} ({})", self.label, self.notes.join(", "))
        }
    }
}

/// What a kind of surface is called; nothing for a plain screen.
fn kind_word(kind: ScreenKind) -> Option<&'static str> {
    match kind {
        ScreenKind::Screen => None,
        ScreenKind::Dialog => Some("dialog"),
        ScreenKind::Sheet => Some("sheet"),
        ScreenKind::Menu => Some("menu"),
        ScreenKind::Page => Some("page"),
    }
}
