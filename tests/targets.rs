//! What the built-in targets print, and what hostile text and templates cannot do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "targets/build.rs"]
mod build;
#[path = "targets/checklist.rs"]
mod checklist;
#[path = "targets/fixture.rs"]
mod fixture;
#[path = "targets/folders.rs"]
mod folders;
#[path = "targets/hostile.rs"]
mod hostile;
#[path = "targets/json.rs"]
mod json;
#[path = "targets/markdown.rs"]
mod markdown;
#[path = "targets/roundtrip.rs"]
mod roundtrip;
#[path = "targets/snapshots.rs"]
mod snapshots;

use guidec::document::shape::Document;
use guidec::targets::{Options, Target};
use std::collections::BTreeMap;

/// The English words of the fixtures.
fn words() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("targets/words.json")).unwrap()
}

/// All files of a built-in target, as text.
fn render(target: &str, documents: &[Document]) -> BTreeMap<String, String> {
    let target = Target::built_in(target).unwrap();
    let options = Options { footer: Some("Made with guidec".into()), ..Options::default() };
    let (files, diagnostics) = target.render(&build::site(documents), documents, &options);
    assert_eq!(diagnostics, []);
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn the_fixtures_have_all_words() {
    let words: Vec<String> = words().into_keys().collect();
    assert_eq!(words, guidec::targets::WORDS);
}
