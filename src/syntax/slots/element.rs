//! References to elements, screens and products.

use super::name;
use super::text::{Flavour, text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::advice::{self, lines, slips};
use crate::syntax::ast::Name;
use crate::syntax::ast::branch::Look;
use crate::syntax::ast::reference::{ElementRef, Target};
use crate::syntax::ast::text::{Piece, Text};
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::Kind;
use crate::syntax::reserved::is_reserved;

/// `home`, `alipay.home`, or `"Home"`.
pub(in crate::syntax) fn target(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Target, Reported> {
    article(lowering, cursor);
    match cursor.peek() {
        Some(token) if token.kind == Kind::Word && !is_reserved(cursor.written(token)) => {
            if let Some(label) = unquoted(lowering, cursor) {
                return Ok(Target::Label(label));
            }
            cursor.advance(1);
            Ok(Target::Path(name::path(lowering, token)?))
        }
        Some(token) if matches!(token.kind, Kind::Text | Kind::OpenText | Kind::BlockText) => {
            Ok(Target::Label(text(lowering, cursor, Flavour::Literal)?))
        }
        _ => Err(lowering.report(
            slips::marks(cursor)
                .unwrap_or_else(|| advice::expected("a name or a label in quotation marks", cursor)),
        )),
    }
}

/// Refuses the `the` of `the "Settings"`, and goes on behind it.
fn article(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) {
    let article = ["the", "an"].iter().any(|word| cursor.matches(word) > 0);
    let Some(label) = cursor.peek_at(1).filter(|next| article && next.kind == Kind::Text) else { return };
    let span = Span { end: label.start, ..cursor.here() };
    lowering.report(
        Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{}` is not said before a label", cursor.word()))
            .at(cursor.here(), "the label stands here alone")
            .fix("leave it out", span, ""),
    );
    cursor.advance(1);
}

/// Targets with `or`.
pub(super) fn targets(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Vec<Target>, Reported> {
    let mut targets = vec![target(lowering, cursor)?];
    while cursor.take("or").is_some() {
        targets.push(target(lowering, cursor)?);
    }
    Ok(targets)
}

/// An element, with the words that describe it.
pub(in crate::syntax) fn element(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<ElementRef, Reported> {
    let start = cursor.here().start;
    let target = target(lowering, cursor)?;
    let mut element =
        ElementRef { span: cursor.since(start), target, looks: None, at: None, further_down: false };
    loop {
        if element.looks.is_none() && cursor.take("looks").is_some() {
            element.looks = Some(text(lowering, cursor, Flavour::Literal)?);
        } else if element.at.is_none() && cursor.take("at").is_some() {
            element.at = Some(text(lowering, cursor, Flavour::Literal)?);
        } else if !element.further_down && cursor.take("further down").is_some() {
            element.further_down = true;
        } else {
            return Ok(ElementRef { span: cursor.since(start), ..element });
        }
    }
}

/// Elements with commas.
pub(super) fn list(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<ElementRef>, Reported> {
    separated(lowering, cursor, |cursor| cursor.kind() == Some(Kind::Comma))
}

/// Elements with `>`: one tap after the other.
pub(super) fn path(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<ElementRef>, Reported> {
    // A word processor may have made an arrow of the sign.
    separated(lowering, cursor, |cursor| {
        let arrow = cursor.peek().is_some_and(|token| matches!(cursor.written(token), "→" | "⇒"));
        arrow || cursor.kind() == Some(Kind::Greater)
    })
}

fn separated(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    separates: impl Fn(&Cursor<'_>) -> bool,
) -> Result<Vec<ElementRef>, Reported> {
    let mut elements = vec![element(lowering, cursor)?];
    while separates(cursor) {
        cursor.advance(1);
        elements.push(element(lowering, cursor)?);
    }
    Ok(elements)
}

/// What the reader looks for in `if`.
pub(super) fn look(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Look, Reported> {
    if cursor.take("at").is_some() {
        return Ok(Look::Screens(targets(lowering, cursor)?));
    }
    if cursor.take("see").is_none() {
        let word = cursor.back(1).filter(|before| before.matches("if") > 0).map(|before| before.here());
        if let (Some(word), Some(Kind::Word)) = (word, cursor.kind()) {
            return Err(lowering.report(slips::condition_behind_if(word)));
        }
        return Ok(Look::Words(text(lowering, cursor, Flavour::Prose)?));
    }
    let first = element(lowering, cursor)?;
    if cursor.matches("or") == 0 {
        return Ok(Look::See(first));
    }
    let mut screens = vec![first.target];
    while cursor.take("or").is_some() {
        screens.push(target(lowering, cursor)?);
    }
    Ok(Look::Screens(screens))
}

/// Reports words that were meant as a label and takes them as one: they are several, or begin with
/// a capital.
fn unquoted(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Option<Text> {
    let mut count = 1;
    while continues_label(cursor, count) {
        count += 1;
    }
    if count == 1 && !cursor.word().contains(char::is_uppercase) {
        return None;
    }
    let start = cursor.here().start;
    cursor.advance(count);
    let span = cursor.since(start);
    let written = lowering.slice(span.start, span.end);
    lowering.report(advice::unquoted(written, span));
    Some(Text { span, block: false, pieces: vec![Piece::Text(written.to_owned())] })
}

/// Whether the token `ahead` of the cursor goes on with a label that lacks its quotation marks.
fn continues_label(cursor: &Cursor<'_>, ahead: usize) -> bool {
    let mut there = cursor.clone();
    there.advance(ahead);
    let text_behind = |words: &str| {
        let behind = there.peek_at(there.matches(words).max(1));
        behind.is_some_and(|token| matches!(token.kind, Kind::Text | Kind::BlockText))
    };
    // "if see cal do "Look"", "open cal go to day": the label ends where a statement with a text of its own
    // begins, or one that begins with several words.
    if lines::statement(&there).is_some_and(|words| words.contains(' ') || text_behind(words)) {
        return false;
    }
    match cursor.peek_at(ahead) {
        Some(token) if token.kind == Kind::Word => {
            let word = cursor.written(token);
            !is_reserved(word)
                && !advice::FOLLOWS_A_LABEL.iter().any(|other| other.eq_ignore_ascii_case(word))
        }
        Some(token) if token.kind == Kind::Number => !cursor.word_at(ahead + 1).eq_ignore_ascii_case("times"),
        _ => false,
    }
}

/// The names that a path in braces is made of.
pub(super) fn names_of(lowering: &Lowering<'_>, start: u32, end: u32) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = start;
    for part in lowering.slice(start, end).split('.') {
        let next = at + part.len() as u32;
        names.push(Name::new(part.to_owned(), lowering.span(at, next)));
        at = next + 1;
    }
    names
}
