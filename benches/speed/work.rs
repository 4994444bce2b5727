//! What a build is compared with: the least that any tool would do with the same files. Each runs in a process of its own.

use std::io;
use std::path::{Path, PathBuf};

use guidec::source::FileId;
use rayon::prelude::*;

/// The bytes of a page that the floor writes.
const PAGE: usize = 4_000;

/// Reads every guide, and writes as many pages, in parallel.
pub(crate) fn floor(project: &Path, out: &Path) -> io::Result<()> {
    std::fs::create_dir_all(out)?;
    let page = vec![b'x'; PAGE];
    let guides = guides(project)?;
    guides.par_iter().enumerate().try_for_each(|(number, guide)| {
        std::fs::read(guide)?;
        std::fs::write(out.join(format!("{number}.html")), &page)
    })
}

/// Reads and hashes every guide, in parallel.
pub(crate) fn hash(project: &Path) -> io::Result<()> {
    let hashes: io::Result<Vec<_>> =
        guides(project)?.par_iter().map(|guide| Ok(blake3::hash(&std::fs::read(guide)?))).collect();
    hashes.map(drop)
}

/// Reads and parses every guide, in parallel.
pub(crate) fn parse(project: &Path) -> io::Result<()> {
    guides(project)?.par_iter().try_for_each(|guide| {
        let text = std::fs::read_to_string(guide)?;
        let (_, findings) = guidec::syntax::parse(FileId(0), &text);
        if findings.is_empty() { Ok(()) } else { Err(io::Error::other("a generated guide has errors")) }
    })
}

fn guides(project: &Path) -> io::Result<Vec<PathBuf>> {
    let mut guides = Vec::new();
    for folder in ["apps", "guides"] {
        for entry in std::fs::read_dir(project.join(folder))? {
            guides.push(entry?.path());
        }
    }
    Ok(guides)
}
