//! Baselines: what is known is counted and not told.

use std::fs;

use crate::folder::Folder;

const GUIDE: &str = "guide erase \"Erase\" {\n  value pin \"PIN\"\n  open \"Notes\"\n  do \"Look.\"\n}\n";
const UNKNOWN: &str = "guide other \"Other\" {\n  when phnoe { do \"x\" }\n}\n";

fn project() -> Folder {
    Folder::new(&[("guidec.toml", ""), ("a.guide", GUIDE), ("b.guide", UNKNOWN)])
}

#[test]
fn an_old_project_starts_green_and_only_gets_better() {
    let folder = project();
    assert_eq!(folder.run("check").code, 1);
    let run = folder.run("check --write-baseline known.json");
    assert_eq!(run.err, "");
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            0,
            "2 findings written to `known.json`; to tell only what is new: `guidec check --baseline known.json`\n"
        )
    );
    assert_eq!(
        folder.read("known.json"),
        r#"{
  "guidec-baseline": 1,
  "findings": [
    {
      "file": "a.guide",
      "rule": "unused-value",
      "title": "the value `pin` is never used",
      "line": "value pin \"PIN\"",
      "at": "pin"
    },
    {
      "file": "b.guide",
      "rule": "unknown-name",
      "title": "nothing that readers can have is called `phnoe`",
      "line": "when phnoe { do \"x\" }",
      "at": "phnoe"
    }
  ]
}
"#
    );
    let clean = "2 files checked, nothing found; 2 known from the baseline\n";
    let run = folder.run("check --baseline known.json --deny warnings");
    assert_eq!((run.code, run.out.as_str()), (0, clean), "{run:?}");

    // The same finding on another line is known, a second one of its kind is new.
    folder.write("a.guide", format!("# A comment.\n\n{GUIDE}"));
    folder.write("guidec.toml", "baseline = \"known.json\"\n");
    assert_eq!(folder.run("check --deny warnings").out, clean);
    folder.write("b.guide", UNKNOWN.replace("\n}", "\n  when phnoe { do \"x\" }\n}"));
    let run = folder.run("check --format short");
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            1,
            "b.guide:3:8: error[E0201]: nothing that readers can have is called `phnoe`\n1 error in 1 file; 2 known from the baseline\n"
        )
    );
    assert_eq!(folder.run("check --no-baseline --format short").out.lines().count(), 4);

    // What is cured is told, once nothing can hide it.
    folder.write("a.guide", GUIDE.replace("  value pin \"PIN\"\n", ""));
    assert!(!folder.run("check").out.contains("E0917"));
    folder.write("b.guide", UNKNOWN.replace("phnoe", "android"));
    let run = folder.run("check");
    assert_eq!(run.code, 0);
    assert_eq!(
        run.out,
        "note[E0917]: 2 findings of the baseline are not found any more\n \
         = `a.guide`: unused-value at `value pin \"PIN\"`\n \
         = `b.guide`: unknown-name at `when phnoe { do \"x\" }`\n \
         = help: write the baseline again, so that they cannot come back: `--write-baseline FILE`\n\n\
         1 note\n"
    );
    assert_eq!(folder.run("check a.guide").out, "1 file checked, nothing found\n");
    assert_eq!(folder.run("check --write-baseline known.json").code, 0);
    assert_eq!(folder.run("check").out, "2 files checked, nothing found\n");
}

#[test]
fn guides_with_known_errors_are_not_printed() {
    let folder = project();
    folder.run("check --write-baseline known.json");
    folder.write("guidec.toml", "baseline = \"known.json\"\n");
    let run = folder.run("build --target markdown --format short");
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        run.err,
        "b.guide:1:13: warning[E0927]: the guide `other` is not printed\n1 warning in 1 file; 2 known from the baseline\n"
    );
    assert!(folder.path().join("build/markdown/erase.md").is_file());
    assert!(!folder.path().join("build/markdown/other.md").exists());
    assert_eq!(folder.run("build --target markdown --deny warnings").code, 1);
    // Nothing leads to a page that is not there.
    folder
        .write("leads.guide", "use \"b.guide\"\nguide leads \"Leads\" { do \"See [the other](@other).\" }\n");
    assert_eq!(folder.run("build --target markdown").code, 0);
    let page = fs::read_to_string(folder.path().join("build/markdown/leads.md")).unwrap();
    assert!(page.contains("See the other.") && !page.contains("other.md"), "{page}");
    fs::remove_file(folder.path().join("leads.guide")).unwrap();
    let run = folder.run("readers other");
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "error: the guide `other` has errors that are allowed or known, so its readers cannot be followed to an end\n"
        )
    );
    assert_eq!(folder.run("readers").code, 0);
    assert_eq!(folder.run("graph other").code, 2);
}

