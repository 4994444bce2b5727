//! From text to a syntax tree: the grammar, recovery, spans, comments. Grammar rules and pairs never
//! leave it; knows nothing of names and readers.
//!
//! ```text
//! raw        text -> statements and blocks of tokens (with pest)
//! lower      statements -> the tree, one file for each construct
//!   verbs    tables: what a statement may begin with and what it takes
//!   fill     fills the slots of a table's entry from tokens
//!   slots    reads what one slot takes: names, texts, elements, conditions …
//! advice     what is said about mistakes
//! ```

mod advice;
pub mod ast;
mod cursor;
mod fill;
pub mod form;
mod grammar;
mod lower;
mod lowering;
mod raw;
mod reserved;
mod slots;
mod value;
mod verbs;

use crate::diagnostic::Diagnostic;
use crate::source::FileId;
use ast::condition::Condition;
use lowering::Lowering;

/// Parses one file. Whatever is wrong is reported, and the rest is handed on.
pub fn parse(file: FileId, text: &str) -> (ast::file::File, Vec<Diagnostic>) {
    let tree = raw::read(text);
    let mut lowering = Lowering::new(file, text, &tree.tokens);
    let parsed = lower::file(&mut lowering, &tree);
    (parsed, lowering.finish())
}

/// Parses a condition alone, as in `--for 'android 14 and alipay 10.3'`.
pub fn parse_condition(file: FileId, text: &str) -> (Condition, Vec<Diagnostic>) {
    slots::parse_alone(file, text)
}
