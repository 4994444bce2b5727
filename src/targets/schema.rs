//! The JSON Schema of what the JSON target writes.

use crate::document::shape::{Document, Site};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The schema of a [`Document`] or a [`Site`], as `docs/schema/document.schema.json` has it.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let document = generator.subschema_for::<Document>();
    let site = generator.subschema_for::<Site>();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What guidec writes as JSON",
        "description": "A guide or a page of facts (`Document`), or the list of all of them (`Site`, in `index.json`).",
        "anyOf": [document, site],
        "$defs": generator.take_definitions(true),
    })
}
