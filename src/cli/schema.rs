//! `guidec schema`

use clap::Args;

use super::{Outcome, output};
use crate::build::Failure;
use crate::targets::schema;

/// Print the JSON Schema of what `build --target json` writes
#[derive(Args, Debug)]
pub(super) struct Arguments {}

pub(super) fn run(_: &Arguments) -> Result<Outcome, Failure> {
    let text = serde_json::to_string_pretty(&schema())
        .map_err(|error| Failure::Usage(format!("cannot print the schema: {error}")))?;
    output::print(&(text + "\n"))?;
    Ok(Outcome::Clean)
}
