//! Lists of statements: the body of a guide, and every block of steps.

use super::place::{self, Place};
use super::{branch, step};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::statement::{Attachment, Block, Statement, StatementKind};
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Slot, Takes, may};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{self, Kind};
use crate::syntax::slots;
use crate::syntax::value::Values;
use crate::syntax::verbs::{self, Make, Verb};

/// What may follow every attachment.
pub(super) static WHEN: &[Slot] = &[may("when", Takes::Condition)];

/// The statements between two braces.
pub(super) fn block(lowering: &mut Lowering<'_>, raw: &raw::Block) -> Block {
    let mut statements = Vec::with_capacity(raw.statements.len());
    let mut rest = raw.statements.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let (statement, arms) = statement(lowering, first, after, Place::Steps);
        statements.extend(statement);
        rest = after.get(arms..).unwrap_or(&[]);
    }
    Block { span: lowering.span(raw.open, raw.end), statements }
}

/// An empty block behind a statement that lacks its own.
pub(super) fn empty(lowering: &Lowering<'_>, raw: &raw::Statement) -> Block {
    Block { span: lowering.span(raw.end, raw.end), statements: Vec::new() }
}

/// One statement, and how many of the following ones are its further arms.
pub(super) fn statement(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    following: &[raw::Statement],
    place: Place,
) -> (Option<Statement>, usize) {
    let mut cursor = Cursor::new(lowering, raw);
    lowering.enter(raw);
    let name = prefix(lowering, &mut cursor);
    let start = cursor.here().start;
    let Some(verb) = verbs::find(&cursor) else {
        unknown(lowering, raw, &cursor, place);
        return (None, 0);
    };
    cursor.advance(cursor.matches(verb.form.words));
    let mut values = fill(lowering, &mut cursor, &verb.form, further(verb));
    lowering.leave();
    let line = lowering.span(start, cursor.end().max(start));
    let (kind, arms) = match &verb.make {
        Make::Branch(form) => branch::branch(lowering, *form, values, raw, following),
        Make::Block(make) => {
            let body = place::block(lowering, raw, verb.form.words, values.failed);
            let body = body.map(|body| block(lowering, body)).unwrap_or_else(|| empty(lowering, raw));
            (make(&mut values, body), 0)
        }
        Make::Action(make) => (step::step(lowering, verb, *make, values, raw, line), 0),
        Make::Attachment(make) => {
            place::no_block(lowering, raw, verb.form.words);
            let when = values.take(verb.form.slots.len());
            let kind = make(&mut values);
            (kind.map(|kind| StatementKind::Attachment(Box::new(Attachment { span: line, kind, when }))), 0)
        }
        Make::Plain(make) => {
            place::no_block(lowering, raw, verb.form.words);
            (make(&mut values, line), 0)
        }
    };
    let end = arms.checked_sub(1).and_then(|last| following.get(last)).map_or(raw.end, |last| last.end);
    let span = lowering.span(raw.start, end);
    (kind.map(|kind| Statement { span, name, kind }), arms)
}

/// The slots that a verb has beside its own.
fn further(verb: &Verb) -> &'static [Slot] {
    match verb.make {
        Make::Action(_) => step::FURTHER,
        Make::Attachment(_) => WHEN,
        _ => &[],
    }
}

/// Reads `step NAME:`, and refuses a number or bullet that was typed.
fn prefix(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Option<Name> {
    if let Some(length) = typed_number(cursor) {
        let from = cursor.here();
        cursor.advance(length);
        let span = Span { end: cursor.here().start, ..from };
        lowering.report(
            Diagnostic::new(&codes::TYPED_NUMBER, "steps are numbered when the guide is printed")
                .at(from, "leave this out")
                .fix("take it out", span, ""),
        );
    }
    let colon = cursor.peek_at(2).is_some_and(|token| token.kind == Kind::Colon);
    let named = colon || !cursor.word_at(1).is_empty();
    if !named || cursor.matches("step") == 0 {
        return None;
    }
    if colon && cursor.peek_at(1).is_some_and(|token| token.kind == Kind::Number) {
        let end = cursor.peek_at(3).map_or(cursor.end(), |token| token.start);
        let span = Span { end, ..cursor.here() };
        lowering.report(
            Diagnostic::new(&codes::TYPED_NUMBER, "steps are numbered when the guide is printed")
                .at(span, "a step has a name or none, but no number")
                .note("a name is for links and jumps: `step pair: tap \"Pair\"`")
                .fix("take it out", span, ""),
        );
        cursor.advance(3);
        return None;
    }
    cursor.advance(1);
    let name = slots::name(lowering, cursor).ok();
    if name.is_none() && colon && cursor.kind() != Some(Kind::Colon) {
        cursor.advance(1);
    }
    if cursor.take_kind(Kind::Colon).is_none() {
        lowering.report(
            Diagnostic::new(&codes::MISSING_ARGUMENT, "a colon is missing behind the step's name")
                .at(cursor.here().start_point(), "`:` is expected here")
                .help("for example: `step pair: tap \"Pair\"`"),
        );
    }
    name
}

/// How many tokens a typed number (`1.`, `2)`) or bullet takes up.
fn typed_number(cursor: &Cursor<'_>) -> Option<usize> {
    let first = cursor.peek()?;
    let parenthesis = cursor.peek_at(1).is_some_and(|token| token.kind == Kind::CloseParenthesis);
    let length = if parenthesis { 2 } else { 1 };
    let bullet = first.kind == Kind::Unknown && matches!(cursor.written(first), "-" | "*" | "•" | "–" | "·");
    let number = first.kind == Kind::Number;
    (!cursor.word_at(length).is_empty() && (bullet || number)).then_some(length)
}

/// Reports a statement whose word is not known, and still reads its block.
fn unknown(lowering: &mut Lowering<'_>, raw: &raw::Statement, cursor: &Cursor<'_>, place: Place) {
    if cursor.is_done() && raw.block.is_some() {
        lowering.report(
            Diagnostic::new(&codes::UNKNOWN_WORD, "this block belongs to nothing")
                .at(lowering.span(raw.start, raw.start + 1), "a word must stand before it"),
        );
    } else {
        place::refuse(lowering, cursor, place);
    }
    lowering.leave();
    if let Some(inner) = &raw.block {
        block(lowering, inner);
    }
}

/// The condition of a statement that failed must hold for nobody in particular.
pub(super) fn condition(
    lowering: &Lowering<'_>,
    values: &mut Values,
    slot: usize,
    raw: &raw::Statement,
) -> crate::syntax::ast::condition::Condition {
    use crate::syntax::ast::condition::Condition;
    values.take(slot).unwrap_or(Condition::Wrong(lowering.span(raw.start, raw.end)))
}
