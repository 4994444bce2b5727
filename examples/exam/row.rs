//! What a row of the exam is.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How a row is run.
pub struct Settings {
    /// How many cases.
    pub size: usize,
    /// Where the random choices begin.
    pub seed: u64,
}

/// One row of the table in docs/reliability.md.
pub struct Row {
    pub number: u8,
    pub name: &'static str,
    /// How many cases a whole run has.
    pub size: usize,
    /// The figures reached, or what went wrong with which case.
    pub run: fn(&Settings) -> Result<String, String>,
}

/// The command: what `GUIDEC` names, else what was built beside this example.
pub fn guidec() -> PathBuf {
    if let Some(named) = std::env::var_os("GUIDEC") {
        return named.into();
    }
    let here = std::env::current_exe().expect("the example's own path");
    here.ancestors().nth(2).expect("examples stand in the build folder").join("guidec")
}

/// Parts of a row that is run in parts: as many on each machine, so that each has the same cases everywhere.
const PARTS: usize = 16;

/// Runs so many cases in parts, as many at a time as there are processors. Each part has its own seed, and its share of
/// the cases.
pub fn in_parts<T: Send>(
    settings: &Settings,
    part: impl Fn(&Settings) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= PARTS {
                return Ok(done);
            }
            let seed = settings.seed.wrapping_mul(PARTS as u64).wrapping_add(number as u64);
            let share = Settings { size: (settings.size + number) / PARTS, seed };
            if share.size > 0 {
                done.push(part(&share).map_err(|what| format!("part {number} of {PARTS}: {what}"))?);
            }
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let done: Result<Vec<Vec<T>>, String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().expect("no part panics")).collect()
    });
    Ok(done?.into_iter().flatten().collect())
}
