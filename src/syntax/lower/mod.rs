//! From statements of tokens to the syntax tree, one file for each construct.

mod block;
mod braces;
mod branch;
mod clause;
mod device;
mod element;
mod file;
mod guide;
mod header;
mod place;
mod product;
mod question;
mod screen;
mod step;

pub use file::begins_a_declaration;
pub(super) use file::file;
pub(super) use place::{begins_a_line, has_a_block};
