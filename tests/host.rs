//! The real disk: what is read, listed and refused, and how outputs are committed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "host/bundle.rs"]
mod bundle;
#[path = "host/commits.rs"]
mod commits;
#[path = "host/drafts.rs"]
mod drafts;
#[path = "host/ignored.rs"]
mod ignored;
#[path = "host/reading.rs"]
mod reading;
#[path = "host/remembered.rs"]
mod remembered;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use guidec::host::{Committed, Digest, GUIDE_LIMIT, Host, HostError, Kind, OsHost, ProjectPath, Reason};
use tempfile::TempDir;

fn path(text: &str) -> ProjectPath {
    ProjectPath::new(text).unwrap()
}

fn outputs(files: &[(&str, &str)]) -> BTreeMap<ProjectPath, Vec<u8>> {
    files.iter().map(|(name, text)| (path(name), text.as_bytes().to_vec())).collect()
}

/// A commit that is about one folder.
fn commit_in(host: &dyn Host, files: &[(&str, &str)], folder: &ProjectPath) -> Result<Committed, HostError> {
    let files = outputs(files);
    let contents = |path: &ProjectPath| Ok(files[path].clone());
    host.commit(&files.keys().cloned().collect(), &contents, std::slice::from_ref(folder))
}

/// A commit that is about the whole folder.
fn commit(host: &OsHost, files: &[(&str, &str)]) -> Result<Committed, HostError> {
    commit_in(host, files, &ProjectPath::root())
}

fn folder() -> (TempDir, OsHost) {
    let folder = tempfile::tempdir().unwrap();
    let host = OsHost::new(folder.path()).unwrap();
    (folder, host)
}

/// Every file below, hidden ones too, with its text.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap().path();
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let name = entry.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read_to_string(entry).unwrap());
            }
        }
    }
    files
}

fn names(root: &Path) -> Vec<String> {
    tree(root).into_keys().filter(|name| name != ".guidec-outputs").collect()
}

#[test]
fn lists_sources_in_order_and_respects_gitignore() {
    let (folder, host) = folder();
    for name in ["b.guide", "a/z.guide", "a/notes.txt", "build/old.guide", ".hidden/x.guide", "a/NUL.guide"] {
        let place = folder.path().join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, "").unwrap();
    }
    fs::write(folder.path().join(".gitignore"), "/build\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("a", folder.path().join("again")).unwrap();
    let listing = host.list(&ProjectPath::root(), Some("guide")).unwrap();
    assert_eq!(listing.files, [path("a/z.guide"), path("b.guide")]);
    assert_eq!(listing.refused.len(), 1, "{:?}", listing.refused);
    assert_eq!(listing.refused[0].path, "a/NUL.guide");
    assert_eq!(listing.unreadable, []);
    assert_eq!(host.list(&path("a"), Some("guide")).unwrap().files, [path("a/z.guide")]);
    assert_eq!(host.list(&path("build"), Some("guide")).unwrap().files, []);
    assert_eq!(host.list(&path("none"), None).unwrap_err().reason, Reason::Missing);
}

#[test]
fn refuses_a_file_that_is_too_large_without_reading_it() {
    let (folder, host) = folder();
    let file = fs::File::create(folder.path().join("big.guide")).unwrap();
    file.set_len(100 << 30).unwrap();
    let error = host.read(&path("big.guide"), GUIDE_LIMIT).unwrap_err();
    assert_eq!(error.to_string(), "`big.guide` is larger than 1 MiB");
}

