//! What keeps its place at the edges of a screen: head, tabs, foot.

use super::dress::Dress;
use super::pen::Pen;
use super::touch::SMALL;
use crate::document::drawing::fit::{Letters, room, shorten};
use crate::document::drawing::scene::Item;
use crate::document::drawing::spot::Side;
use crate::document::shape::{Area, DrawnKind};

/// More icons at one side of a head are not drawn.
const MOST_IN_HEAD: usize = 2;
/// More tabs are not drawn.
const MOST_TABS: usize = 4;

/// The title between what stands at its sides.
pub(super) fn head(pen: &mut Pen, title: Option<&str>, items: &[&Item], area: Area) {
    let (mut start, mut end) = (area.x, area.x + area.width);
    let at_start = |item: &&&Item| item.spot.side == Some(Side::Start);
    let first = some(items.iter().filter(at_start), MOST_IN_HEAD);
    let last = some(items.iter().filter(|item| !at_start(item)), MOST_IN_HEAD);
    let count = u32::try_from(first.len() + last.len()).unwrap_or(1).max(1);
    let most = (area.width / count).saturating_sub(2);
    for item in first {
        let width = width_of(item).min(most);
        let place = Area { x: start, y: area.y + 1, width, height: 16 };
        pen.put(item, place, Dress::of_small(item, place));
        start += width + 2;
    }
    for item in last.into_iter().rev() {
        let width = width_of(item).min(most);
        end = end.saturating_sub(width);
        let place = Area { x: end, y: area.y + 1, width, height: 16 };
        pen.put(item, place, Dress::of_small(item, place));
        end = end.saturating_sub(2);
    }
    let width = end.saturating_sub(start + 6);
    if let Some(title) = title.and_then(|title| shorten(title, width, Letters::Title)) {
        pen.title(title, start + 3, area.y + 13);
    }
}

fn width_of(item: &Item) -> u32 {
    let words = item.label.as_deref().filter(|_| item.sign.is_none() && item.kind != DrawnKind::Icon);
    let Some(words) = words else { return 16 };
    let width = room(words, Letters::Label) + 10;
    // Words that leave no room for the finger have it beside them.
    if item.marked && width > SMALL { (width + 14).min(70) } else { width.clamp(24, 50) }
}

/// A row of tabs, with signs above their words if there is room.
pub(super) fn tabs(pen: &mut Pen, tabs: &[&Item], area: Area, tall: bool) {
    let tabs = some(tabs.iter(), MOST_TABS);
    let on = |side: Option<Side>| tabs.iter().filter(move |item| item.spot.side == side);
    let ordered =
        on(Some(Side::Start)).chain(on(None)).chain(on(Some(Side::Middle))).chain(on(Some(Side::End)));
    // Few tabs at one side leave room for others that nobody declared.
    let (first, last) = (on(Some(Side::Start)).count(), on(Some(Side::End)).count());
    let slots = if first.max(last) == tabs.len() { tabs.len().max(3) } else { tabs.len() };
    let slot = area.width / u32::try_from(slots).unwrap_or(1).max(1);
    for (at, item) in ordered.enumerate() {
        let from_end = tabs.len() - at;
        let at = match from_end <= last {
            true => slots - from_end,
            false if at >= first && slots > tabs.len() => at.max(1),
            false => at,
        };
        let x = area.x + slot * u32::try_from(at).unwrap_or(0);
        // A tab alone is not the whole bar.
        let words = item.label.as_deref().map_or(0, |label| room(label, Letters::Small));
        let width = if slots == 1 { (words + 12).clamp(40, slot) } else { slot };
        let place = Area { x: x + (slot - width) / 2 + 1, width: width.saturating_sub(2), ..area };
        let dress = if tall { Dress::of_tab(item, place) } else { Dress::of_small(item, place) };
        pen.put(item, place, dress);
    }
}

/// Buttons that float above the end of the screen, or take its whole width.
pub(super) fn foot(pen: &mut Pen, items: &[&Item], area: Area) {
    let items = some(items.iter(), 3);
    let count = u32::try_from(items.len()).unwrap_or(1).max(1);
    let most = area.width / count - 2;
    let (mut start, mut end) = (area.x, area.x + area.width);
    for item in items {
        let words = item.label.as_deref().filter(|_| item.sign.is_none() && item.kind != DrawnKind::Icon);
        let wide = item.spot.side.is_none_or(|side| side == Side::Middle);
        let width = match words {
            Some(_) if wide => most,
            Some(words) => (room(words, Letters::Label) + if item.marked { 36 } else { 14 }).min(most),
            None => 20.min(most),
        };
        let x = match item.spot.side {
            Some(Side::End) => {
                end -= width;
                end
            }
            _ => start,
        };
        let place = Area { x, width, ..area };
        pen.put(item, place, Dress::of_small(item, place));
        match item.spot.side {
            Some(Side::End) => end -= 2,
            _ => start += width + 2,
        }
    }
}

/// At most so many, the marked one among them.
fn some<'i>(items: impl Iterator<Item = &'i &'i Item>, most: usize) -> Vec<&'i Item> {
    let items: Vec<&Item> = items.copied().collect();
    let marked = items.iter().position(|item| item.marked).unwrap_or(0);
    let first = (marked + 1).saturating_sub(most);
    items.into_iter().skip(first).take(most).collect()
}
