//! The guides of this repository: clean, printed by every target, and a tour of the language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use guidec::build::{Project, compile};
use guidec::diagnostic::Severity;
use guidec::host::OsHost;
use guidec::report;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides")
}

#[test]
fn the_guides_are_clean() {
    let host = OsHost::new(&folder()).unwrap();
    let project = Project::open(&host, &[]).unwrap();
    let compiled = compile(&host, &project);
    let clean = !compiled.has(Severity::Warning);
    let findings = report::print(compiled.diagnostics, &compiled.sources, &report::Options::default());
    assert!(clean, "{findings}");
}
