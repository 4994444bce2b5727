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

/// The blocks of guide text in the explanation of a code.
fn examples(explanation: &str) -> Vec<&str> {
    explanation.split("```guide\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_explanation_of_each_code_shows_it_and_its_cure() {
    for code in guidec::diagnostic::codes::all().filter(|code| code.id.starts_with("E01")) {
        let mut sections = Vec::new();
        for heading in code.explanation.lines().filter(|line| line.starts_with('#')) {
            sections.push(heading.split_once(' ').unwrap_or_default().0);
        }
        assert_eq!(sections, ["#", "##", "##", "##"], "{}", code.id);
        let found: Vec<Vec<&str>> = examples(code.explanation)
            .into_iter()
            .map(|text| {
                let (_, diagnostics) = guidec::syntax::parse(guidec::source::FileId(0), text);
                diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
            })
            .collect();
        assert!(found.is_empty() || found == [vec![code.id], vec![]], "{} {found:?}", code.id);
    }
}
