//! A project, and a folder outside of it that nobody may look into: what a run opened there, and where it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::project::{PICTURE, Style, sources};
use super::trace::{self, parts};
use super::{own_folder, renew, tree, write};

/// Calls by which something comes, goes or gets another name.
const CHANGES: &[&str] =
    &["mkdir", "rmdir", "unlink", "rename", "link", "symlink", "mknod", "truncate", "chmod", "chown"];

/// Where a run may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    /// In the folder for outputs, and sources stay as they are.
    Outputs,
    /// The same, while somebody moves the sources.
    OutputsBeside,
    /// In the folder of guides.
    Guides,
}

pub struct Ground {
    _folder: tempfile::TempDir,
    pub whole: PathBuf,
    pub project: PathBuf,
    pub secret: PathBuf,
}

impl Ground {
    pub fn new() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let whole = folder.path().canonicalize().map_err(|error| error.to_string())?;
        Ok(Self { project: whole.join("project"), secret: whole.join("secret"), whole, _folder: folder })
    }

    /// Where the racing swapper keeps a folder meanwhile.
    pub fn kept(&self) -> PathBuf {
        self.project.join(".kept")
    }

    pub fn renew(&self) {
        let _ = fs::remove_file(self.whole.join(".gitignore"));
        for (folder, files) in
            [(&self.project, sources(1, "locked", Style::Neat)), (&self.secret, Self::secrets())]
        {
            let _ = fs::remove_dir_all(folder);
            let _ = fs::create_dir_all(folder);
            renew(folder, &files);
        }
        for (link, target) in [("link", "../secret"), ("way", "link")] {
            let _ = symlink(target, self.project.join(link));
        }
        let _ = symlink("../secret/x", self.project.join("leaf"));
    }

    /// Under every name for which a swapped folder may be asked.
    fn secrets() -> BTreeMap<String, Vec<u8>> {
        let names = [
            "x",
            "x.guide",
            "x.png",
            "0.guide",
            "notes.guide",
            "more.png",
            "index.html",
            "lock-0.html",
            "lock-0.json",
            "of/more.png",
            "locked/of/more.png",
            ".gitignore",
        ];
        let contents =
            |name: &str| if name.ends_with(".png") { PICTURE.to_vec() } else { b"secret\n".to_vec() };
        names.iter().map(|name| ((*name).to_owned(), contents(name))).collect()
    }

    pub fn link(&self, from: &str, to: &str) {
        let place = self.project.join(from);
        let _ = fs::create_dir_all(place.parent().unwrap_or(&self.project));
        let _ = fs::remove_file(&place);
        let _ = fs::remove_dir_all(&place);
        symlink(self.secret.join(to), place).expect("a link of the test's own");
    }

    /// Writes files, and leaves what is there beside them.
    pub fn put_all(&self, files: &BTreeMap<String, Vec<u8>>) {
        for (name, contents) in files.iter().filter(|(name, _)| !name.ends_with('/')) {
            write(&self.project, name, contents);
        }
    }

    /// Runs a command under strace, and judges what it opened and wrote.
    pub fn judge(&self, arguments: &str, writes: Writes) -> Result<(), String> {
        let before = (tree(&self.secret), tree(&self.project));
        let traced =
            trace::traced(&self.project, arguments, &["-e".to_owned(), "trace=%file,%desc".to_owned()])?;
        if !matches!(traced.run.code, Some(0..=2)) {
            return Err(format!("{:?}", traced.run));
        }
        for line in &traced.lines {
            self.judge_call(line, writes)?;
        }
        if tree(&self.secret) != before.0 {
            return Err("what is outside was changed".to_owned());
        }
        let is_source = |name: &&String| !name.starts_with("build") && !name.ends_with('/');
        let after = tree(&self.project);
        let changed = before.1.keys().filter(is_source).find(|name| before.1.get(*name) != after.get(*name));
        match changed.filter(|_| writes == Writes::Outputs) {
            Some(name) => Err(format!("the source {name} was changed")),
            None => Ok(()),
        }
    }

    /// What a call opened, as the system says it, and what it changed: only names in a folder that is held open, so that
    /// nobody can put another one into its place.
    fn judge_call(&self, line: &str, writes: Writes) -> Result<(), String> {
        let Some((_, name, about)) = parts(line) else { return Ok(()) };
        let Some((asked, answer)) = about.rsplit_once(" = ") else { return Ok(()) };
        if answer.trim_start().starts_with('-') {
            return Ok(());
        }
        if name.starts_with("open") {
            return self.judge_opened(asked, answer, line, writes);
        }
        let is_change = CHANGES
            .iter()
            .any(|change| name.strip_prefix(change).is_some_and(|rest| ["", "at", "at2"].contains(&rest)));
        if !is_change || asked.contains(&*own_folder().to_string_lossy()) {
            return Ok(());
        }
        let folders: Vec<&str> = asked.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let names: Vec<&str> = asked.split('"').skip(1).step_by(2).collect();
        let is_held = !folders.is_empty()
            && folders.len() == names.len()
            && !asked.contains("AT_FDCWD")
            && names.iter().all(|name| !name.contains('/'));
        let is_allowed =
            |(folder, name): (&&str, &&str)| self.may_write(&Path::new(folder).join(name), writes);
        if is_held && folders.iter().zip(&names).all(is_allowed) {
            Ok(())
        } else {
            Err(format!("changed outside, or by a path: {line}"))
        }
    }

    fn judge_opened(&self, asked: &str, answer: &str, line: &str, writes: Writes) -> Result<(), String> {
        let path = answer.split_once('<').and_then(|(_, path)| path.rsplit_once('>'));
        let Some(opened) = path.map(|(path, _)| Path::new(path)) else { return Ok(()) };
        let is_in_project = opened.starts_with(&self.project);
        let is_own = is_in_project || opened.starts_with(own_folder());
        let system = ["/etc/ld.so", "/lib", "/usr/lib", "/proc", "/sys", "/dev/null"];
        let is_system = system.iter().any(|known| opened.to_string_lossy().starts_with(known))
            && !line.contains("/proc/self/environ");
        let only_passes = asked.contains("O_PATH");
        if !is_own && !is_system && !only_passes {
            return Err(format!("opened outside: {line}"));
        }
        let is_write = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| asked.contains(flag));
        // Contents wait in a file without a name, which nobody can find.
        let is_write = is_write && !asked.contains("O_TMPFILE");
        if is_write && is_in_project && !self.may_write(opened, writes) {
            return Err(format!("written outside the outputs: {line}"));
        }
        Ok(())
    }

    /// Whether it lies where the run may write: for outputs in the usual folder, or one in the project that the project file names.
    fn may_write(&self, place: &Path, writes: Writes) -> bool {
        let settings = fs::read_to_string(self.project.join("guidec.toml")).unwrap_or_default();
        let folder = if writes == Writes::Guides { "guides" } else { "build" };
        let is_moved = writes != Writes::Outputs && place.starts_with(self.kept());
        let is_named = settings.contains("\nout = ") && place.starts_with(&self.project);
        place.starts_with(self.project.join(folder)) || is_moved || is_named
    }
}
