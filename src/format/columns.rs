//! Lines of the same kind below each other: their words stand in columns.

use super::source::Source;
use crate::syntax::raw::{Kind, Statement};
use crate::text::width;

/// What a line is: only lines of one kind share columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// The head of a guide: `for`, `needs` …
    Head,
    /// Declarations on one line.
    Declarations,
    /// `when … { … }` on one line.
    Conditions,
}

/// A line, and the bytes of it at which its second column and further ones begin.
pub(super) struct Row {
    pub(super) table: Table,
    pub(super) line: usize,
    pub(super) stops: Vec<usize>,
}

const HEAD: &[&str] = &[
    "for",
    "unsupported",
    "checked",
    "needs",
    "takes",
    "goal",
    "topics",
    "language",
    "using",
    "start",
    "end",
    "value",
    "secret",
];

const DECLARATIONS: &[&str] =
    &["os", "skin", "app", "server", "firmware", "maker", "device", "series", "value", "secret"];

/// The numbers of the words at which the columns of a statement begin. One more than it has words means its block.
pub(super) fn of_head(source: &Source<'_>, statement: &Statement) -> Option<(Table, &'static [usize])> {
    let word = known(source, statement, HEAD)?;
    Some((Table::Head, if matches!(word, "value" | "secret") { &[1, 2] } else { &[1] }))
}

/// The same for a declaration at the top of a file.
pub(super) fn of_declaration(
    source: &Source<'_>,
    statement: &Statement,
) -> Option<(Table, &'static [usize])> {
    known(source, statement, DECLARATIONS)?;
    let tokens = source.tokens(statement);
    let has_title = tokens.get(2).is_some_and(|token| token.kind == Kind::Text);
    Some((Table::Declarations, if has_title { &[1, 2, 3] } else { &[1, 2] }))
}

fn known(source: &Source<'_>, statement: &Statement, words: &[&'static str]) -> Option<&'static str> {
    let first = source.word(statement, 0);
    words.iter().copied().find(|word| word.eq_ignore_ascii_case(first))
}

/// Moves the columns of rows that follow each other below each other.
pub(super) fn align(lines: &mut [String], rows: &mut [Row]) {
    let follows = |before: &Row, row: &Row| row.table == before.table && row.line == before.line + 1;
    for run in rows.chunk_by_mut(follows) {
        let most = run.iter().map(|row| row.stops.len()).max().unwrap_or(0);
        for column in 0..most {
            let share = |before: &Row, row: &Row| (before.stops.len() > column) == (row.stops.len() > column);
            for part in run.chunk_by_mut(share) {
                align_column(lines, part, column);
            }
        }
    }
}

fn align_column(lines: &mut [String], rows: &mut [Row], column: usize) {
    let columns: Vec<usize> = rows.iter().map(|row| before_stop(lines, row, column).unwrap_or(0)).collect();
    let widest = columns.iter().copied().max().unwrap_or(0);
    for (row, own) in rows.iter_mut().zip(columns) {
        let (Some(line), Some(stop)) = (lines.get_mut(row.line), row.stops.get(column).copied()) else {
            continue;
        };
        let blanks = " ".repeat(widest - own);
        if line.is_char_boundary(stop) {
            line.insert_str(stop, &blanks);
        }
        for later in row.stops.iter_mut().skip(column) {
            *later += blanks.len();
        }
    }
}

/// The columns that a line takes before one of its stops.
fn before_stop(lines: &[String], row: &Row, column: usize) -> Option<usize> {
    Some(width(lines.get(row.line)?.get(..*row.stops.get(column)?)?))
}
