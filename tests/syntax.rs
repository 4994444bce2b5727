//! What the parser makes of each file below `cases/syntax`: the snapshot shows the input, then the
//! findings and the tree.

mod syntax_dump;

use guidec::source::{SourceFile, Sources};

#[test]
fn cases() {
    insta::glob!("cases/syntax/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/syntax", omit_expression => true }, {
            insta::assert_snapshot!(shown(&text));
        });
    });
}

/// The input, then each finding, or the tree if there is none.
fn shown(text: &str) -> String {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new("case.guide", text));
    let (tree, diagnostics) = guidec::syntax::parse(file, text);
    let mut shown = format!("{}\n-----\n", text.trim_end());
    for diagnostic in &diagnostics {
        shown.push_str(&syntax_dump::diagnostic(&sources, diagnostic));
    }
    if diagnostics.is_empty() {
        shown.push_str(&syntax_dump::file(&tree));
    }
    shown
}
