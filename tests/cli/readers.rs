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
