//! Projects: finding sources, compiling them, committing outputs. Knows nothing of the command line.

mod chosen;
mod compile;
mod failure;
mod load;
mod only_for;
mod options;
mod outputs;
mod patterns;
mod pictures;
mod project;
mod settings;

pub use chosen::{Chosen, choose};
pub use compile::{Compiled, compile};
pub use failure::Failure;
pub use outputs::{Outputs, Rendered, render};
pub use pictures::{Pictures, Size};
pub use project::{EXTENSION, Project, locate};
pub use settings::{NamedLogo, PROJECT_FILE, SETTINGS, Settings, THEME_SETTINGS};
