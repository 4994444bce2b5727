//! What a build remembers for the next one.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use crate::folder::Folder;

const APP: &str = "app notes \"Notes\" on android {\n  versions 8 or later\n  screen home \"Home\" {\n    button more \"More\"\n  }\n}\n";

fn guide(number: usize, words: &str) -> String {
    format!(
        "use \"../app.guide\"\nguide g-{number} \"Look at {number}\" {{\n  for android and notes\n  open notes\n  tap \"More\"\n  \
         done \"That is {words}.\"\n}}\n"
    )
}

fn project() -> Folder {
    let folder = Folder::new(&[("guidec.toml", "name = \"Help\"\n"), ("app.guide", APP)]);
    (0..4).for_each(|number| folder.write(&format!("guides/g-{number}.guide"), guide(number, "all")));
    folder
}

#[test]
fn only_what_has_changed_is_written() {
    let folder = project();
    assert_eq!(folder.run("build --target markdown").code, 0);
    let again = folder.run("build --target markdown");
    assert!([again.out.as_str(), &again.err].concat().contains("0 files written, 5 unchanged"), "{again:?}");
    folder.write("guides/g-2.guide", guide(2, "enough"));
    let changed = folder.run("build --target markdown");
    assert!(
        [changed.out.as_str(), &changed.err].concat().contains("1 file written, 4 unchanged"),
        "{changed:?}"
    );
    assert!(folder.read("build/markdown/g-2.md").contains("That is enough."));
}

/// Neither pages nor what is remembered, once all of it is settled.
#[cfg(unix)]
#[test]
fn what_is_as_it_was_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = project();
    let files = [".guidec-cache", ".guidec-outputs", "markdown/g-2.md"];
    let written = || files.map(|name| fs::metadata(folder.path().join("build").join(name)).unwrap().ino());
    let mut before = [0; 3];
    for build in 0..4 {
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(folder.run("build --target markdown").code, 0);
        if build == 3 {
            assert_eq!(written(), before);
        }
        before = written();
    }
}

/// Neither where it is remembered when the page was written, nor where that was too short ago to say anything.
#[test]
fn a_page_that_somebody_changed_is_made_anew() {
    for builds in [1, 2] {
        let folder = project();
        for _ in 0..builds {
            assert_eq!(folder.run("build --target markdown").code, 0);
            std::thread::sleep(Duration::from_millis(100 * (builds - 1)));
        }
        let page = folder.read("build/markdown/g-2.md");
        folder.write("build/markdown/g-2.md", page.replace("That is all", "That is ALL"));
        fs::remove_file(folder.path().join("build/markdown/g-3.md")).unwrap();
        assert_eq!(folder.run("build --target markdown").code, 0);
        assert_eq!(folder.read("build/markdown/g-2.md"), page, "after {builds}");
        assert!(folder.path().join("build/markdown/g-3.md").is_file());
    }
}

/// Even if it has as many bytes as before, and says that it was modified long ago.
#[test]
fn a_guide_that_was_changed_and_dated_back_is_looked_at() {
    let folder = project();
    let place = folder.path().join("guides/g-2.guide");
    let long_ago = UNIX_EPOCH + Duration::from_millis(1_000_000_000_001);
    let date_back = || fs::File::options().write(true).open(&place).unwrap().set_modified(long_ago).unwrap();
    date_back();
    for words in ["all", "all", "any"] {
        folder.write("guides/g-2.guide", guide(2, words));
        date_back();
        // So long that its stamp is believed.
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(folder.run("build --target markdown").code, 0);
        assert!(folder.read("build/markdown/g-2.md").contains(&format!("That is {words}.")));
    }
}

