//! What a command costs.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// What one run of a command takes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// In microseconds.
    pub(crate) wall: u64,
    /// Of all its threads, in microseconds.
    pub(crate) cpu: u64,
    /// The most memory that it held, in kB.
    pub(crate) memory: u64,
}

/// Runs a command in a process that runs nothing else, so that what it held is known.
pub(crate) fn of(program: &Path, arguments: &[String]) -> io::Result<Cost> {
    let mut meter = Command::new(std::env::current_exe()?);
    let output = meter.arg("--meter").arg(program).args(arguments).stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(|number| number.parse().unwrap_or_default());
    let mut next = || numbers.next().ok_or_else(|| io::Error::other(format!("{arguments:?} failed")));
    Ok(Cost { wall: next()?, cpu: next()?, memory: next()? })
}

/// The other side of [`of`]: runs a command and prints what it cost.
pub(crate) fn meter(command: &[String]) -> io::Result<()> {
    let [program, arguments @ ..] = command else { return Err(io::Error::other("no command")) };
    let start = Instant::now();
    let output =
        Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    let wall = start.elapsed().as_micros();
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let cpu = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    println!("{wall} {cpu} {}", usage.max_rss());
    Ok(())
}
