//! Refuses files, statements and blocks that no person writes, before they are understood: what comes later may
//! compare their parts with one another, and takes far more memory than the text.

use super::raw::{Block, Statement, Tree};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::{FileId, Span};

/// The most statements of one file.
const MOST_STATEMENTS: usize = 10_000;
/// The most words, texts and signs of one statement.
const MOST_TOKENS: u32 = 3_000;
/// The most arms of one branch, and the most lines of a block inside another block.
const MOST_LINES: usize = 1_000;

/// The first thing that is too long.
pub(super) fn too_long(file: FileId, text: &str, tree: &Tree) -> Option<Diagnostic> {
    let mut open: Vec<(&Block, bool)> = vec![(&tree.top, false)];
    let mut statements = 0;
    while let Some((block, is_inner)) = open.pop() {
        let mut arms = 0;
        statements += block.statements.len();
        for (number, statement) in block.statements.iter().enumerate() {
            let start = statement.start;
            let found = |what, most| Some(finding(Span::new(file, start, start + 1), what, most));
            if statement.last - statement.first > MOST_TOKENS {
                return found("this statement is too long", format!("{MOST_TOKENS} words, texts and signs"));
            }
            arms = if is_arm(text, tree, statement) { arms + 1 } else { 0 };
            if arms > MOST_LINES {
                return found("this branch has too many arms", format!("{MOST_LINES} arms"));
            }
            if is_inner && number >= MOST_LINES {
                let most = format!("{MOST_LINES} lines in a block inside another block");
                return found("this block is too long", most);
            }
            let is_declaration = std::ptr::eq(block, &tree.top);
            open.extend(statement.block.iter().map(|inner| (inner, !is_declaration)));
        }
    }
    (statements > MOST_STATEMENTS).then(|| too_much(file, MOST_STATEMENTS, "statements"))
}

/// What is said of a file that has more of something than is read.
pub(super) fn too_much(file: FileId, most: usize, of: &str) -> Diagnostic {
    Diagnostic::new(&codes::FILE_TOO_LARGE, "this file holds too much to be a guide")
        .at(Span::new(file, 0, 0), "nothing of it is read")
        .note(format!("a file may have {most} {of}"))
        .help("divide it into several files")
}

fn finding(place: Span, what: &str, most: String) -> Diagnostic {
    Diagnostic::new(&codes::TOO_LONG_STATEMENT, what)
        .at(place, "from here on nothing is read")
        .note(format!("at most {most} are read"))
        .help("divide it")
}

/// Whether a statement goes on with the one before it.
fn is_arm(text: &str, tree: &Tree, statement: &Statement) -> bool {
    let first = tree.tokens.get(statement.first as usize).filter(|_| statement.last > statement.first);
    let word = first.and_then(|token| text.get(token.start as usize..token.end as usize));
    word.is_some_and(|word| word.eq_ignore_ascii_case("otherwise") || word.eq_ignore_ascii_case("or"))
}
