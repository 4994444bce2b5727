//! Real versions in the order that people expect: every row of the table, under schemes that are declared in the
//! language.

use guidec::readers::Scheme;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{SourceFile, Sources};
use std::collections::BTreeMap;

/// The schemes that the file of declarations gives its products.
fn declared() -> BTreeMap<String, Scheme> {
    let text = include_str!("version-order.guide");
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("version-order.guide", text));
    let (tree, found) = guidec::syntax::parse(id, text);
    assert_eq!(found, []);
    let file =
        ParsedFile { id, name: "version-order.guide", tree: &tree, uses: Vec::new(), errors: Vec::new() };
    let (project, found) = resolve(&Input { files: vec![file], ..Input::default() }, &sources);
    assert_eq!(found, []);
    project.readers.products.iter().map(|(_, it)| (it.key.clone(), Scheme::clone(&it.scheme))).collect()
}

#[test]
fn every_row_of_the_table_holds() {
    let table = include_str!("version-order.tsv");
    let (declared, plain) = (declared(), Scheme::default());
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let [product, left, relation, right] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let scheme = declared.get(product).unwrap_or(&plain);
        let read = |text| scheme.literal(text).unwrap_or_else(|error| panic!("{product} {text}: {error:?}"));
        let (a, b) = (read(left), read(right));
        match relation {
            "<" => {
                assert!(a.version < b.version, "{row}");
                assert!(a.or_later().contains(&b.version), "{row}");
            }
            "=" => {
                assert_eq!(a.version, b.version, "{row}");
                assert!(a.exactly().contains(&b.version) && b.exactly().contains(&a.version), "{row}");
            }
            other => panic!("relation {other}"),
        }
        rows += 1;
    }
    assert_eq!(rows, 55);
}
