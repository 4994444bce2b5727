//! What guides are like, for the people who look after them: the paths of their readers, what differs between
//! two kinds of readers, the map of an app. Knows nothing of the command line.

pub mod comparison;
mod difference;
pub mod map;
pub mod readers;
mod which;

pub use difference::{Difference, difference};
pub use which::{Chosen, choose};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The version of the shapes that are printed as JSON; raised when a reader of one could break.
pub const FORMAT: u32 = 1;

/// The JSON Schema of a shape.
fn schema_of<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}
