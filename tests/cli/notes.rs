//! A small project: an app in two versions and two guides.

use std::path::{Path, PathBuf};

use crate::folder::{Folder, Run};

const APP: &str = r#"
app notes "Notes" on android or ios {
  versions 3.0 or later
  releases 3.0, 3.1

  screen all-notes "All notes" {
    icon menu "Menu" looks "three lines" at "top left" -> settings
  }

  screen settings "Settings" {
    row privacy when notes 3.1 or later -> privacy {
      label "Privacy" when android
      label "Privacy & safety" otherwise
    }
    toggle lock-all "Lock all notes" when notes before 3.1
    back -> all-notes
  }

  screen privacy "Privacy" {
    toggle lock "Lock notes"
    button erase "Erase \"everything\"" -> sure
  }

  dialog sure "<Sure?> & -->" {
    button cancel "Cancel" -> under
    button ok "OK" cannot be undone -> all-notes on hold
  }
}
"#;

const GUIDES: &str = r#"
use "apps/notes.guide"

guide lock-notes "Lock your notes" {
  for (android or ios) and notes

  open notes
  tap menu
  when notes before 3.1 {
    turn on lock-all
    do "Wait a little."
  } otherwise {
    tap privacy
    note "It may take a while." when android
    turn on lock
    optional { do "Wait a little." }
  }
  done "Your notes are locked."
}

guide open-notes "Open your notes" {
  for android or ios
  open notes
  done "You see your notes."
}
"#;

/// The project.
pub(crate) fn project() -> Folder {
    Folder::new(&[
        ("guidec.toml", "name = \"Help\"\n"),
        ("apps/notes.guide", APP),
        ("lock.guide", GUIDES),
        ("broken.guide", "guide broken \"Broken\" {\n  tpa \"Lock\"\n}\n"),
    ])
}

/// The guides of this repository.
pub(crate) fn guides() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides")
}

/// Runs the command among the guides of this repository.
pub(crate) fn run_on_guides(arguments: &[&str]) -> Run {
    let mut command = assert_cmd::Command::cargo_bin("guidec").unwrap();
    Run::of(&command.current_dir(guides()).env_clear().args(arguments).output().unwrap())
}

/// Runs the command with arguments that may hold blanks.
pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> Run {
    Run::of(&folder.command(".").args(arguments).output().unwrap())
}

/// What a run printed; it must have gone well.
pub(crate) fn printed(run: Run) -> String {
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    run.out
}

/// What fails of JSON that has to fit the schema of that name; the schema must be the published one. To renew the
/// file: `UPDATE_DOCS=1 cargo test --test cli`.
pub(crate) fn misfits(name: &str, json: &str) -> Vec<String> {
    let schema = printed(run(&Folder::new(&[]), &["schema", name]));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schema/{name}.schema.json"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({ "format": 1 })));
    validator.iter_errors(&serde_json::from_str(json).unwrap()).map(|error| error.to_string()).collect()
}
