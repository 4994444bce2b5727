//! Guides by app and by topic.

use crate::document::name::{Names, slug};
use crate::document::shape::{DocumentKind, Entry, Group, Product};
use std::collections::BTreeMap;

/// The kinds of products that a guide can be about, what says most about it first.
const KINDS: [&str; 5] = ["app", "server", "firmware", "skin", "os"];

/// The guides by the app that each is about: the first that it names, or the first product if it names none. Apps
/// of one name are one to the reader. Every entry is told its group.
pub(super) fn by_app(entries: &mut [Entry]) -> Vec<Group> {
    let mut found: Found = BTreeMap::new();
    for (place, entry) in (0u32..).zip(entries.iter()) {
        if let Some(product) = about(entry) {
            add(&mut found, &product.label, place);
        }
    }
    let groups = groups(found, "app", entries);
    for (app, group) in (0u32..).zip(&groups) {
        for place in &group.entries {
            if let Some(entry) = entries.get_mut(*place as usize) {
                entry.app = Some(app);
            }
        }
    }
    groups
}

/// The documents by their topics; one may have several.
pub(super) fn by_topic(entries: &[Entry]) -> Vec<Group> {
    let mut found: Found = BTreeMap::new();
    for (place, entry) in (0u32..).zip(entries) {
        entry.topics.iter().for_each(|topic| add(&mut found, topic, place));
    }
    groups(found, "topic", entries)
}

/// Labels in their order, with the places of entries.
type Found = BTreeMap<(String, String), Vec<u32>>;

fn add(found: &mut Found, label: &str, place: u32) {
    let places = found.entry((label.to_lowercase(), label.to_owned())).or_default();
    if places.last() != Some(&place) {
        places.push(place);
    }
}

fn groups(found: Found, kind: &str, entries: &[Entry]) -> Vec<Group> {
    let mut names = Names::default();
    let groups = found.into_iter().filter_map(|((_, label), places)| {
        let first = entries.get(*places.first()? as usize)?;
        Some(Group {
            anchor: names.unique(format!("{kind}-{}", slug(&label))),
            label,
            language: first.language.clone(),
            direction: first.direction,
            entries: places,
        })
    });
    groups.collect()
}

fn about(entry: &Entry) -> Option<&Product> {
    if entry.kind != DocumentKind::Guide {
        return None;
    }
    KINDS.iter().find_map(|kind| entry.products.iter().find(|product| product.kind == *kind))
}
