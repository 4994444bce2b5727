//! Which statements hold errors: their words stay as they are. Where braces do not fit together, nothing between them
//! can be told apart, and a whole declaration stays.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;
use crate::diagnostic::Diagnostic;
use crate::syntax::begins_a_declaration;
use crate::syntax::raw::{Kind, Statement, Tree};

/// What stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// The words of statements with errors.
    Statements,
    /// Every declaration with an error in it.
    Declarations,
}

/// Statements at the top of a file that stay as they are, with all between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) statements: usize,
}

/// The statements with errors, by their beginnings.
#[derive(Default)]
pub(super) struct Mistakes {
    wrong: BTreeSet<u32>,
    /// Those whose blocks stay as well.
    whole: BTreeSet<u32>,
    chunks: BTreeMap<u32, Chunk>,
}

impl Mistakes {
    pub(super) fn new(text: &str, tree: &Tree, diagnostics: &[Diagnostic], care: Care) -> Self {
        let source = Source { text, tree };
        let mut mistakes = Self::default();
        for (_, open) in &tree.late_blocks {
            mistakes.whole.extend(tree.innermost(*open).map(|statement| statement.start));
        }
        for place in diagnostics.iter().filter_map(Diagnostic::span) {
            // A semicolon belongs to no statement, but may stand in the block of one.
            if !tree.is_separator(place) {
                mistakes.wrong.extend(tree.innermost(place.start).map(|found| found.start));
            }
        }
        mistakes.chunks = chunks(&source, &mistakes, care);
        mistakes
    }

    /// Whether the words of a statement stay as they are.
    pub(super) fn is_wrong(&self, statement: &Statement) -> bool {
        self.wrong.contains(&statement.start) || self.is_whole(statement)
    }

    /// Whether its block stays, too.
    pub(super) fn is_whole(&self, statement: &Statement) -> bool {
        self.whole.contains(&statement.start)
    }

    /// What stays from this statement on, which stands at the top of the file.
    pub(super) fn chunk(&self, statement: &Statement) -> Option<Chunk> {
        self.chunks.get(&statement.start).copied()
    }

    fn is_within(&self, statement: &Statement) -> bool {
        let within = statement.start..=statement.end;
        self.wrong.range(within.clone()).next().is_some() || self.whole.range(within).next().is_some()
    }
}

fn chunks(source: &Source<'_>, mistakes: &Mistakes, care: Care) -> BTreeMap<u32, Chunk> {
    let statements = source.tree.top.statements.as_slice();
    let mut chunks = BTreeMap::new();
    let mut number = 0;
    while let Some(statement) = statements.get(number) {
        let rest = statements.get(number..).unwrap_or(&[]);
        let count = kept(source, mistakes, care, rest);
        if let Some(last) = count.checked_sub(1).and_then(|last| rest.get(last)) {
            let start = source.line_start(statement.start);
            let written = source.slice(start, last.end).trim_end();
            let end = start + written.len() as u32;
            chunks.insert(statement.start, Chunk { start, end, statements: count });
        }
        number += count.max(1);
    }
    chunks
}

/// How many of the statements stay together, from the first one on.
fn kept(source: &Source<'_>, mistakes: &Mistakes, care: Care, statements: &[Statement]) -> usize {
    let Some((first, others)) = statements.split_first() else { return 0 };
    let declares = |statement: &Statement| begins_a_declaration(source.word(statement, 0));
    if !declares(first) {
        return statements.iter().take_while(|statement| !declares(statement)).count();
    }
    // What follows and declares nothing may belong to this one: a brace too many closed it, or it stands on its line.
    let strays = others.iter().take_while(|statement| !declares(statement)).count();
    let strays = others.get(..strays).unwrap_or(&[]);
    let has_surplus =
        strays.iter().any(|stray| source.tokens(stray).iter().any(|token| token.kind == Kind::Surplus));
    let is_beside = strays.first().is_some_and(|stray| source.is_one_line(first.end, stray.start));
    let is_open = first.block.as_ref().is_some_and(|block| block.close.is_none());
    let is_wrong = care == Care::Declarations && mistakes.is_within(first);
    match has_surplus || is_beside {
        true => 1 + strays.len(),
        false => usize::from(is_open || is_wrong),
    }
}
