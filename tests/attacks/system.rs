//! What the command asks of the system, as strace tells it: no process is started and no socket opened.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const GUIDE: &str =
    "guide x \"X\" {\n  for android\n  do   \"Wait.\"\n  picture \"p.png\" \"A picture\"\n}\n";
const PICTURE: &[u8] = include_bytes!("../browser/fixtures/picture.png");

/// Each is run in a project of its own.
const COMMANDS: [&[&str]; 8] = [
    &["check"],
    &["check", "--fix"],
    &["check", "--format", "sarif"],
    &["build", "--target", "all"],
    &["build", "--target", "html", "--single-file"],
    &["build", "--target", "ours", "--trust-templates"],
    &["fmt"],
    &["fmt", "--diff"],
];

/// How many commands were watched; nothing where there is no strace.
pub(crate) fn watch(guidec: &Path) -> Result<Option<usize>, String> {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return Ok(None);
    }
    for command in COMMANDS {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        write(folder.path()).map_err(|error| error.to_string())?;
        let calls = folder.path().join("calls");
        let output = Command::new("strace")
            .args(["--follow-forks", "-qq", "--trace=process,network", "-o"])
            .arg(&calls)
            .arg(guidec)
            .args(command)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .map_err(|error| error.to_string())?;
        if !matches!(output.status.code(), Some(0 | 1)) {
            return Err(format!("{command:?}: {:.1000}", String::from_utf8_lossy(&output.stderr)));
        }
        judge(&fs::read_to_string(&calls).map_err(|error| error.to_string())?)
            .map_err(|wrong| format!("{command:?}: {wrong}"))?;
    }
    Ok(Some(COMMANDS.len()))
}

fn write(folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder.join("ours"))?;
    fs::write(folder.join("x.guide"), GUIDE)?;
    fs::write(folder.join("p.png"), PICTURE)?;
    let manifest = "description = \"Ours\"\nextends = \"html\"\n";
    fs::write(folder.join("ours/target.toml"), manifest)
}

/// One program is begun: the command itself. What is cloned are threads of its own.
fn judge(calls: &str) -> Result<(), String> {
    let mut programs = 0;
    for line in calls.lines() {
        let call = line.trim_start_matches(|character: char| character.is_ascii_digit() || character == ' ');
        let name = call.split('(').next().unwrap_or_default();
        programs += usize::from(name.starts_with("execve"));
        let is_thread = !name.starts_with("clone") || call.contains("CLONE_THREAD");
        let is_network = ["socket", "connect", "bind", "listen", "accept", "send", "recv"]
            .iter()
            .any(|start| name.starts_with(start));
        if is_network || !is_thread || ["fork", "vfork"].contains(&name) {
            return Err(line.to_owned());
        }
    }
    if programs == 1 { Ok(()) } else { Err(format!("{programs} programs were begun")) }
}
