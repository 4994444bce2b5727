//! What the README shows is true: its guides check clean, and its links lead somewhere.
//! (`.ci/run` executes its commands.)
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");

#[test]
fn every_guide_of_the_readme_checks_clean() {
    let guides: Vec<&str> = README
        .split("```guide\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```").map(|(guide, _)| guide))
        .collect();
    assert!(guides.len() >= 2, "only {} guides were found", guides.len());
    for (number, guide) in guides.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("readme.guide");
        fs::write(&path, guide).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_guidec"))
            .args(["check", "--deny", "warnings"])
            .arg(&path)
            .output()
            .unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "guide {number}:\n{said}");
    }
}

#[test]
fn every_link_of_the_readme_leads_to_a_file() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    for link in links.filter(|link| !link.starts_with("https://")) {
        let file = link.split('#').next().unwrap_or_default();
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).exists(), "README.md links to {link}");
    }
}
