//! The laws hold for every guide of this repository and every example of the language reference, also with parts cut out.

use std::path::{Path, PathBuf};

use crate::laws;

fn guides() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("guides"), root.join("tests/cases"), root.join("src/cli/new")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "guide") {
                found.push((path.clone(), std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn examples() -> Vec<&'static str> {
    let reference = include_str!("../../docs/language.md");
    let fences = reference.split("\n```guide").skip(1);
    fences.map(|rest| rest.split_once('\n').unwrap().1.split("\n```").next().unwrap()).collect()
}

#[test]
fn the_laws_hold_for_every_guide() {
    let guides = guides();
    assert!(guides.len() > 130, "only {} guides were found", guides.len());
    for (path, text) in guides {
        if let Err(law) = laws::broken(&text) {
            panic!("{}: {law}", path.display());
        }
        let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
        assert!(!laws::hold(&windows).replace("\r\n", "").contains('\n'), "{}", path.display());
    }
}

#[test]
fn the_laws_hold_for_every_example_of_the_reference() {
    let examples = examples();
    assert!(examples.len() > 30, "only {} examples were found", examples.len());
    for example in examples {
        laws::hold(example);
        let indented = example.replace('\n', "\n    ");
        laws::hold(&format!("guide \"An example\" {{\n{indented}\n}}"));
    }
}

#[test]
fn the_guides_of_this_repository_are_in_the_one_style() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = guides().into_iter().filter(|(path, _)| !path.starts_with(root.join("tests")));
    for (path, text) in own {
        assert!(laws::hold(&text) == text, "run `guidec fmt` on {}", path.display());
    }
}
