//! Row 3: builds with what was remembered beside builds anew, after each of many random edits.

use crate::row::{Row, Settings, guidec, in_parts};
use crate::trial::Trial;

pub const ROW: Row = Row { number: 3, name: "incremental", size: 100_000, run };

fn run(settings: &Settings) -> Result<String, String> {
    let projects = in_parts(settings, edited)?;
    Ok(format!(
        "{} edits of {} projects, {} of them to what can be built; all as anew: outputs, findings and exit code",
        settings.size,
        projects.len(),
        projects.iter().sum::<usize>()
    ))
}

/// One project, with so many edits one after the other; after how many of them it could be built.
fn edited(settings: &Settings) -> Result<usize, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut trial = Trial::new(&guidec(), folder.path(), settings.seed);
    for edit in 0..settings.size {
        trial.step().map_err(|difference| format!("edit {edit}, {difference}"))?;
    }
    trial.built()
}
