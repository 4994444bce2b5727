//! A project that is looked at in chunks is judged like one that is looked at as a whole.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "chunks/screens.rs"]
mod screens;
#[path = "chunks/uses.rs"]
mod uses;

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
    if matches!(number, 251 | 257) {
        // With a Cyrillic letter.
        text.push_str("value n\u{435}ver \"Never\" example \"y\"\n");
    }
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

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    /// Less than `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn hits(&mut self, percent: usize) -> bool {
        self.throw(100) < percent
    }
}

/// Apps that lead to each other, screens that other files add to them, and guides that use some: files come to more than is
/// in memory at a time, and some of them are read again.
fn apps(dice: &mut Dice) -> MemoryHost {
    const FILES: usize = 40;
    const SCREENS: usize = 4;
    let host = MemoryHost::new();
    // The last are no guides of the project, but used.
    let path = |number| {
        if number < FILES - 4 { format!("f{number:02}.guide") } else { format!("out/f{number:02}.guide") }
    };
    host.add(ProjectPath::new("guidec.toml").unwrap(), "exclude = [\"out\"]\n");
    // Declared anew in one file only: else those who look at all files together could not tell them apart.
    let anew = dice.throw(FILES);
    for number in 0..FILES {
        let mut text = "# Much is written here.\n".repeat(dice.throw(1_500));
        let mut known = vec![number];
        for _ in 0..dice.throw(3) {
            let other = dice.throw(FILES);
            if !known.contains(&other) {
                let there = path(other);
                let from_here = if number < FILES - 4 { there } else { format!("../{there}") };
                writeln!(text, "use \"{from_here}\"").unwrap();
                known.push(other);
            }
        }
        let any = |dice: &mut Dice| format!("a{}.s{}", known[dice.throw(known.len())], dice.throw(SCREENS));
        if number == anew {
            writeln!(
                text,
                "os android \"Android {number}\" {{ versions 1 or later\n{} }}",
                if dice.hits(50) { "partial" } else { "" }
            )
            .unwrap();
        }
        writeln!(text, "app a{number} \"A{number}\" on android {{\n  versions 1 or later").unwrap();
        if dice.hits(20) {
            text.push_str("  partial\n");
        }
        text.push_str("  group tabs {\n    tab t \"Tab\"\n    tab u \"Other\"\n  }\n");
        let entry = if dice.hits(30) { dice.throw(SCREENS) } else { SCREENS };
        for screen in 0..SCREENS {
            let like =
                if screen > 0 && dice.hits(40) { format!(" like s{}", screen - 1) } else { String::new() };
            let title = if dice.hits(50) { format!(" \"S{screen}\"") } else { String::new() };
            writeln!(text, "  screen s{screen}{title}{like} {{").unwrap();
            if screen == entry {
                text.push_str("    entry\n");
            }
            if like.is_empty() && dice.hits(40) {
                text.push_str("    has tabs\n");
            }
            if dice.hits(30) {
                writeln!(text, "    back -> {}", any(dice)).unwrap();
            }
            writeln!(text, "    button b \"B\" -> {}", any(dice)).unwrap();
            for button in 0..dice.throw(3) {
                let lead = if dice.hits(50) { format!(" -> {}", any(dice)) } else { String::new() };
                writeln!(text, "    button c{button} \"C{button}\"{lead}").unwrap();
            }
            text.push_str("  }\n");
        }
        text.push_str("}\n");
        for other in &known {
            if dice.hits(30) {
                writeln!(text, "screens of a{other} {{\n  screen x{number} \"X\" {{\n    row y \"Y\" -> a{other}.s0\n    has tabs\n  }}\n}}").unwrap();
            }
        }
        if dice.hits(20) {
            writeln!(text, "screens of android {{\n  screen o{number} \"O\" {{\n    row y \"Y\"\n  }}\n}}")
                .unwrap();
        }
        for guide in 0..dice.throw(3) {
            let app = known[dice.throw(known.len())];
            let screen = dice.throw(SCREENS);
            writeln!(text, "guide g{number}-{guide} \"G {number} {guide}\" {{\n  for android\n  start a{app}.s{screen}\n  tap b\n}}").unwrap();
        }
        host.add(ProjectPath::new(&path(number)).unwrap(), text);
    }
    host
}

