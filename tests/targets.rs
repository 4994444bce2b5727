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
#[path = "targets/single.rs"]
mod single;
#[path = "targets/site.rs"]
mod site;
#[path = "targets/small.rs"]
mod small;
#[path = "targets/snapshots.rs"]
mod snapshots;

use guidec::diagnostic::Diagnostic;
use guidec::document::shape::{Document, Site};
use guidec::targets::{Options, Piece, Rendered, Searched, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The English words of the fixtures.
fn words() -> BTreeMap<String, String> {
    guidec::document::words("en")
}

/// All files that a target makes, and what is wrong.
fn print(
    target: &Target,
    site: &Site,
    documents: &[Document],
    options: &Options,
) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    let renderer = target.renderer(site, options.clone());
    let printed: Vec<Rendered> =
        documents.iter().map(|document| renderer.document(&Arc::new(document.clone()))).collect();
    let search = documents.iter().map(|document| Searched::from(&guidec::document::searchable(document)));
    let completer = renderer.complete(&Arc::new(site.clone()), &Arc::new(search.collect()));
    let mut files = renderer.assets();
    let mut found = target.clashes(documents.iter().map(|document| (document.kind, document.id.as_str())));
    for rendered in printed.into_iter().chain([completer.pages()]) {
        found.extend(rendered.diagnostics);
        for file in rendered.files {
            let pieces = file.pieces.into_iter().map(|piece| match piece {
                Piece::Bytes(bytes) => bytes,
                Piece::Gap(gap) => {
                    completer.fill(&gap).map_err(|finding| found.push(*finding)).unwrap_or_default()
                }
            });
            let bytes = pieces.collect::<Vec<_>>().concat();
            files.insert(file.path, bytes);
        }
    }
    guidec::diagnostic::sort(&mut found);
    (files, found)
}

/// All files of a built-in target, as text.
fn render(target: &str, documents: &[Document]) -> BTreeMap<String, String> {
    render_site(target, &build::site(documents), documents)
}

/// The same for a site that knows more of itself.
fn render_site(target: &str, site: &Site, documents: &[Document]) -> BTreeMap<String, String> {
    let target = Target::built_in(target).unwrap();
    let left_out = BTreeSet::from(["nowhere".into()]);
    let options = Options { footer: Some("Made with guidec".into()), left_out, ..Options::default() };
    let (files, diagnostics) = print(&target, site, documents, &options);
    assert_eq!(diagnostics, []);
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The words that a template names: `words.done`, `words["not-possible"]`.
fn named_words(template: &str) -> BTreeSet<String> {
    let is_name = |letter: &char| letter.is_ascii_lowercase() || *letter == '-' || *letter == '_';
    let after = |mark: &str| -> Vec<String> {
        template.split(mark).skip(1).map(|rest| rest.chars().take_while(is_name).collect()).collect()
    };
    let names = after("words.").into_iter().chain(after("words[\""));
    names.filter(|name| !name.is_empty()).collect()
}

/// Templates name all words of the catalogue and no others. Those that they reach by way of a kind or of a list
/// are told here; a page in the fixtures shows each.
#[test]
fn templates_and_catalogue_have_the_same_words() {
    let by_kind = ["note", "tip", "warning", "unverified", "result", "why"];
    let by_place = "place-";
    let mut named = BTreeSet::new();
    let mut lists = String::new();
    for name in Target::names() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("targets").join(name);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "j2") {
                let template = std::fs::read_to_string(path).unwrap();
                named.extend(named_words(&template));
                lists.push_str(&template);
            }
        }
    }
    // `item.who.words` is no word.
    let known: BTreeSet<String> = words().into_keys().collect();
    let unknown: Vec<_> = named.iter().filter(|name| !known.contains(*name) && *name != by_place).collect();
    let by_name = |name: &str| named.contains(name) || by_kind.contains(&name) || name.starts_with(by_place);
    let unused: Vec<_> =
        known.iter().filter(|name| !by_name(name) && !lists.contains(&format!("\"{name}\""))).collect();
    assert_eq!(
        (unknown.is_empty(), unused.is_empty()),
        (true, true),
        "unknown {unknown:?}, unused {unused:?}"
    );
}
