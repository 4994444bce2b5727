//! What is on its way to its place, and what a run leaves that is killed meanwhile.

use std::fs;

use guidec::host::{HostError, NewBundle};

use super::{folder, names, path};

#[test]
fn only_drafts_of_the_same_file_that_nobody_works_on_are_cleared() {
    let (folder, host) = folder();
    let stays = [
        ".all.bundle.guidec-",
        ".all.bundle.guidec-4711x",
        ".all.bundle.guidec-4712",
        ".other.bundle.guidec-4711",
        "all.bundle.guidec-4711",
    ];
    for name in stays.iter().chain(&[".all.bundle.guidec-4711"]) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    fs::create_dir(folder.path().join(".all.bundle.guidec-4713")).unwrap();
    let at_work = fs::File::open(folder.path().join(".all.bundle.guidec-4712")).unwrap();
    at_work.lock().unwrap();
    let written: Result<(), HostError> =
        host.bundle(&path("all.bundle"), b"x", |bundle: &mut NewBundle<'_>| bundle.add(b"y"));
    written.unwrap();
    let mut expected = stays.to_vec();
    expected.push("all.bundle");
    expected.sort_unstable();
    assert_eq!(names(folder.path()), expected);
    assert!(folder.path().join(".all.bundle.guidec-4713").is_dir());
}

/// Where very many drafts of others have the names that this run would take, it says so.
#[test]
fn names_for_drafts_come_to_an_end() {
    let (folder, host) = folder();
    fs::write(folder.path().join("a.guide"), "old").unwrap();
    let first = u64::from(std::process::id());
    let draft = |number: u64| folder.path().join(format!(".a.guide.guidec-{}", first + number));
    for number in 0..1_000 {
        fs::write(draft(number), "").unwrap();
    }
    host.replace(&path("a.guide"), b"old", b"new").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("a.guide")).unwrap(), "new");
    fs::write(draft(1_000), "").unwrap();
    let error = host.replace(&path("a.guide"), b"new", b"newer").unwrap_err();
    assert!(error.to_string().contains("exists"), "{error}");
    assert_eq!(fs::read_to_string(folder.path().join("a.guide")).unwrap(), "new");
}

#[cfg(unix)]
#[test]
fn a_source_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, host) = folder();
    let place = folder.path().join("a.guide");
    fs::write(&place, "old").unwrap();
    for mode in [0o640, 0o755] {
        fs::set_permissions(&place, fs::Permissions::from_mode(mode)).unwrap();
        let old = fs::read(&place).unwrap();
        host.replace(&path("a.guide"), &old, &[&old[..], b"!"].concat()).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, mode);
    }
}
