//! What the fuzz targets share with the tests: the ways in for what strangers write, and the laws that hold there.

#[path = "../../../examples/exam/entrances.rs"]
mod entrances;
#[path = "../../format/laws.rs"]
#[allow(dead_code)]
mod laws;

/// Takes a way in. Panics if something went wrong there.
pub fn enter(name: &str, bytes: &[u8]) {
    let entrance = entrances::ALL.iter().find(|entrance| entrance.name == name);
    let law = entrance.map(|entrance| (entrance.enter)(bytes));
    assert!(matches!(law, Some(Ok(()))), "{name}: {law:?}");
}
