//! Every example of `docs/language.md` compiles, or is refused where it says so.
//!
//! Fences: `guide` is a whole file; `guide fragment` stands inside a guide of a file that uses
//! `apps/letters.guide`; `guide error` is either, and must be refused. An example that begins with
//! a comment such as `# apps/letters.guide` is a file of that name for all others.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const REFERENCE: &str = include_str!("../docs/language.md");
const PICTURE: &[u8] = include_bytes!("../guides/alipay/img/leave.png");

/// The words that a whole file can begin with.
const WHOLE: [&str; 15] = [
    "use",
    "guide",
    "procedure",
    "about",
    "value",
    "app",
    "os",
    "skin",
    "server",
    "firmware",
    "maker",
    "device",
    "question",
    "condition",
    "screens",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Whole,
    Fragment,
    Wrong,
}

struct Example {
    line: usize,
    kind: Kind,
    text: String,
}

impl Example {
    /// The file that it is, for others to use.
    fn name(&self) -> Option<&str> {
        let first = self.text.lines().next()?;
        first.strip_prefix("# ").filter(|name| name.ends_with(".guide") && !name.contains(' '))
    }

    fn path(&self) -> String {
        self.name().map_or_else(|| format!("line-{}.guide", self.line), str::to_owned)
    }

    fn is_whole(&self) -> bool {
        let line = self.text.lines().find(|line| !line.is_empty() && !line.starts_with('#'));
        let word = line.and_then(|line| line.split_whitespace().next()).unwrap_or_default();
        self.kind == Kind::Whole || self.kind == Kind::Wrong && WHOLE.contains(&word)
    }

    fn file(&self) -> String {
        if self.is_whole() {
            return self.text.clone();
        }
        format!("use \"apps/letters.guide\"\n\nguide \"An example\" {{\n{}}}\n", self.text)
    }
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for (number, line) in REFERENCE.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => examples.extend(open.take()),
            (Some(example), None) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, Some(fence)) => {
                let kind = match fence {
                    "guide" => Kind::Whole,
                    "guide fragment" => Kind::Fragment,
                    "guide error" => Kind::Wrong,
                    other => {
                        assert!(!other.starts_with("guide"), "line {}: {fence}", number + 1);
                        continue;
                    }
                };
                open = Some(Example { line: number + 1, kind, text: String::new() });
            }
            (None, None) => {}
        }
    }
    examples
}

/// A project with the named examples, and a file for each of the others.
fn write(examples: &[Example], folder: &Path) {
    fs::create_dir_all(folder.join("img")).unwrap();
    fs::create_dir_all(folder.join("apps")).unwrap();
    fs::write(folder.join("img/write.png"), PICTURE).unwrap();
    fs::write(folder.join("guidec.toml"), "").unwrap();
    for example in examples {
        fs::write(folder.join(example.path()), example.file()).unwrap();
    }
}

fn check(path: &str, folder: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidec"));
    command.current_dir(folder).args(["check", path]).args(more).output().unwrap()
}

#[test]
fn every_example_of_the_reference_is_clean_or_refused_as_it_says() {
    let examples = examples();
    assert!(examples.len() > 30, "only {} examples were found", examples.len());
    let folder = tempfile::tempdir().unwrap();
    write(&examples, folder.path());
    let mut wrong = String::new();
    for example in &examples {
        let path = example.path();
        let (output, expected) = match example.kind {
            Kind::Wrong => (check(&path, folder.path(), &[]), 1),
            Kind::Whole | Kind::Fragment => (check(&path, folder.path(), &["--deny", "warnings"]), 0),
        };
        if output.status.code() != Some(expected) {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            wrong.push_str(&format!("\n── docs/language.md, line {} ──\n{said}", example.line));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_chapter_of_the_list_exists() {
    for line in REFERENCE.lines().filter(|line| line.contains("](#")) {
        for target in line.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            let found = REFERENCE
                .lines()
                .filter(|line| line.starts_with('#'))
                .any(|heading| anchor(heading) == target);
            assert!(found, "no heading has the anchor #{target}");
        }
    }
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