/// Without guidec's list nobody knows whose the files are, so all is done as if nothing were remembered.
#[test]
fn a_lost_list_of_outputs_stops_nobody() {
    let folder = project();
    assert_eq!(folder.run("build --target markdown").code, 0);
    let page = folder.read("build/markdown/g-2.md");
    fs::remove_file(folder.path().join("build/.guidec-outputs")).unwrap();
    let again = folder.run("build --target markdown");
    assert_eq!(again.code, 0, "{again:?}");
    assert_eq!(folder.read("build/markdown/g-2.md"), page);
}

/// What all pages use is there after each build, also after one that remembers nothing.
#[test]
fn what_all_pages_use_is_not_lost() {
    let folder = project();
    let build = |options: &str| {
        let built = folder.run(&format!("build --target html {options}"));
        assert_eq!(built.code, 0, "{built:?}");
    };
    let shared = || {
        let shared = ["build/html/index.html", "build/html/search-index.js"];
        shared.map(|name| fs::read_to_string(folder.path().join(name)).unwrap_or_default())
    };
    build("");
    let first = shared();
    assert!(first.iter().all(|text| text.contains("Look at 3")));
    for other in ["--for android", "--no-cache", "--single-file"] {
        build(other);
        build("");
        assert_eq!(shared(), first, "after {other}");
    }
    let title = guide(3, "all").replace("Look at 3", "See 3");
    folder.write("guides/g-3.guide", title);
    build("--no-cache");
    assert_ne!(shared(), first);
    folder.write("guides/g-3.guide", guide(3, "all"));
    build("");
    assert_eq!(shared(), first);
}

/// A page that a stranger sends along with what "was remembered" of it is made anew.
#[test]
fn what_somebody_else_remembers_is_not_believed() {
    let folder = project();
    let remembered = || fs::read(folder.path().join("build/.guidec-cache")).unwrap();
    let build = |own: &str| folder.run_with("build --target markdown", &[("XDG_CACHE_HOME", own)]).code;
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    // Of what has just been written it is remembered only later when that was.
    for _ in 0..2 {
        assert_eq!(build(one.path().to_str().unwrap()), 0);
        std::thread::sleep(Duration::from_millis(100));
    }
    let first = remembered();
    assert_eq!(build(one.path().to_str().unwrap()), 0);
    assert_eq!(remembered(), first, "the same user believes it");
    assert_eq!(build(other.path().to_str().unwrap()), 0);
    assert_ne!(remembered(), first, "another user makes all anew");
}

/// Who has no place for a secret remembers nothing, and builds all the same.
#[test]
fn without_a_place_of_ones_own_nothing_is_remembered() {
    let folder = project();
    let file = folder.path().join("app.guide");
    let run = folder.run_with("build --target markdown", &[("XDG_CACHE_HOME", file.to_str().unwrap())]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!folder.path().join("build/.guidec-cache").exists());
}

#[test]
fn nothing_is_remembered_if_nothing_shall_be() {
    let folder = project();
    assert_eq!(folder.run("build --target markdown --no-cache").code, 0);
    assert!(!folder.path().join("build/.guidec-cache").exists());
    assert_eq!(folder.run("build --target markdown").code, 0);
    assert!(folder.path().join("build/.guidec-cache").exists());
}

#[test]
fn what_two_builds_at_once_remember_is_right() {
    let folder = project();
    let build = |path: &Path| {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("guidec"));
        command.current_dir(path).env_clear().args(["build", "--target", "markdown"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        command.spawn().unwrap()
    };
    for round in 0..6 {
        folder.write("guides/g-1.guide", guide(1, &format!("round {round}")));
        let one = build(folder.path());
        folder.write("guides/g-1.guide", guide(1, &format!("round {round} and more")));
        let other = build(folder.path());
        for mut child in [one, other] {
            child.wait().unwrap();
        }
        // One may have been told that the other is at work.
        assert_eq!(folder.run("build --target markdown").code, 0);
        let words = format!("That is round {round} and more.");
        assert!(folder.read("build/markdown/g-1.md").contains(&words), "{words}");
        assert_eq!(fs::read_dir(folder.path().join("build")).unwrap().count(), 3, "round {round}");
    }
}
