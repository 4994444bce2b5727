//! What changes in guides between two kinds of readers: steps that are new, gone, or say something else.
//!
//! Both get a document made for them; the items of the two are compared, whatever their numbers.

mod items;
mod markdown;
mod pair;
mod shape;
mod text;
mod words;

pub use shape::{Change, ChangeKind, GuideChanges, Item, ItemKind, Presence, Report};

use super::FORMAT;
use crate::document::shape::{Document, DocumentKind};
use crate::text::json_schema;
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;

/// The JSON Schema of a [`Report`].
pub fn schema() -> Value {
    json_schema::<Report>()
}

/// One guide, as the first and as the second readers get it; none: it is not for them.
pub type Pair<'d> = (Option<&'d Document>, Option<&'d Document>);

/// Compares the documents of some guides.
pub fn report(from: &str, to: &str, guides: &[Pair<'_>]) -> Report {
    let changed: Vec<GuideChanges> = guides.iter().filter_map(|pair| compare(*pair)).collect();
    let neither = guides.iter().filter(|pair| matches!(pair, (None, None))).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Report {
        format: FORMAT,
        from: from.to_owned(),
        to: to.to_owned(),
        unchanged: count(guides.len() - changed.len() - neither),
        neither: count(neither),
        guides: changed,
    }
}

fn compare((from, to): Pair<'_>) -> Option<GuideChanges> {
    let known = from.or(to).filter(|document| document.kind == DocumentKind::Guide)?;
    let presence = match (from, to) {
        (Some(_), None) => Presence::OnlyBefore,
        (None, Some(_)) => Presence::OnlyAfter,
        _ => Presence::Both,
    };
    let (kept, changes) = match (from, to) {
        (Some(from), Some(to)) => changes(&items::items(from), &items::items(to)),
        _ => (0, Vec::new()),
    };
    if presence == Presence::Both && changes.is_empty() {
        return None;
    }
    Some(GuideChanges {
        id: known.id.clone(),
        title: known.plain_title.clone(),
        source: known.source.clone(),
        presence,
        kept,
        changes,
    })
}

/// How many steps stay, and what does not.
fn changes(before: &[Item], after: &[Item]) -> (u32, Vec<Change>) {
    let (mut kept, mut changes) = (0, Vec::new());
    let (mut old, mut new) = (0, 0);
    let end = (before.len(), after.len());
    for (old_place, new_place) in unchanged(before, after).into_iter().chain([end]) {
        let gone = before.get(old..old_place).unwrap_or_default();
        let come = after.get(new..new_place).unwrap_or_default();
        changes.extend(pair::pair(gone, come));
        kept += u32::from(before.get(old_place).is_some_and(|item| item.kind == ItemKind::Step));
        (old, new) = (old_place + 1, new_place + 1);
    }
    (kept, changes)
}

/// The places of what is the same in both, in order. Items that the other list does not have are left out
/// beforehand: they cannot be the same, and comparing them all would take long.
fn unchanged(before: &[Item], after: &[Item]) -> Vec<(usize, usize)> {
    let (old, new) = (shared(before, &keys(after)), shared(after, &keys(before)));
    let old_keys: Vec<&str> = old.iter().map(|(_, key)| *key).collect();
    let new_keys: Vec<&str> = new.iter().map(|(_, key)| *key).collect();
    let mut same = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        if let DiffOp::Equal { .. } = operation {
            let places = operation.old_range().zip(operation.new_range());
            same.extend(places.filter_map(|(one, other)| Some((old.get(one)?.0, new.get(other)?.0))));
        }
    }
    same
}

fn keys(items: &[Item]) -> BTreeSet<&str> {
    items.iter().map(|item| item.key.as_str()).collect()
}

fn shared<'i>(items: &'i [Item], others: &BTreeSet<&str>) -> Vec<(usize, &'i str)> {
    let places = items.iter().map(|item| item.key.as_str()).enumerate();
    places.filter(|(_, key)| others.contains(key)).collect()
}