#[test]
fn what_no_guide_uses_is_known_although_files_were_forgotten() {
    let mut found = [("E0490", 0), ("E0491", 0), ("E0492", 0)];
    for seed in 0..5 {
        let host = apps(&mut Dice(seed));
        let open = || Project::open(&host, &[]).unwrap();
        let whole = told(compile(&host, &open(), Keep::Model));
        let chunks = told(compile(&host, &open(), Keep::Findings));
        assert_eq!(whole, chunks, "{seed}");
        for (code, count) in &mut found {
            *count += whole.iter().filter(|finding| finding.contains(*code)).count();
        }
    }
    assert!(found.iter().all(|(_, count)| *count > 5), "{found:?}");
}

fn told(compiled: Compiled) -> Vec<String> {
    let options = report::Options { format: report::Format::Human, ..report::Options::default() };
    let one = |finding| report::print(vec![finding], &compiled.sources, &options);
    compiled.diagnostics.into_iter().map(one).collect()
}

#[test]
fn chunks_are_judged_like_the_whole() {
    for (wrong, codes) in [
        (false, ["E0490", "E0502", "E0609", "E0610", "E0613"]),
        (true, ["E0201", "E0450", "E0502", "E0504", "E0613"]),
    ] {
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
        let look_alikes = whole.iter().filter(|finding| finding.contains("looks like `never`")).count();
        assert_eq!(look_alikes, 1, "each name is told once");
        for (whole, chunk) in whole.iter().zip(&chunks) {
            assert_eq!(whole, chunk);
        }
        assert_eq!(whole.len(), chunks.len());
    }
}

#[test]
fn guides_that_wait_are_told_in_their_order() {
    let host = MemoryHost::new();
    let add = |path: &str, text: String| host.add(ProjectPath::new(path).unwrap(), text);
    let write = "procedure write \"Write\" {\n  for notes\n  tap notes.more.gone\n}\n";
    add("app.guide", format!("{APP}{write}"));
    for name in ["m", "n"] {
        let large = "# What two guides use is too much to be loaded for both.\n".repeat(2_600);
        add(&format!("{name}.guide"), format!("{large}value {name} \"V\" example \"x\"\n"));
    }
    let guide = |name: &str, uses: &str, note: &str| {
        let guide = format!(
            "use \"app.guide\"\n{uses}guide {name} \"G {name}\" {{\n  for android\n  open notes\n  follow write\n{note}}}\n"
        );
        add(&format!("{name}.guide"), guide);
    };
    for (name, used) in [("a0", "m"), ("a1", "n")] {
        guide(name, &format!("use \"{used}.guide\"\n"), &format!("  note \"See {{{used}}}.\"\n"));
    }
    (0..260).for_each(|number| {
        add(&format!("f{number}.guide"), format!("guide f{number} \"F {number}\" {{ do \"x\" }}\n"));
    });
    guide("z0", "", "");
    guide("z1", "", "");
    let all = [Keep::Findings, Keep::Model]
        .map(|keep| told(compile(&host, &Project::open(&host, &[]).unwrap(), keep)));
    assert_eq!(all[0], all[1]);
    let finding = all[0].iter().find(|finding| finding.contains("they come from here")).unwrap();
    let lines = ["a0.guide", "a1.guide", "z0.guide"].map(|file| finding.find(file));
    assert!(lines.is_sorted() && lines[0].is_some(), "{finding}");
    assert!(finding.contains("they come from 1 more line, too"), "{finding}");
}

/// The findings of a project of these files, looked at in chunks and together.
fn judged(files: &[(String, String)]) -> Vec<String> {
    let host = MemoryHost::new();
    for (path, text) in files {
        host.add(ProjectPath::new(path).unwrap(), text.clone());
    }
    let short = |keep| {
        let compiled = compile(&host, &Project::open(&host, &[]).unwrap(), keep);
        let options = report::Options { format: report::Format::Short, ..report::Options::default() };
        report::print(compiled.diagnostics, &compiled.sources, &options)
    };
    let told = short(Keep::Findings);
    assert_eq!(told, short(Keep::Model));
    told.lines().map(str::to_owned).collect()
}
