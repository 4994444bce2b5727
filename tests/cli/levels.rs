//! Levels of rules, by the project file and by the command.

use crate::folder::Folder;

const APP: &str = "app notes \"Notes\" on android {\n  \
    screen home \"Home\" { button erase \"Erase\" cannot be undone -> empty }\n  screen empty \"Empty\"\n}\n";
const GUIDE: &str = "use \"../apps/notes.guide\"\nguide erase \"Erase\" {\n  value pin \"PIN\"\n  open notes\n  tap erase\n}\n";

fn project(settings: &str) -> Folder {
    Folder::new(&[("guidec.toml", settings), ("apps/notes.guide", APP), ("guides/erase.guide", GUIDE)])
}

/// What a check prints in short, and its exit code.
fn check(settings: &str, options: &str) -> (i32, String) {
    let run = project(settings).run(&format!("check --format short {options}"));
    assert_eq!(run.err, "");
    (run.code, run.out)
}

const UNUSED: &str = "guides/erase.guide:3:9: warning[E0502]: the value `pin` is never used\n";
const UNWARNED: &str =
    "guides/erase.guide:5:3: warning[E0465]: this cannot be undone, and nobody warns of it\n";

#[test]
fn rules_have_the_levels_of_the_project_file() {
    assert_eq!(check("", ""), (0, format!("{UNUSED}{UNWARNED}2 warnings in 1 file\n")));
    let (code, out) = check("[rules]\nunused-value = \"off\"\nunwarned = \"error\"\n", "");
    assert_eq!((code, out), (1, UNWARNED.replace("warning[", "error[") + "1 error in 1 file\n"));
    let (code, out) = check("[rules]\nunused-value = \"note\"\n", "--deny warnings");
    assert_eq!(
        (code, out),
        (1, UNUSED.replace("warning[", "note[") + UNWARNED + "1 warning and 1 note in 1 file\n")
    );
}

#[test]
fn the_last_override_for_a_file_holds() {
    let elsewhere = "[[overrides]]\nfiles = [\"apps\"]\nrules = { unused-value = \"off\" }\n";
    assert_eq!(check(elsewhere, "").1, format!("{UNUSED}{UNWARNED}2 warnings in 1 file\n"));
    let here = "[rules]\nunused-value = \"error\"\n\
        [[overrides]]\nfiles = \"guides\"\n[overrides.rules]\nunused-value = \"off\"\nunwarned = \"error\"\n\
        [[overrides]]\nfiles = [\"**/erase.*\"]\nrules = { unwarned = \"warn\" }\n";
    assert_eq!(check(here, ""), (0, format!("{UNWARNED}1 warning in 1 file\n")));
}

#[test]
fn the_command_comes_before_the_project_file() {
    let settings = "[rules]\nunused-value = \"error\"\n";
    assert_eq!(check(settings, "--allow unused-value").1, format!("{UNWARNED}1 warning in 1 file\n"));
    let (code, out) = check(settings, "--warn E0502 --deny UNWARNED,never-used");
    assert_eq!(
        (code, out),
        (1, format!("{UNUSED}{}1 error and 1 warning in 1 file\n", UNWARNED.replace("warning[", "error[")))
    );
    assert_eq!(check("", "--allow unused-value --deny warnings").0, 1);
}

#[test]
fn only_selected_rules_are_told() {
    assert_eq!(check("", "--select unwarned"), (0, format!("{UNWARNED}1 warning in 1 file\n")));
    let nothing = "2 files checked, nothing found by the selected rules\n";
    assert_eq!(check("", "--select gap,overlap --deny warnings"), (0, nothing.to_owned()));
    // Where something is not understood nothing else could be found.
    let folder = project("");
    folder.write("guides/slip.guide", "guide \"Slip\" {\n  tpa \"Lock\"\n}\n");
    let run = folder.run("check --format short --select unwarned");
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with(UNWARNED) && run.out.contains("slip.guide:2:3: error[E0108]"), "{run:?}");
}

