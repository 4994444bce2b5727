//! What the rows begin with: every guide of this repository, by its path from the top.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every guide under `guides` and `tests/cases`, in the order of their paths.
pub fn guides() -> Vec<(String, Vec<u8>)> {
    below(&["guides", "tests/cases"]).into_iter().filter(|(path, _)| path.ends_with(".guide")).collect()
}

/// Every file below some folders, in the order of their paths.
pub fn below(folders: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of this repository") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let below = path.strip_prefix(root()).expect("a path below the top");
                let name = below.to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read(&path).expect("a file of this repository")));
            }
        }
    }
    found.sort();
    found
}