#[cfg(unix)]
#[test]
fn refuses_links_that_leave_and_what_is_no_file() {
    let (folder, host) = folder();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret"), "x").unwrap();
    fs::write(folder.path().join("inside"), "y").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret"), folder.path().join("leaves")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("folder")).unwrap();
    std::os::unix::fs::symlink("inside", folder.path().join("stays")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
    assert!(made.success());

    assert_eq!(host.read(&path("leaves"), 10).unwrap_err().reason, Reason::LeavesRoot);
    assert_eq!(host.read(&path("folder/secret"), 10).unwrap_err().reason, Reason::LeavesRoot);
    assert_eq!(host.kind(&path("leaves")), None);
    assert_eq!(host.read(&path("stays"), 10).unwrap(), b"y");
    assert_eq!(host.read(&path("pipe"), 10).unwrap_err().reason, Reason::NotAFile);
    assert_eq!(host.read(&path("."), 10).unwrap_err().reason, Reason::NotAFile);
    assert_eq!(host.kind(&path("inside")), Some(Kind::File));
    assert_eq!(host.list(&ProjectPath::root(), None).unwrap().files, [path("inside")]);
}

#[test]
fn a_commit_writes_what_is_new_and_removes_what_is_gone() {
    let (folder, host) = folder();
    fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    commit(&host, &[("a.html", "1"), ("old/b.html", "2"), ("c.html", "3")]).unwrap();
    let second = commit(&host, &[("a.html", "1"), ("c.html", "4"), ("d/e.html", "5")]).unwrap();
    assert_eq!(second, Committed { written: 2, unchanged: 1, removed: 1 });
    assert_eq!(names(folder.path()), ["a.html", "c.html", "d/e.html", "mine.txt"]);
    assert!(!folder.path().join("old").exists());

    let before = tree(folder.path());
    let third = commit(&host, &[("a.html", "1"), ("c.html", "4"), ("d/e.html", "5")]).unwrap();
    assert_eq!(third, Committed { written: 0, unchanged: 3, removed: 0 });
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_commit_about_some_folders_leaves_the_others() {
    let (folder, host) = folder();
    let commit = |files: &[(&str, &str)], folder: &str| commit_in(&host, files, &path(folder)).unwrap();
    commit(&[("html/a.html", "1"), ("html/b.html", "2")], "html");
    commit(&[("json/a.json", "3")], "json");
    let third = commit(&[("html/a.html", "1")], "html");
    assert_eq!(third, Committed { written: 0, unchanged: 1, removed: 1 });
    assert_eq!(names(folder.path()), ["html/a.html", "json/a.json"]);
    commit(&[], "json");
    assert_eq!(names(folder.path()), ["html/a.html"]);
}

#[test]
fn what_others_wrote_or_changed_is_left_alone() {
    let (folder, host) = folder();
    fs::write(folder.path().join("mine.html"), "mine").unwrap();
    fs::write(folder.path().join("same.html"), "same").unwrap();
    let error = commit(&host, &[("a.html", "1"), ("mine.html", "2")]).unwrap_err();
    assert_eq!(error.reason, Reason::Foreign);
    assert_eq!(names(folder.path()), ["mine.html", "same.html"]);

    commit(&host, &[("edited.html", "1"), ("same.html", "same")]).unwrap();
    fs::write(folder.path().join("edited.html"), "by hand").unwrap();
    commit(&host, &[]).unwrap();
    assert_eq!(names(folder.path()), ["edited.html", "mine.html", "same.html"]);
}

#[cfg(unix)]
#[test]
fn an_error_leaves_the_old_output_as_it_was() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1"), ("gone.html", "2"), ("z/z.html", "3")]).unwrap();
    let before = tree(folder.path());

    // A folder stands where the last output would be moved to.
    fs::create_dir_all(folder.path().join("zz.html")).unwrap();
    commit(&host, &[("a.html", "new"), ("b/b.html", "new"), ("zz.html", "new")]).unwrap_err();
    fs::remove_dir(folder.path().join("zz.html")).unwrap();
    assert_eq!(tree(folder.path()), before);
    assert!(!folder.path().join("b").exists());

    // The commit breaks in the middle: `x` cannot be a file and a folder.
    commit(&host, &[("a.html", "new"), ("b/b.html", "new"), ("x", "1"), ("x/y", "2")]).unwrap_err();
    assert_eq!(tree(folder.path()), before);
    assert!(!folder.path().join("b").exists());

    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
    let error = commit(&host, &[("a.html", "new"), ("link/x.html", "new")]).unwrap_err();
    assert_eq!(error.reason, Reason::Link);
    fs::remove_file(folder.path().join("link")).unwrap();
    assert_eq!(tree(folder.path()), before);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn the_next_run_clears_what_a_killed_one_left() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1")]).unwrap();
    let workshop = folder.path().join(".guidec-new");
    fs::create_dir_all(workshop.join("deep")).unwrap();
    fs::write(workshop.join("0"), "half").unwrap();
    fs::write(workshop.join("lock"), "").unwrap();
    fs::write(workshop.join("deep/1"), "half").unwrap();
    commit(&host, &[("a.html", "2")]).unwrap();
    assert!(!workshop.exists());
    assert_eq!(names(folder.path()), ["a.html"]);
}

#[test]
fn folders_that_a_killed_run_began_to_remove_are_removed_by_the_next() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1"), ("deep/er/b.html", "2"), ("other/c.html", "3")]).unwrap();
    fs::remove_dir_all(folder.path().join("deep/er")).unwrap();
    fs::remove_dir_all(folder.path().join("other")).unwrap();
    commit(&host, &[("a.html", "1")]).unwrap();
    assert_eq!(names(folder.path()), ["a.html"]);
    assert!(!folder.path().join("deep").exists());
}

