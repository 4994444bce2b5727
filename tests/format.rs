//! What `format` makes of files: cases on disk, and what holds for every file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

#[path = "format/author/mod.rs"]
mod author;
#[path = "format/cases.rs"]
mod cases;
#[path = "format/files.rs"]
mod files;
#[path = "format/generated.rs"]
mod generated;
#[path = "format/laws.rs"]
mod laws;
