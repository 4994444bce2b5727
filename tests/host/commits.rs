//! What a commit tells of itself, to whoever comes after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::Duration;

use guidec::host::{Committed, OsHost, ProjectPath};

use super::{commit, folder, outputs, path};

#[test]
fn the_list_names_what_is_there() {
    let (_folder, host) = folder();
    let listed = |files: &[(&str, &str)]| {
        commit(&host, files).unwrap();
        let hashes: BTreeMap<ProjectPath, String> =
            files.iter().map(|(name, text)| (path(name), OsHost::hash(text.as_bytes()))).collect();
        assert_eq!(host.listed().unwrap(), hashes);
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
    assert_eq!(host.listed().unwrap().len(), 1);
}

/// What the caller has seen is not read again, and its time is not told.
#[test]
fn outputs_are_counted_and_those_that_were_looked_at_have_a_stamp() {
    let (_folder, host) = folder();
    commit(&host, &[("seen.html", "1"), ("same.html", "2"), ("new.html", "old")]).unwrap();
    std::thread::sleep(Duration::from_millis(60));
    let files = outputs(&[("seen.html", "1"), ("same.html", "2"), ("new.html", "new")]);
    let seen = BTreeMap::from([(path("seen.html"), OsHost::hash(b"1"))]);
    let contents = |path: &ProjectPath| {
        assert_ne!(path.as_str(), "seen.html");
        Ok(files[path].clone())
    };
    let paths: BTreeSet<ProjectPath> = files.keys().cloned().collect();
    let placed = host.commit_beside(&paths, &contents, &[ProjectPath::root()], &seen).unwrap();
    assert_eq!(placed.committed, Committed { written: 1, unchanged: 2, removed: 0 });
    assert_eq!(placed.hashes.len(), 3);
    let stamped: Vec<&str> = placed.stamps.keys().map(ProjectPath::as_str).collect();
    assert!(stamped.contains(&"same.html") && !stamped.contains(&"seen.html"), "{stamped:?}");
}
