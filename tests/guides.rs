//! The guides of this repository: clean, printed by every target, and a tour of the language.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

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
fn the_guides_use_every_construct() {
    let mut texts = String::new();
    for entry in walk(&folder()) {
        texts.push_str(&std::fs::read_to_string(entry).unwrap());
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
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            guides.extend(walk(&path));
        } else if path.extension().is_some_and(|extension| extension == "guide") {
            guides.push(path);
        }
    }
    guides
}
