//! `guidec build --single-file`

use crate::folder::Folder;

const GUIDE: &str = "guide lock \"Lock your notes\" {\n  open \"Notes\"\n  tap \"Lock\"\n}\n";

fn project(settings: &str) -> Folder {
    Folder::new(&[("guidec.toml", settings), ("lock.guide", GUIDE)])
}

#[test]
fn pages_hold_all_they_use() {
    for (settings, arguments) in [
        ("name = \"Help\"\n", "build --single-file"),
        ("name = \"Help\"\n[target.html]\nsingle-file = true\n", "build"),
    ] {
        let folder = project(settings);
        let run = folder.run(arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (0, "2 files written, 0 unchanged, 0 removed in build\n"),
            "{run:?}"
        );
        for page in ["build/html/guides/lock.html", "build/html/index.html"] {
            let page = folder.read(page);
            assert!(page.contains("<style>") && page.contains("script-src &#39;sha256-"), "{page}");
            assert!(
                !page.contains(" src=") && !page.contains("stylesheet") && !page.contains("'self'"),
                "{page}"
            );
        }
        assert!(folder.read("build/html/index.html").contains("href=\"guides/lock.html\""));
    }
    // The files that pages no longer hold come back.
    let folder = project("");
    assert_eq!(folder.run("build --single-file").code, 0);
    assert_eq!(folder.run("build").code, 0);
    assert!(folder.read("build/html/guides/lock.html").contains("../assets/guidec.css"));
    assert!(folder.path().join("build/html/assets/guidec.css").exists());
}

#[test]
fn other_targets_refuse() {
    for arguments in ["build --single-file --target markdown", "build --single-file --target all"] {
        let folder = project("");
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert_eq!(
            run.err,
            "error: the target `markdown` makes no pages that could hold all they use: `--single-file` and \
             `single-file = true` are for `html`\n"
        );
        assert!(!folder.path().join("build").exists());
    }
    assert_eq!(project("targets = \"json\"\n[target.json]\nsingle-file = true\n").run("build").code, 2);
    let run = project("[target.html]\nsingle-file = \"yes\"\n").run("build --format short");
    assert!(run.code == 1 && run.err.contains("guidec.toml:2:15: error[E0903]"), "{run:?}");
}
