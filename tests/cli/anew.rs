//! A build with what is remembered beside one that does all anew, after each of many edits.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::folder::{Folder, Run};

const BASE: &str = "app launcher \"Launcher\" on android {\n  screen start \"Start\"\n}\n";
const APP: &str = "use \"base.guide\"\napp notes \"Notes\" on android {\n  screen home \"Home\" {\n    \
                   button erase \"Erase\" cannot be undone -> empty\n  }\n  screen empty \"Empty\"\n}\n";

fn guide(name: &str, title: &str, step: &str) -> String {
    format!(
        "use \"../apps/notes.guide\"\nguide {name} \"{title}\" {{\n  for android and notes\n  open notes\n  {step}\n  done \"Gone.\"\n}}\n"
    )
}

/// With a warning, an allowed finding, a file that is used and left out, and one that uses through another.
fn project() -> Folder {
    let folder = Folder::new(&[
        ("guidec.toml", "name = \"Help\"\nexclude = [\"apps/extra.guide\"]\n"),
        ("apps/base.guide", BASE),
        ("apps/notes.guide", APP),
        ("apps/extra.guide", "value place \"Place\" example \"home\"\n"),
    ]);
    let warned = guide("warned", "Erase with a warning", "tap erase");
    folder.write("guides/warned.guide", &warned);
    let allowed = "tap erase # guidec: allow(unwarned) because nobody loses anything.";
    folder.write("guides/allowed.guide", guide("allowed", "Erase at once", allowed));
    let uses = "use \"../apps/extra.guide\"\n".to_owned();
    let text = guide("extra", "Erase at {place}", "warning \"It is gone at {place}.\"\n  tap erase");
    folder.write("guides/extra.guide", uses + &text);
    for number in 0..4 {
        let (name, title) = (format!("g-{number}"), format!("Erase note {number}"));
        let step = "warning \"It is gone.\"\n  tap erase";
        folder.write(&format!("guides/{name}.guide"), guide(&name, &title, step));
    }
    folder
}

fn replace(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.read(file);
    assert!(text.contains(from), "{file} has no {from}");
    folder.write(file, text.replace(from, to));
}

/// What stands below a folder, but for what guidec keeps.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = names.filter(|name| !name.starts_with(".guidec-"));
    names.map(|name| (name.clone(), fs::read_to_string(folder.join(name)).unwrap())).collect()
}

/// What is told, without how many files were written.
fn told(run: &Run) -> (i32, String) {
    let lines = [run.out.as_str(), &run.err].concat();
    let lines = lines.lines().filter(|line| !line.contains(" written, "));
    (run.code, lines.collect::<Vec<_>>().join("\n"))
}

type Edit = fn(&Folder);

/// Edits one after the other, each with what it makes the command tell.
const EDITS: &[(&str, Edit)] = &[
    ("nobody warns of it", |_| {}),
    ("nobody warns of it", |folder| replace(folder, "guides/g-1.guide", "gone", "away")),
    // Something that only a file declares that this one does not use.
    ("no product is called `notes`", |folder| {
        replace(folder, "guides/g-2.guide", "for android and notes", "for android and notes 2");
        replace(folder, "guides/g-2.guide", "use \"../apps/notes.guide\"\n", "");
    }),
    ("nobody warns of it", |folder| {
        folder.write("guides/g-2.guide", guide("g-2", "Erase note 2", "warning \"Gone.\"\n  tap erase"));
    }),
    ("allowed.guide", |folder| {
        replace(
            folder,
            "guides/allowed.guide",
            " # guidec: allow(unwarned) because nobody loses anything.",
            "",
        );
    }),
    ("g-3.guide", |folder| {
        replace(
            folder,
            "guides/g-3.guide",
            "done \"Gone.\"",
            "done \"Gone.\" # guidec: allow(unwarned) because of that.",
        );
    }),
    ("nobody warns of it", |folder| replace(folder, "apps/base.guide", "Start", "Begin")),
    ("nobody warns of it", |folder| replace(folder, "apps/extra.guide", "home", "house")),
    ("another guide has this title", |folder| replace(folder, "guides/g-1.guide", "note 1", "note 2")),
    ("another guide has this title", |folder| {
        let place = |name: &str| folder.path().join("guides").join(name);
        fs::rename(place("g-1.guide"), place("swap")).unwrap();
        fs::rename(place("warned.guide"), place("g-1.guide")).unwrap();
        fs::rename(place("swap"), place("warned.guide")).unwrap();
    }),
    ("is declared twice", |folder| replace(folder, "guides/g-3.guide", "guide g-3", "guide g-2")),
    ("cannot", |folder| {
        replace(folder, "guides/g-3.guide", "guide g-2", "guide g-3");
        fs::remove_file(folder.path().join("apps/base.guide")).unwrap();
    }),
    ("nobody warns of it", |folder| folder.write("apps/base.guide", BASE)),
    ("nobody warns of it", |folder| fs::remove_file(folder.path().join("guides/g-2.guide")).unwrap()),
];

#[test]
fn what_is_remembered_changes_nothing_of_what_comes_out() {
    let folder = project();
    let settle = || std::thread::sleep(Duration::from_millis(60));
    for (number, (words, edit)) in EDITS.iter().enumerate() {
        edit(&folder);
        settle();
        let anew = folder.run("build --target markdown --no-cache --out anew");
        assert!(told(&anew).1.contains(*words), "edit {number}: {anew:?}");
        // The second time, more stamps are settled.
        for _ in 0..2 {
            let again = folder.run("build --target markdown --out again");
            assert_eq!(told(&again), told(&anew), "edit {number}");
            if anew.code == 0 {
                assert_eq!(
                    tree(&folder.path().join("again")),
                    tree(&folder.path().join("anew")),
                    "edit {number}"
                );
            }
        }
    }
}
