//! The small styles and scripts that are built in are made from those that people read.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const CURE: &str = "run `node small.js` in tests/browser";

#[test]
fn small_files_are_made_from_what_is_there() {
    let targets = Path::new(env!("CARGO_MANIFEST_DIR")).join("targets");
    let sources = fs::read_to_string(targets.join("small/SOURCES")).unwrap();
    let mut listed = BTreeSet::new();
    for line in sources.lines() {
        let (hash, file) = line.split_once("  ").unwrap();
        listed.insert(PathBuf::from(file));
        // Git may have written other line ends.
        let text = fs::read_to_string(targets.join(file)).unwrap_or_default().replace("\r\n", "\n");
        let is: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(is, hash, "targets/{file} has changed: {CURE}");
        assert!(targets.join("small").join(file).exists(), "targets/small/{file} is missing: {CURE}");
    }
    for target in ["checklist", "html"] {
        for entry in fs::read_dir(targets.join(target).join("assets")).unwrap() {
            let path = entry.unwrap().path();
            let is_part = path.extension().is_some_and(|ending| ending == "css" || ending == "js");
            let file = path.strip_prefix(&targets).unwrap().to_owned();
            // MiniSearch is small as it comes.
            let is_small = file.ends_with("minisearch.js");
            assert!(
                is_small || !is_part || listed.contains(&file),
                "{} is not listed: {CURE}",
                file.display()
            );
        }
    }
}
