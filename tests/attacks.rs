//! Strangers' guides, templates and words: a small part of the exam of docs/reliability.md, which has the same code.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "attacks/system.rs"]
mod system;
#[path = "attacks/templates.rs"]
mod templates;
#[path = "attacks/terminal.rs"]
mod terminal;

use std::path::Path;

fn guidec() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_guidec"))
}

/// Chains and lists of lists that need the room of a thread of their own, and what only the limit on memory ends.
#[test]
fn templates_that_attack_end_with_a_named_limit() {
    let wanted = ["lists in lists, as words", "a long list joined to a text", "a block in itself"];
    let all = templates::attacks();
    assert!(all.len() >= 40);
    let chosen = all.iter().enumerate().filter(|(place, attack)| {
        !attack.is_slow && (wanted.contains(&attack.name.as_str()) || place % 60 == 7)
    });
    for (_, attack) in chosen {
        attack.run(guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

/// Its document is looked at once more, as a name in its file is not known; that is known from the baseline.
#[test]
fn a_page_that_takes_too_much_is_told_even_if_its_document_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("guidec.toml", "baseline = \"known.json\"\n");
    write(
        "known.json",
        r#"{"guidec-baseline": 1, "findings": [{"file": "a.guide", "rule": "unknown-name",
            "title": "nothing that readers can have is called `phnoe`",
            "line": "when phnoe { do \"x\" }", "at": "phnoe"}]}"#,
    );
    write(
        "a.guide",
        "guide other \"Other\" {\n  when phnoe { do \"x\" }\n}\nguide bad \"Bad\" {\n  do \"Look.\"\n}\n",
    );
    write("b.guide", "guide good \"Good\" {\n  do \"Look here.\"\n}\n");
    let page = "[[page]]\ntemplate = \"page.j2\"\nfor = \"document\"\noutput = \"{id}.txt\"\n";
    write("own/target.toml", &format!("description = \"Ours\"\nescape = \"html\"\n{page}"));
    let bomb = "{% set a = [a, a] %}".repeat(60);
    write(
        "own/page.j2",
        &format!(
            "{{% if document.id == 'bad' %}}{{% set s = 'x' * 10000 %}}{{% set a = [s, s] %}}{bomb}{{% set q = a|string %}}{{% endif %}}x"
        ),
    );
    for options in [&["--no-cache"][..], &[]] {
        let run = std::process::Command::new(guidec())
            .args(["build", "--target", "./own", "--trust-templates"])
            .args(options)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.code() == Some(1) && said.contains("E0923"), "{options:?}: {said}");
        assert!(said.contains("while writing `bad.txt`"), "{said}");
        assert!(!folder.path().join("build/own/good.txt").exists());
    }
}

#[test]
fn nothing_that_is_printed_acts_on_a_terminal_or_a_runner() {
    for number in (0..40).chain([1_017, 2_000]) {
        terminal::case(number * 311, guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

#[test]
fn no_process_is_started_and_no_socket_opened() {
    let watched = system::watch(guidec()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let is_required = std::env::var("GUIDEC_BROWSER").as_deref() == Ok("required");
    assert!(watched.is_some() || !is_required, "there is no strace");
}
