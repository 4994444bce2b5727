//! `guidec schema`

use clap::{Args, ValueEnum};
use schemars::{Schema, schema_for};

use super::{Outcome, output};
use crate::build::Failure;
use crate::document::shape::{Document, Site};

/// Print the JSON Schema of what `build --target json` writes
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The file whose schema is wanted: that of a guide, or the index of all.
    #[arg(value_enum, default_value_t = Shape::Document)]
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shape {
    Document,
    Site,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let schema: Schema = match arguments.shape {
        Shape::Document => schema_for!(Document),
        Shape::Site => schema_for!(Site),
    };
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| Failure::Usage(format!("cannot print the schema: {error}")))?;
    output::print(&(text + "\n"))?;
    Ok(Outcome::Clean)
}
