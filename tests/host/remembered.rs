//! What is kept of a run for the next one.

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use guidec::host::OsHost;

use super::{folder, names};

#[test]
fn what_is_remembered_is_there_until_it_is_forgotten() {
    let (folder, host) = folder();
    let remembered = || {
        let bundle = host.remembered()?;
        bundle.read(0, bundle.length() as usize)
    };
    assert_eq!(remembered(), None);
    for text in ["one", "three"] {
        host.remember(b"heading ", |bundle| bundle.add(text.as_bytes())).unwrap();
        assert_eq!(remembered(), Some(format!("heading {text}").into_bytes()));
    }
    assert_eq!(names(folder.path()), [".guidec-cache"]);
    host.forget();
    assert_eq!(remembered(), None);
    assert!(names(folder.path()).is_empty());
}

/// Whoever reads it has what was remembered when they opened it, also when something else is by now.
#[test]
fn what_is_read_stays_while_something_else_is_remembered() {
    let (_folder, host) = folder();
    host.remember(b"", |bundle| bundle.add(b"one")).unwrap();
    let first = host.remembered().unwrap();
    host.remember(b"", |bundle| bundle.add(b"two")).unwrap();
    assert_eq!(first.read(0, 3).unwrap(), b"one");
    assert_eq!(host.remembered().unwrap().read(0, 3).unwrap(), b"two");
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
