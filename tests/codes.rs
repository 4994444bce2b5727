//! Every code is explained, and its explanation is true: the example has exactly that finding, the cure none.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guidec::build::{Keep, Project, compile};
use guidec::diagnostic::{Code, Diagnostic, Severity, codes};
use guidec::host::{MemoryHost, ProjectPath};
use guidec::report;

/// A guide without findings, for examples of project files.
fn guide(title: &str) -> String {
    format!("guide \"{title}\" {{\n  open \"Notes\"\n  tap \"Lock\"\n}}\n")
}

/// Exactly these have no example that is compiled: it is no text, too large to be printed, or needs another file.
const NOT_COMPILED: [&str; LEFT_OUT] = [
    "E0101", "E0103", "E0140", "E0142", "E0199", "E0414", "E0415", "E0440", "E0466", "E0477", "E0478",
    "E0507", "E0590", "E0591", "E0592", "E0607", "E0608", "E0906", "E0908", "E0909", "E0910", "E0917",
    "E0920", "E0921", "E0922", "E0923", "E0924", "E0925", "E0926",
];
const LEFT_OUT: usize = 29;

/// An explanation cut at its headings.
struct Explanation<'a> {
    title: &'a str,
    meaning: &'a str,
    headings: Vec<&'a str>,
    example: Option<Block<'a>>,
    cure: Option<Block<'a>>,
}

/// A code block.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
}

fn read(text: &'static str) -> Explanation<'static> {
    let mut sections = text.split("\n## ");
    let (title, meaning) = sections.next().unwrap().split_once('\n').unwrap();
    let sections: Vec<(&str, &str)> = sections.map(|section| section.split_once('\n').unwrap()).collect();
    let block = |heading: &str| {
        let (_, body) = sections.iter().find(|(found, _)| *found == heading)?;
        let (language, rest) = body.split_once("```")?.1.split_once('\n')?;
        Some(Block { language, text: rest.split("```").next()? })
    };
    Explanation {
        title: title.strip_prefix("# ").unwrap_or(""),
        meaning: meaning.trim(),
        headings: sections.iter().map(|(heading, _)| *heading).collect(),
        example: block("Example"),
        cure: block("Cure"),
    }
}

/// Guides, and the project files of the codes that are about them; not templates and manifests.
fn compiles(code: &Code, block: &Block) -> bool {
    let is_project_file = code.id < "E0904" || ["E0915", "E0916", "E0918"].contains(&code.id);
    block.language == "guide" || (block.language == "toml" && is_project_file)
}

/// The findings of a project with that one file, and how they are printed.
fn findings(block: &Block) -> (Vec<Diagnostic>, String) {
    let host = MemoryHost::new();
    let path = |name: &str| ProjectPath::new(name).unwrap();
    if block.language == "guide" {
        host.add(path("example.guide"), block.text);
    } else {
        host.add(path("guidec.toml"), block.text);
        for (name, title) in
            [("lock.guide", "Lock"), ("guides/notes.guide", "Note"), ("apps/files.guide", "File")]
        {
            host.add(path(name), guide(title));
        }
    }
    let project = Project::open(&host, &[]).unwrap();
    let compiled = compile(&host, &project, Keep::Model);
    let printed = report::print(compiled.diagnostics.clone(), &compiled.sources, &report::Options::default());
    // A guide that is left out is told when the others are printed.
    (compiled.diagnostics.into_iter().chain(compiled.unprinted).collect(), printed)
}

fn codes_of(findings: &[Diagnostic], code: &Code) -> BTreeSet<&'static str> {
    let counts = |finding: &&Diagnostic| finding.severity > Severity::Note || finding.code == code;
    findings.iter().filter(counts).map(|finding| finding.code.id).collect()
}

#[test]
fn ids_are_in_order_and_unique() {
    let ids: Vec<&str> = codes::all().map(|code| code.id).collect();
    let names: BTreeSet<&str> = codes::all().map(|code| code.name).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    assert_eq!(names.len(), ids.len());
}

#[test]
fn every_explanation_has_its_form_and_its_code() {
    let mut wrong = Vec::new();
    for code in codes::all() {
        let explanation = read(code.explanation);
        if explanation.title.is_empty() || explanation.title.ends_with('.') {
            wrong.push(format!("{}: begin with `# ` and a title without a full stop", code.id));
        }
        if explanation.meaning.is_empty() {
            wrong.push(format!("{}: say what it means", code.id));
        }
        if explanation.headings != ["Why it matters", "Example", "Cure"] {
            wrong.push(format!("{}: the headings are {:?}", code.id, explanation.headings));
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !codes::all().any(|code| format!("{}.md", code.id) == name) {
            wrong.push(format!("docs/codes/{name} explains no code"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_example_has_its_finding_and_every_cure_is_clean() {
    let mut wrong = Vec::new();
    let mut left_out = Vec::new();
    for code in codes::all() {
        let explanation = read(code.explanation);
        if let Some(example) = explanation.example.filter(|block| compiles(code, block)) {
            let (findings, printed) = findings(&example);
            if codes_of(&findings, code) != BTreeSet::from([code.id]) {
                wrong.push(format!("{}: the example gives\n{printed}", code.id));
            }
        } else {
            left_out.push(code.id);
        }
        if let Some(cure) = explanation.cure.filter(|block| compiles(code, block)) {
            let (findings, printed) = findings(&cure);
            if !codes_of(&findings, code).is_empty() {
                wrong.push(format!("{}: the cure gives\n{printed}", code.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(left_out, NOT_COMPILED);
}
