//! What the system refuses to read is told by every command, with its path and the cause: what was made of the rest may be
//! wrong.

use crate::folder::Folder;

const APP: &str =
    "app notes \"Notes\" on android {\n  screen home \"Home\" {\n    button more \"More\"\n  }\n}\n";
const GUIDE: &str = "use \"app.guide\"\nuse \"circle.guide\"\nguide x \"X\" {\n  for notes\n  open notes\n  tap \"More\"\n  \
                     done \"Done.\"\n}\n";

#[test]
fn every_command_tells_what_it_was_refused() {
    let folder = Folder::new(&[("app.guide", APP), ("x.guide", GUIDE)]);
    // Nobody can read that, not even the administrator.
    std::os::unix::fs::symlink("circle.guide", folder.path().join("circle.guide")).unwrap();
    let commands = [
        "check",
        "check --fix",
        "check --write-baseline known.json",
        "build --target json",
        "readers",
        "readers x --format json",
        "diff --from android --to android",
        "graph notes",
        "graph x.guide",
        "fmt circle.guide",
        "import circle.guide",
    ];
    for command in commands {
        let run = folder.run(command);
        let told: Vec<&str> = run.err.lines().filter(|line| line.starts_with("error: ")).collect();
        assert_eq!(run.code, 2, "{command}: {run:?}");
        assert_eq!(told.len(), 1, "{command}: {run:?}");
        assert!(told[0].contains("circle.guide`: Too many levels"), "{command}: {run:?}");
        assert!(command.starts_with("check") || run.out.is_empty(), "{command}: {run:?}");
    }
    assert!(!folder.path().join("build").exists());
    assert!(!folder.path().join("known.json").exists());
}
