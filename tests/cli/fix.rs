//! `guidec check --fix`: which cures it applies, to which files, and what it tells of the rest.

use crate::folder::{Folder, Run};
use serde_json::Value;

const NOTES: &str = "app notes \"Notes\" on android {\n  screen home \"Notes\" {\n    button more \"More\" -> more\n  }\n\
                     \x20 screen more \"More\" {\n    row about \"About\"\n    back -> home\n  }\n}\n";

fn guide(steps: &str) -> String {
    format!("use \"notes.guide\"\nguide lock \"Lock\" {{\n  for notes\n  open notes\n{steps}}}\n")
}

const CURED: &str = "  tap \"More\"\n  tap \"About\"\n";

/// A project with a guide of these steps.
fn folder(steps: &str) -> Folder {
    let folder = Folder::new(&[("notes.guide", NOTES)]);
    folder.write("lock.guide", guide(steps));
    folder
}

fn parts(run: &Run) -> (i32, &str, &str) {
    (run.code, &run.out, &run.err)
}

#[test]
fn safe_cures_are_applied_until_none_is_left() {
    // The first two of a step touch each other; the remark is unused only once there are no errors.
    let folder = folder(
        "  1. click on the \"More\" button\n  # guidec: allow(unwarned) because nobody loses anything.\n  tap «About»\n",
    );
    let before = folder.run("check --format short");
    assert!(before.out.ends_with("`guidec check --fix` cures 3 of them\n"), "{}", before.out);
    let run = folder.run("check --fix");
    assert_eq!(
        parts(&run),
        (0, "2 files checked, nothing found\n", "6 findings cured in 1 file\n"),
        "{}",
        before.out
    );
    assert_eq!(folder.read("lock.guide"), guide(CURED));
    assert_eq!(parts(&folder.run("check --fix")).2, "nothing to cure\n");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_guess_that_makes_an_error_is_not_hidden_by_a_cure() {
    let steps =
        |tap: &str| guide(&format!("  {tap}\n  tap \"About\" {{ note \"See [it](hide-note.html).\" }}\n"));
    let folder = Folder::new(&[
        ("notes.guide", NOTES),
        ("hide.guide", "guide hide-notes \"Hide\" { do \"Hide.\" }\n"),
    ]);
    folder.write("lock.guide", steps("tap on \"More\""));
    let run = folder.run("check --fix --unsafe-fixes --format short");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("warning[E0510]") && run.err.contains("1 finding cured in 1 file"), "{run:?}");
    assert_eq!(folder.read("lock.guide"), steps("tap \"More\""));
}

#[test]
fn guesses_are_left_unless_they_are_asked_for() {
    let folder = folder("  tap on \"More\"\n  tap abuot\n");
    let found = folder.run("check --format short");
    assert!(
        found.out.ends_with("`guidec check --fix` cures 1 of them, and with `--unsafe-fixes` 1 more\n"),
        "{}",
        found.out
    );
    let run = folder.run("check --fix --format short");
    let left = "lock.guide:6:7: error[E0206]: no element is called `abuot`\n1 error in 1 file\n\
                `guidec check --fix --unsafe-fixes` cures 1 of them\n";
    assert_eq!(parts(&run), (1, left, "1 finding cured in 1 file\n"));
    let run = folder.run("check --fix --unsafe-fixes");
    assert_eq!(parts(&run), (0, "2 files checked, nothing found\n", "1 finding cured in 1 file\n"));
    assert_eq!(folder.read("lock.guide"), guide("  tap \"More\"\n  tap about\n"));
    assert_eq!(folder.run("check --unsafe-fixes").code, 2);
    assert_eq!(folder.run("check --diff").code, 2);
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let steps = "  tap on \"More\"\n  tap abuot\n";
    let folder = folder(steps);
    let patch = "--- lock.guide\n+++ lock.guide\n@@ -2,6 +2,6 @@\n guide lock \"Lock\" {\n   for notes\n   open notes\n\
                 -  tap on \"More\"\n+  tap \"More\"\n   tap abuot\n }\n";
    let run = folder.run("check --fix --diff");
    assert_eq!(parts(&run), (1, patch, "1 finding would be cured in 1 file\n"));
    let run = folder.run("check --fix --unsafe-fixes --diff");
    assert_eq!((run.code, run.err.as_str()), (0, "2 findings would be cured in 1 file\n"));
    assert_eq!(folder.read("lock.guide"), guide(steps));
}

