//! What following the readers finds in each file below `cases/analysis`: the snapshot shows the input,
//! then the findings.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "analysis/binding.rs"]
mod binding;
#[path = "analysis/follow.rs"]
mod follow;
#[path = "analysis/mutations/mod.rs"]
mod mutations;
#[path = "analysis/naming.rs"]
mod naming;
#[path = "analysis/shared.rs"]
mod shared;

use guidec::build::{Keep, Project, compile};
use guidec::diagnostic::Severity;
use guidec::host::{MemoryHost, ProjectPath};
use guidec::report;

/// What is found in a project as a whole.
#[test]
fn projects() {
    insta::glob!("cases/project/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let host = MemoryHost::new();
        host.add(ProjectPath::new("case.guide").unwrap(), text.as_str());
        let compiled = compile(&host, &Project::open(&host, &[]).unwrap(), Keep::Findings);
        let found = report::print(compiled.diagnostics, &compiled.sources, &report::Options::default());
        let shown = format!("{}\n-----\n{found}", text.trim_end());
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/project", omit_expression => true }, {
            insta::assert_snapshot!(shown);
        });
        // One of several guides says nothing about what the others use.
        let alone = Project::open(&host, &[ProjectPath::new("case.guide").unwrap()]).unwrap();
        let notes = compile(&host, &alone, Keep::Findings)
            .diagnostics
            .into_iter()
            .filter(|it| it.severity == Severity::Note);
        assert_eq!(notes.filter(|note| note.code.id != "E0499").count(), 0);
    });
}

#[test]
fn cases() {
    insta::glob!("cases/analysis/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let shown = format!("{}\n-----\n{}", text.trim_end(), follow::printed(&text));
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/analysis", omit_expression => true }, {
            insta::assert_snapshot!(shown);
        });
    });
}
