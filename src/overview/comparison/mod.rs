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

use super::{FORMAT, schema_of};
use crate::document::shape::{Document, DocumentKind};
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The JSON Schema of a [`Report`].
pub fn schema() -> Value {
    schema_of::<Report>()
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
    let old: Vec<&str> = before.iter().map(|item| item.key.as_str()).collect();
    let new: Vec<&str> = after.iter().map(|item| item.key.as_str()).collect();
    let (mut kept, mut changes) = (0, Vec::new());
    let (mut old_left, mut new_left) = (0..0, 0..0);
    for operation in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { .. } = operation {
            let same = before.get(operation.old_range()).unwrap_or_default();
            kept += same.iter().map(|item| u32::from(item.kind == ItemKind::Step)).sum::<u32>();
            changes.extend(pair::pair(
                before.get(old_left).unwrap_or_default(),
                after.get(new_left).unwrap_or_default(),
            ));
            (old_left, new_left) = (
                operation.old_range().end..operation.old_range().end,
                operation.new_range().end..operation.new_range().end,
            );
        } else {
            old_left.end = operation.old_range().end;
            new_left.end = operation.new_range().end;
        }
    }
    changes.extend(pair::pair(
        before.get(old_left).unwrap_or_default(),
        after.get(new_left).unwrap_or_default(),
    ));
    (kept, changes)
}
