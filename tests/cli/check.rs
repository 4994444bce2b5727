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
fn what_is_not_shown_is_counted_and_can_be_shown() {
    let taps = "  tpa \"Menu\"\n".repeat(103);
    let guide = format!("guide \"Lock\" {{\n  for android\n  value unused \"A name\"\n{taps}}}\n");
    let folder = Folder::new(&[("a.guide", &guide)]);
    let run = folder.run("check --format short");
    assert_eq!(run.out.matches("error[").count(), 100);
    assert!(!run.out.contains("warning["), "{}", run.out);
    let rest = "… and 3 more errors and 1 more warning; `guidec check --limit 104` shows all\n";
    assert!(run.out.contains(rest), "{}", run.out);
    let all = folder.run("check --format short --limit 104");
    assert_eq!((all.code, all.out.matches("warning[").count()), (1, 1), "{}", all.out);
    assert!(!all.out.contains("more"), "{}", all.out);
    let json = folder.run("check --format json --limit 1");
    assert_eq!(json.out.matches("\"code\": \"E").count(), 1, "{}", json.out);
    assert_eq!(folder.run("check --limit 0").code, 2);
}

#[test]
fn one_use_is_offered_where_one_is_enough() {
    let folder = Folder::new(&[
        (
            "apps/common.guide",
            "question account \"Account\" { personal \"Personal\", business \"Business\" }\n",
        ),
        (
            "apps/notes.guide",
            "use \"common.guide\"\napp notes \"Notes\" on android {\n  screen home \"Notes\" { tab me \"Me\" }\n}\n",
        ),
        (
            "guides/lock.guide",
            "guide lock \"Lock\" {\n  for android\n  open notes\n  tap me\n  when account is personal { tap me }\n}\n",
        ),
    ]);
    let run = folder.run("check");
    assert_eq!(run.out.matches("add `use \"../apps/notes.guide\"`").count(), 2, "{}", run.out);
    assert!(!run.out.contains("use \"../apps/common.guide\""), "{}", run.out);
    assert!(!run.out.contains("quotation marks") && !run.out.contains("E0206"), "{}", run.out);
}

#[test]
fn nothing_to_check_is_said() {
    let folder =
        Folder::new(&[("guidec.toml", "sources = [\"guides\"]\n"), ("guides/a.txt", ""), ("a.txt", "")]);
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
         guidec.toml:2:12: error[E0903]: `language` cannot have that value\n\
         2 errors in 1 file\n\
         `guidec check --fix --unsafe-fixes` cures 1 of them\n"
    );
}

#[test]
fn what_the_project_file_names_is_there() {
    let toml = "sources = [\"giudes\", \"apps/*.guide\"]\ntargets = [\"htlm\"]\nlanguage = \"fr\"\n";
    let folder = Folder::new(&[("guidec.toml", toml), ("guides/a.guide", GUIDE)]);
    let run = folder.run("check --format short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "guidec.toml:1:12: error[E0915]: there is no `giudes`\n\
         guidec.toml:2:12: error[E0903]: there is no target `htlm`\n\
         guidec.toml:3:12: warning[E0441]: guidec has no words of its own for the language `fr`\n\
         2 errors and 1 warning in 1 file\n\
         `guidec check --fix --unsafe-fixes` cures 1 of them\n"
    );
    let rich = folder.run("check").out;
    assert!(rich.contains("did you mean `guides`?") && rich.contains("did you mean `html`?"), "{rich}");
    assert!(folder.run("build").err.contains("E0903"));
    // Folders elsewhere are not even looked into.
    folder.write("guidec.toml", "targets = [\"../elsewhere\"]\n");
    let told = folder.run("check").out;
    assert!(told.contains("lies below the folder of the project file"), "{told}");
}

#[test]
fn a_path_that_is_not_there_is_advised_about() {
    let folder = Folder::new(&[("guides/a.guide", GUIDE)]);
    assert_eq!(folder.run("build html").err, "error: there is no `html`; did you mean `--target html`?\n");
    let run = folder.run("check guides/a");
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "error: there is no `guides/a`; did you mean `guides/a.guide`?\n")
    );
}

/// Every setting is in the reference, and the example there is one.
#[test]
fn the_reference_of_the_project_file_is_complete() {
    let reference = include_str!("../../docs/project.md");
    for setting in guidec::build::SETTINGS.into_iter().chain(guidec::build::THEME_SETTINGS) {
        assert!(reference.contains(&format!("\n| `{setting}` |")), "docs/project.md lacks `{setting}`");
    }
    let example = reference.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = Folder::new(&[("guidec.toml", example), ("apps/x.txt", ""), ("guides/a.guide", GUIDE)]);
    assert_eq!(folder.run("check").code, 0);
    let known = guidec::catalogue::Catalogue::known_languages();
    for tag in known.split('`').skip(1).step_by(2) {
        assert!(reference.contains(&format!("`{tag}` (")), "docs/project.md lacks the language `{tag}`");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_ends_the_run() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("guides/a.guide", GUIDE), ("secret/b.guide", GUIDE)]);
    let secret = folder.path().join("secret");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Nothing is closed to the administrator.
    let is_closed = std::fs::read_dir(&secret).is_err();
    let run = folder.run("check");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o755)).unwrap();
    if is_closed {
        assert_eq!(run.code, 2);
        assert!(run.err.starts_with("error: `secret`: "), "{run:?}");
    }
}

#[test]
fn a_project_file_that_is_no_file_is_not_passed_over() {
    let folder = Folder::new(&[("guidec.toml/x", ""), ("a.guide", GUIDE)]);
    let run = folder.run("check");
    assert_eq!((run.code, run.err.as_str()), (2, "error: `guidec.toml` is not a file\n"));
}

#[test]
fn an_empty_file_is_told() {
    let folder = Folder::new(&[("a.guide", "# nothing yet\n"), ("b.guide", GUIDE)]);
    let run = folder.run("check --format short");
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("a.guide:1:1: warning[E0141]: `a.guide` holds nothing\n"), "{run:?}");
}
