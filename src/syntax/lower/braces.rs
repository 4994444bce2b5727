//! Braces that are missing or too many, and semicolons.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{Block, Statement, Tree};

/// A block, with how far its line and its closing brace are indented.
struct Braces {
    open: u32,
    close: Option<u32>,
    opened_at: u32,
    /// `None` if the brace does not stand alone at its line's beginning.
    closed_at: Option<u32>,
}

impl Braces {
    fn disagree(&self) -> bool {
        self.closed_at.is_some_and(|closed_at| closed_at != self.opened_at)
    }
}

/// Reports that a declaration was left open: once, at the brace whose indentation disagrees.
pub(super) fn unclosed(lowering: &mut Lowering<'_>, declaration: &Statement) {
    if !declaration.block.as_ref().is_some_and(has_open) {
        return;
    }
    let mut all = Vec::new();
    collect(lowering, declaration, &mut all);
    let early = all.iter().filter(|braces| braces.disagree()).min_by_key(|braces| braces.close);
    let Some(culprit) = early.or_else(|| all.iter().rev().find(|braces| braces.close.is_none())) else {
        return;
    };
    if lowering.has_open_text(declaration) {
        return;
    }
    let mut diagnostic = Diagnostic::new(&codes::UNCLOSED_BRACE, "this block is never closed")
        .at(lowering.span(culprit.open, culprit.open + 1), "its `}` is missing");
    if let Some(close) = culprit.close {
        diagnostic =
            diagnostic.see(lowering.span(close, close + 1), "this brace closes it, but stands further left");
    }
    lowering
        .report(diagnostic.help("write `}` on a line of its own, as far indented as the line with the `{`"));
}

/// Whether a block, or one that ends with it, lacks its brace. (Only the last can.)
fn has_open(block: &Block) -> bool {
    block.close.is_none()
}

fn collect(lowering: &Lowering<'_>, statement: &Statement, all: &mut Vec<Braces>) {
    let Some(block) = &statement.block else { return };
    all.push(Braces {
        open: block.open,
        close: block.close,
        opened_at: lowering.indentation(block.open),
        closed_at: block.close.and_then(|close| lowering.own_line(close)),
    });
    for inner in &block.statements {
        collect(lowering, inner, all);
    }
}

/// Reports a brace too many. If the declaration before it was closed by a brace that is indented
/// differently, that one is meant.
pub(super) fn surplus(lowering: &mut Lowering<'_>, before: Option<&Statement>, surplus: &Statement) {
    let mut all = Vec::new();
    if let Some(before) = before {
        collect(lowering, before, &mut all);
    }
    let early = all.iter().filter(|braces| braces.disagree()).filter_map(|braces| braces.close).min();
    let place = early.unwrap_or(surplus.start);
    lowering.report(
        Diagnostic::new(&codes::SURPLUS_BRACE, "there is a closing brace too many")
            .at(lowering.span(place, place + 1), "nothing is left to close here")
            .help("take this brace out"),
    );
}

/// Refuses each `;`.
pub(super) fn separators(lowering: &mut Lowering<'_>, tree: &Tree) {
    for at in &tree.separators {
        let span = lowering.span(*at, at + 1);
        lowering.report(
            Diagnostic::new(&codes::FOREIGN_SPELLING, "`;` does not end a statement")
                .at(span, "a statement ends with its line")
                .help("begin a new line instead"),
        );
    }
}

/// Refuses each `{` that begins a line.
pub(super) fn late(lowering: &mut Lowering<'_>, tree: &Tree) {
    for (end, open) in &tree.late_blocks {
        let between = lowering.span(*end, *open);
        let diagnostic = Diagnostic::new(&codes::MISSING_BLOCK, "`{` stands on a line of its own")
            .at(lowering.span(*open, open + 1), "it belongs to the line before");
        let only_blanks = lowering.slice(*end, *open).trim().is_empty();
        lowering.report(match only_blanks {
            true => diagnostic.fix("write it at the end of the line before", between, " "),
            false => diagnostic.help("write it at the end of the line before"),
        });
    }
}
