//! What lies below a folder, without what is hidden and what the `.gitignore` files in it name.
//!
//! Nothing outside of the folder is opened, neither through links nor above it, and nothing depends on the machine: no
//! ignore files of the user. What stands in place of a `.gitignore` and is no plain file names nothing, as for Git.

use std::cell::LazyCell;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cap_std::fs::{Dir, DirEntry};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The name of the files that say what is passed over.
const RULES: &str = ".gitignore";

/// The most bytes of one.
const RULES_LIMIT: u64 = 256 << 10;

/// What was found, in no order; the paths begin at the root.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<PathBuf>,
    /// What could not be looked into.
    pub(super) errors: Vec<(PathBuf, Error)>,
}

/// A folder to be looked into.
struct Folder {
    path: PathBuf,
    /// Of the folders that it lies in, the outermost first.
    rules: Vec<Arc<Gitignore>>,
}

/// Walks what lies below `start`, a folder in `root`, or `root` itself if that is empty.
pub(super) fn walk(root: &Dir, start: &Path) -> Found {
    let mut found = Found::default();
    let mut folders = vec![Folder { path: PathBuf::new(), rules: Vec::new() }];
    while let Some(mut folder) = folders.pop() {
        if let Err(error) = folder.look(root, start, &mut found, &mut folders) {
            found.errors.push((folder.path, error));
        }
    }
    found
}

impl Folder {
    fn look(&mut self, root: &Dir, start: &Path, found: &mut Found, next: &mut Vec<Folder>) -> Result<()> {
        let dir =
            if self.path.as_os_str().is_empty() { root.try_clone()? } else { root.open_dir(&self.path)? };
        match rules(&dir, &self.path) {
            Ok(rules) => self.rules.extend(rules.map(Arc::new)),
            Err(error) => found.errors.push((self.path.join(RULES), error)),
        }
        for entry in dir.entries()? {
            let entry = entry?;
            let path = self.path.join(entry.file_name());
            if !path.starts_with(start) && !start.starts_with(&path) {
                continue;
            }
            let kind = entry.file_type()?;
            if self.passes_over(&entry, &path, kind.is_dir()) {
                continue;
            }
            if kind.is_dir() {
                next.push(Folder { path, rules: self.rules.clone() });
            } else if kind.is_file() {
                found.files.push(path);
            }
        }
        Ok(())
    }

    /// The innermost rule that is about something decides; what is hidden is found only if a rule wants it.
    fn passes_over(&self, entry: &DirEntry, path: &Path, is_folder: bool) -> bool {
        let whole = LazyCell::new(|| Path::new("/").join(path));
        let decided = self.rules.iter().rev().map(|rules| rules.matched(&*whole, is_folder));
        match decided.into_iter().find(|decided| !decided.is_none()) {
            Some(decided) => decided.is_ignore(),
            None => entry.file_name().as_encoded_bytes().starts_with(b"."),
        }
    }
}

/// What the `.gitignore` of a folder says, if it has one.
fn rules(dir: &Dir, path: &Path) -> Result<Option<Gitignore>> {
    match dir.symlink_metadata(RULES) {
        Ok(metadata) if metadata.is_file() => {}
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => return Ok(None),
    }
    let mut bytes = Vec::new();
    dir.open(RULES)?.take(RULES_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > RULES_LIMIT {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("larger than {RULES_LIMIT} bytes")));
    }
    let text = String::from_utf8_lossy(&bytes);
    let mut builder = GitignoreBuilder::new(Path::new("/").join(path));
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        // A line that makes no sense names nothing, as for Git.
        let _ = builder.add_line(None, line);
    }
    Ok(builder.build().ok())
}
