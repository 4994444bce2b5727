//! Projects: finding sources, compiling them, committing outputs. Knows nothing of the command line.

mod compile;
mod failure;
mod load;
mod patterns;
mod project;
mod settings;

pub use compile::{Compiled, compile};
pub use failure::Failure;
pub use project::{EXTENSION, Project, locate};
pub use settings::{PROJECT_FILE, Settings};
