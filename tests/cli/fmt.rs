//! `guidec fmt`: which files it writes, what it says, how it ends.

use crate::folder::{Folder, Run};

const UGLY: &str = "guide  \"Lock\"{\n    Open “Notes”\n\n\n  press  \"Power\" # Why?\n}\n";
const FINE: &str = "guide \"Lock\" {\n  open \"Notes\"\n\n  press \"Power\"  # Why?\n}\n";

fn folder() -> Folder {
    Folder::new(&[
        ("guidec.toml", "sources = [\"guides\"]\nexclude = [\"guides/drafts\"]\n"),
        ("guides/ugly.guide", UGLY),
        ("guides/fine.guide", FINE),
        ("guides/drafts/ugly.guide", UGLY),
        ("elsewhere/ugly.guide", UGLY),
    ])
}

fn run_with_input(arguments: &[&str], input: &str) -> Run {
    let folder = Folder::new(&[]);
    Run::of(&folder.command(".").arg("fmt").args(arguments).write_stdin(input).output().unwrap())
}

#[test]
fn the_files_of_the_project_are_formatted() {
    let folder = folder();
    let run = folder.run("fmt");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "1 of 2 files formatted\n", ""));
    assert_eq!(folder.read("guides/ugly.guide"), FINE);
    assert_eq!(folder.read("guides/drafts/ugly.guide"), UGLY);
    assert_eq!(folder.read("elsewhere/ugly.guide"), UGLY);
    let names: Vec<_> = std::fs::read_dir(folder.path().join("guides")).unwrap().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let again = folder.run("fmt");
    assert_eq!((again.code, again.out.as_str()), (0, "2 files, nothing to change\n"));
}

#[test]
fn a_check_names_what_would_change() {
    let folder = folder();
    let run = folder.run("fmt --check");
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (1, "guides/ugly.guide\n", "1 of 2 files would change\n")
    );
    assert_eq!(folder.read("guides/ugly.guide"), UGLY);
    let run = folder.run("fmt --check guides/fine.guide");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", "1 file, nothing to change\n"));
}

#[test]
fn a_diff_shows_what_would_change() {
    let folder = folder();
    let patch = "--- guides/ugly.guide\n+++ guides/ugly.guide\n@@ -1,6 +1,5 @@\n-guide  \"Lock\"{\n-    Open “Notes”\n-\n\
                 +guide \"Lock\" {\n+  open \"Notes\"\n \n-  press  \"Power\" # Why?\n+  press \"Power\"  # Why?\n }\n";
    let run = folder.run("fmt --diff");
    assert_eq!((run.code, run.out.as_str()), (0, patch));
    assert_eq!(folder.run("fmt --diff --check").code, 1);
    assert_eq!(folder.read("guides/ugly.guide"), UGLY);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let run = run_with_input(&["-"], UGLY);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, FINE, ""));
    assert_eq!(run_with_input(&["-"], FINE).out, FINE);
    let run = run_with_input(&["-", "--check"], UGLY);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(run_with_input(&["-", "--check"], FINE).code, 0);
    assert!(run_with_input(&["-", "--diff"], UGLY).out.starts_with("--- standard input\n"));
    assert_eq!(run_with_input(&["-", "a.guide"], UGLY).code, 2);
}

#[test]
fn line_ends_and_the_mark_at_the_beginning_stay() {
    let folder = Folder::new(&[]);
    folder.write("windows.guide", UGLY.replace('\n', "\r\n"));
    folder.write("marked.guide", format!("\u{FEFF}{UGLY}"));
    assert_eq!(folder.run("fmt").code, 0);
    assert_eq!(folder.read("windows.guide"), FINE.replace('\n', "\r\n"));
    assert_eq!(folder.read("marked.guide"), format!("\u{FEFF}{FINE}"));
}

#[test]
fn statements_with_errors_stay() {
    let folder = Folder::new(&[("a.guide", "guide \"Lock\"{\n   click   \"Notes\"\n   Open \"Notes\"\n}\n")]);
    let run = folder.run("fmt");
    assert_eq!((run.code, run.out.as_str()), (0, "1 of 1 file formatted\n"));
    assert_eq!(run.err, "statements with errors stay as they are, in 1 file; see `guidec check`\n");
    assert_eq!(folder.read("a.guide"), "guide \"Lock\" {\n  click   \"Notes\"\n  open \"Notes\"\n}\n");
}

#[test]
fn what_is_no_text_is_told_and_the_others_are_formatted() {
    let folder = Folder::new(&[("ugly.guide", UGLY)]);
    folder.write("bytes.guide", b"guide \xFF");
    folder.write("hidden.guide", "guide \"a\u{202E}b\" {\n}\n");
    let run = folder.run("fmt");
    assert_eq!((run.code, run.out.as_str()), (2, "1 of 3 files formatted\n"));
    assert!(run.err.contains("error[E0101]") && run.err.contains("bytes.guide:1:7"), "{}", run.err);
    assert!(run.err.contains("error[E0102]") && run.err.contains("hidden.guide:1:9"), "{}", run.err);
    assert_eq!(folder.read("ugly.guide"), FINE);
    // What could not be read was not found to be in the one style.
    let again = folder.run("fmt");
    assert_eq!((again.code, again.out.as_str()), (2, "0 of 3 files formatted\n"));
}

#[test]
fn a_project_file_with_errors_is_told_first() {
    let folder = Folder::new(&[("guidec.toml", "sources = [\"gides\"]\n"), ("guides/ugly.guide", UGLY)]);
    let run = folder.run("fmt");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("error[E0915]"), "{}", run.err);
    assert_eq!(folder.read("guides/ugly.guide"), UGLY);
}

#[cfg(unix)]
#[test]
fn modes_links_and_locks_are_respected() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder();
    let outside = Folder::new(&[("ugly.guide", UGLY)]);
    let place = folder.path().join("guides/ugly.guide");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("guides/ugly.guide", folder.path().join("link.guide")).unwrap();
    symlink(outside.path().join("ugly.guide"), folder.path().join("guides/away.guide")).unwrap();
    assert_eq!(folder.run("fmt guides/away.guide").code, 2);
    assert_eq!(folder.run("fmt guides").code, 0);
    assert_eq!(outside.read("ugly.guide"), UGLY);
    assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
    fs::write(&place, UGLY).unwrap();
    assert_eq!(folder.run("fmt link.guide").code, 0);
    assert!(fs::symlink_metadata(folder.path().join("link.guide")).unwrap().is_symlink());
    assert_eq!(folder.read("guides/ugly.guide"), FINE);
}
