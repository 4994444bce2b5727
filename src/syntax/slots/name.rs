//! Names, lists of names, makers and things in hand.

use super::text::{Flavour, text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::syntax::advice;
use crate::syntax::ast::Name;
use crate::syntax::ast::guide::UsingThing;
use crate::syntax::ast::reader::By;
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{Kind, Token};
use crate::syntax::reserved::is_reserved;

/// A single name.
pub(in crate::syntax) fn name(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Name, Reported> {
    let Some(token) = cursor.take_kind(Kind::Word) else {
        return Err(lowering.report(advice::expected("a name", cursor)));
    };
    let name = checked(lowering, token)?;
    if name.value.contains('.') {
        let title = format!("`{}` is more than one name", name.value);
        return Err(lowering.report(
            Diagnostic::new(&codes::BAD_NAME, title)
                .at(name.span, "a name has no point in it")
                .help(format!("join the words with hyphens: `{}`", name.value.replace('.', "-"))),
        ));
    }
    Ok(name)
}

/// Refuses what cannot be a name.
pub(in crate::syntax) fn checked(lowering: &mut Lowering<'_>, token: Token) -> Result<Name, Reported> {
    let written = lowering.written(token);
    let span = lowering.place(token);
    if is_reserved(written) {
        return Err(lowering.report(advice::reserved(written, span)));
    }
    if written.contains(char::is_uppercase) {
        lowering.report(advice::capitals(written, span));
        return Ok(Name::new(written.to_lowercase(), span));
    }
    Ok(Name::new(written.to_owned(), span))
}

/// The names of a path: `alipay.home`.
pub(super) fn path(lowering: &mut Lowering<'_>, token: Token) -> Result<Vec<Name>, Reported> {
    let written = lowering.written(token);
    let mut names = Vec::with_capacity(1);
    let mut start = token.start;
    for part in written.split('.') {
        let end = start + part.len() as u32;
        names.push(checked(lowering, Token { kind: Kind::Word, start, end })?);
        start = end + 1;
    }
    Ok(names)
}

/// Names with commas.
pub(super) fn list(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Vec<Name>, Reported> {
    let mut names = vec![name(lowering, cursor)?];
    while cursor.take_kind(Kind::Comma).is_some() {
        names.push(name(lowering, cursor)?);
    }
    Ok(names)
}

/// Names with `or`.
pub(super) fn alternatives(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<Name>, Reported> {
    let mut names = vec![name(lowering, cursor)?];
    while cursor.take("or").is_some() {
        names.push(name(lowering, cursor)?);
    }
    Ok(names)
}

/// A maker.
pub(super) fn by(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<By, Reported> {
    match cursor.kind() {
        Some(Kind::Word) => Ok(By::Name(name(lowering, cursor)?)),
        _ => Ok(By::Label(text(lowering, cursor, Flavour::Literal)?)),
    }
}

/// `phone "Your phone" on android or ios, computer on windows`.
pub(super) fn things(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<UsingThing>, Reported> {
    let mut things = Vec::new();
    loop {
        let start = cursor.here().start;
        let name = name(lowering, cursor)?;
        let label = match cursor.kind() {
            Some(Kind::Text | Kind::OpenText) => Some(text(lowering, cursor, Flavour::Literal)?),
            _ => None,
        };
        let on = match cursor.take("on") {
            Some(_) => alternatives(lowering, cursor)?,
            None => Vec::new(),
        };
        things.push(UsingThing { span: cursor.since(start), name, label, on });
        if cursor.take_kind(Kind::Comma).is_none() {
            return Ok(things);
        }
    }
}
