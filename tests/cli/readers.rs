//! `guidec readers`

use crate::folder::{Folder, Run};
use crate::notes::{misfits, printed, project, run, run_on_guides};

#[test]
fn paths_are_told_with_where_they_part() {
    insta::assert_snapshot!(printed(run(&project(), &["readers", "lock.guide"])));
}

#[test]
fn a_guide_is_named_by_file_folder_or_id() {
    let folder = project();
    let by_id = printed(run(&folder, &["readers", "open-notes"]));
    assert_eq!(by_id, "Open your notes (lock.guide)\nFor Android or iOS\n\n  One path for all: 1 step.\n");
    folder.write("open/one.guide", "guide one \"One\" {\n  open \"Notes\"\n}\n");
    let by_folder = printed(run(&folder, &["readers", "open"]));
    assert_eq!(by_folder, printed(run(&folder, &["readers", "open/one.guide"])));
    assert_eq!(by_folder, "One (open/one.guide)\n\n  One path for all: 1 step.\n");
}

#[test]
fn the_guides_of_this_repository_have_paths() {
    insta::assert_snapshot!(printed(run_on_guides(&["readers"])));
}

#[test]
fn some_readers_have_fewer_paths() {
    let text = printed(run(&project(), &["readers", "lock-notes", "--for", "android and notes 3.1"]));
    assert_eq!(text, "Lock your notes (lock.guide)\nFor Notes\n\n  One path for all: 4 to 5 steps.\n");
    // A condition that means nothing is a wrong use of the command.
    assert_eq!(run(&project(), &["readers", "lock-notes", "--for", "andriod"]).code, 2);
}

#[test]
fn steps_are_counted_on_every_way() {
    let counted = |body: &str| {
        let folder = Folder::new(&[("a.guide", &format!("guide a \"A\" {{\n{body}\n}}\n"))]);
        let text = printed(run(&folder, &["readers", "a"]));
        text.lines().last().unwrap().trim().replace("One path for all: ", "")
    };
    assert_eq!(counted("do \"One.\"\ndo \"Two.\""), "2 steps.");
    assert_eq!(
        counted("either \"This\" { do \"One.\" } or \"That\" { do \"One.\"\ndo \"Two.\" }\ndo \"Three.\""),
        "2 to 3 steps."
    );
    assert_eq!(counted("optional { do \"One.\" }\nrepeat \"for each\" { do \"Two.\" }"), "1 to 2 steps.");
    assert_eq!(
        counted("if \"it is red\" { stop \"It is broken.\" }\ndo \"One.\"\ndo \"Two.\"\ndone \"So.\""),
        "0 to 2 steps, may end as not possible."
    );
    assert_eq!(
        counted("if \"it is red\" { skip to last }\ndo \"One.\"\ndo \"Two.\"\nstep last: do \"Three.\""),
        "1 to 3 steps."
    );
    assert_eq!(
        counted("try { do \"One.\"\ndo \"Two.\" } or else { do \"Three.\" }\ndo \"Four.\""),
        "2 to 4 steps."
    );
}

/// What is said of the only path through a guide with this body.
fn length(body: &str) -> String {
    let folder = Folder::new(&[("a.guide", &format!("guide a \"A\" {{\n{body}\n}}\n"))]);
    let text = printed(run(&folder, &["readers", "a"]));
    text.lines().last().unwrap().trim().replace("One path for all: ", "")
}

#[test]
fn whoever_sees_nothing_of_what_they_look_for_does_nothing() {
    let look = "do \"1\"\nif \"x\" { do \"2\"\ndo \"2b\" } otherwise if \"y\" { do \"3\" }";
    assert_eq!(length(&format!("{look}\ndone")), "1 to 3 steps.");
    assert_eq!(length(&format!("{look} otherwise {{ do \"4\" }}\ndone")), "2 to 3 steps.");
}

