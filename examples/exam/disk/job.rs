//! A command that changes a folder, with what stands there before and after.

use std::collections::BTreeMap;
use std::path::Path;

use super::project::{Style, sources};
use super::{command, is_hidden, renew, run_well, tree};

/// Names with contents; a folder's name ends in `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// A command, and the folder before and after it.
pub struct Job {
    pub arguments: &'static str,
    pub before: Tree,
    pub after: Tree,
    /// Whether it may do some of its files and not others.
    pub is_by_file: bool,
}

impl Job {
    /// `build` where older pages are: some change, some go, some come. What stands there afterwards is what a clean build makes.
    pub fn build(folder: &Path, guides: usize) -> Result<Self, String> {
        renew(folder, &sources(guides + 1, "locked", Style::Neat));
        run_well(folder, "build", 0)?;
        let mut before = tree(folder);
        before.retain(|name, _| name.starts_with("build"));
        before.extend(sources(guides, "closed", Style::Neat));
        renew(folder, &sources(guides, "closed", Style::Neat));
        run_well(folder, "build", 0)?;
        Ok(Self { arguments: "build", before, after: tree(folder), is_by_file: false })
    }

    /// `fmt` of guides that are not neat.
    pub fn fmt(folder: &Path, guides: usize) -> Result<Self, String> {
        Self::of_sources(folder, "fmt", sources(guides, "locked", Style::Loose))
    }

    /// `check --fix` of guides that it changes.
    pub fn fix(folder: &Path, guides: usize) -> Result<Self, String> {
        Self::of_sources(folder, "check --fix", sources(guides, "locked", Style::Curable))
    }

    fn of_sources(folder: &Path, arguments: &'static str, before: Tree) -> Result<Self, String> {
        renew(folder, &before);
        run_well(folder, arguments, 0)?;
        let after = tree(folder);
        let changed = after.iter().filter(|(name, contents)| before.get(*name) != Some(*contents)).count();
        if changed == 0 {
            return Err(format!("`guidec {arguments}` changes nothing"));
        }
        Ok(Self { arguments, before, after, is_by_file: true })
    }

    /// What is wrong in a folder in which the command was stopped on its way: every file must be wholly old or wholly new, and
    /// none of the sources may be gone.
    pub fn judge_half(&self, found: &Tree) -> Result<(), String> {
        for (name, contents) in found.iter().filter(|(name, _)| !is_hidden(name) && !name.ends_with('/')) {
            let is_whole = [&self.before, &self.after].iter().any(|tree| tree.get(name) == Some(contents));
            if !is_whole {
                return Err(format!("{name} is neither old nor new"));
            }
        }
        let is_source = |name: &&String| !name.starts_with("build") && !name.ends_with('/');
        match self.before.keys().filter(is_source).find(|name| !found.contains_key(*name)) {
            Some(lost) => Err(format!("{lost} is lost")),
            None => Ok(()),
        }
    }

    /// What is wrong in a folder after the command could not do its work: outputs must be as before.
    pub fn judge_failed(&self, found: &Tree) -> Result<(), String> {
        if self.is_by_file {
            return self.judge_half(found);
        }
        super::same("after the failure", &visible(found), &visible(&self.before))
    }

    /// Runs the command once more, to its end: what is there then is what a clean run makes, and nothing else.
    pub fn finish(&self, folder: &Path) -> Result<(), String> {
        let run = super::run(&mut command(folder, self.arguments))?;
        if run.code != Some(0) {
            return Err(format!("the next run: {run:?}"));
        }
        super::same("after the next run", &tree(folder), &self.after)
    }
}

/// Without what guidec uses itself.
pub fn visible(tree: &Tree) -> Tree {
    tree.iter()
        .filter(|(name, _)| !is_hidden(name))
        .map(|(name, bytes)| (name.clone(), bytes.clone()))
        .collect()
}
