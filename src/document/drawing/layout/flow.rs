//! What stands one below the other in the middle of a screen: the marked element and its neighbours.

use super::dress::{Dress, LEADING, LINE, is_tall};
use super::pen::Pen;
use crate::document::drawing::fit::{Letters, room};
use crate::document::drawing::scene::Item;
use crate::document::shape::{Area, DrawnKind, Point};

/// Where more are left out.
const MORE: u32 = 11;

/// A line of the middle.
enum Entry<'i> {
    Item(&'i Item),
    More,
}

/// Draws at most so many elements from `area.y` on; returns where they end.
pub(super) fn flow(pen: &mut Pen, items: &[&Item], area: Area, most: usize) -> u32 {
    let mut y = area.y;
    let mut row: Vec<&Item> = Vec::new();
    for entry in entries(items, most) {
        let item = match entry {
            Entry::Item(item) => item,
            Entry::More => {
                y = line(pen, &mut row, area, y);
                pen.more.push(Point { x: area.x + area.width / 2, y: y + MORE / 2 });
                y += MORE;
                continue;
            }
        };
        let fits = row.first().is_some_and(|first| first.kind == item.kind && beside(first) == beside(item))
            && row.len() < beside(item);
        if !fits {
            y = line(pen, &mut row, area, y);
        }
        row.push(item);
    }
    line(pen, &mut row, area, y)
}

/// The marked element and its neighbours; what is further down stands behind what is left out.
fn entries<'i>(items: &[&'i Item], most: usize) -> Vec<Entry<'i>> {
    let (below, above): (Vec<&Item>, Vec<&Item>) = items.iter().copied().partition(|item| item.further_down);
    let scrolled = below.iter().any(|item| item.marked || item.target);
    let all: Vec<&Item> =
        if scrolled { above.iter().chain(&below).copied().collect() } else { above.clone() };
    let marked = all.iter().position(|item| item.marked);
    let target = all.iter().position(|item| item.target);
    let (from, to) = match (marked, target) {
        (Some(marked), Some(target)) if marked.abs_diff(target) < most => {
            (marked.min(target), marked.max(target))
        }
        (Some(marked), _) => (marked, marked),
        // Elsewhere on the screen: a few say enough.
        (None, _) => (0, 0),
    };
    let most = if marked.is_none() { most.min(3) } else { most };
    let before = (most.saturating_sub(to - from + 1)) / 2;
    let first = from.saturating_sub(before).min(all.len().saturating_sub(most));
    let last = (first + most).min(all.len());
    let mut entries = Vec::new();
    if first > 0 {
        entries.push(Entry::More);
    }
    for (at, item) in all.iter().enumerate().take(last).skip(first) {
        if scrolled && at == above.len() && (at > first || first == 0) {
            entries.push(Entry::More);
        }
        entries.push(Entry::Item(item));
    }
    if last < all.len() || (!scrolled && !below.is_empty()) {
        entries.push(Entry::More);
    }
    entries
}

/// Draws elements side by side; returns where they end.
fn line(pen: &mut Pen, row: &mut Vec<&Item>, area: Area, y: u32) -> u32 {
    let Some(first) = row.first() else { return y };
    let (height, gap) = height(first);
    let columns = u32::try_from(beside(first)).unwrap_or(1).max(1);
    let inset = if columns > 1 { 1 } else { 0 };
    let (step, width) = (area.width / columns, area.width / columns - 2 * inset);
    let lines = row.iter().map(|item| Dress::lines(item, width)).max().unwrap_or(1);
    let height = height.max(7 + lines * LINE);
    for (column, item) in (0u32..).zip(row.drain(..)) {
        let place = Area { x: area.x + column * step + inset, y, width, height };
        pen.put(item, place, Dress::of(item, place));
    }
    y + height + gap
}

/// So many stand side by side.
fn beside(item: &Item) -> usize {
    match item.kind {
        DrawnKind::Tile => 2,
        DrawnKind::Icon if is_tall(item, u32::MAX) => 3,
        DrawnKind::Key => 4,
        _ => 1,
    }
}

/// How high it is, and how far the next one is from it.
fn height(item: &Item) -> (u32, u32) {
    match item.kind {
        DrawnKind::Button | DrawnKind::Field | DrawnKind::Notification | DrawnKind::Key => (18, 4),
        DrawnKind::Card | DrawnKind::Tile => (24, 4),
        DrawnKind::Image => (28, 4),
        DrawnKind::Icon if is_tall(item, u32::MAX) => (28, 4),
        _ => (18, 2),
    }
}

/// The buttons of a dialog: side by side at the end if they fit, else one below the other.
pub(super) fn buttons(pen: &mut Pen, items: &[&Item], area: Area, most: usize) -> u32 {
    let width = |item: &Item| {
        let words = item.label.as_deref().unwrap_or("……");
        let sign = if item.sign.is_some() { LEADING } else { 0 };
        room(words, Letters::Label) + sign + if item.marked { 34 } else { 14 }
    };
    let total = items.iter().map(|item| width(item) + 4).fold(0u32, u32::saturating_add);
    if items.is_empty() || total > area.width + 4 {
        return flow(pen, items, area, most);
    }
    let mut x = area.x + area.width + 4 - total;
    for item in items {
        let place = Area { x, y: area.y, width: width(item), height: 18 };
        pen.put(item, place, Dress::of(item, place));
        x += place.width + 4;
    }
    area.y + 22
}
