//! Guides that the readers of a guide may want next.

use crate::document::shape::{DocumentKind, Entry};
use std::collections::BTreeMap;

/// The most that one guide leads to.
const MOST: usize = 5;

/// What two guides can have in common, beside their language.
type Trait<'a> = (Option<u32>, Option<&'a str>, &'a str);

/// Tells every guide its related ones: first those about the same app and topic, then the same app, then the same
/// topic. Of many it takes the next ones in the list, round its end, so that all are led to.
pub(super) fn relate(entries: &mut [Entry]) {
    let mut sharing: BTreeMap<Trait<'_>, Vec<u32>> = BTreeMap::new();
    for (place, entry) in (0u32..).zip(&*entries) {
        for shared in traits(entry) {
            sharing.entry(shared).or_default().push(place);
        }
    }
    let related = (0u32..).zip(&*entries).map(|(place, entry)| {
        let mut related: Vec<u32> = Vec::new();
        for shared in traits(entry) {
            let places = sharing.get(&shared).map(Vec::as_slice).unwrap_or_default();
            let own = places.partition_point(|other| *other < place);
            let (before, after) = places.split_at_checked(own).unwrap_or_default();
            // A guide can already be known for each of those that were found.
            for other in after.iter().chain(before).take(2 * MOST) {
                if related.len() < MOST && *other != place && !related.contains(other) {
                    related.push(*other);
                }
            }
        }
        related
    });
    let related: Vec<Vec<u32>> = related.collect();
    for (entry, related) in entries.iter_mut().zip(related) {
        entry.related = related;
    }
}

/// What others may share with a guide, what binds most first.
fn traits(entry: &Entry) -> Vec<Trait<'_>> {
    if entry.kind != DocumentKind::Guide {
        return Vec::new();
    }
    let language = entry.language.as_str();
    let topics = entry.topics.iter().map(|topic| Some(topic.as_str()));
    let mut traits: Vec<Trait<'_>> = Vec::new();
    if entry.app.is_some() {
        traits.extend(topics.clone().map(|topic| (entry.app, topic, language)));
        traits.push((entry.app, None, language));
    }
    traits.extend(topics.map(|topic| (None, topic, language)));
    traits
}

#[cfg(test)]
mod tests {
    use super::relate;
    use crate::document::shape::{Direction, DocumentKind, Entry};

    fn entry(language: &str, app: Option<u32>, topics: &[&str]) -> Entry {
        Entry {
            id: String::new(),
            kind: DocumentKind::Guide,
            title: String::new(),
            language: language.to_owned(),
            direction: Direction::Ltr,
            products: Vec::new(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            audience: None,
            takes: None,
            steps: 1,
            checked: None,
            app,
            related: Vec::new(),
        }
    }

    fn related(entries: &mut [Entry]) -> Vec<Vec<u32>> {
        relate(entries);
        entries.iter().map(|entry| entry.related.clone()).collect()
    }

    #[test]
    fn what_binds_most_comes_first() {
        let mut entries = [
            entry("en", Some(0), &["Locks"]),
            entry("en", Some(0), &[]),
            entry("en", Some(1), &["Locks"]),
            entry("en", Some(0), &["Locks"]),
            entry("de", Some(0), &["Locks"]),
            entry("en", None, &[]),
        ];
        let related = related(&mut entries);
        assert_eq!(related, [vec![3, 1, 2], vec![3, 0], vec![3, 0], vec![0, 1, 2], vec![], vec![]]);
    }

    #[test]
    fn every_guide_of_a_large_app_is_led_to() {
        let mut entries: Vec<Entry> = (0..40).map(|_| entry("en", Some(0), &["Locks"])).collect();
        let related = related(&mut entries);
        assert!(related.iter().all(|places| places.len() == 5));
        assert!((0..40).all(|place| related.iter().any(|places| places.contains(&place))));
        assert_eq!(related[38], [39, 0, 1, 2, 3]);
    }
}
