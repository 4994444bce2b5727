//! Steps: an action, what may follow it on its line, and its block.

use super::block::WHEN;
use super::place::{self, Place};
use crate::source::Span;
use crate::syntax::ast::statement::{Attachment, StatementKind};
use crate::syntax::ast::step::{Action, Step};
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Slot, Takes, may};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::value::Values;
use crate::syntax::verbs::{self, Make, Verb};

/// What may follow every action.
pub(super) static FURTHER: &[Slot] = &[may("opens", Takes::Targets), may("cannot be undone", Takes::Flag)];

/// A step with its block.
pub(super) fn step(
    lowering: &mut Lowering<'_>,
    verb: &'static Verb,
    make: fn(&mut Values) -> Option<Action>,
    mut values: Values,
    raw: &raw::Statement,
    span: Span,
) -> Option<StatementKind> {
    let own = verb.form.slots.len();
    let opens = values.take(own).unwrap_or_default();
    let mut cannot_be_undone = values.has(own + 1);
    let mut attachments = Vec::new();
    for statement in raw.block.iter().flat_map(|block| &block.statements) {
        match beside(lowering, statement) {
            Some(Beside::Attachment(attachment)) => attachments.push(*attachment),
            Some(Beside::CannotBeUndone) => cannot_be_undone = true,
            None => {}
        }
    }
    let action = make(&mut values)?;
    Some(StatementKind::Step(Box::new(Step { span, action, opens, cannot_be_undone, attachments })))
}

/// What a line of a step's block says.
enum Beside {
    Attachment(Box<Attachment>),
    CannotBeUndone,
}

fn beside(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Beside> {
    let mut cursor = Cursor::new(lowering, raw);
    lowering.enter(raw);
    let found = line(lowering, &mut cursor, raw);
    lowering.leave();
    found
}

fn line<'text>(
    lowering: &mut Lowering<'text>,
    cursor: &mut Cursor<'text>,
    raw: &raw::Statement,
) -> Option<Beside> {
    let start = cursor.here().start;
    let verb = verbs::find(cursor);
    if let Some(Verb { form, make: Make::Attachment(make) }) = verb {
        cursor.advance(cursor.matches(form.words));
        let mut values = fill(lowering, cursor, form, WHEN);
        let span = lowering.span(start, cursor.end());
        place::no_block(lowering, raw, form.words);
        let when = values.take(form.slots.len());
        return make(&mut values).map(|kind| Beside::Attachment(Box::new(Attachment { span, kind, when })));
    }
    if cursor.take("cannot be undone").is_some() && cursor.is_done() {
        return Some(Beside::CannotBeUndone);
    }
    place::refuse(lowering, cursor, Place::Step);
    None
}
