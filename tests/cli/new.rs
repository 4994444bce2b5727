//! `guidec new`

use crate::folder::{Folder, Run};

#[test]
fn a_new_project_checks_clean() {
    let folder = Folder::new(&[]);
    let run = folder.run("new help-center");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(folder.read("help-center/guidec.toml").contains("name = \"help-center\""));
    let check = folder.command("help-center").args(["check", "--deny", "warnings"]).output().unwrap();
    let check = Run::of(&check);
    assert_eq!((check.code, check.out.as_str()), (0, "2 files checked, nothing found\n"), "{check:?}");
}

#[test]
fn nothing_is_overwritten() {
    let folder = Folder::new(&[("help/apps/notes.guide", "mine")]);
    let run = folder.run("new help");
    assert_eq!(run.code, 2);
    assert_eq!(folder.read("help/apps/notes.guide"), "mine");
    assert!(!folder.path().join("help/guidec.toml").exists());
    assert_eq!(folder.run("new ../outside").code, 2);
}

#[test]
fn an_existing_project_is_left_alone() {
    let folder = Folder::new(&[]);
    assert_eq!(folder.run("new help").code, 0);
    let again = folder.run("new help");
    assert_eq!((again.code, again.err.as_str()), (2, "error: `help` exists already; nothing was made\n"));
    let inside = Run::of(&folder.command("help/guides").args(["new", "more"]).output().unwrap());
    assert!(inside.code == 2 && inside.err.contains("a project cannot stand in another"), "{inside:?}");
    let blanks = Run::of(&folder.command(".").args(["new", "My guides"]).output().unwrap());
    assert!(blanks.out.contains("\n  cd 'My guides'\n"), "{blanks:?}");
}

/// As far as that can be said without a parser: maps and lists by indentation, and no tab.
#[test]
fn the_workflow_is_yaml() {
    let folder = Folder::new(&[]);
    folder.run("new help");
    let workflow = folder.read("help/.github/workflows/guides.yml");
    let mut before = 0;
    for line in workflow.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#')) {
        let depth = line.len() - line.trim_start().len();
        assert!(depth % 2 == 0 && depth <= before + 2 && !line.contains('\t'), "{line}");
        let entry = line.trim().trim_start_matches("- ");
        assert!(entry.contains(": ") || entry.ends_with(':'), "{line}");
        before = if line.trim().starts_with("- ") { depth + 2 } else { depth };
    }
    for command in [
        "guidec check --deny warnings",
        "guidec fmt --check",
        "guidec build --target html --out public",
        "ADAPT",
    ] {
        assert!(workflow.contains(command), "{command}");
    }
}