#[test]
fn what_cannot_be_read_is_never_known() {
    let folder = project();
    folder.write("guidec.toml", "nmae = \"x\"\n");
    folder.write("c.guide", b"guide \"x\" {\n  tap \"\xff\"\n}\n");
    let run = folder.run("check --write-baseline known.json --format short");
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out,
        "guidec.toml:1:1: error[E0902]: there is no setting `nmae`\n\
         c.guide:2:8: error[E0101]: this file is not UTF-8 text\n\
         2 errors in 2 files\n\
         2 findings cannot stand in a baseline; cure them first\n\
         2 findings written to `known.json`; to tell only what is new: `guidec check --baseline known.json`\n"
    );
    assert!(
        folder
            .run("check --baseline known.json")
            .out
            .contains("\n2 errors in 2 files; 2 known from the baseline\n")
    );
}

#[test]
fn a_file_that_is_no_baseline_is_neither_read_nor_overwritten() {
    let folder = project();
    for (contents, why) in [
        ("# Notes\n", "is not a baseline: it is not JSON"),
        ("{\"findings\": []}", "is not a baseline of guidec"),
        ("[]", "is not a baseline of guidec"),
        (
            "{\"guidec-baseline\": 2, \"findings\": []}",
            "is a baseline of another version of guidec (2, not 1)",
        ),
        ("{\"guidec-baseline\": 1}", "is a damaged baseline: missing field `findings`"),
        (
            "{\"guidec-baseline\": 1, \"findings\": [{\"file\": 3}]}",
            "is a damaged baseline: invalid type: integer `3`, expected a string",
        ),
        ("{\"guidec-baseline\": 1, \"findings\": [", "is not a baseline: it is not JSON"),
    ] {
        folder.write("notes.json", contents);
        let read = folder.run("check --baseline notes.json");
        assert_eq!((read.code, read.err), (2, format!("error: `notes.json` {why}\n")));
        let written = folder.run("check --write-baseline notes.json");
        assert_eq!(
            (written.code, written.err),
            (2, format!("error: `notes.json` {why}; it is not overwritten\n"))
        );
        assert_eq!(folder.read("notes.json"), contents);
    }
    folder.write("guidec.toml", "baseline = \"none.json\"\n");
    let missing =
        "error: there is no baseline `none.json`; `guidec check --write-baseline none.json` writes one\n";
    assert_eq!((folder.run("check").code, folder.run("check").err.as_str()), (2, missing));
    assert_eq!(folder.run("check --write-baseline none.json").code, 0);
    assert_eq!(folder.run("check").code, 0);
    assert_eq!(folder.run("check --write-baseline a/b.json").code, 2);
    assert_eq!(folder.run("check --write-baseline .").code, 2);
}

#[test]
fn a_baseline_is_of_a_whole_project() {
    let folder = project();
    for options in ["a.guide", "--for android", "--select gap", "--baseline x", "--no-baseline"] {
        let run = folder.run(&format!("check --write-baseline known.json {options}"));
        assert_eq!(run.code, 2, "{options}");
        assert!(!folder.path().join("known.json").exists(), "{options}");
    }
    // From a folder below, too.
    folder.write("below/c.guide", GUIDE.replace("erase", "third").replace("Erase", "Third"));
    let run = folder.command("below").args(["check", "--write-baseline", "../known.json"]).output().unwrap();
    assert!(run.status.success());
    assert!(folder.read("known.json").contains("\"file\": \"b.guide\""));
    assert!(folder.run("check --baseline known.json").out.ends_with("; 3 known from the baseline\n"));
}

/// The baseline knows it by its line, also in a file of which no other finding is told, and also where nothing is read.
#[test]
fn a_remark_that_allows_nothing_is_known() {
    let remark = "# guidec: allow(long-step) because so\n";
    let folder = Folder::new(&[
        ("guidec.toml", "baseline = \"known.json\"\n"),
        ("a.guide", &format!("{remark}guide a \"A\" {{\n  do \"Look.\"\n}}\n")),
        ("b.guide", "use \"c.guide\"\nguide b \"B\" {\n  do \"See {place}.\"\n}\n"),
        ("c.guide", &format!("{remark}value place \"Place\" example \"home\"\n")),
    ]);
    assert_eq!(folder.run("check --write-baseline known.json").code, 0);
    assert!(folder.read("known.json").contains("allows-nothing"));
    for command in
        ["check", "build --target markdown", "build --target markdown", "build --target markdown --no-cache"]
    {
        let run = folder.run(&format!("{command} --deny warnings"));
        assert_eq!(run.code, 0, "{command}: {run:?}");
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
}