#[test]
fn an_attempt_ends_anywhere_or_behind_all_its_steps() {
    let three = "try \"b\" { do \"1\"\ndo \"2\"\ndo \"3\" }";
    assert_eq!(length(&format!("{three} or else {{ do \"7\" }}")), "1 to 4 steps.");
    assert_eq!(length(&format!("{three} or else after all steps {{ do \"7\" }}")), "3 to 4 steps.");
    let done = "try \"b\" { do \"5\"\ndo \"6\"\ndone }";
    assert_eq!(length(&format!("{done} or else {{ do \"7\" }}")), "1 to 3 steps.");
    assert_eq!(length(&format!("{done} or else after all steps {{ do \"7\" }}")), "2 to 3 steps.");
    // Whoever skips on does not come there.
    let skip = "try \"b\" { do \"1\"\nif \"x\" { skip to z } }";
    let last = "or else after all steps { do \"7\" }\ndo \"8\"\nstep z: do \"9\"";
    assert_eq!(length(&format!("{skip} {last}")), "2 to 4 steps.");
}

#[test]
fn a_time_limit_ends_anywhere() {
    let within = "step s: do \"0\"\nwithin 3 minutes of s { do \"1\"\ndo \"2\"\ndo \"3\" }";
    let late = "or else { do \"7\"\ndo \"8\"\ndo \"9\" }";
    assert_eq!(length(&format!("{within} {late}")), "4 to 7 steps.");
    assert_eq!(length(within), "4 steps.");
}

#[test]
fn what_is_done_again_counts_once() {
    assert_eq!(length("step a: do \"1\"\nif \"x\" { do \"2\"\nagain from a }\ndone"), "1 to 2 steps.");
    // Each time that one comes there, something else may be seen.
    let both =
        "step a: do \"1\"\nif \"x\" { do \"2\"\nagain from a } otherwise if \"y\" { do \"3\"\nagain from a }";
    assert_eq!(length(both), "1 to 3 steps.");
    assert_eq!(length("repeat \"each\" { either { do \"1\" } or { do \"2\"\ndo \"3\" } }"), "1 to 3 steps.");
}

#[test]
fn a_jump_leads_to_a_branch_that_is_none_for_these_readers() {
    let body = "for android\nif \"x\" { skip to z }\ndo \"1\"\nstep z: when android { do \"2\" }\ndone";
    assert_eq!(length(body), "1 to 2 steps.");
    let body =
        "for android or ios\nif \"x\" { skip to z }\ndo \"1\"\nstep z: when android { do \"2\" }\ndone";
    let folder = Folder::new(&[("a.guide", &format!("guide a \"A\" {{\n{body}\n}}\n"))]);
    let text = printed(run(&folder, &["readers", "a"]));
    assert!(text.contains("1 to 2 steps  Android") && text.contains("0 to 1 steps  iOS"), "{text}");
}

#[test]
fn whoever_surely_sees_something_does_not_pass() {
    let app = "app k \"K\" on android or ios {\n  screen s \"S\" {\n    button x \"X\" sometimes when ios\n  }\n}\n";
    let guide =
        "guide a \"A\" {\n  for k and (android or ios)\n  open k\n  if see x { do \"1\" }\n  done\n}\n";
    let folder = Folder::new(&[("a.guide", &format!("{app}{guide}"))]);
    let json = printed(run(&folder, &["readers", "a", "--for", "android", "--format", "json"]));
    assert!(json.contains("\"least\": 2") && json.contains("\"most\": 2"), "{json}");
    let json = printed(run(&folder, &["readers", "a", "--for", "ios", "--format", "json"]));
    assert!(json.contains("\"least\": 1") && json.contains("\"most\": 2"), "{json}");
}

#[test]
fn nobody_parts_where_the_same_is_printed() {
    let app = "app k \"K\" on android {\n  versions 1 or later\n  releases 1, 2\n}\n";
    let same = "when k 1 { do \"same\" } otherwise { do \"same\" }";
    let other = "when k 1 { do \"this\" } otherwise { do \"that\" }";
    let guide = format!("guide a \"A\" {{\n  for k\n  {same}\n  {other}\n  done\n}}\n");
    let folder = Folder::new(&[("a.guide", &format!("{app}{guide}"))]);
    let text = printed(run(&folder, &["readers", "a"]));
    let places: Vec<&str> = text.lines().filter(|line| line.starts_with("  - ")).collect();
    assert_eq!(places, ["  - step 2"], "{text}");
}

