//! Files that hold many contents.

use std::fs;

use guidec::host::{Bundle, Digest, HostError, NewBundle, OsHost, Reason};

use super::{folder, names, path};

const HEADING: &[u8] = b"heading\n";

/// Writes these contents, and says how long the bundle was after each.
fn written(host: &OsHost, contents: &[&[u8]]) -> Result<Vec<u64>, HostError> {
    host.bundle(&path("all.bundle"), HEADING, |bundle: &mut NewBundle<'_>| {
        let lengths = contents.iter().map(|contents| {
            bundle.add(contents)?;
            Ok(bundle.length())
        });
        lengths.collect()
    })
}

#[test]
fn what_is_written_is_read_in_places() {
    let (folder, host) = folder();
    // More than what waits in memory, and something behind it.
    let large = vec![7; 300_000];
    assert_eq!(written(&host, &[b"one", &large, b"two"]).unwrap(), [11, 300_011, 300_014]);
    let place = folder.path().join("all.bundle");
    assert_eq!(fs::read(&place).unwrap(), [HEADING, b"one", &large, b"two"].concat());
    assert_eq!(names(folder.path()), ["all.bundle"]);

    let bundle = Bundle::open(&place).unwrap();
    assert_eq!(bundle.length(), 300_014);
    assert_eq!(bundle.read(8, 3).unwrap(), b"one");
    assert_eq!(bundle.read(300_011, 3).unwrap(), b"two");
    assert_eq!(bundle.read(0, 300_014).unwrap().len(), 300_014);
    assert_eq!(bundle.read(300_014, 0), Some(Vec::new()));
    for (start, length) in [(300_012, 3), (300_015, 0), (u64::MAX, 1), (0, 300_015)] {
        assert_eq!(bundle.read(start, length), None, "{start} {length}");
    }
}

#[test]
fn a_list_at_the_end_is_found() {
    let (folder, host) = folder();
    let digest = Digest::of(b"a list");
    let fill = |bundle: &mut NewBundle<'_>| {
        bundle.add(b"one")?;
        let start = bundle.length();
        bundle.add(b"a list")?;
        bundle.close(start, digest)
    };
    host.bundle::<_, HostError>(&path("all.bundle"), HEADING, fill).unwrap();
    let place = folder.path().join("all.bundle");
    let list = Bundle::open(&place).unwrap().list().unwrap();
    assert_eq!((list.start, list.contents.as_slice(), list.digest), (11, &b"a list"[..], digest));
    // One that would begin before the file does.
    let mut bytes = fs::read(&place).unwrap();
    let length = bytes.len();
    bytes[length - 8] = 18;
    fs::write(&place, &bytes).unwrap();
    assert!(Bundle::open(&place).unwrap().list().is_none());
    fs::write(&place, &bytes[..39]).unwrap();
    assert!(Bundle::open(&place).unwrap().list().is_none());
}

/// A file without an end, as it may seem, is not read into memory.
#[test]
fn not_all_is_read_at_once() {
    let (folder, host) = folder();
    written(&host, &[]).unwrap();
    let place = folder.path().join("all.bundle");
    fs::File::options().write(true).open(&place).unwrap().set_len(1 << 40).unwrap();
    let bundle = Bundle::open(&place).unwrap();
    assert_eq!(bundle.read(0, 1 << 30), None);
    assert_eq!(bundle.read((1 << 40) - 2, 2), Some(vec![0, 0]));
}

#[test]
fn what_stands_there_is_replaced_if_it_is_a_bundle() {
    let (folder, host) = folder();
    written(&host, &[b"one"]).unwrap();
    written(&host, &[b"two"]).unwrap();
    let place = folder.path().join("all.bundle");
    assert_eq!(fs::read(&place).unwrap(), b"heading\ntwo");
    // An error leaves what was there.
    let failed: Result<(), HostError> =
        host.bundle(&path("all.bundle"), HEADING, |_| Err(HostError::new("x", Reason::Missing)));
    assert_eq!(failed.unwrap_err().reason, Reason::Missing);
    assert_eq!(fs::read(&place).unwrap(), b"heading\ntwo");
    for other in [&b"somebody's own"[..], b"headin", b""] {
        fs::write(&place, other).unwrap();
        assert_eq!(written(&host, &[b"three"]).unwrap_err().reason, Reason::Foreign);
        assert_eq!(fs::read(&place).unwrap(), other);
    }
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert_eq!(written(&host, &[b"three"]).unwrap_err().reason, Reason::Foreign);
    assert_eq!(Bundle::open(&place).unwrap_err().reason, Reason::NotAFile);
}
