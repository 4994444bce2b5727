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
    if number == 251 {
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

/// What is told of the screens of a file, in alphabetical order.
fn unused(text: &str) -> Vec<String> {
    let told = judged(&[("a.guide".to_owned(), text.to_owned())]);
    let of_screens = told.iter().filter(|line| line.contains("E049"));
    let mut titles: Vec<String> =
        of_screens.map(|line| line.split("]: ").last().unwrap().to_owned()).collect();
    titles.sort();
    titles
}

#[test]
fn screens_have_what_is_on_those_that_they_are_like() {
    let app = |name: &str, screens: &str| {
        format!("app {name} \"{name}\" on android {{\n  versions 1 or later\n{screens}}}\n")
    };
    // What leads away is of another app.
    let one = app(
        "a",
        "screen base \"Base\" {\nbutton home \"Home\" -> more\n}\nscreen more \"More\" {\nbutton ok \"OK\" -> base\n}\n",
    );
    let like =
        |line: &str| app("b", &format!("screen start \"Start\" like base {{\nbutton x \"X\"\n{line}}}\n"));
    let guide = "guide g \"G\" {\n  for android\n  start b.start\n  tap x\n}\n";
    assert_eq!(unused(&(one.clone() + &like("") + guide)), ["no guide uses 1 element of b"]);
    // It is replaced by what leads nowhere.
    assert_eq!(
        unused(&(one + &like("button home \"Home\"\n") + guide)),
        ["no guide uses 1 element of b", "nothing leads away from 1 screen of b"]
    );
    // What the screen is like leads away by an act, unless it does so itself.
    let acts = |line: &str| {
        app(
            "b",
            &format!(
                "screen other \"Other\" {{\nback -> start\n}}\nscreen start \"Start\" like other {{\nbutton x \"X\"\n{line}}}\nscreen end \"End\" like start\n"
            ),
        )
    };
    assert_eq!(unused(&(acts("back -> other\n") + guide)), ["nothing leads to 1 screen of b"]);
    // What stands between blocks of one app is not on the screens of both.
    let blocks = "screens of s { screen a \"A\" { button x \"X\" -> home } }\n".to_owned()
        + &app("s", "screen home \"Home\" {\nbutton go \"Go\" -> a\nbutton never \"Never\"\n}\n")
        + "screens of s { screen c \"C\" like a { button y \"Y\" } }\nguide g \"G\" {\n  for android\n  open s\n  tap go\n}\n";
    assert_eq!(
        unused(&blocks),
        ["no guide uses 1 screen and 1 element of s", "nothing leads to 1 screen of s"]
    );
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
        for (whole, chunk) in whole.iter().zip(&chunks) {
            assert_eq!(whole, chunk);
        }
        assert_eq!(whole.len(), chunks.len());
    }
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

#[test]
fn a_file_uses_only_so_many_others() {
    let guide = |number: usize| format!("guide g{number} \"G {number}\" {{ do \"x\" }}\n");
    let fan = |count: usize| {
        let mut files: Vec<(String, String)> =
            (0..count).map(|number| (format!("f{number}.guide"), guide(number))).collect();
        let uses = (0..count).map(|number| format!("use \"f{number}.guide\"\n")).collect::<String>();
        files.push(("all.guide".to_owned(), format!("{uses}tpa \"x\"\n")));
        files.push(("guide.guide".to_owned(), format!("use \"all.guide\"\n{}", guide(count))));
        files
    };
    let told = judged(&fan(255));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("all.guide:256:1: error[E01"), "{told:?}");
    // One of them uses 256 others, but who uses that one uses one more.
    let told = judged(&fan(256));
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[1], "guide.guide:1:5: error[E0910]: `guide.guide` uses more than 256 files");
    // What is wrong in a file is told, also where it uses too much.
    let told = judged(&fan(257));
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[0], "all.guide:1:5: error[E0910]: `all.guide` uses more than 256 files");
    assert!(told[1].starts_with("all.guide:258:1: error[E01"), "{told:?}");
    assert_eq!(told[2], "guide.guide:1:5: error[E0910]: `guide.guide` uses more than 256 files");
    // A file is not among those that it uses.
    let ring = |count: usize| {
        (0..count)
            .map(|number| {
                (
                    format!("{number}.guide"),
                    format!("use \"{}.guide\"\n{}", (number + 1) % count, guide(number)),
                )
            })
            .collect::<Vec<_>>()
    };
    assert!(judged(&ring(257)).is_empty());
    assert!(judged(&ring(258)).len() > 100);
    // Each uses the next one.
    let chain = |number: usize| {
        let next = if number < 329 { format!("use \"{:03}.guide\"\n", number + 1) } else { String::new() };
        (format!("{number:03}.guide"), next + &guide(number))
    };
    let told = judged(&(0..330).map(chain).collect::<Vec<_>>());
    assert_eq!(told.len(), 330 - 257 + 1, "{told:?}");
    assert_eq!(told[72], "072.guide:1:5: error[E0910]: `072.guide` uses more than 256 files");
}

#[test]
fn what_a_file_uses_is_not_too_large() {
    let files = |extra: usize| {
        let half = "# As much as one may use.\n".repeat(5_000) + "value a-n \"N\" example \"n\"\n";
        let files = [("a", half.replace("a-n", "a")), ("b", half.replace("a-n", "b"))];
        let rest = (256 << 10) - files.iter().map(|(_, text)| text.len()).sum::<usize>() + extra;
        let rest = ("c", format!("value c \"C\" example \"c\"\n#{}", "x".repeat(rest - 25)));
        let guide = (
            "g",
            "use \"a.guide\"\nuse \"b.guide\"\nuse \"c.guide\"\nguide g \"G\" {\n  do \"x {a} {b} {c}\"\n}\n"
                .to_owned(),
        );
        let files = files.into_iter().chain([rest, guide]);
        files.map(|(name, text)| (format!("{name}.guide"), text)).collect::<Vec<_>>()
    };
    assert!(judged(&files(0)).is_empty());
    let told = judged(&files(1));
    assert_eq!(told[0], "g.guide:1:5: error[E0910]: `g.guide` uses files of more than 256 KiB together");
    assert_eq!(told.len(), 2, "{told:?}");
}