#[test]
fn what_was_not_asked_about_is_not_told() {
    let app = "app k \"K\" on android {\n  versions 1 or later\n}\n";
    let guides: Vec<String> = (1..=5)
        .map(|n| format!("guide r{n} \"Number {n}\" {{\n  for k\n  do \"Step {n}.\"\n  done\n}}\n"))
        .collect();
    let folder = Folder::new(&[("a.guide", &format!("{app}{}", guides.concat()))]);
    // That the version is wrong is all that is wrong.
    for command in [&["readers", "r5"][..], &["readers"], &["check"]] {
        let run = run(&folder, &[command, &["--for", "k 0.5"]].concat());
        let told = format!("{}{}", run.out, run.err);
        assert_eq!((run.code, told.matches("error[").count()), (2, 1), "{told}");
        assert!(told.contains("error[E0306]"), "{told}");
    }
    // Of the guides of the file only one was asked about.
    let one = run(&folder, &["readers", "r5", "--for", "windows"]);
    assert_eq!((one.code, one.err.matches("error[E0591]").count()), (1, 1), "{}", one.err);
    assert!(one.err.contains("name other readers with `--for`, or guides that are for these"), "{}", one.err);
    let all = run(&folder, &["check", "--for", "windows"]);
    assert_eq!((all.code, all.out.matches("error[E0591]").count()), (1, 5), "{}", all.out);
    // Whether others of the file are for such readers makes no difference.
    folder.write("b.guide", "use \"a.guide\"\nguide w \"W\" {\n  for windows\n  do \"It.\"\n  done\n}\n");
    let one = run(&folder, &["readers", "a.guide", "b.guide", "--for", "windows"]);
    assert_eq!((one.code, one.err.as_str()), (0, ""), "{}", one.out);
    folder.write(
        "b.guide",
        "guide w \"W\" {\n  for windows\n  do \"It.\"\n}\nguide v \"V\" {\n  for ios\n  do \"That.\"\n}\n",
    );
    let one = run(&folder, &["readers", "v", "--for", "windows"]);
    assert_eq!((one.code, one.err.matches("error[E0591]").count()), (1, 1), "{}", one.err);
}

#[test]
fn the_example_of_the_documentation_is_true() {
    let folder = Folder::new(&[]);
    assert_eq!(folder.run("new help").code, 0);
    let run = Run::of(&folder.command("help").args(["readers", "lock-notes"]).output().unwrap());
    let documentation = include_str!("../../docs/commands.md");
    let text = printed(run);
    assert!(documentation.contains(&text), "{text}");
}

#[test]
fn json_fits_its_schema() {
    let json = printed(run(&project(), &["readers", "lock.guide", "--format", "json"]));
    assert_eq!(misfits("readers", &json), [""; 0]);
    insta::assert_snapshot!(json);
    assert_eq!(misfits("readers", &printed(run_on_guides(&["readers", "--format", "json"]))), [""; 0]);
}

#[test]
fn wrong_use_is_told() {
    let folder = project();
    let refused = |argument: &str| {
        let run = run(&folder, &["readers", argument]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        run.err
    };
    assert_eq!(refused("lock-noets"), "error: there is no guide `lock-noets`; did you mean `lock-notes`?\n");
    assert_eq!(refused("lokc.guide"), "error: there is no guide `lokc.guide`; did you mean `lock.guide`?\n");
    assert_eq!(
        refused("something-else"),
        "error: there is no guide `something-else`; name a file, a folder or the id of a guide\n"
    );
    let nobody = run(&folder, &["readers", "open-notes", "lock-notes", "--for", "windows"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (1, ""), "{nobody:?}");
    assert_eq!(refused("apps/notes.guide"), "error: `apps/notes.guide` holds no guide\n");
    assert_eq!(
        refused("guidec.toml"),
        "error: `guidec.toml` is no guide: the names of guides end in `.guide`\n"
    );
}

#[test]
fn a_guide_with_errors_has_no_paths() {
    let run = run(&project(), &["readers", "broken"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("broken.guide:2:3") && run.err.ends_with("1 error in 1 file\n"), "{}", run.err);
}
