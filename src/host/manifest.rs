//! The list of what guidec wrote into a folder of outputs.

use std::collections::BTreeMap;

use rayon::prelude::*;
use smallvec::SmallVec;

use super::{Digest, ProjectPath};

/// The name of the list.
pub(super) const NAME: &str = ".guidec-outputs";

const HEADING: &str = "# What guidec wrote here, so that it can remove what is out of date. Do not edit.";

/// One or two, in order and each once.
type Hashes = SmallVec<[Digest; 1]>;

/// Outputs with the hashes of their contents. An output has two hashes only while a commit is under
/// way: the one that it had and the one that it will have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: BTreeMap<ProjectPath, Hashes>,
}

impl Manifest {
    /// Reads a list. Lines that make no sense are skipped: the list only ever permits, and a name
    /// that could lead elsewhere permits nothing.
    pub(super) fn parse(text: &str) -> Self {
        let mut listed: Vec<(ProjectPath, Digest)> = text.par_lines().filter_map(read).collect();
        listed.par_sort_unstable();
        // What is put together from a list in order takes a fraction of the time.
        let entries = listed
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter_map(|same| {
                let mut hashes: Hashes = same.iter().map(|(_, hash)| *hash).collect();
                hashes.dedup();
                Some((same.first()?.0.clone(), hashes))
            })
            .collect();
        Self { entries }
    }

    /// The text of the list, in the order of the paths.
    pub(super) fn print(&self) -> String {
        let length = |path: &ProjectPath| 2 * Digest::LENGTH + path.as_str().len() + 3;
        let length = self.entries.keys().map(length).sum::<usize>();
        let mut text = String::with_capacity(HEADING.len() + 1 + length);
        text.push_str(HEADING);
        text.push('\n');
        for (path, hashes) in &self.entries {
            for hash in hashes {
                text.push_str(&hash.to_hex());
                text.push_str("  ");
                text.push_str(path.as_str());
                text.push('\n');
            }
        }
        text
    }

    /// This list with all that another one lists.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (path, hashes) in &other.entries {
            match both.entries.get_mut(path) {
                Some(known) => hashes.iter().for_each(|hash| add(known, *hash)),
                None => {
                    both.entries.insert(path.clone(), hashes.clone());
                }
            }
        }
        both
    }

    pub(super) fn add(&mut self, path: ProjectPath, hash: Digest) {
        add(self.entries.entry(path).or_default(), hash);
    }

    /// What of this list stays, with outputs that are there already, in the order of their paths.
    pub(super) fn keeping(
        &self,
        stays: impl Fn(&ProjectPath) -> bool,
        same: &[(&ProjectPath, Digest)],
    ) -> Self {
        let same = same.iter().map(|(path, hash)| (ProjectPath::clone(path), Hashes::from_iter([*hash])));
        let mut kept = Self { entries: same.collect() };
        for (path, hashes) in self.entries.iter().filter(|(path, _)| stays(path)) {
            hashes.iter().for_each(|hash| kept.add(path.clone(), *hash));
        }
        kept
    }

    pub(super) fn contains(&self, path: &ProjectPath) -> bool {
        self.entries.contains_key(path)
    }

    /// Whether the output was written with contents of that hash.
    pub(super) fn wrote(&self, path: &ProjectPath, hash: Digest) -> bool {
        self.entries.get(path).is_some_and(|hashes| hashes.contains(&hash))
    }

    /// The hash of an output, if it is listed with one.
    pub(super) fn hash(&self, path: &ProjectPath) -> Option<Digest> {
        self.entries.get(path).and_then(one)
    }

    /// Whether exactly these outputs are listed, each with one hash. They are in the order of their paths.
    pub(super) fn is_of<'p>(&self, outputs: impl Iterator<Item = (&'p ProjectPath, Digest)>) -> bool {
        let listed = self.entries.iter().map(|(path, hashes)| (path, one(hashes)));
        listed.eq(outputs.map(|(path, hash)| (path, Some(hash))))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &ProjectPath> {
        self.entries.keys()
    }
}

/// What a line lists.
fn read(line: &str) -> Option<(ProjectPath, Digest)> {
    let (hash, name) = line.split_once("  ").filter(|_| !line.starts_with('#'))?;
    let path = ProjectPath::new(name).ok().filter(|path| !path.is_root() && !is_reserved(path))?;
    Some((path, Digest::from_hex(hash)?))
}

fn one(hashes: &Hashes) -> Option<Digest> {
    hashes.first().filter(|_| hashes.len() == 1).copied()
}

fn add(hashes: &mut Hashes, hash: Digest) {
    if let Err(place) = hashes.binary_search(&hash) {
        hashes.insert(place, hash);
    }
}

/// Where it is.
pub(super) fn place() -> ProjectPath {
    ProjectPath::new(NAME).unwrap_or_default()
}

/// Whether an output may not have this name because guidec uses it itself.
pub(super) fn is_reserved(path: &ProjectPath) -> bool {
    path.as_str().split('/').any(|name| name.to_ascii_lowercase().starts_with(".guidec-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_any_order_and_twice_are_one_list() {
        let digest = |text: &str| Digest::of(text.as_bytes());
        let path = |name: &str| ProjectPath::new(name).unwrap();
        let line = |name: &str, text: &str| format!("{}  {name}\n", digest(text));
        let text = [line("b", "2"), line("a", "1"), line("b", "3"), line("a", "1")].concat();
        let manifest = Manifest::parse(&text);
        assert_eq!(manifest.paths().collect::<Vec<_>>(), [&path("a"), &path("b")]);
        assert_eq!((manifest.hash(&path("a")), manifest.hash(&path("b"))), (Some(digest("1")), None));
        assert!(manifest.wrote(&path("b"), digest("2")) && manifest.wrote(&path("b"), digest("3")));
        assert!(!manifest.is_of([(&path("a"), digest("1"))].into_iter()));
        let manifest = Manifest::parse(&line("a", "1"));
        assert!(manifest.is_of([(&path("a"), digest("1"))].into_iter()));
        assert!(!manifest.is_of([(&path("a"), digest("2"))].into_iter()));
        assert!(!manifest.is_of([(&path("a"), digest("1")), (&path("b"), digest("1"))].into_iter()));
    }

    #[test]
    fn a_list_from_elsewhere_permits_nothing_outside() {
        let names = ["ok/a b.html", "../out", "/etc/passwd", ".guidec-outputs", ".", &"x".repeat(256)];
        let lines = names.map(|name| format!("{}  {name}\n", Digest::default()));
        let manifest = Manifest::parse(&format!("# x\nnonsense\nab  short.html\n{}", lines.concat()));
        assert_eq!(manifest.paths().map(ProjectPath::as_str).collect::<Vec<_>>(), ["ok/a b.html"]);
        assert_eq!(Manifest::parse(&manifest.print()), manifest);
    }
}
