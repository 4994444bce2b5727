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
//! remarks    comments that speak to guidec
//! ```

mod advice;
pub mod ast;
mod bytes;
mod characters;
mod cursor;
mod fill;
pub mod form;
mod grammar;
mod limits;
mod lower;
mod lowering;
mod nesting;
pub mod raw;
mod remarks;
mod reserved;
mod slots;
mod value;
mod verbs;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::{FileId, Span};
use ast::condition::Condition;
pub use bytes::{forbidden_character, read};
pub use lower::begins_a_declaration;
use lowering::Lowering;
pub use nesting::DEEPEST_NESTING;
use nesting::Excess;

/// Parses one file. Whatever is wrong is reported, and the rest is handed on.
pub fn parse(file: FileId, text: &str) -> (ast::file::File, Vec<Diagnostic>) {
    let reading = parse_with_tokens(file, text);
    (reading.file, reading.diagnostics)
}

/// The words that steps begin with, and those that people write for them elsewhere, each with the one that is meant.
pub fn words_of_actions() -> impl Iterator<Item = (&'static str, &'static str)> {
    let elsewhere =
        advice::slips::synonyms().filter(|(_, meant)| verbs::actions().any(|word| word == *meant));
    verbs::actions().map(|word| (word, word)).chain(elsewhere)
}

/// A file as it was written and what it says.
pub struct Reading {
    /// Nothing if the file is not read at all: then one finding says why.
    pub tree: Option<raw::Tree>,
    pub file: ast::file::File,
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// The words of statements that hold errors, in order; the whole file if it is not read at all. What they mean or
    /// declare is not known.
    pub fn doubtful(&self) -> Vec<Span> {
        let around = |error: Span| match &self.tree {
            None => Span::new(error.file, 0, u32::MAX),
            Some(tree) => {
                tree.words_around(error).map_or(error, |(start, end)| Span::new(error.file, start, end))
            }
        };
        let mut doubtful: Vec<Span> =
            self.diagnostics.iter().filter_map(Diagnostic::span).map(around).collect();
        doubtful.sort();
        doubtful.dedup();
        doubtful
    }
}

/// Parses one file and keeps its words, strings and signs, too.
pub fn parse_with_tokens(file: FileId, text: &str) -> Reading {
    let refused =
        |refusal| Reading { tree: None, file: ast::file::File::default(), diagnostics: vec![refusal] };
    if let Some(refusal) = refuse(file, text) {
        return refused(refusal);
    }
    let tree = raw::read(text);
    if let Some(refusal) = limits::too_long(file, text, &tree) {
        return refused(refusal);
    }
    let mut lowering = Lowering::new(file, text, &tree.tokens);
    let parsed = lower::file(&mut lowering, &tree);
    let diagnostics = lowering.finish();
    Reading { tree: Some(tree), file: parsed, diagnostics }
}

/// Parses a condition alone, as in `--for 'android 14 and alipay 10.3'`.
pub fn parse_condition(file: FileId, text: &str) -> (Condition, Vec<Diagnostic>) {
    match refuse(file, text) {
        Some(refusal) => (Condition::Wrong(Span::new(file, 0, text.len() as u32)), vec![refusal]),
        None => slots::parse_alone(file, text),
    }
}

/// What is too large or too deeply nested is not read at all.
fn refuse(file: FileId, text: &str) -> Option<Diagnostic> {
    bytes::size(file, text).or_else(|| match nesting::excess(text)? {
        Excess::Depth(at) => {
            let at = at as u32;
            Some(
                Diagnostic::new(&codes::TOO_DEEP, "braces and parentheses are nested too deeply")
                    .at(Span::new(file, at, at + 1), format!("this is level {}", DEEPEST_NESTING + 1))
                    .note(format!("at most {} levels are allowed", DEEPEST_NESTING))
                    .help(
                        "is a closing brace missing somewhere above? Else take a part out into a `procedure`",
                    ),
            )
        }
        Excess::Pieces => {
            Some(limits::too_much(file, nesting::MOST_PIECES, "words, texts, signs and comments"))
        }
    })
}
