//! The syntax tree: what was written, with places, before any name is looked up.
//!
//! Shared shapes stand in [`text`], [`condition`] and [`mod@reference`]; declarations in [`mod@file`],
//! [`product`], [`reader`] and [`screen`]; guides in [`guide`], [`statement`], [`step`] and [`branch`].

pub mod branch;
pub mod condition;
pub mod file;
pub mod guide;
pub mod product;
pub mod reader;
pub mod reference;
pub mod remark;
pub mod screen;
pub mod statement;
pub mod step;
pub mod text;

use crate::source::Spanned;

/// A kebab-case word as written, with its place.
pub type Name = Spanned<String>;
