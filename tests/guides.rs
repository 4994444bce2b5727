//! The guides of this repository: clean, printed by every target, and a tour of the language.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides")
}

fn guidec(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidec"));
    let output = command.arg(arguments[0]).arg(folder()).args(&arguments[1..]).output().unwrap();
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_guides_are_clean() {
    guidec(&["check", "--deny", "warnings"]).unwrap();
}

/// What the guides together show of the language; each must stand at the beginning of a line or
/// behind a brace.
const CONSTRUCTS: [&str; 33] = [
    "when ",
    "otherwise {",
    "exactly one {",
    "either \"",
    "or \"",
    "try {",
    "or else \"",
    "or else after all steps {",
    "if see ",
    "if \"",
    "optional {",
    "optional any {",
    "repeat \"",
    "within ",
    "skip to ",
    "again from ",
    "procedure ",
    "follow ",
    "using ",
    "on computer {",
    "on phone {",
    "at ",
    "now at ",
    "never ",
    "trouble ",
    "stop ",
    "done ",
    "go to ",
    "value ",
    "secret ",
    "unsupported ",
    "picture ",
    "about ",
];

#[test]
fn every_target_prints_every_guide() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    guidec(&["build", "--target", "all", "--out", folder]).unwrap();
    let guides = fs::read_dir(out.path().join("json")).unwrap().count() - 1;
    assert!(guides >= 17, "only {guides} guides");
    for (target, pages) in [("html/guides", guides), ("markdown", guides + 1), ("checklist", 2 * guides)] {
        let files = fs::read_dir(out.path().join(target)).unwrap().map(|entry| entry.unwrap().path());
        let pages_there = files.filter(|path| path.is_file()).count();
        assert_eq!(pages_there, pages, "{target}");
    }
}

/// What the text that this project began with says, and what must not get lost on the way.
const FACTS: [&str; 22] = [
    "HONOR 50 with Magic UI 4.2.0.193 and Alipay 10.2.53",
    "Tap **Mine**",
    "Tap **Mutual Treasure**",
    "**My mutual aid**, then **Serious illness mutual aid plan**",
    "Scroll down and tap **Exit the mutual aid plan**",
    "**I still want to give up**",
    "**Give up**",
    "Tap **OK**",
    "8 December 2004",
    "Ant Financial",
    "May 2021",
    "seventh",
    "_personal_ or an _enterprise_ account",
    "1 July 2006",
    "| I | 1 | 1,000 yuan since the account was opened |",
    "| II | at least 3 | 100,000 yuan a year |",
    "| III | at least 5 | 200,000 yuan a year |",
    "_two-dimensional code_",
    "payment shield",
    "15 January 2009",
    "**39** domestic banks",
    "**76 %**",
];

#[test]
fn the_first_guide_keeps_its_facts() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    guidec(&["build", "--target", "markdown", "--out", folder]).unwrap();
    let pages = [out.path().join("leave-mutual-aid.md"), out.path().join("markdown/leave-mutual-aid.md")];
    let page = pages.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap();
    for fact in FACTS {
        assert!(page.contains(fact), "`{fact}` is missing");
    }
}

#[test]
fn the_guides_use_every_construct() {
    let mut texts = String::new();
    for entry in walk(&folder()) {
        texts.push_str(&fs::read_to_string(entry).unwrap());
    }
    let begins: Vec<&str> =
        texts.lines().flat_map(|line| line.split(['{', '}'])).map(str::trim_start).collect();
    let lines: Vec<&str> = texts.lines().map(|line| line.trim_start_matches([' ', '}'])).collect();
    for construct in CONSTRUCTS {
        let used = lines.iter().chain(&begins).any(|line| line.starts_with(construct));
        assert!(used, "no guide uses `{construct}`");
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            guides.extend(walk(&path));
        } else if path.extension().is_some_and(|extension| extension == "guide") {
            guides.push(path);
        }
    }
    guides
}
