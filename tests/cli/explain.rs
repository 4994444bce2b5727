//! `guidec explain`, `guidec schema`, usage.

use crate::folder::Folder;

#[test]
fn a_finding_is_explained_by_code_or_name() {
    let folder = Folder::new(&[]);
    let by_code = folder.run("explain e0904");
    assert_eq!(by_code.code, 0);
    assert!(by_code.out.starts_with("# A file that is used is not there\n"));
    assert!(by_code.out.contains("\n## Cure\n"));
    assert!(by_code.out.contains("\n## The rule\n\n`missing-file` is usually `error`, and stays so:"));
    assert_eq!(folder.run("explain missing-file"), by_code);
    assert!(folder.run("explain").out.contains("E0904  missing-file"));
}

#[test]
fn an_unknown_finding_is_a_usage_error() {
    let run = Folder::new(&[]).run("explain mising-file");
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: there is no finding `mising-file`; did you mean `missing-file`?\n");
    assert_eq!(run.out, "");
}

#[test]
fn wrong_usage_ends_with_two() {
    let folder = Folder::new(&[]);
    assert_eq!(folder.run("chekc").code, 2);
    assert_eq!(folder.run("").code, 2);
    assert_eq!(folder.run("--help").code, 0);
}

#[test]
fn the_schema_is_a_json_schema() {
    let folder = Folder::new(&[]);
    let schema: serde_json::Value = serde_json::from_str(&folder.run("schema").out).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("guidec"))
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn help_is_wrapped_by_the_terminal_and_not_twice() {
    let folder = Folder::new(&[]);
    for command in ["", "check ", "build ", "rules ", "config ", "explain ", "schema ", "targets ", "new "] {
        let help = folder.run(&format!("{command}--help")).out;
        for line in help.lines() {
            assert!(line.chars().count() <= 100, "{command}: {line}");
        }
    }
    let help = folder.run("build --help").out;
    assert!(!help.contains("unless\nguidec.toml says\notherwise"), "{help}");
}
