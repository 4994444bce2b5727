//! Which of the items that are not the same belong together.

use super::shape::{Change, ChangeKind, Item};
use similar::TextDiff;

/// How much of two sentences has to be the same for one to be the other, reworded.
const ALIKE: f32 = 0.6;
/// How many of the items before are looked at for each item behind.
const NEAREST: usize = 16;

/// The changes from the items of one stretch to those in their place.
pub(super) fn pair(before: &[Item], after: &[Item]) -> Vec<Change> {
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut found: Vec<Option<(usize, ChangeKind)>> = vec![None; after.len()];
    for matches in [same_words as fn(&Item, &Item) -> Option<ChangeKind>, alike] {
        let mut start = 0;
        for (new, (item, place)) in after.iter().zip(&mut found).enumerate() {
            if place.is_some() {
                continue;
            }
            while partner.get(start).is_some_and(Option::is_some) {
                start += 1;
            }
            let left = before.iter().zip(&partner).enumerate().skip(start);
            let mut free = left.filter(|(_, (_, taken))| taken.is_none()).take(NEAREST);
            let hit = free.find_map(|(old, (other, _))| Some((old, matches(other, item)?)));
            if let Some((old, _)) = hit
                && let Some(taken) = partner.get_mut(old)
            {
                *taken = Some(new);
                *place = hit;
            }
        }
    }
    in_order(before, after, &partner, &found)
}

/// What is gone is told before what came behind it.
fn in_order(
    before: &[Item],
    after: &[Item],
    partner: &[Option<usize>],
    found: &[Option<(usize, ChangeKind)>],
) -> Vec<Change> {
    let mut gone = before.iter().zip(partner).enumerate().filter(|(_, (_, new))| new.is_none()).peekable();
    let mut changes = Vec::new();
    let is_gone = |item: &Item| Change { change: ChangeKind::Gone, before: Some(item.clone()), after: None };
    for (item, found) in after.iter().zip(found) {
        let limit = found.map_or(0, |(old, _)| old);
        while let Some((_, (item, _))) = gone.next_if(|(old, _)| *old < limit) {
            changes.push(is_gone(item));
        }
        let (change, old) = match found {
            Some((old, change)) => (*change, before.get(*old).cloned()),
            None => (ChangeKind::Added, None),
        };
        changes.push(Change { change, before: old, after: Some(item.clone()) });
    }
    changes.extend(gone.map(|(_, (item, _))| is_gone(item)));
    changes
}

fn same_words(old: &Item, new: &Item) -> Option<ChangeKind> {
    if old.kind != new.kind || old.text != new.text {
        return None;
    }
    Some(if old.within == new.within { ChangeKind::Moved } else { ChangeKind::OtherBranch })
}

fn alike(old: &Item, new: &Item) -> Option<ChangeKind> {
    let comparable = old.kind == new.kind && old.within == new.within;
    (comparable && TextDiff::from_words(&old.text, &new.text).ratio() >= ALIKE)
        .then_some(ChangeKind::Reworded)
}