#[test]
fn names_that_would_clash_are_refused() {
    let (folder, host) = folder();
    let reason = |files: &[(&str, &str)]| commit(&host, files).unwrap_err().reason;
    assert_eq!(reason(&[("A.html", ""), ("a.html", "")]), Reason::Twice);
    assert_eq!(reason(&[(".guidec-outputs", "")]), Reason::Reserved);
    assert_eq!(reason(&[(".GUIDEC-new/x", "")]), Reason::Reserved);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn new_files_are_created_but_never_overwritten() {
    let (folder, host) = folder();
    host.create(&outputs(&[("a/b.txt", "1")])).unwrap();
    assert_eq!(host.create(&outputs(&[("a/b.txt", "2")])).unwrap_err().reason, Reason::Foreign);
    assert_eq!(tree(folder.path()), BTreeMap::from([("a/b.txt".into(), "1".into())]));
}

#[test]
fn a_source_is_replaced_at_once_or_not_at_all() {
    let (folder, host) = folder();
    fs::write(folder.path().join("a.guide"), "old").unwrap();
    host.replace(&path("a.guide"), b"old", b"new").unwrap();
    assert_eq!(tree(folder.path()), BTreeMap::from([("a.guide".to_owned(), "new".to_owned())]));
    let reason = host.replace(&path("a.guide"), b"old", b"newer").unwrap_err().reason;
    assert_eq!(reason, Reason::Changed);
    let reason = host.replace(&path("b.guide"), b"", b"new").unwrap_err().reason;
    assert_eq!(reason, Reason::Missing);
    assert_eq!(tree(folder.path()), BTreeMap::from([("a.guide".to_owned(), "new".to_owned())]));
}

/// On machines that share a folder, processes may have the same numbers.
#[test]
fn a_draft_of_somebody_else_is_in_nobodys_way() {
    let (folder, host) = folder();
    fs::write(folder.path().join("a.guide"), "old").unwrap();
    let theirs = folder.path().join(format!(".a.guide.guidec-{}", std::process::id()));
    let held = fs::File::create(&theirs).unwrap();
    held.lock().unwrap();
    host.replace(&path("a.guide"), b"old", b"new").unwrap();
    assert_eq!(fs::read(folder.path().join("a.guide")).unwrap(), b"new");
    assert!(theirs.exists());
}

/// Only what is not there is looked for further up.
#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_not_absent() {
    let (folder, _) = folder();
    let below = folder.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    fs::write(folder.path().join("a/project"), "").unwrap();
    let found = OsHost::find_above(&below, "project").unwrap().unwrap();
    assert!(found.ends_with("a"));
    assert_eq!(OsHost::find_above(&below, "no such name at all").unwrap(), None);
    // Whoever asks what lies behind a link that leads to itself gets no answer, whatever they may read.
    std::os::unix::fs::symlink("circle", below.join("circle")).unwrap();
    let error = OsHost::find_above(&below, "circle/project").unwrap_err();
    assert!(matches!(error.reason, Reason::System(_)), "{error}");
    assert!(error.path.ends_with("a/b/circle/project"), "{error}");
    // Whatever is done after that, the run has failed.
    assert!(guidec::host::refused().is_err());
}

