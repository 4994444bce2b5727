//! Projects: finding sources, compiling them, committing outputs.
