//! Ctrl-C at any moment leaves nothing half written, and what it leaves behind the next run removes.
//!
//! When the signal comes is chance; what is looked at holds whenever it comes.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::folder::Folder;

/// How many moments are tried.
const MOMENTS: u32 = 12;

fn guide(number: u32, result: &str) -> String {
    format!(
        "guide lock-{number} \"Lock notes {number}\" {{\nfor android\nopen \"Notes\"\ndone \"{result}\"\n}}\n"
    )
}

fn project(result: &str) -> Folder {
    let folder = Folder::new(&[("guidec.toml", "name = \"Fixture\"\n")]);
    (0..120).for_each(|number| folder.write(&format!("guides/{number}.guide"), guide(number, result)));
    folder
}

/// Runs the command and interrupts it at the moment of that number.
fn interrupt(folder: &Path, arguments: &str, moment: u32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_guidec"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(u64::from(moment * moment) * 2));
    Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
    child.wait().unwrap();
}

/// Every file below a folder, hidden ones too, with its contents.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(tree(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, std::fs::read(path).unwrap());
        }
    }
    found
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.'))
}

#[test]
fn an_interrupted_fmt_leaves_old_or_new_guides() {
    let folder = project("It is locked.");
    let old = tree(&folder.path().join("guides"));
    assert_eq!(folder.run("fmt").code, 0);
    let new = tree(&folder.path().join("guides"));
    for moment in 0..MOMENTS {
        old.iter().for_each(|(name, bytes)| folder.write(&format!("guides/{name}"), bytes));
        interrupt(folder.path(), "fmt", moment);
        for (name, bytes) in tree(&folder.path().join("guides")) {
            assert!(is_hidden(&name) || old[&name] == bytes || new[&name] == bytes, "{moment}: {name}");
        }
    }
    // As a run leaves it that was killed, and one that no run of guidec leaves.
    folder.write("guides/.1.guide.guidec-4000000", "guide");
    folder.write("guides/.1.guide.swp", "an editor's");
    assert_eq!(folder.run("fmt").code, 0);
    let mut kept = new;
    kept.insert(".1.guide.swp".to_owned(), b"an editor's".to_vec());
    assert_eq!(tree(&folder.path().join("guides")), kept);
}

#[test]
fn an_interrupted_build_leaves_old_or_new_pages() {
    let pages = |folder: &Folder| {
        let run = folder.run("build --target json");
        assert_eq!(run.code, 0, "{run:?}");
        let mut pages = tree(&folder.path().join("build"));
        // When files were written differs.
        pages.remove(".guidec-cache");
        pages
    };
    let folder = project("It is locked.");
    let old = pages(&folder);
    let new = pages(&project("It is closed."));
    (0..120)
        .for_each(|number| folder.write(&format!("guides/{number}.guide"), guide(number, "It is closed.")));
    for moment in 0..MOMENTS {
        interrupt(folder.path(), "build --target json", moment);
        for (name, bytes) in tree(&folder.path().join("build")) {
            let is_whole = [&old, &new].into_iter().any(|pages| pages.get(&name) == Some(&bytes));
            assert!(is_hidden(&name) || is_whole, "{moment}: {name}");
        }
    }
    folder.write("build/.guidec-new/7", "half a pa");
    let left = pages(&folder);
    assert_eq!(left, new);
}

#[test]
fn an_interrupted_new_is_finished_by_the_next() {
    let whole = Folder::new(&[]);
    assert_eq!(whole.run("new phones").code, 0);
    let whole = tree(whole.path());
    for moment in 0..MOMENTS {
        let folder = Folder::new(&[]);
        interrupt(folder.path(), "new phones", moment);
        let left = tree(folder.path());
        assert!(
            left.iter().all(|(name, bytes)| name.contains(".guidec-") || whole[name] == *bytes),
            "{moment}"
        );
        let is_done = left.contains_key("phones/guidec.toml");
        assert_eq!(folder.run("new phones").code, if is_done { 2 } else { 0 }, "{moment}: {left:?}");
        assert_eq!(tree(folder.path()), whole, "{moment}");
    }
    // The last moment before it is done, and a draft.
    let folder =
        Folder::new(&[("phones/.gitignore", "/build\n"), ("phones/apps/.notes.guide.guidec-4000000", "app")]);
    let ignored = whole["phones/.gitignore"].clone();
    folder.write("phones/.gitignore", ignored);
    assert_eq!(folder.run("new phones").code, 0);
    assert_eq!(tree(folder.path()), whole);
}
