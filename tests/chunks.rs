//! A project that is looked at in chunks is judged like one that is looked at as a whole.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;

use guidec::build::{Compiled, Keep, Project, compile};
use guidec::host::{MemoryHost, ProjectPath};
use guidec::report;

const APP: &str = r#"
app notes "Notes" on android {
  versions 8 or later
  screen home "Home" {
    button more "More" -> more
    button lost "Lost"
  }
  screen more "More" {
    button list "Lists" -> home
    button gone "Gone"
  }
  screen nowhere "Nowhere" {
    button back-home "Start" -> home
  }
}
value place "Place" example "home"
value never "Never" example "x"
"#;

const MANNERS: &str = r#"
use "app.guide"
procedure tidy "Tidy up" {
  for android and notes
  start home
  end home
  tap "More"
  tap "Lists"
}
"#;

/// A guide of one of several kinds, some of them wrong.
fn guide(number: usize) -> String {
    let mut text = String::from(if number % 12 == 4 { "" } else { "use \"../app.guide\"\n" });
    if number.is_multiple_of(3) {
        text.push_str("use \"../manners.guide\"\n");
    }
    let title = if number % 50 == 7 { 7 } else { number };
    let name = if number == 301 { 1 } else { number };
    writeln!(text, "guide g-{name} \"Look at more ({title})\" {{\n  for android and notes\n  goal \"More.\"\n  open notes").unwrap();
    match number % 6 {
        0 => text.push_str("  follow tidy\n"),
        1 => text.push_str("  tap \"More\"\n  note \"See {place}.\"\n"),
        2 => text.push_str("  tap \"Nothing\"\n"),
        3 => text.push_str("  follow tidy\n  tap \"Moer\"\n"),
        4 => text.push_str("  tap \"More\"\n  note \"See [this](@tidy) and [that](@g-5).\"\n"),
        _ => text.push_str(
            "  tap \"More\"\n  tap \"Lists\"\n  tap \"More\"\n  tap \"Lists\"\n  tap \"More\"\n  tap \"Lists\"\n  \
             tap \"More\"\n  tap \"Lists\"\n  tap \"More\"\n  tap \"Lists\"\n",
        ),
    }
    text.push_str("  done \"That is all.\"\n}\n");
    text
}

fn project(wrong: bool) -> MemoryHost {
    let host = MemoryHost::new();
    let add = |path: &str, text: &str| host.add(ProjectPath::new(path).unwrap(), text);
    add("guidec.toml", "name = \"Chunks\"\n[rules]\nshared-steps = \"warn\"\n");
    add("app.guide", APP);
    add("manners.guide", MANNERS);
    for number in (0..320).filter(|number| wrong || matches!(number % 6, 0 | 1 | 5) && *number != 301) {
        add(&format!("guides/g-{number:04}.guide"), &guide(number));
    }
    host
}

fn told(compiled: Compiled) -> Vec<String> {
    let options = report::Options { format: report::Format::Human, ..report::Options::default() };
    let one = |finding| report::print(vec![finding], &compiled.sources, &options);
    compiled.diagnostics.into_iter().map(one).collect()
}

#[test]
fn chunks_are_judged_like_the_whole() {
    for (wrong, codes) in
        [(false, ["E0490", "E0502", "E0609", "E0610"]), (true, ["E0201", "E0450", "E0502", "E0504"])]
    {
        let host = project(wrong);
        let open = || Project::open(&host, &[]).unwrap();
        let whole = compile(&host, &open(), Keep::Model);
        let chunks = compile(&host, &open(), Keep::Findings);
        assert_eq!(whole.files, chunks.files);
        assert!(chunks.documents.is_empty() && chunks.model.guides.is_empty());
        let (whole, chunks) = (told(whole), told(chunks));
        for code in codes {
            assert!(whole.iter().any(|finding| finding.contains(code)), "{code}");
        }
        for (whole, chunk) in whole.iter().zip(&chunks) {
            assert_eq!(whole, chunk);
        }
        assert_eq!(whole.len(), chunks.len());
    }
}
