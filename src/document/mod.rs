//! The document that templates and JSON see: numbered steps in words, variants by class of readers.
//! Knows nothing of targets.

pub mod shape;
