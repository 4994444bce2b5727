//! How long each part of the way takes for one guide of about 2 KB: `docs/performance.md`.
#![allow(clippy::unwrap_used)]

mod measured;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use guidec::host::{Host, OsHost, ProjectPath};
use guidec::model::ids::GuideId;
use guidec::targets::{Options, Target};
use guidec::{analysis, syntax};
use measured::{Measured, lean, site};

fn parts(criterion: &mut Criterion) {
    let guide = Measured::new();
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("parse", |bencher| bencher.iter(|| syntax::parse(guide.id, &guide.text)));
    group.bench_function("resolve", |bencher| bencher.iter(|| guide.bind()));
    group.bench_function("follow", |bencher| {
        bencher.iter(|| analysis::follow(&guide.model, GuideId(0), None));
    });
    group.bench_function("document", |bencher| bencher.iter(|| guide.document()));
    let printed = Arc::new(guide.document());
    for (name, target) in [("render/lean", lean()), ("render/html", Target::built_in("html").unwrap())] {
        let renderer = target.renderer(&site(), Options::default());
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
