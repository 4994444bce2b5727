//! `guidec diff`

use crate::notes::{misfits, printed, project, run, run_on_guides};

const OLD_AND_NEW: [&str; 4] = ["--from", "notes 3.0", "--to", "notes 3.1"];

fn diff(more: &[&str]) -> String {
    let mut arguments = vec!["diff", "lock.guide"];
    arguments.extend(OLD_AND_NEW);
    arguments.extend(more);
    printed(run(&project(), &arguments))
}

#[test]
fn changes_are_told_in_words() {
    insta::assert_snapshot!(diff(&[]));
}

#[test]
fn changes_are_told_in_a_pull_request() {
    insta::assert_snapshot!(diff(&["--format", "markdown"]));
}

#[test]
fn json_fits_its_schema() {
    let json = diff(&["--format", "json"]);
    assert_eq!(misfits("diff", &json), [""; 0]);
    insta::assert_snapshot!(json);
}

#[test]
fn the_same_readers_get_the_same() {
    let run = run(&project(), &["diff", "lock.guide", "--from", "notes 3.1", "--to", "notes 3.1"]);
    assert_eq!(printed(run), "From notes 3.1 to notes 3.1: no guide changes, 2 stay the same\n");
}

#[test]
fn other_numbers_are_no_change() {
    let folder = project();
    folder.write(
        "jump.guide",
        "use \"apps/notes.guide\"\nguide jump \"Jump\" {\n  for notes\n  open notes\n  when notes 3.1 { do \"Look.\" }\n  \
         if \"it is red\" { skip to last }\n  do \"Wait.\"\n  step last: do \"Close it.\"\n}\n",
    );
    let text = printed(run(&folder, &["diff", "jump", "--from", "notes 3.0", "--to", "notes 3.1"]));
    assert_eq!(
        text,
        "From notes 3.0 to notes 3.1: 1 guide changes\n\nJump (jump.guide)\n  1 change; 3 steps stay\n\n  \
         Step 2 is new\n      Look.\n"
    );
}

#[test]
fn a_guide_for_one_side_only_is_told() {
    let folder = project();
    folder.write(
        "new.guide",
        "use \"apps/notes.guide\"\nguide new \"New\" {\n  for notes 3.1 or later\n  open notes\n}\n",
    );
    let arguments = ["diff", "new.guide", "lock.guide", "--from", "notes 3.0", "--to", "notes 3.1"];
    let text = printed(run(&folder, &arguments));
    assert!(text.ends_with("\n\nOnly for notes 3.1\n  New (new.guide)\n"), "{text}");
}

#[test]
fn the_guides_of_this_repository_differ() {
    let run = run_on_guides(&["diff", "--from", "android 8", "--to", "android 11"]);
    insta::assert_snapshot!(printed(run));
}

#[test]
fn conditions_are_checked() {
    let refused = |from: &str, to: &str| {
        let run = run(&project(), &["diff", "lock.guide", "--from", from, "--to", to]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        run.err
    };
    let unsupported = refused("notes 2.0", "notes 3.0");
    assert!(unsupported.starts_with("error[E0306]: no reader has Notes 2.0\n"), "{unsupported}");
    assert_eq!(
        refused("notes 3.0", "windows"),
        "error: --to 'windows': none of these guides is for such readers\n"
    );
    let misspelt = refused("notes 3.0", "ntoes 3.1");
    assert!(misspelt.contains("--to:1:1") && misspelt.contains("replace it by `notes`"), "{misspelt}");
    assert!(!misspelt.contains("broken.guide"), "{misspelt}");
}

#[test]
fn wrong_use_is_told() {
    let folder = project();
    assert_eq!(run(&folder, &["diff", "lock.guide", "--from", "notes 3.0"]).code, 2);
    let unknown = run(&folder, &["diff", "lock-noets", "--from", "notes 3.0", "--to", "notes 3.1"]);
    assert_eq!(unknown.err, "error: there is no guide `lock-noets`; did you mean `lock-notes`?\n");
    let broken = run(&folder, &["diff", "broken", "--from", "android", "--to", "ios"]);
    assert_eq!((broken.code, broken.out.as_str()), (1, ""));
    assert!(broken.err.ends_with("1 error in 1 file\n"), "{}", broken.err);
}

#[test]
fn long_guides_that_share_nothing_are_compared() {
    let steps = |words: &str| (0..900).map(|at| format!("do \"{words} {at}.\"\n")).collect::<String>();
    let (one, other) = (steps("Look here"), steps("Look there"));
    let folder = project();
    folder.write(
        "long.guide",
        format!(
            "use \"apps/notes.guide\"\nguide long \"Long\" {{\nfor notes\nwhen notes 3.0 {{\n{one}}} otherwise {{\n{other}}}\n}}\n"
        ),
    );
    let text = printed(run(&folder, &["diff", "long", "--from", "notes 3.0", "--to", "notes 3.1"]));
    assert!(text.contains("\n  900 changes; 0 steps stay\n"), "{:.300}", text);
}
