//! Every finding about some of the readers names one of them and shows where they parted from the others,
//! whichever rule it is of.

use super::follow;
use guidec::diagnostic::{Diagnostic, Label, Severity, codes};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Rules that know sets of readers or where these are, and speak of none of them, each with what it speaks of.
const OF_NO_READERS: [(&str, &str); 4] = [
    ("do_stays.rs", "the words of a step"),
    ("impossible.rs", "a condition that no reader at all meets"),
    ("nobody_supported.rs", "nobody or everybody"),
    ("unknown_screen.rs", "a title that no screen has"),
];

/// What names readers; only `whom` uses it.
const NAMING: [&str; 4] = [".words(", ".witness(", ".describe(", "concern::report("];

/// Findings that can be about some of those who come to their place. Each has a case in which it is.
const ABOUT_SOME: [&str; 27] = [
    "E0421", "E0450", "E0451", "E0452", "E0453", "E0457", "E0458", "E0461", "E0462", "E0464", "E0465",
    "E0467", "E0468", "E0469", "E0470", "E0471", "E0472", "E0473", "E0474", "E0475", "E0476", "E0479",
    "E0485", "E0486", "E0455", "E0480", "E0497",
];

/// The rules by the names of their files, without comments.
fn rules() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file());
    let named = files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path));
    let rules = named.filter(|(name, _)| name != "mod.rs");
    let without_comments = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.collect::<Vec<_>>().join("\n")
    };
    rules.map(|(name, path)| (name, without_comments(&path))).collect()
}

#[test]
fn every_rule_about_readers_names_them_in_one_way() {
    let mut wrong = Vec::new();
    let mut of_none = BTreeSet::new();
    for (name, code) in rules() {
        for words in NAMING.iter().filter(|words| code.contains(**words)) {
            wrong.push(format!("{name}: `{words}…)` belongs to `whom`"));
        }
        let knows_readers = ["Set", "State", "Sets"].iter().any(|kind| {
            code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').any(|word| word == *kind)
        });
        let finishes = code.contains("whom.report(walk, ") || code.contains("whom.with_example(");
        let begins = code.contains("Whom::some(") || code.contains("Whom::at(");
        let names = begins && finishes;
        if OF_NO_READERS.iter().any(|(other, _)| *other == name) {
            of_none.insert(name.clone());
            if names {
                wrong.push(format!("{name}: it names readers, so it is no exception"));
            }
        } else if knows_readers && !names {
            wrong.push(format!("{name}: make a `Whom` of the readers, and let it report the finding"));
        } else if begins && !finishes {
            wrong.push(format!("{name}: let the `Whom` report the finding"));
        }
    }
    assert_eq!(of_none.len(), OF_NO_READERS.len(), "an exception is gone: {of_none:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// All texts whose findings are known: the cases, and the examples of all explanations.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["tests/cases/analysis", "tests/cases/project"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_some_and(|ending| ending == "guide") {
                texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    for code in codes::all() {
        let blocks = code.explanation.split("```guide\n").skip(1);
        texts.extend(blocks.map(|block| (code.id.to_owned(), block.split("```").next().unwrap().to_owned())));
    }
    texts
}

/// The place and words of the finding, where it is about some of the readers who come there.
fn about_some(finding: &Diagnostic) -> bool {
    let has_example = finding.notes.iter().any(|note| note.starts_with("for example "));
    let primary = finding.labels.iter().find(|label| label.primary);
    let all = |label: &Label| {
        ["who comes here", "who come here", "they may be", "it may lead elsewhere"]
            .iter()
            .any(|it| label.message.contains(it))
    };
    has_example && primary.is_some_and(|label| !all(label))
}

#[test]
fn every_finding_about_some_readers_shows_where_they_part() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, text) in texts() {
        let followed = follow::follow(&text);
        let mut findings = followed.findings;
        let files = followed.sources.iter().map(|(id, _)| id).collect();
        findings.extend(guidec::analysis::judge_screens(&followed.project, &files));
        for finding in &findings {
            let of = format!("{name}: {} {}", finding.code.id, finding.title);
            let is_example = finding.notes.iter().any(|note| note.starts_with("for example "));
            if is_example && finding.help.is_empty() && finding.fix.is_none() {
                wrong.push(format!("{of}: it does not say what to do"));
            }
            if !about_some(finding) {
                continue;
            }
            let shows = finding.labels.iter().any(|label| !label.primary && !label.message.is_empty());
            let alone = finding.severity == Severity::Note || finding.code.id == "E0465";
            if shows {
                seen.insert(finding.code.id);
            } else if !alone || finding.labels.iter().any(|label| label.message.contains(" for ")) {
                wrong.push(format!("{of}: it does not show where these readers parted from the others"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let untold: Vec<_> = ABOUT_SOME.iter().filter(|code| !seen.contains(**code)).collect();
    assert!(untold.is_empty(), "no case in which these are about some of the readers: {untold:?}");
}
