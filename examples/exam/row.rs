//! What a row of the exam is.

use std::path::PathBuf;
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

/// Runs so many cases in as many parts as there are processors. Each part has its own seed, and its share of the cases.
pub fn in_parts<T: Send>(
    settings: &Settings,
    part: impl Fn(&Settings) -> Result<T, String> + Sync,
) -> Result<Vec<T>, String> {
    let count = thread::available_parallelism().map_or(1, usize::from).min(settings.size.max(1));
    let shares = (0..count).map(|number| Settings {
        size: (settings.size + number) / count,
        seed: settings.seed.wrapping_mul(count as u64).wrapping_add(number as u64),
    });
    thread::scope(|scope| {
        let parts: Vec<_> = shares
            .map(|share| {
                scope.spawn({
                    let part = &part;
                    move || part(&share)
                })
            })
            .collect();
        parts.into_iter().map(|part| part.join().expect("no part panics")).collect()
    })
}