#[test]
fn what_is_not_told_is_not_cured() {
    let steps = format!("  # guidec: allow(unwarned) because nobody loses anything.\n{CURED}");
    let folder = folder(&steps);
    assert_eq!(folder.run("check --fix --allow allows-nothing").err, "nothing to cure\n");
    assert_eq!(folder.run("check --write-baseline known.json").code, 0);
    assert_eq!(folder.run("check --fix --baseline known.json").err, "nothing to cure\n");
    assert_eq!(folder.read("lock.guide"), guide(&steps));
}

#[test]
fn line_ends_and_the_mark_at_the_beginning_stay() {
    let folder = folder("");
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    folder.write("lock.guide", windows(&guide("  tap on \"More\" tap \"About\"\n")));
    // What stands behind a label needs a `>`, what begins a statement a line.
    folder.write("more.guide", windows("guide \"More\" {\n  for android\n  do \"Wipe.\" do \"Dry.\"\n}\n"));
    assert_eq!(folder.run("check --fix").code, 0);
    assert!(!folder.read("more.guide").replace("\r\n", "").contains('\n'), "{}", folder.read("more.guide"));
    assert_eq!(
        folder.read("more.guide"),
        windows("guide \"More\" {\n  for android\n  do \"Wipe.\"\n  do \"Dry.\"\n}\n")
    );
    assert!(folder.read("lock.guide").starts_with('\u{FEFF}'));
}

/// A project whose app stands outside of its sources.
fn apart() -> Folder {
    let folder = Folder::new(&[("guidec.toml", "sources = [\"guides\"]\n")]);
    folder.write("apps/notes.guide", NOTES.replace("button more", "button More"));
    folder.write(
        "guides/lock.guide",
        guide("  tap on \"More\"\n").replace("notes.guide", "../apps/notes.guide"),
    );
    folder.write("guides/other.guide", "guide \"Other\" {\n  for android\n  1. do \"Wipe.\"\n}\n");
    folder
}

#[test]
fn used_files_that_the_command_is_not_about_stay() {
    let folder = apart();
    let (app, other) = (folder.read("apps/notes.guide"), folder.read("guides/other.guide"));
    let run = folder.run("check --fix guides/lock.guide --format short");
    assert_eq!((run.code, run.err.as_str()), (1, "1 finding cured in 1 file\n"));
    assert!(
        run.out.starts_with("apps/notes.guide:3:12: error[") && run.out.ends_with("in 1 file\n"),
        "{}",
        run.out
    );
    assert_eq!(folder.read("guides/other.guide"), other);
    assert_eq!(folder.run("check --fix").err, "1 finding cured in 1 file\n");
    assert_eq!(folder.read("apps/notes.guide"), app);
    assert_eq!(folder.run("check --fix apps").err, "1 finding cured in 1 file\n");
    assert_eq!(folder.read("apps/notes.guide"), NOTES);
    assert_eq!(folder.run("check").code, 0);
}

#[test]
fn the_project_file_is_cured_with_the_whole_project_only() {
    let folder = folder(CURED);
    folder.write("guidec.toml", "nmae = \"Help\"\n");
    assert_eq!(folder.run("check --fix --unsafe-fixes lock.guide").err, "nothing to cure\n");
    assert_eq!(folder.run("check --fix --unsafe-fixes").err, "1 finding cured in 1 file\n");
    assert_eq!(folder.read("guidec.toml"), "name = \"Help\"\n");
}

