//! What the `.gitignore` files below a folder may be.

use std::fs;

use guidec::host::{Host, HostError, ProjectPath};

use super::{folder, path};

/// As many bytes as such a file may have.
const LIMIT: usize = 262_144;

#[test]
fn what_is_no_file_names_nothing() {
    let (folder, host) = folder();
    fs::write(folder.path().join("rules"), "*\n").unwrap();
    for name in ["a", "b", "c"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("x.guide"), "").unwrap();
    }
    fs::create_dir(folder.path().join("a/.gitignore")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../rules", folder.path().join("b/.gitignore")).unwrap();
    let listing = host.list(&ProjectPath::root(), Some("guide")).unwrap();
    assert_eq!(listing.files, [path("a/x.guide"), path("b/x.guide"), path("c/x.guide")]);
    assert_eq!(listing.unreadable, []);
}

#[test]
fn one_that_is_too_large_is_told_and_names_nothing() {
    let (folder, host) = folder();
    fs::write(folder.path().join("x.guide"), "").unwrap();
    let listed = |bytes: usize| {
        let rules = format!("{}*.guide\n", "#\n".repeat((bytes - 8) / 2));
        assert_eq!(rules.len(), bytes);
        fs::write(folder.path().join(".gitignore"), rules).unwrap();
        host.list(&ProjectPath::root(), Some("guide")).unwrap()
    };
    let listing = listed(LIMIT);
    assert_eq!((listing.files, listing.unreadable), (vec![], vec![]));
    let listing = listed(LIMIT + 2);
    assert_eq!(listing.files, [path("x.guide")]);
    let told: Vec<String> = listing.unreadable.iter().map(HostError::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(".gitignore") && told[0].contains("larger than 262144 bytes"), "{told:?}");
}
