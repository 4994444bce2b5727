//! Lines of a block that are each one clause of a table.

use super::place;
use crate::source::Span;
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::Form;
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::Statement;
use crate::syntax::value::Values;
use crate::syntax::verbs::longest;

/// A clause without a block.
pub(super) struct Clause<T> {
    pub(super) form: Form,
    /// What it becomes; the span is its line.
    pub(super) make: fn(&mut Values, Span) -> Option<T>,
}

/// Reads the statement as one of `clauses`; `None` if it begins with none of their words.
pub(super) fn clause<T>(
    lowering: &mut Lowering<'_>,
    raw: &Statement,
    clauses: &'static [Clause<T>],
) -> Option<Option<T>> {
    let mut cursor = Cursor::new(lowering, raw);
    let clause = longest(clauses.iter(), |clause| &clause.form, &cursor)?;
    cursor.advance(cursor.matches(clause.form.words));
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, &clause.form, &[]);
    lowering.leave();
    place::no_block(lowering, raw, clause.form.words);
    Some((clause.make)(&mut values, lowering.span(raw.start, cursor.end())))
}
