//! What becomes of findings: each file below `cases/rules` with its remarks, and what is told of it. The snapshot shows
//! the input, then the findings, then the guides that are printed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use guidec::build::{Compiled, Keep, Project, compile};
use guidec::host::{MemoryHost, ProjectPath};
use guidec::report;

fn compiled(text: &str) -> Compiled {
    let host = MemoryHost::new();
    host.add(ProjectPath::new("case.guide").unwrap(), text);
    compile(&host, &Project::open(&host, &[]).unwrap(), Keep::Model)
}

#[test]
fn cases() {
    insta::glob!("cases/rules/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let compiled = compiled(&text);
        let printed: Vec<&str> = compiled.documents.iter().map(|document| document.id.as_str()).collect();
        let options = report::Options { tolerated: compiled.tolerated, ..report::Options::default() };
        let mut findings = compiled.diagnostics.clone();
        findings.extend(compiled.unprinted.clone());
        let found = report::print(findings, &compiled.sources, &options);
        let shown = format!("{}\n-----\n{found}printed: {}", text.trim_end(), printed.join(" "));
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/rules", omit_expression => true }, {
            insta::assert_snapshot!(shown);
        });
    });
}
