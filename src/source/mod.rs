//! Source texts and places in them. Knows bytes, lines and columns; knows nothing of the language.

mod by_file;
mod files;
mod lines;
mod portable;
mod span;

pub use by_file::ByFile;
pub use files::{SourceFile, Sources};
pub use lines::{LineIndex, Position};
pub use portable::among;
pub use span::{FileId, Span, Spanned};
