//! Runs under strace: which calls of the system a run makes about a folder, and what becomes of it if one goes wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{Run, run};
use crate::row::guidec;

/// The calls by which a run reads and writes. Without `close`: of a file that was written Rust's library passes over what it
/// says, of a folder it ends the process.
pub const CALLS: &[&str] = &[
    "openat",
    "openat2",
    "read",
    "write",
    "lseek",
    "statx",
    "newfstatat",
    "readlink",
    "readlinkat",
    "getdents64",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "fchmod",
    "fchmodat",
    "fdatasync",
    "fsync",
    "flock",
    "ftruncate",
    "fcntl",
    "copy_file_range",
];

/// What was traced.
pub struct Traced {
    pub run: Run,
    /// The lines of strace, one for each call.
    pub lines: Vec<String>,
}

/// Whether strace is there and may be used.
pub fn is_there() -> bool {
    Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs `guidec` under strace. With one thread for the work, so that calls come in the same order every time.
pub fn traced(folder: &Path, arguments: &str, options: &[String]) -> Result<Traced, String> {
    let log = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
    let mut command = strace(folder, arguments, log.path(), options);
    let run = run(command.env("RAYON_NUM_THREADS", "1"))?;
    let text = std::fs::read(log.path()).map_err(|error| error.to_string())?;
    Ok(Traced { run, lines: String::from_utf8_lossy(&text).lines().map(str::to_owned).collect() })
}

/// `guidec`, held up for a time before it makes one of these calls for the first time.
pub fn held_up(folder: &Path, arguments: &str, calls: &str, time: Duration) -> Command {
    let delay = format!("inject={calls}:delay_enter={}:when=1", time.as_micros());
    let options = ["-e".to_owned(), format!("trace={calls}"), "-e".to_owned(), delay];
    strace(folder, arguments, Path::new("/dev/null"), &options)
}

/// `guidec` under strace, which writes to `log`.
fn strace(folder: &Path, arguments: &str, log: &Path, options: &[String]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-qq", "-s", "4096", "-o"]).arg(log).args(options).arg(guidec());
    command.args(arguments.split_whitespace()).current_dir(folder).env("XDG_CACHE_HOME", super::own_folder());
    command.env_remove("GITHUB_ACTIONS");
    command
}

/// The calls that a run makes about what lies in a folder.
pub struct Calls {
    /// Every path below the folder that it names.
    paths: BTreeSet<PathBuf>,
    /// How often it makes each call, in the thread that does so most often.
    pub counts: BTreeMap<String, usize>,
}

impl Calls {
    /// Of a run of `guidec` in this folder, which changes the folder.
    pub fn of(folder: &Path, arguments: &str) -> Result<Self, String> {
        let traced = traced(folder, arguments, &["-e".to_owned(), format!("trace={}", known())])?;
        let root = folder.to_string_lossy().into_owned();
        let mut paths = BTreeSet::new();
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for line in &traced.lines {
            let Some((thread, name, about)) = parts(line) else { continue };
            // The folder that the process runs in is named in every call that is relative to it.
            let about = about.replace(&format!("AT_FDCWD<{root}>"), "");
            let named: Vec<PathBuf> = named(&about, &root);
            if !named.is_empty() {
                *counts.entry((thread.to_owned(), name.to_owned())).or_default() += 1;
            }
            paths.extend(named);
        }
        let mut most: BTreeMap<String, usize> = BTreeMap::new();
        for ((_, name), count) in counts {
            let known = most.entry(name).or_default();
            *known = count.max(*known);
        }
        Ok(Self { paths, counts: most })
    }

    /// Each call by its name and number.
    pub fn each(&self) -> Vec<(&String, usize)> {
        let counts = self.counts.iter();
        counts.flat_map(|(name, count)| (1..=*count).map(move |number| (name, number))).collect()
    }

    /// The options that make the call of that number go wrong, in each thread.
    pub fn inject(&self, name: &str, number: usize, what: &str) -> Vec<String> {
        let mut options = vec!["-e".to_owned(), format!("trace={name}")];
        for path in &self.paths {
            options.extend(["-P".to_owned(), path.to_string_lossy().into_owned()]);
        }
        options.extend(["-e".to_owned(), format!("inject={name}:{what}:when={number}")]);
        options
    }
}

/// Those of [`CALLS`] that strace knows on this machine; a `?` lets it pass over the others.
fn known() -> String {
    CALLS.iter().map(|name| format!("?{name}")).collect::<Vec<_>>().join(",")
}

/// The thread, the name of the call and the rest of a line.
pub fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (thread, rest) = line.split_once(' ')?;
    let (name, about) = rest.trim_start().split_once('(')?;
    Some((thread, name, about))
}

/// The paths below a folder that a call names: in quotes, or as what a file handle leads to.
fn named(about: &str, root: &str) -> Vec<PathBuf> {
    let pieces = about.split(['"', '<', '>']);
    pieces.filter(|piece| Path::new(piece).starts_with(root)).map(PathBuf::from).collect()
}
