//! How many files are loaded at a time, which bounds what is in memory.

use rayon::prelude::*;

use crate::host::{GUIDE_LIMIT, Host, ProjectPath};

/// The most files of a window.
const FILES: usize = 256;
/// The most bytes of a window of several files. What comes of a text takes some hundred times as much, for a moment.
const BYTES: u64 = 256 << 10;

/// Files in their order, as windows that are loaded one after the other.
pub(super) fn windows<'f>(host: &dyn Host, files: &'f [ProjectPath]) -> Vec<&'f [ProjectPath]> {
    let sizes: Vec<u64> = files.par_iter().map(|file| host.size(file).min(GUIDE_LIMIT)).collect();
    let mut windows = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (place, size) in sizes.iter().enumerate() {
        if place > start && (place - start == FILES || bytes + size > BYTES) {
            windows.extend(files.get(start..place));
            (start, bytes) = (place, 0);
        }
        bytes += size;
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
        let sizes = [vec![1; 300], vec![200 << 10, 50 << 10, 50 << 10, 900 << 10, 1]].concat();
        for (number, size) in sizes.iter().enumerate() {
            let path = ProjectPath::new(&format!("{number:03}.guide")).unwrap();
            host.add(path.clone(), vec![b'#'; *size]);
            files.push(path);
        }
        let found = windows(&host, &files);
        let counts: Vec<usize> = found.iter().map(|window| window.len()).collect();
        assert_eq!(counts, [256, 46, 1, 1, 1]);
        assert_eq!(found.concat(), files);
        assert!(windows(&host, &[]).is_empty());
    }
}
