//! JSON is the document, as its published schema says.

use super::{build, fixture, render};
use guidec::document::shape::{Document, Site};

#[test]
fn json_is_the_document_and_the_site() {
    let documents = [fixture::leave_plan(), fixture::about_alipay()];
    let files = render("json", &documents);
    assert_eq!(serde_json::from_str::<Document>(&files["leave-mutual-aid.json"]).unwrap(), documents[0]);
    assert_eq!(serde_json::from_str::<Site>(&files["index.json"]).unwrap(), build::site(&documents));
    let pretty = serde_json::to_string_pretty(&documents[0]).unwrap();
    assert_eq!(files["leave-mutual-aid.json"], pretty + "\n");
}

#[test]
fn json_fits_its_schema() {
    let validator = jsonschema::validator_for(&guidec::targets::schema()).unwrap();
    for (path, text) in render("json", &[fixture::leave_plan(), fixture::about_alipay(), fixture::hebrew()]) {
        let json = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{path}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "format": 1 })));
}

/// To renew the file: `UPDATE_DOCS=1 cargo test --test targets`.
#[test]
fn the_published_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/document.schema.json");
    let schema = serde_json::to_string_pretty(&guidec::targets::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), schema);
}
