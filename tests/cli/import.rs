//! `guidec import`: what it prints and writes, and each way to get it wrong.

use crate::folder::{Folder, Run};

const TEXT: &str = "# Light the lamp\n\n1. Open **Lamp**.\n2. Tap **Light** > **On**.\n";
const DRAFT: &str = "# A draft of `lamp.md`, made by `guidec import`.\n\
                     # Comments with a line tell where the text says more than the statement, or may mean something else.\n\
                     guide \"Light the lamp\" {\n  open \"Lamp\"\n  tap \"Light\" > \"On\"\n}\n";

fn folder() -> Folder {
    Folder::new(&[("lamp.md", TEXT), ("poem.txt", "It is bright.\n"), ("texts/a.md", TEXT)])
}

#[test]
fn a_draft_is_printed() {
    let run = folder().run("import lamp.md");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, DRAFT, "a draft of 2 steps\n"));
    assert_eq!(folder().run("import lamp.md --quiet").err, "");
}

#[test]
fn a_draft_is_written_and_checks() {
    let folder = folder();
    let run = folder.run("import lamp.md -o lamp.guide");
    assert_eq!(
        (run.code, run.out.as_str(), run.err.as_str()),
        (0, "", "a draft of 2 steps in `lamp.guide`\n")
    );
    assert_eq!(folder.read("lamp.guide"), DRAFT);
    assert_eq!(folder.run("check lamp.guide").code, 0);
    assert_eq!(folder.run("fmt --check lamp.guide").code, 0);
}

#[test]
fn what_is_there_is_kept() {
    let folder = folder();
    folder.write("lamp.guide", "mine");
    let run = folder.run("import lamp.md --out lamp.guide");
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: `lamp.guide` exists already and was kept; `--force` writes over it\n");
    assert_eq!(folder.read("lamp.guide"), "mine");
    assert_eq!(folder.run("import lamp.md --out lamp.guide --force").code, 0);
    assert_eq!(folder.read("lamp.guide"), DRAFT);
    assert_eq!(folder.run("import lamp.md --force").code, 2);
    assert_eq!(
        folder.run("import lamp.md --out texts").err,
        "error: `texts` is a folder; name a file in it\n"
    );
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new(&[]);
    let run = Run::of(&folder.command(".").args(["import", "-"]).write_stdin(TEXT).output().unwrap());
    assert_eq!((run.code, run.out), (0, DRAFT.replace("lamp.md", "standard input")));
}

#[test]
fn unsure_places_are_counted() {
    let folder = Folder::new(&[("lamp.md", "1. Tap the lamp icon.\n")]);
    let run = folder.run("import lamp.md");
    assert_eq!(run.err, "a draft of 1 step with 1 comment on what to look at (`# line …`)\n");
}

#[test]
fn each_way_to_get_it_wrong_is_told() {
    let folder = folder();
    let told = |arguments: &str| {
        let run = folder.run(arguments);
        (run.code, run.out, run.err)
    };
    let nothing = |message: &str| (2, String::new(), message.to_owned());
    assert_eq!(told("import none.md"), nothing("error: there is no `none.md`\n"));
    assert_eq!(told("import texts"), nothing("error: `texts` is a folder; name one text in it\n"));
    let (code, out, err) = told("import poem.txt");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("error: nothing in `poem.txt` looks like a step\n"), "{err}");
    folder.write("bytes.md", b"Tap \xFF");
    let (code, _, err) = told("import bytes.md");
    assert_eq!(code, 2);
    assert!(err.contains("this file is not UTF-8 text"), "{err}");
    folder.write("large.md", vec![b'x'; (256 << 10) + 1]);
    assert_eq!(told("import large.md"), nothing("error: `large.md` is larger than 256 KiB\n"));
}
