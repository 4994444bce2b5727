//! Where an act leads, and what is there only sometimes.

use super::condition::condition;
use super::element::target;
use super::name::name;
use super::number::taps;
use crate::syntax::advice;
use crate::syntax::ast::screen::{Destination, Leads, Sometimes};
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::Kind;
use crate::vocabulary::Gesture;

/// What stands behind `->`: `S or T on hold`.
pub(super) fn leads(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    begin: u32,
) -> Result<Leads, Reported> {
    let mut to = vec![destination(lowering, cursor)?];
    while cursor.take("or").is_some() {
        to.push(destination(lowering, cursor)?);
    }
    let gesture = match cursor.take("on") {
        Some(_) => Some(gesture(lowering, cursor)?),
        None => None,
    };
    Ok(Leads { span: cursor.since(begin), to, gesture, when: None, otherwise: false })
}

fn destination(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Destination, Reported> {
    match cursor.take("under") {
        Some(span) => Ok(Destination::Under(span)),
        None => Ok(Destination::Screen(target(lowering, cursor)?)),
    }
}

fn gesture(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Gesture, Reported> {
    let named = [
        ("hold", Gesture::Hold),
        ("double-tap", Gesture::DoubleTap),
        ("swipe", Gesture::Swipe),
        ("drag", Gesture::Drag),
    ];
    if let Some((_, gesture)) = named.into_iter().find(|(word, _)| cursor.take(word).is_some()) {
        return Ok(gesture);
    }
    if cursor.kind() == Some(Kind::Number) {
        return Ok(Gesture::Taps(taps(lowering, cursor)?.0));
    }
    Err(lowering.report(advice::expected("`hold`, `double-tap`, `swipe`, `drag` or `5 taps`", cursor)))
}

/// What may follow `sometimes`.
pub(super) fn sometimes(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    begin: u32,
) -> Result<Box<Sometimes>, Reported> {
    let mut sometimes = Box::new(Sometimes { span: cursor.since(begin), when: None, instead_of: None });
    loop {
        if sometimes.when.is_none() && cursor.take("when").is_some() {
            sometimes.when = Some(condition(lowering, cursor)?);
        } else if sometimes.instead_of.is_none() && cursor.take("instead of").is_some() {
            sometimes.instead_of = Some(name(lowering, cursor)?);
        } else {
            sometimes.span = cursor.since(begin);
            return Ok(sometimes);
        }
    }
}
