//! Builds with what was remembered beside builds anew, after each of many random edits.

#[path = "../../../tests/incremental/trial.rs"]
mod trial;

use crate::row::{Row, Settings, guidec};

pub const ROW: Row = Row { number: 3, name: "incremental", size: 1_000, run };

fn run(settings: &Settings) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut trial = trial::Trial::new(&guidec(), folder.path(), settings.seed);
    for edit in 0..settings.size {
        trial.step().map_err(|difference| format!("edit {edit}, {difference}"))?;
    }
    if !trial.was_remembered() {
        return Err("nothing was ever remembered".to_owned());
    }
    Ok(format!("{} edits, each built as anew: outputs, findings and exit code", settings.size))
}
