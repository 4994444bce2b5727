//! Projects: finding sources, compiling them, committing outputs.

mod patterns;
mod settings;

pub use settings::{PROJECT_FILE, Settings};