#[test]
fn a_cure_that_makes_new_errors_is_not_applied() {
    let folder = folder(CURED);
    folder.write("guidec.toml", "exclude = [\"drafts\"]\n");
    folder.write("drafts/broken.guide", "app broken \"Broken\" on android {\n");
    let wrong = "use \"drafts/brokn.guide\"\nguide \"A\" {\n  for android\n  1. do \"Wipe.\"\n}\n";
    folder.write("a.guide", wrong);
    folder.write("b.guide", "guide \"B\" {\n  for android\n  1. do \"Dry.\"\n}\n");
    let run = folder.run("check --fix");
    assert_eq!((run.code, run.err.as_str()), (1, "2 findings cured in 2 files\n"));
    let run = folder.run("check --fix --unsafe-fixes --format short");
    assert_eq!(
        (run.code, run.err.as_str()),
        (1, "nothing to cure\n`a.guide` keeps findings: their cures would make new errors\n")
    );
    assert!(run.out.ends_with("1 error in 1 file\n"), "{}", run.out);
    assert_eq!(folder.read("a.guide"), wrong.replace("1. ", ""));
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_others_are_cured() {
    let folder = folder("  tap on \"More\"\n");
    // There is no room for the draft's name beside it.
    let long = format!("{}.guide", "z".repeat(245));
    let text = "guide \"Z\" {\n  for android\n  1. do \"Wipe.\"\n}\n";
    folder.write(&long, text);
    let run = folder.run("check --fix --format short");
    assert!(run.err.starts_with(&format!("error: {long}: ")) || run.err.contains(&long), "{}", run.err);
    assert!(run.out.contains("error[E0122]") && !run.out.contains("E0121"), "{}", run.out);
    assert_eq!(run.code, 2);
    assert_eq!(folder.read(&long), text);
    assert_eq!(folder.read("lock.guide"), guide("  tap \"More\"\n"));
}

#[cfg(unix)]
#[test]
fn locks_and_links_are_respected() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let outside = Folder::new(&[("app.guide", "")]);
    let text = NOTES.replace("button more", "button More");
    outside.write("app.guide", &text);
    let folder = folder("  tap on \"More\"\n");
    symlink(outside.path().join("app.guide"), folder.path().join("away.guide")).unwrap();
    folder.write("user.guide", "use \"away.guide\"\n");
    assert_eq!(folder.run("check --fix away.guide").code, 2);
    assert_eq!(folder.run("check --fix").code, 1);
    assert_eq!(outside.read("app.guide"), text);

    let locked = folder.path().join("lock.guide");
    fs::write(&locked, guide("  tap on \"More\"\n")).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o440)).unwrap();
    let may_write = fs::OpenOptions::new().append(true).open(&locked).is_ok();
    let code = folder.run("check --fix lock.guide").code;
    // The superuser may write everything.
    assert_eq!(
        (code, folder.read("lock.guide").contains("tap on")),
        if may_write { (0, false) } else { (2, true) }
    );
    assert_eq!(fs::metadata(&locked).unwrap().permissions().mode() & 0o777, 0o440);
}

#[test]
fn programs_learn_what_is_left_and_whether_a_cure_is_safe() {
    let folder = folder("  tap on \"More\"\n  tap abuot\n");
    let safe = |format: &str, pointer: &str, list: &str| -> Vec<bool> {
        let report: Value =
            serde_json::from_str(&folder.run(&format!("check --format {format}")).out).unwrap();
        let all = report.pointer(list).unwrap().as_array().unwrap().iter();
        all.map(|finding| finding.pointer(pointer).unwrap().as_bool().unwrap()).collect()
    };
    let sarif = ("sarif", "/fixes/0/properties/safe", "/runs/0/results");
    assert_eq!(safe("json", "/fix/safe", "/findings"), [true, false]);
    assert_eq!(safe(sarif.0, sarif.1, sarif.2), [true, false]);
    let run = folder.run("check --fix --format json");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["findings"][0]["code"], "E0206");
    assert_eq!((run.code, report["findings"].as_array().unwrap().len()), (1, 1));
}

#[test]
fn a_title_with_quotation_marks_is_written_as_one_text() {
    let folder = folder(CURED);
    folder.write(
        "more.guide",
        r#"app best "Best" on android or ios { screen page "The \"best\" page" { button go "Go" -> page } }

guide go "Go" {
  for best
  open best opens page
  at "The \"bset\" page" { tap go }
}
"#,
    );
    folder.run("check --fix --unsafe-fixes more.guide");
    let cured = folder.read("more.guide");
    assert!(cured.contains(r#"at "The \"best\" page" {"#), "{cured}");
}
