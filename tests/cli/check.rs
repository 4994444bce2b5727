//! `guidec check`: which project, which files, what bad input gets.

use crate::folder::{Folder, Run};

const GUIDE: &str = "guide \"Lock\" {\n  open \"Notes\"\n  press \"Power\"\n}\n";

#[test]
fn the_project_around_is_checked() {
    let folder = Folder::new(&[
        ("guidec.toml", "sources = [\"guides\"]\nexclude = [\"guides/drafts\"]\n"),
        ("guides/a.guide", GUIDE),
        ("guides/drafts/b.guide", "not a guide {{{"),
        ("elsewhere/c.guide", "not a guide {{{"),
        ("guides/deep/notes.txt", ""),
    ]);
    let run = folder.run("check");
    assert_eq!((run.code, run.out.as_str()), (0, "1 file checked, nothing found\n"), "{run:?}");
    let below = Run::of(&folder.command("guides/deep").arg("check").output().unwrap());
    assert_eq!(below, run);
}

#[test]
fn nothing_to_check_is_said() {
    let folder = Folder::new(&[("guidec.toml", "sources = [\"guides\"]\n"), ("a.txt", "")]);
    let run = folder.run("check");
    assert_eq!((run.code, run.err.as_str()), (2, "error: there are no guides in `.`\n"));
    assert_eq!(folder.run("check none.guide").code, 2);
    assert_eq!(folder.run("check a.txt").code, 2);
}

#[test]
fn two_projects_at_once_are_refused() {
    let folder = Folder::new(&[
        ("one/guidec.toml", ""),
        ("one/a.guide", GUIDE),
        ("two/guidec.toml", ""),
        ("two/a.guide", GUIDE),
    ]);
    let run = folder.run("check one two/a.guide");
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: these paths belong to two projects"), "{}", run.err);
    assert_eq!(folder.run("check one one/a.guide").code, 0);
}

#[test]
fn the_project_file_is_checked() {
    let folder = Folder::new(&[("guidec.toml", "nmae = \"x\"\nlanguage = 3\n"), ("a.guide", GUIDE)]);
    let run = folder.run("check --format short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "guidec.toml:1:1: error[E0902]: there is no setting `nmae`\n\
         guidec.toml:2:12: error[E0903]: this setting cannot have that value\n\
         2 errors in 1 file\n"
    );
}
