//! Target folders and how documents become files in memory. Knows nothing of the disk.
//!
//! A target is a folder with a manifest (`target.toml`), templates and assets. [`Target::built_in`] has those that
//! come with guidec; [`Target::from_files`] reads any other from bytes. [`Target::renderer`] fits one to a run, and
//! its [`Renderer`] turns one document after another, or several at once, into files. What pages say of other documents
//! waits for a [`Completer`], which knows all of them.
//!
//! Templates decide where things stand. What a guide says is escaped for that place in Rust, in one module for each
//! language: [`html`], [`markdown`], [`text`].

mod address;
mod built_in;
mod clashes;
mod completer;
mod engine;
mod engines;
mod escape;
pub mod excerpt;
mod failure;
mod filters;
mod guard;
mod html;
mod later;
mod limits;
mod links;
mod lists;
mod manifest;
mod markdown;
mod qr;
mod quotes;
mod renderer;
mod schema;
mod sheet;
mod shown;
mod single;
mod spelled;
mod target;
mod text;
mod words;

pub use completer::Completer;
pub use guard::Guard;
pub use lists::Searched;
pub use renderer::{Begun, Options, Renderer};
pub use schema::schema;
pub use sheet::{File, Gap, Piece, Rendered};
pub use single::{SinglePage, SinglePages};
pub use target::Target;