/// What somebody put into the place of a folder between two looks is not written through.
#[cfg(unix)]
#[test]
fn nothing_is_written_through_links_below_the_outputs() {
    let (folder, host) = folder();
    commit(&host, &[("html/a.html", "1"), ("html/gone.html", "2"), ("json/a.json", "3")]).unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("gone.html"), "2").unwrap();
    let before = tree(outside.path());
    // A link that stays among the outputs is one, too.
    for target in [outside.path(), Path::new("json")] {
        fs::rename(folder.path().join("html"), folder.path().join("kept")).unwrap();
        std::os::unix::fs::symlink(target, folder.path().join("html")).unwrap();
        let error = commit(&host, &[("html/a.html", "new"), ("json/a.json", "3")]).unwrap_err();
        assert_eq!((error.path.as_str(), error.reason), ("html", Reason::Link));
        assert_eq!(host.stamp(&path("html/gone.html")), None);
        fs::remove_file(folder.path().join("html")).unwrap();
        fs::rename(folder.path().join("kept"), folder.path().join("html")).unwrap();
    }
    assert_eq!(tree(outside.path()), before);
    assert_eq!(names(folder.path()), ["html/a.html", "html/gone.html", "json/a.json"]);
}

#[test]
fn what_was_seen_before_another_run_wrote_is_not_believed() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1")]).unwrap();
    let files = [path("a.html")].into();
    let same = |_: &ProjectPath| Some(Digest::of(b"0"));
    let error =
        host.commit_beside(&files, &|_| Ok(Vec::new()), &[ProjectPath::root()], &same, None).unwrap_err();
    assert_eq!(error.reason, Reason::Changed);
    assert_eq!(names(folder.path()), ["a.html"]);
}

/// A list that a stranger sends along may name what it likes.
#[test]
fn a_list_of_outputs_that_is_too_large_is_not_read() {
    let (folder, host) = folder();
    fs::File::create(folder.path().join(".guidec-outputs")).unwrap().set_len(10 << 30).unwrap();
    assert_eq!(commit(&host, &[("a.html", "1")]).unwrap_err().reason, Reason::TooLarge(64 << 20));
}

#[test]
fn an_output_that_is_too_large_is_not_read_again() {
    let (folder, host) = folder();
    commit(&host, &[("a.html", "1")]).unwrap();
    assert_eq!(host.read_output(&path("a.html"), Digest::of(b"1")), Some(b"1".to_vec()));
    fs::File::create(folder.path().join("a.html")).unwrap().set_len(10 << 30).unwrap();
    assert_eq!(host.read_output(&path("a.html"), Digest::of(b"1")), None);
}

/// The system says of what it makes up on the spot that it is empty.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_grows_beyond_the_limit_while_it_is_read_is_refused() {
    let host = OsHost::new(Path::new("/proc/self")).unwrap();
    assert_eq!(host.read(&path("status"), 10).unwrap_err().reason, Reason::TooLarge(10));
}

/// Before 1970, so that nobody can tell from it when the file was changed.
#[cfg(unix)]
#[test]
fn a_file_with_an_odd_date_is_as_long_as_it_is() {
    use std::time::{Duration, UNIX_EPOCH};
    let (folder, host) = folder();
    let place = folder.path().join("a.guide");
    fs::write(&place, "12345").unwrap();
    let file = fs::File::options().write(true).open(&place).unwrap();
    let look = |name: &str| host.look(&path(name));
    assert!(look("a.guide").stamp.is_some());
    file.set_modified(UNIX_EPOCH - Duration::from_secs(86_400)).unwrap();
    assert_eq!((look("a.guide").bytes, look("a.guide").stamp), (5, None));
    fs::create_dir(folder.path().join("b.guide")).unwrap();
    std::os::unix::fs::symlink("a.guide", folder.path().join("c.guide")).unwrap();
    for name in ["b.guide", "c.guide", "d.guide"] {
        assert_eq!((look(name).bytes, look(name).stamp), (u64::MAX, None), "{name}");
    }
}

/// Whatever time somebody gives to a file, it is seen that they wrote to it.
#[cfg(unix)]
#[test]
fn a_stamp_tells_what_was_written_since() {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};
    let (folder, host) = folder();
    let (page, place) = (path("a.html"), folder.path().join("a.html"));
    let stamped = |contents: &str, time: SystemTime| {
        fs::write(&place, contents).unwrap();
        fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
        host.stamp(&page).unwrap()
    };
    let long_ago = UNIX_EPOCH + Duration::from_millis(1_000_000_000_001);
    let first = stamped("1", long_ago);
    std::thread::sleep(Duration::from_millis(60));
    assert_eq!(host.settled_stamp(&page), Some(first));
    assert_ne!(stamped("2", long_ago), first);
    // Who writes to it in the same moment of the clock cannot be told from who wrote it.
    stamped("3", SystemTime::now() + Duration::from_secs(3600));
    assert_eq!(host.settled_stamp(&page), None);
}
