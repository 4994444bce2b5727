//! How long following the readers of a guide takes. `docs/benchmarks.md` says how to run this and what is expected.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod inputs;

use criterion::{Criterion, criterion_group, criterion_main};
use guidec::analysis;
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::model::ids::GuideId;
use guidec::model::project::Project;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{SourceFile, Sources};

/// The name of each input, its text, and the error that it has, if any.
fn inputs() -> Vec<(&'static str, String, Option<&'static str>)> {
    vec![
        ("ordinary", inputs::ordinary(0), None),
        ("releases/10", inputs::ordinary(10), None),
        ("releases/1000", inputs::ordinary(1000), None),
        ("large", inputs::large(), None),
        ("nested/blocks", inputs::nested_blocks(), None),
        ("nested/parentheses", inputs::nested_parentheses(), None),
        ("chained", inputs::chained_names(), None),
        ("procedures/1_caller", inputs::procedures(1), None),
        ("procedures/40_callers", inputs::procedures(40), None),
        ("procedures/8_deep", inputs::nested_procedures(8), None),
        ("tangled", inputs::tangled(), Some("E0466")),
    ]
}

/// What a text means; it has to be free of mistakes.
fn project(name: &str, text: &str) -> Project {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("measured.guide", text));
    let (tree, mut findings) = guidec::syntax::parse(id, text);
    let files =
        vec![ParsedFile { id, name: "measured.guide", tree: &tree, uses: Vec::new(), errors: Vec::new() }];
    let (project, found) = resolve(&Input { files, ..Input::default() }, &sources);
    findings.extend(found);
    assert!(errors(&findings).is_empty(), "{name}: {findings:?}");
    project
}

fn errors(findings: &[Diagnostic]) -> Vec<&'static str> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.code.id).collect()
}

fn follow(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("follow");
    for (name, text, error) in inputs() {
        let project = project(name, &text);
        let (_, findings) = analysis::follow(&project, GuideId(0), None);
        assert_eq!(errors(&findings), Vec::from_iter(error), "{name}: {findings:?}");
        if error.is_some() {
            group.sample_size(10);
        }
        group.bench_function(name, |bencher| bencher.iter(|| analysis::follow(&project, GuideId(0), None)));
    }
    group.finish();
}

criterion_group!(benches, follow);
criterion_main!(benches);
