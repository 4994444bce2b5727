//! Which files are loaded at a time, which bounds what is in memory.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::amount::{Excess, MOST};
use super::compile::Compiler;
use crate::host::{GUIDE_LIMIT, Host, ProjectPath};
use crate::resolve::ElsewhereBuilder;

/// The most files of a window.
const FILES: usize = 256;
/// The most bytes of a window of several files. What comes of a text takes some hundred times as much, for a moment.
const BYTES: u64 = 192 << 10;

/// Files that could not be loaded together, and what there would be too much of.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) excess: Excess,
    /// In order.
    pub(super) files: Vec<User>,
}

/// A file with what it uses. In their order those that use the same stand beside each other.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct User {
    pub(super) uses: Vec<ProjectPath>,
    pub(super) path: ProjectPath,
}

impl Compiler<'_> {
    /// Loads some files at a time, with what they use, does something with them, and forgets them. Where what some use has
    /// too many bytes, all of them that use anything come last, those that use the same together; where it is too many files,
    /// they are loaded in halves.
    pub(super) fn in_windows(
        &mut self,
        mut files: Vec<ProjectPath>,
        mut elsewhere: Option<&mut ElsewhereBuilder>,
        mut work: impl FnMut(&mut Self, &[ProjectPath]),
    ) {
        let mut uses = Vec::new();
        for may_wait in [true, false] {
            let mut late: Vec<User> = Vec::new();
            let mut open: Vec<Vec<ProjectPath>> = windows(self.run.host, &files, &uses)
                .into_iter()
                .rev()
                .map(<[ProjectPath]>::to_vec)
                .collect();
            while let Some(window) = open.pop() {
                let Some(left) = self.load(&window, elsewhere.as_deref_mut()) else {
                    work(self, &window);
                    self.loader.forget(&window, &mut self.sources);
                    continue;
                };
                let mut first = left.files;
                let rest = if may_wait && matches!(left.excess, Excess::Bytes) {
                    let rest = first.split_off(first.partition_point(|file| file.uses.is_empty()));
                    self.loader.forget(&paths(&rest), &mut self.sources);
                    late.extend(rest);
                    Vec::new()
                } else {
                    first.split_off(first.len() / 2)
                };
                open.extend([paths(&rest), paths(&first)].into_iter().filter(|files| !files.is_empty()));
            }
            late.sort();
            (uses, files) = late.into_iter().map(|file| (file.uses, file.path)).unzip();
        }
    }
}

fn paths(files: &[User]) -> Vec<ProjectPath> {
    files.iter().map(|file| file.path.clone()).collect()
}

/// Files in their order, as windows that are loaded one after the other. `uses` is what each of them uses, as far as it is
/// known.
fn windows<'f>(
    host: &dyn Host,
    files: &'f [ProjectPath],
    uses: &[Vec<ProjectPath>],
) -> Vec<&'f [ProjectPath]> {
    let size = |file: &ProjectPath| Some(host.size(file)).filter(|size| *size <= GUIDE_LIMIT);
    let sizes: Vec<u64> = files.par_iter().map(|file| size(file).unwrap_or(GUIDE_LIMIT)).collect();
    // What is no file, or too large for one, is not loaded by those that use it.
    let used: BTreeSet<&ProjectPath> = uses.iter().flatten().collect();
    let used: BTreeMap<&ProjectPath, u64> =
        used.into_par_iter().map(|file| (file, size(file).unwrap_or(0))).collect();
    let mut windows = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    let mut together: BTreeSet<&ProjectPath> = BTreeSet::new();
    let mut bytes_used = 0;
    for (place, size) in sizes.iter().enumerate() {
        let own = || uses.get(place).into_iter().flatten();
        let bytes_of = |file: &ProjectPath| used.get(file).copied().unwrap_or(0);
        let more: u64 = own().filter(|file| !together.contains(file)).map(bytes_of).sum();
        let is_full = place - start == FILES || bytes + size > BYTES || bytes_used + more > MOST.bytes;
        if place > start && is_full {
            windows.extend(files.get(start..place));
            (start, bytes, bytes_used) = (place, 0, own().map(bytes_of).sum());
            together.clear();
        } else {
            bytes_used += more;
        }
        bytes += size;
        together.extend(own());
    }
    windows.extend(files.get(start..).filter(|rest| !rest.is_empty()));
    windows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::MemoryHost;

    #[test]
    fn windows_are_bounded_by_files_and_by_bytes() {
        let host = MemoryHost::new();
        let mut files = Vec::new();
        let large = vec![200 << 10, 50 << 10, 50 << 10, 900 << 10, 128 << 10, 128 << 10, 1];
        let sizes = [vec![1; 600], large].concat();
        for (number, size) in sizes.iter().enumerate() {
            let path = ProjectPath::new(&format!("{number:03}.guide")).unwrap();
            host.add(path.clone(), vec![b'#'; *size]);
            files.push(path);
        }
        let found = windows(&host, &files, &[]);
        let counts: Vec<usize> = found.iter().map(|window| window.len()).collect();
        assert_eq!(counts, [256, 256, 88, 1, 2, 1, 1, 2]);
        assert_eq!(found.concat(), files);
        assert_eq!(windows(&host, &files[603..604], &[]), [&files[603..604]]);
        assert!(windows(&host, &[], &[]).is_empty());
    }

    #[test]
    fn files_that_use_the_same_stand_together_as_long_as_that_is_not_too_much() {
        let host = MemoryHost::new();
        let add = |name: &str, size: usize| {
            let path = ProjectPath::new(name).unwrap();
            host.add(path.clone(), vec![b'#'; size]);
            path
        };
        let [a, b, c] = [("a", 200), ("b", 56), ("c", 30)].map(|(name, size)| add(name, size << 10));
        let files: Vec<ProjectPath> = (0..9).map(|number| add(&format!("{number}.guide"), 1)).collect();
        let uses = [&[][..], &[&a], &[&a], &[&a], &[&a, &b], &[&b], &[&b], &[&b], &[&c]]
            .map(|uses| uses.iter().map(|used| (*used).clone()).collect());
        let counts: Vec<usize> = windows(&host, &files, &uses).iter().map(|window| window.len()).collect();
        assert_eq!(counts, [8, 1]);
        // Those behind a cut count what they use, although those before it use it, too.
        let uses = vec![vec![a.clone()]; 4];
        let large: Vec<ProjectPath> = ["w", "x", "y", "z"].map(|name| add(name, 90 << 10)).to_vec();
        let uses = [uses, vec![vec![c.clone(), b.clone()]]].concat();
        let files = [large, vec![add("v", 1)]].concat();
        let counts: Vec<usize> = windows(&host, &files, &uses).iter().map(|window| window.len()).collect();
        assert_eq!(counts, [2, 2, 1]);
    }
}
