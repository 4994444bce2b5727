//! What a commit tells of itself, to whoever comes after it; who else is there, and where it may write.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use guidec::host::{Committed, Digest, Host, Listed, OsHost, ProjectPath, Reason};

use super::{commit, folder, names, outputs, path, tree};

/// How many outputs are listed.
fn lines(folder: &Path) -> usize {
    let list = fs::read_to_string(folder.join(".guidec-outputs")).unwrap();
    list.lines().filter(|line| !line.starts_with('#')).count()
}

#[test]
fn the_list_names_what_is_there() {
    let (folder, host) = folder();
    let listed = |files: &[(&str, &str)]| {
        commit(&host, files).unwrap();
        let listed = host.listed().unwrap();
        for (name, text) in files {
            assert!(listed.has(&path(name), Digest::of(text.as_bytes())), "{name}");
        }
        assert_eq!(lines(folder.path()), files.len());
    };
    listed(&[("a.html", "1"), ("b/c.html", "2")]);
    listed(&[("a.html", "3"), ("d.html", "2")]);
    listed(&[]);
}

#[test]
fn an_output_that_somebody_removed_is_not_missed() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1"), ("b.html", "2"), ("c/d.html", "3")]).unwrap();
    fs::remove_file(folder.path().join("b.html")).unwrap();
    fs::remove_dir_all(folder.path().join("c")).unwrap();
    let committed = commit(&host, &[("a.html", "1")]).unwrap();
    assert_eq!(committed, Committed { written: 0, unchanged: 1, removed: 0 });
    assert_eq!(lines(folder.path()), 1);
}

/// Nothing is written, and nothing asked for; what is not among them any more goes.
#[test]
fn outputs_that_are_all_the_same_are_left_alone() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1"), ("b.html", "2")]).unwrap();
    let listed = host.listed().unwrap();
    let again = |files: &[(&str, &str)], listed: &Listed| {
        let paths: BTreeSet<ProjectPath> = files.iter().map(|(name, _)| path(name)).collect();
        let same = |asked: &ProjectPath| {
            let (_, text) = files.iter().find(|(name, _)| *name == asked.as_str())?;
            Some(Digest::of(text.as_bytes()))
        };
        let contents = |path: &ProjectPath| panic!("`{path}` is asked for");
        host.commit_beside(&paths, &contents, &[ProjectPath::root()], &same, Some(listed))
    };
    let same = Committed { written: 0, unchanged: 2, removed: 0 };
    assert_eq!(again(&[("a.html", "1"), ("b.html", "2")], &listed).unwrap().committed, same);
    let fewer = Committed { written: 0, unchanged: 1, removed: 1 };
    assert_eq!(again(&[("a.html", "1")], &listed).unwrap().committed, fewer);
    assert_eq!((names(folder.path()), lines(folder.path())), (vec!["a.html".to_owned()], 1));
    // What was listed before somebody else wrote there is of no use.
    let gone = again(&[("a.html", "1"), ("b.html", "2")], &listed).unwrap_err();
    assert_eq!(gone.reason, Reason::Changed);
}

/// What the caller has seen is not read again, and its time is not told.
#[test]
fn outputs_are_counted_and_those_that_were_looked_at_have_a_stamp() {
    let (_folder, host) = folder();
    commit(&host, &[("seen.html", "1"), ("same.html", "2"), ("new.html", "old")]).unwrap();
    std::thread::sleep(Duration::from_millis(60));
    let files = outputs(&[("seen.html", "1"), ("same.html", "2"), ("new.html", "new")]);
    let same = |path: &ProjectPath| (path.as_str() == "seen.html").then(|| Digest::of(b"1"));
    let contents = |path: &ProjectPath| {
        assert_ne!(path.as_str(), "seen.html");
        Ok(files[path].clone())
    };
    let paths: BTreeSet<ProjectPath> = files.keys().cloned().collect();
    let placed = host.commit_beside(&paths, &contents, &[ProjectPath::root()], &same, None).unwrap();
    assert_eq!(placed.committed, Committed { written: 1, unchanged: 2, removed: 0 });
    let hashes: Vec<Option<Digest>> = placed.seen.iter().map(|seen| seen.hash).collect();
    assert_eq!(hashes, [Some(Digest::of(b"new")), Some(Digest::of(b"2"))]);
    assert!(placed.seen[1].stamp.is_some(), "{:?}", placed.seen);
}

#[test]
fn who_comes_while_another_run_writes_waits_for_it() {
    let (folder, host) = folder();
    let (begun, begins) = std::sync::mpsc::channel();
    let files = BTreeSet::from([path("a.html")]);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let contents = |_: &ProjectPath| {
                begun.send(()).unwrap();
                std::thread::sleep(Duration::from_millis(200));
                Ok(b"first".to_vec())
            };
            host.commit(&files, &contents, &[ProjectPath::root()]).unwrap();
        });
        begins.recv().unwrap();
        let other = OsHost::new(folder.path()).unwrap();
        let contents = |_: &ProjectPath| Ok(b"second".to_vec());
        let committed = other.commit(&files, &contents, &[ProjectPath::root()]).unwrap();
        assert_eq!(committed, Committed { written: 1, unchanged: 0, removed: 0 });
    });
    assert_eq!(tree(folder.path()).into_iter().find(|(name, _)| name == "a.html").unwrap().1, "second");
    assert!(!folder.path().join(".guidec-new").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_for_outputs_may_be_a_link_that_stays_inside() {
    let (folder, host) = folder();
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    std::os::unix::fs::symlink("real", folder.path().join("link")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    commit(&host.below(&path("link/new")).unwrap(), &[("a.html", "1")]).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("real/new/a.html")).unwrap(), "1");
    assert!(host.below(&path("out/new")).is_err());
    assert!(fs::read_dir(outside.path()).unwrap().next().is_none());
}

/// Nobody may make a folder there. It is told at once, with the cause, and not taken for another run that is at work.
#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_the_cause_is_told() {
    for place in ["/sys", "/sys/no-such-folder/a"] {
        let error = commit(&OsHost::new(Path::new(place)).unwrap(), &[("a.html", "1")]).unwrap_err();
        assert!(matches!(error.reason, Reason::System(_)), "{place}: {error}");
        assert!(error.path.starts_with("/sys/"), "{place}: {error}");
    }
}
