//! How many instructions each part of the way takes for one guide of about 2 KB: the same on every run and, but for the
//! compiler's version, on every machine. Fails where a part takes a sixth more than it did (`docs/performance.md`).
#![allow(clippy::unwrap_used)]

#[path = "../parts/measured.rs"]
#[allow(dead_code)]
mod measured;

use std::hint::black_box;
use std::sync::Arc;

use guidec::document::shape::Document;
use guidec::model::ids::GuideId;
use guidec::model::project::Project;
use guidec::targets::{Options, Rendered, Renderer, Target};
use guidec::{analysis, syntax};
use gungraun::{
    Callgrind, EventKind, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use measured::{Measured, site};

/// Fails if a part takes more than so many thousand instructions, without optimisation.
fn at_most(thousands: u64) -> LibraryBenchmarkConfig {
    let mut callgrind = Callgrind::default();
    callgrind.hard_limits([(EventKind::Ir, thousands * 1_000)]);
    let mut config = LibraryBenchmarkConfig::default();
    config.tool(callgrind);
    config
}

#[library_benchmark(config = at_most(6_100))]
#[bench::guide(Measured::new())]
fn parse(guide: Measured) -> Measured {
    black_box(syntax::parse(guide.id, black_box(&guide.text)));
    guide
}

#[library_benchmark(config = at_most(1_800))]
#[bench::guide(Measured::new())]
fn resolve(guide: Measured) -> (Measured, Project) {
    let model = black_box(&guide).bind();
    (guide, model)
}

#[library_benchmark(config = at_most(2_600))]
#[bench::guide(Measured::new())]
fn follow(guide: Measured) -> Measured {
    black_box(analysis::follow(black_box(&guide.model), GuideId(0), None));
    guide
}

#[library_benchmark(config = at_most(20_000))]
#[bench::guide(Measured::new())]
fn document(guide: Measured) -> (Measured, Document) {
    let document = black_box(&guide).document();
    (guide, document)
}

/// A renderer whose templates are read, as one page was printed, and a document.
fn printing(target: Target) -> (Renderer<'static>, Arc<Document>) {
    let target: &'static Target = Box::leak(Box::new(target));
    let renderer = target.renderer(&site(), Options::default());
    let document = Arc::new(Measured::new().document());
    renderer.document(&document);
    (renderer, document)
}

// Of templates that are not built in, which print on a thread of their own, only the waiting would be counted.
#[library_benchmark(config = at_most(36_500))]
#[bench::html(args = [Target::built_in("html").unwrap()], setup = printing)]
fn render((renderer, document): (Renderer<'static>, Arc<Document>)) -> (Renderer<'static>, Rendered) {
    let rendered = renderer.document(black_box(&document));
    (renderer, rendered)
}

library_benchmark_group!(name = parts, benchmarks = [parse, resolve, follow, document, render]);
main!(library_benchmark_groups = parts);