#[test]
fn what_a_clean_check_promises_stays() {
    let (code, out) =
        check("[rules]\nnot-on-screen = \"off\"\nunknown-name = \"warn\"\nunwarned = \"note\"\n", "");
    assert_eq!(code, 1);
    assert_eq!(
        out,
        format!(
            "guidec.toml:2:17: error[E0903]: `not-on-screen` cannot be `off`\n\
             guidec.toml:3:16: error[E0903]: `unknown-name` cannot be `warn`\n\
             guidec.toml:4:12: error[E0903]: `unwarned` cannot be `note`\n\
             {UNUSED}{UNWARNED}3 errors and 2 warnings in 2 files\n"
        )
    );
    let folder = project("[rules]\nnot-on-screen = \"off\"\n");
    let rich = folder.run("check").out;
    let why = "= it cannot be `off`, as a clean check promises that no reader is left without a path; it can be `error`. \
               Where one is right all the same, the guide can say so: `# guidec: allow(not-on-screen) because …`";
    assert!(rich.contains(why), "{rich}");
    let run = project("").run("check --allow unknown-name");
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "error: --allow unknown-name: it cannot be `off`, as what is not understood cannot be followed; it can be `error`\n"
        )
    );
}

#[test]
fn slips_in_levels_are_told() {
    let settings = "[rules]\nunwarnd = \"off\"\nE0502 = \"off\"\nunused-value = \"warning\"\nnever-used = 1\n\
        [[overrides]]\nfile = \"guides\"\n";
    let (code, out) = check(settings, "");
    assert_eq!(code, 1);
    assert_eq!(
        out,
        format!(
            "guidec.toml:2:1: error[E0902]: there is no rule `unwarnd`\n\
             guidec.toml:3:1: error[E0902]: rules are called by their names here, and `E0502` is none\n\
             guidec.toml:4:16: error[E0903]: there is no level `warning`\n\
             guidec.toml:5:14: error[E0903]: `rules.never-used` cannot have that value\n\
             guidec.toml:6:1: error[E0903]: `files` is missing here\n\
             guidec.toml:6:1: error[E0903]: `rules` is missing here\n\
             guidec.toml:7:1: error[E0902]: there is no setting `file`\n\
             {UNUSED}{UNWARNED}7 errors and 2 warnings in 2 files\n\
             `guidec check --fix --unsafe-fixes` cures 4 of them\n"
        )
    );
    let rich = project(settings).run("check").out;
    for meant in ["unwarned", "unused-value", "warn", "files"] {
        assert!(rich.contains(&format!("help: did you mean `{meant}`?")), "{meant}: {rich}");
    }
    for (options, said) in [
        ("--allow unwarnd", "error: --allow: there is no rule `unwarnd`; did you mean `unwarned`?\n"),
        ("--select xyzzy", "error: --select: there is no rule `xyzzy`; `guidec rules` lists all\n"),
        (
            "--deny gap --warn E0457",
            "error: --warn gap: it cannot be `warn`, as a clean check promises that no reader is left without a path; it can be `error`. Where one is right all the same, the guide can say so: `# guidec: allow(gap) because …`\n",
        ),
        (
            "--deny unused-value --allow unused-value",
            "error: --deny and --allow name the same rule, `unused-value`\n",
        ),
    ] {
        let run = project("").run(&format!("check {options}"));
        assert_eq!((run.code, run.err.as_str()), (2, said), "{options}");
    }
}

/// A build ends as a check does.
#[test]
fn levels_hold_for_builds() {
    let folder = project("[rules]\nunwarned = \"error\"\n");
    assert_eq!(folder.run("build").code, 1);
    assert_eq!(folder.run("build --warn unwarned").code, 0);
    assert_eq!(folder.run("build --warn unwarned --deny warnings").code, 1);
}
