//! Every example of `docs/language.md` compiles, or is refused where it says so.
//!
//! Fences: `guide` is a whole file; `guide fragment` stands inside a guide of a file that uses
//! `apps/letters.guide`; `guide error` is either, and must be refused. An example that begins with
//! a comment such as `# apps/letters.guide` is a file of that name for all others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guidec::build::{Compiled, Project, compile};
use guidec::diagnostic::Severity;
use guidec::host::{MemoryHost, ProjectPath};
use guidec::report;

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

fn path(name: &str) -> ProjectPath {
    ProjectPath::new(name).unwrap()
}

/// The example, with the files of all named ones beside it.
fn compiled(example: &Example, all: &[Example]) -> Compiled {
    let host = MemoryHost::new();
    host.add(path("img/write.png"), PICTURE);
    for other in all {
        if let Some(name) = other.name() {
            host.add(path(name), other.file());
        }
    }
    let file = path(example.name().unwrap_or("example.guide"));
    host.add(file.clone(), example.file());
    let project = Project::open(&host, &[file]).unwrap();
    compile(&host, &project)
}

#[test]
fn every_example_of_the_reference_is_clean_or_refused_as_it_says() {
    let all = examples();
    assert!(all.len() > 30, "only {} examples were found", all.len());
    let mut wrong = String::new();
    for example in &all {
        let compiled = compiled(example, &all);
        let refused = compiled.has(Severity::Error);
        let as_said = match example.kind {
            Kind::Wrong => refused,
            Kind::Whole | Kind::Fragment => !compiled.has(Severity::Warning),
        };
        if !as_said {
            let findings =
                report::print(compiled.diagnostics, &compiled.sources, &report::Options::default());
            wrong.push_str(&format!("\n── docs/language.md, line {} ──\n{findings}", example.line));
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
