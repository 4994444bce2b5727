//! What the rows about the disk share: small projects, runs that cannot hang, and what lies in a folder.

pub mod ground;
pub mod job;
pub mod project;
pub mod race;
pub mod trace;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::row::guidec;

/// No run may take longer: it hangs. (A minute is how long one may wait for another; the machine may be busy, too.)
pub const LIMIT: Duration = Duration::from_secs(120);

/// How a run ended; no code: by a signal.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub text: String,
}

/// The command in a folder, with arguments that are parted by blanks.
pub fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(guidec());
    command.args(arguments.split_whitespace()).current_dir(folder).env_remove("GITHUB_ACTIONS");
    command.env("XDG_CACHE_HOME", own_folder());
    command
}

/// Where guidec keeps its secret, for all runs of a row.
pub fn own_folder() -> &'static Path {
    static FOLDER: LazyLock<tempfile::TempDir> =
        LazyLock::new(|| tempfile::tempdir().expect("a temporary folder"));
    FOLDER.path()
}

/// Starts a command whose output goes into a file.
pub fn start(command: &mut Command) -> Result<(Child, File), String> {
    let file = tempfile::tempfile().map_err(|error| error.to_string())?;
    let copy = || file.try_clone().map(Stdio::from).map_err(|error| error.to_string());
    let started = command.stdin(Stdio::null()).stdout(copy()?).stderr(copy()?).spawn();
    Ok((started.map_err(|error| format!("{command:?}: {error}"))?, file))
}

/// Waits for the end, which must come.
pub fn end(mut child: Child, mut output: File) -> Result<Run, String> {
    use std::io::{Read, Seek};
    let start = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if start.elapsed() > LIMIT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err("the command hangs".to_owned());
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    };
    let mut bytes = Vec::new();
    output.rewind().and_then(|()| output.read_to_end(&mut bytes)).map_err(|error| error.to_string())?;
    Ok(Run { code: status.code(), text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result<Run, String> {
    let (child, output) = start(command)?;
    end(child, output)
}

/// Runs `guidec` and wants this exit code.
pub fn run_well(folder: &Path, arguments: &str, code: i32) -> Result<Run, String> {
    let run = run(&mut command(folder, arguments))?;
    if run.code == Some(code) { Ok(run) } else { Err(format!("`guidec {arguments}`: {run:?}")) }
}

/// What builds remember: it tells when files were written, so it is never the same twice.
const REMEMBERED: &str = ".guidec-cache";

/// Everything below a folder, hidden things too: files with their contents, folders and links by themselves.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                folders.push(path);
            } else if name.ends_with(REMEMBERED) {
                found.insert(name, Vec::new());
            } else if kind.is_file() {
                found.insert(name, fs::read(&path).unwrap_or_default());
            } else {
                let target = fs::read_link(&path).unwrap_or_default();
                found.insert(format!("{name} -> {}", target.display()), Vec::new());
            }
        }
    }
    found
}

/// Whether a name of a tree belongs to guidec's own business or to an editor's.
pub fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.'))
}

/// In what two trees differ, in few words.
pub fn difference(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> String {
    let names = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name));
    let said = names.map(|name| match (one.get(name), other.get(name)) {
        (Some(_), None) => format!("{name} is too much"),
        (None, _) => format!("{name} is missing"),
        _ => format!("{name} is different"),
    });
    said.take(6).collect::<Vec<_>>().join(", ")
}

/// An error unless the trees are the same.
pub fn same(
    what: &str,
    found: &BTreeMap<String, Vec<u8>>,
    wanted: &BTreeMap<String, Vec<u8>>,
) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {}", difference(found, wanted))) }
}

/// Writes a file with the folders that it needs.
pub fn write(folder: &Path, name: &str, contents: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder of the test's own");
    fs::write(path, contents).expect("a file of the test's own");
}

/// Makes everything below a folder anew: this and nothing else.
pub fn renew(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o755));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let _ = if is_folder { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
    }
    for (name, contents) in files {
        match name.strip_suffix('/') {
            Some(name) => fs::create_dir_all(folder.join(name)).expect("a folder of the test's own"),
            None => write(folder, name, contents),
        }
    }
}
