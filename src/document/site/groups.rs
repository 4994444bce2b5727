//! Guides by app and by topic.

use super::AppPlace;
use crate::document::name::slug;
use crate::document::shape::{Document, DocumentKind, Entry, Group, Product};
use std::collections::BTreeMap;

/// The kinds of products that a guide can be about, what says most about it first.
const KINDS: [&str; 5] = ["app", "server", "firmware", "skin", "os"];

/// The guides by the app that each is about: the first that it names, or the first product if it names none. Apps
/// of one name are one to the reader, whatever its capitals. Every entry is told its group.
pub(super) fn by_app(entries: &mut [Entry]) -> Vec<Group> {
    let mut found: Found = BTreeMap::new();
    for (place, entry) in (0u32..).zip(entries.iter()) {
        if let Some(product) = about(entry.kind, &entry.products) {
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

/// What labels have in common but for capitals, with the first of them and the places of entries.
type Found = BTreeMap<String, (String, Vec<u32>)>;

fn add(found: &mut Found, label: &str, place: u32) {
    let (_, places) = found.entry(label.to_lowercase()).or_insert_with(|| (label.to_owned(), Vec::new()));
    if places.last() != Some(&place) {
        places.push(place);
    }
}

fn groups(found: Found, kind: &str, entries: &[Entry]) -> Vec<Group> {
    let groups = found.into_values().filter_map(|(label, places)| {
        let first = entries.get(*places.first()? as usize)?;
        Some(Group {
            anchor: anchor(kind, &label),
            label,
            language: first.language.clone(),
            direction: first.direction,
            entries: places,
        })
    });
    groups.collect()
}

/// Where a group stands on a page of all: its label alone decides, so that pages of single documents know it. What a name
/// cannot hold is told apart by a hash.
fn anchor(kind: &str, label: &str) -> String {
    let lower = label.to_lowercase();
    let name = slug(&lower);
    if name == lower.replace(' ', "-") && !lower.contains('-') {
        return format!("{kind}-{name}");
    }
    let hash = blake3::hash(lower.as_bytes()).to_hex();
    format!("{kind}-{name}-{}", hash.get(..8).unwrap_or_default())
}

/// The group of the app that a document is about.
pub(super) fn place(document: &Document) -> Option<AppPlace> {
    let label = &about(document.kind, &document.products)?.label;
    Some(AppPlace { label: label.clone(), anchor: anchor("app", label) })
}

fn about(kind: DocumentKind, products: &[Product]) -> Option<&Product> {
    if kind != DocumentKind::Guide {
        return None;
    }
    KINDS.iter().find_map(|kind| products.iter().find(|product| product.kind == *kind))
}
