//! What is kept of a run for the next one.

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use guidec::host::OsHost;

use super::{folder, names};

#[test]
fn what_is_remembered_is_there_until_it_is_forgotten() {
    let (folder, host) = folder();
    assert_eq!(host.remembered(100), None);
    for text in ["one", "three"] {
        host.remember(|bundle| bundle.add(text.as_bytes())).unwrap();
        assert_eq!(host.remembered(5), Some(text.as_bytes().to_vec()));
    }
    assert_eq!(host.remembered(4), None);
    assert_eq!(names(folder.path()), [".guidec-cache"]);
    host.forget();
    assert_eq!(host.remembered(5), None);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn programs_are_told_apart() {
    let (folder, _) = folder();
    let program = |name: &str, contents: &str, seconds: u64| {
        let place = folder.path().join(name);
        fs::write(&place, contents).unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(seconds);
        fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
        [false, true].map(|with_time| OsHost::mark_of(&place, with_time))
    };
    let first = program("a", "one", 1);
    assert_ne!(first[0], program("b", "four", 1)[0]);
    let later = program("b", "two", 2);
    assert_eq!(first[0], later[0]);
    assert_ne!(first[1], later[1]);
    assert_eq!(first, program("b", "two", 1));
    assert_ne!(first[0], OsHost::mark_of(&folder.path().join("none"), false));
}
