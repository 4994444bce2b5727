//! Runs the command as a process of its own and looks what it costs. (Linux tells that under `/proc`.)

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::row::guidec;

/// How a process ended, and what it took.
#[derive(Clone, Debug)]
pub struct Ended {
    /// None: by a signal.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    /// Of processor time.
    pub seconds: f64,
    /// The most memory that it had at one time, in bytes.
    pub peak: u64,
}

/// How a process is to be run.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// The stack of each thread, in KiB; none: as usual.
    pub stack: Option<usize>,
    /// After so many seconds it is ended.
    pub most: u64,
}

/// Runs guidec with arguments in a folder.
pub fn run(folder: &Path, arguments: &[&str], manner: Manner) -> Result<Ended, String> {
    let mut command = match manner.stack {
        None => Command::new(guidec()),
        Some(kibibytes) => {
            // The soft limit is what the first thread gets; the variable is for all others.
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("ulimit -S -s {kibibytes}; exec \"$0\" \"$@\"")]).arg(guidec());
            shell.env("RUST_MIN_STACK", (kibibytes * 1024).to_string());
            shell
        }
    };
    let told = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (out, err) = (told.path().join("out"), told.path().join("err"));
    let open = |path: &Path| File::create(path).map(Stdio::from).map_err(|error| error.to_string());
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(open(&out)?).stderr(open(&err)?);
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let (seconds, peak) = watch(&mut child, Duration::from_secs(manner.most));
    let status = child.wait().map_err(|error| error.to_string())?;
    let read = |path: &Path| -> Result<String, String> {
        let mut text = Vec::new();
        let file = File::open(path).map_err(|error| error.to_string())?;
        file.take(1 << 20).read_to_end(&mut text).map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    };
    Ok(Ended { code: status.code(), out: read(&out)?, err: read(&err)?, seconds, peak })
}

/// Looks at a process until it has ended and was not waited for: then its times are whole. Tells its seconds of processor time
/// and the most memory that it had.
pub fn watch(child: &mut Child, most: Duration) -> (f64, u64) {
    let folder = Path::new("/proc").join(child.id().to_string());
    let start = Instant::now();
    let (mut seconds, mut peak) = (0.0, 0);
    loop {
        let Ok(stat) = std::fs::read_to_string(folder.join("stat")) else { return (seconds, peak) };
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(0.0);
        // In hundredths of a second, for user and system.
        seconds = (ticks(11) + ticks(12)) / 100.0;
        if fields.first() == Some(&"Z") {
            return (seconds, peak);
        }
        peak = peak.max(high_water(&folder));
        if start.elapsed() > most {
            // It may have ended in between.
            let _ = child.kill();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// `VmHWM` of a process, in bytes.
fn high_water(folder: &Path) -> u64 {
    let status = std::fs::read_to_string(folder.join("status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1024
}

/// Writes files into a folder.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    for (name, contents) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::write(&path, contents))
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}
