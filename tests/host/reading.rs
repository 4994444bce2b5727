//! What is read, at its limits; folders that are not there yet; contents that wait; paths; memory.

use std::fs;
use std::path::Path;

use guidec::host::{Host, Kind, OsHost, PathError, ProjectPath, Reason, memory_held};

use super::{commit, folder, names, path};

#[test]
fn a_file_may_have_as_many_bytes_as_the_limit_says() {
    let (folder, host) = folder();
    fs::write(folder.path().join("a.guide"), "four").unwrap();
    assert_eq!(host.read(&path("a.guide"), 4).unwrap(), b"four");
    assert_eq!(host.read(&path("a.guide"), 3).unwrap_err().reason, Reason::TooLarge(3));
    assert_eq!(host.size(&path("a.guide")), 4);
    // Who plans with them must not take them for small.
    for other in ["", "none.guide"] {
        assert_eq!(host.size(&ProjectPath::new(other).unwrap_or_default()), u64::MAX);
    }
    assert_eq!(OsHost::kind_at(&folder.path().join("a.guide")), Some(Kind::File));
    assert_eq!(OsHost::kind_at(folder.path()), Some(Kind::Folder));
    assert_eq!(OsHost::kind_at(&folder.path().join("none")), None);
}

#[test]
fn folders_for_outputs_are_made_where_they_are_missing() {
    let (folder, _) = folder();
    let below = folder.path().canonicalize().unwrap().join("a/b");
    let host = OsHost::new(&folder.path().join("a/b")).unwrap();
    assert_eq!(host.root(), below);
    commit(&host, &[("x.html", "1")]).unwrap();
    assert_eq!(fs::read(below.join("x.html")).unwrap(), b"1");
    // What `..` means behind a folder that is not there, nobody can say.
    assert!(OsHost::new(&folder.path().join("none/../a/c")).is_err());
    fs::write(folder.path().join("file"), "").unwrap();
    assert!(OsHost::new(&folder.path().join("file/below")).is_err());
    let relative = OsHost::new(Path::new("a-folder-that-is-not-there")).unwrap();
    let current = std::env::current_dir().unwrap().canonicalize().unwrap();
    assert_eq!(relative.root(), current.join("a-folder-that-is-not-there"));
}

#[test]
fn what_killed_runs_left_is_cleared_from_some_folders() {
    let (folder, host) = folder();
    for name in ["a", "b"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join(".x.guide.guidec-1"), "half").unwrap();
    }
    host.clear([&path("a"), &path("none")]);
    assert_eq!(names(folder.path()), ["b/.x.guide.guidec-1"]);
}

#[test]
fn contents_wait_without_a_name() {
    let (folder, host) = folder();
    let spool = host.spool().unwrap();
    let (first, second) = (spool.add(b"one").unwrap(), spool.add(b"three").unwrap());
    assert_eq!((first.length(), second.length()), (3, 5));
    assert!(names(folder.path()).is_empty());
    let read = |places: &[guidec::host::Spooled]| {
        let mut contents = b">".to_vec();
        places.iter().for_each(|place| spool.read(*place, &mut contents).unwrap());
        String::from_utf8(contents).unwrap()
    };
    assert_eq!(read(&[second, first]), ">threeone");
    assert_eq!(read(&second.parts(&[2, 0, 3]).unwrap()[2..]), ">ree");
    assert_eq!(read(&second.parts(&[2, 3]).unwrap()), ">three");
    for lengths in [&[2, 2][..], &[6], &[], &[u64::MAX, 6]] {
        assert_eq!(second.parts(lengths), None, "{lengths:?}");
    }
}

#[test]
fn paths_are_as_long_as_they_may_be() {
    let longest = format!("{}{}", format!("{}/", "a".repeat(99)).repeat(10), "a".repeat(24));
    assert_eq!(path(&longest).as_str(), longest);
    assert_eq!(ProjectPath::new(&format!("{longest}a")), Err(PathError::TooLong));
    assert_eq!(PathError::TooLong.to_string(), "the path is longer than 1024 bytes");
    let name = "ä".repeat(127) + "a";
    assert_eq!(path(&format!("{name}/{name}")).name(), name);
    for file in [format!("x/{name}a"), format!("{name}a/x")] {
        let error = ProjectPath::new(&file).unwrap_err();
        assert_eq!(error.to_string(), "the path holds a name that is longer than 255 bytes");
    }
    // Windows keeps these, with whatever ending; what is longer is a name like others.
    for name in ["CONOUT$", "conin$.html", "Lpt1.a.b", "com¹"] {
        assert!(matches!(ProjectPath::new(name), Err(PathError::Device(_))), "{name}");
    }
    for name in ["CONOUT$$", "com12", "comx", "console"] {
        assert_eq!(path(name).as_str(), name);
    }
    for (drive, what) in [("c:/a", PathError::Drive), ("1:a", PathError::Character(':'))] {
        assert_eq!(ProjectPath::new(drive), Err(what));
    }
}

/// A path that was written down by somebody else is judged like any other.
#[test]
fn paths_are_words_where_they_are_written_down() {
    assert_eq!(serde_json::to_string(&path("a//b")).unwrap(), "\"a/b\"");
    assert_eq!(serde_json::from_str::<ProjectPath>("\"./a/b\"").unwrap(), path("a/b"));
    assert!(serde_json::from_str::<ProjectPath>("\"../a\"").is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn the_memory_of_a_process_is_told_in_bytes() {
    let before = memory_held();
    let taken = std::hint::black_box(vec![1_u8; 64 << 20]);
    let more = memory_held().saturating_sub(before) >> 20;
    drop(taken);
    assert!((32..=512).contains(&more), "{more} MiB more than {before} bytes");
}
