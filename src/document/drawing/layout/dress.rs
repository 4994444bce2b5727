//! What an element shows inside its box: its words and a sign.

use super::touch::SMALL;
use crate::document::drawing::fit::{Letters, room, shorten, two_lines};
use crate::document::drawing::scene::Item;
use crate::document::shape::{Area, DrawnKind, DrawnWords, Sign, SignKind};

/// What the finger needs beside the words of a marked element.
const FINGER: u32 = 18;
/// What a sign before the words needs.
pub(super) const LEADING: u32 = 15;
/// The room for the words under an icon.
const ICON: u32 = 38;
/// From one line of words to the next.
pub(super) const LINE: u32 = 11;

/// Words and a sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Dress {
    pub(super) words: Vec<DrawnWords>,
    pub(super) sign: Option<Sign>,
}

/// Where the words of an element have room.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// From the element's left, and behind the words.
    before: u32,
    behind: u32,
    centered: bool,
}

impl Dress {
    /// In the middle of what stands among others: a sign, else the words.
    pub(super) fn of_small(item: &Item, area: Area) -> Self {
        let (x, y) = middle(area);
        if item.sign.is_none() && item.kind != DrawnKind::Icon {
            let behind = if item.marked && area.width > SMALL { FINGER } else { 4 };
            let words = lines(item, area, Room { before: 4, behind, centered: true }, 1);
            if !words.is_empty() {
                return Self { words, sign: None };
            }
        }
        Self { words: Vec::new(), sign: Some(Sign { picture: item.sign.unwrap_or(SignKind::Blot), x, y }) }
    }

    /// A sign above small words.
    pub(super) fn of_tab(item: &Item, area: Area) -> Self {
        let text = item.label.as_deref();
        let text = text.and_then(|label| shorten(label, area.width.saturating_sub(2), Letters::Small));
        let (x, middle) = middle(area);
        let y = if text.is_some() { area.y + 8 } else { middle };
        let sign = Sign { picture: item.sign.unwrap_or(usual(item.kind)), x, y };
        let line = area.y + area.height - 3;
        let words = text.map(|text| DrawnWords { text, x, y: line, centered: true });
        Self { words: words.into_iter().collect(), sign: Some(sign) }
    }

    /// What stands in a line of its own.
    pub(super) fn of(item: &Item, area: Area) -> Self {
        if is_tall(item, area.width) {
            return Self::of_tab(item, area);
        }
        let (room, sign) = inside(item, area);
        let words = lines(item, area, room, most_lines(item));
        if !words.is_empty() || sign.is_some() {
            return Self { words, sign };
        }
        let (x, y) = middle(area);
        let x = if room.centered { x } else { x.min(area.x + room.before + 27) };
        Self { words, sign: Some(Sign { picture: SignKind::Bar, x, y }) }
    }

    /// How many lines of words an element has in a box of that width.
    pub(super) fn lines(item: &Item, width: u32) -> u32 {
        let area = Area { x: 0, y: 0, width, height: 0 };
        let (room, _) = inside(item, area);
        let lines = if is_tall(item, width) { 1 } else { lines(item, area, room, most_lines(item)).len() };
        u32::try_from(lines).unwrap_or(1)
    }
}

/// Whether its words stand below its picture. Those of an icon have little room there.
pub(super) fn is_tall(item: &Item, width: u32) -> bool {
    match (item.kind, &item.label) {
        (DrawnKind::Image, _) | (DrawnKind::Icon, None) => true,
        (DrawnKind::Icon, Some(label)) => room(label, Letters::Small) <= width.min(ICON),
        _ => false,
    }
}

fn usual(kind: DrawnKind) -> SignKind {
    if kind == DrawnKind::Image { SignKind::Picture } else { SignKind::Blot }
}

/// What is marked is read before all others.
fn most_lines(item: &Item) -> usize {
    if item.marked { 2 } else { 1 }
}

/// The room for words, and the sign before or behind them.
fn inside(item: &Item, area: Area) -> (Room, Option<Sign>) {
    let (_, y) = middle(area);
    let end = area.x + area.width;
    let centered = matches!(item.kind, DrawnKind::Button | DrawnKind::Key | DrawnKind::Tile | DrawnKind::Tab);
    let trailing = match (item.kind, item.sign) {
        (DrawnKind::Toggle, Some(picture)) => Some((picture, 22)),
        (DrawnKind::Picker | DrawnKind::Menu, _) => Some((SignKind::Caret, 16)),
        (DrawnKind::Slider, _) => Some((SignKind::Line, 34)),
        (DrawnKind::Row, _) if item.leads && !item.marked => Some((SignKind::ToRight, 14)),
        _ => None,
    };
    let leading = match item.kind {
        DrawnKind::Toggle => None,
        DrawnKind::Notification | DrawnKind::Icon => Some(item.sign.unwrap_or(SignKind::Blot)),
        _ => item.sign,
    };
    let pad = match item.kind {
        DrawnKind::Card | DrawnKind::Field | DrawnKind::Notification => 7,
        _ => 4,
    };
    let finger = if item.marked && area.width > SMALL { FINGER } else { pad };
    let behind = trailing.map_or(finger, |(_, room)| room);
    let before = if leading.is_some() { pad + LEADING } else { pad };
    let sign = leading.map(|picture| Sign { picture, x: area.x + pad + 6, y });
    let sign = sign.or(trailing.map(|(picture, room)| Sign { picture, x: end - room / 2 - 1, y }));
    (Room { before, behind, centered }, sign)
}

/// The words in their room; those of a line in the middle of it.
fn lines(item: &Item, area: Area, room: Room, most: usize) -> Vec<DrawnWords> {
    let Some(label) = item.label.as_deref() else { return Vec::new() };
    let width = area.width.saturating_sub(room.before + room.behind);
    let texts = match most {
        1 => shorten(label, width, Letters::Label).into_iter().collect(),
        _ => two_lines(label, width, Letters::Label),
    };
    let x = area.x + room.before + if room.centered { width / 2 } else { 0 };
    let (_, middle) = middle(area);
    let above = LINE * u32::try_from(texts.len().saturating_sub(1)).unwrap_or(0) / 2;
    let first = (middle + 3).saturating_sub(above);
    let placed = (0u32..).zip(texts);
    placed
        .map(|(line, text)| DrawnWords { text, x, y: first + line * LINE, centered: room.centered })
        .collect()
}

pub(super) fn middle(area: Area) -> (u32, u32) {
    (area.x + area.width / 2, area.y + area.height / 2)
}
