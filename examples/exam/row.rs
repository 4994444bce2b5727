//! What a row of the exam is.

use std::path::PathBuf;

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
