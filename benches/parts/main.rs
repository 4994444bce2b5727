//! How long each part of the way takes for one guide of about 2 KB: `docs/performance.md`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../speed/project.rs"]
#[allow(dead_code)]
mod project;

use std::collections::BTreeMap;

use criterion::{Criterion, criterion_group, criterion_main};
use guidec::document::shape::{Document, Site};
use guidec::host::{Host, OsHost, ProjectPath};
use guidec::model::ids::GuideId;
use guidec::model::project::Project;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{FileId, SourceFile, Sources};
use guidec::syntax::ast::file::File;
use guidec::targets::{Options, Target};
use guidec::{analysis, document, syntax};

const APP: &str = "app messenger \"Messenger\" on android or ios {\n  versions 8 or later\n}\n";

fn text() -> String {
    let guide = project::guide(7).unwrap();
    let (_, guide) = guide.split_once('\n').unwrap();
    format!("{APP}{guide}")
}

fn bind(tree: &File, sources: &Sources) -> Project {
    let file =
        ParsedFile { id: FileId(0), name: "measured.guide", tree, uses: Vec::new(), errors: Vec::new() };
    resolve(&Input { files: vec![file], ..Input::default() }, sources).0
}

fn parts(criterion: &mut Criterion) {
    let text = text();
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("measured.guide", text.as_str()));
    let (tree, findings) = syntax::parse(id, &text);
    assert!(findings.is_empty(), "{findings:?}");
    let model = bind(&tree, &sources);
    let (following, _) = analysis::follow(&model, GuideId(0), None);
    let following = following.unwrap();
    let options = document::Options {
        language: "en",
        only_for: None,
        names_readers: true,
        sources: &sources,
        picture_size: &|_| None,
    };
    let print = || document::document(&model, &following, GuideId(0), &options).0.unwrap();
    let printed: Document = print();
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("parse", |bencher| bencher.iter(|| syntax::parse(id, &text)));
    group.bench_function("resolve", |bencher| bencher.iter(|| bind(&tree, &sources)));
    group.bench_function("follow", |bencher| bencher.iter(|| analysis::follow(&model, GuideId(0), None)));
    group.bench_function("document", |bencher| bencher.iter(print));
    let site = Site::new("Measured", "en");
    let lean = [("target.toml", &include_bytes!("../speed/lean/target.toml")[..])];
    let lean = lean.into_iter().chain([("page.html.j2", &include_bytes!("../speed/lean/page.html.j2")[..])]);
    let lean: BTreeMap<String, Vec<u8>> = lean.map(|(path, text)| (path.to_owned(), text.to_vec())).collect();
    for (name, target) in [
        ("render/lean", Target::from_files("lean", lean).unwrap()),
        ("render/html", Target::built_in("html").unwrap()),
    ] {
        let renderer = target.renderer(&site, Options::default());
        group.bench_function(name, |bencher| bencher.iter(|| renderer.document(&printed)));
    }
    let folder = tempfile::tempdir().unwrap();
    let host = OsHost::new(folder.path()).unwrap();
    let paths = (0..100).map(|number| ProjectPath::new(&format!("{number}.html")).unwrap()).collect();
    let mut round = 0;
    group.bench_function("write/100", |bencher| {
        bencher.iter(|| {
            round += 1;
            host.commit(&paths, &|_| Ok(format!("{round:04000}").into_bytes()), &[ProjectPath::root()])
                .unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, parts);
criterion_main!(benches);
