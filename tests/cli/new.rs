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
