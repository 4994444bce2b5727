//! Guides, procedures and `about` texts.

use super::block::{block, condition, empty, statement};
use super::clause::clause;
use super::header;
use super::place::{self, Place};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::guide::{About, Guide, HeaderKind, HeaderLine, Procedure, Trouble};
use crate::syntax::ast::statement::{Block, Statement, StatementKind};
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Takes, may, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::value::Values;

pub(super) static GUIDE: Form = Form {
    words: "guide",
    slots: &[may("", Takes::Name), may("", Takes::Literal)],
    example: "guide leave-plan \"Leave the plan\" { open \"Alipay\" }",
};

pub(super) static PROCEDURE: Form = Form {
    words: "procedure",
    slots: &[must("", Takes::Name), may("", Takes::Literal)],
    example: "procedure unlock \"Unlock the phone\" { swipe up }",
};

pub(super) static ABOUT: Form = Form {
    words: "about",
    slots: &[may("", Takes::Name), may("", Takes::Literal), must("", Takes::Prose)],
    example: "about \"What Alipay is\" \"\"\"A payment app.\"\"\"",
};

static TROUBLE: Form = Form {
    words: "trouble",
    slots: &[must("", Takes::Literal), may("when", Takes::Condition)],
    example: "trouble \"It still asks for the old PIN\" { restart }",
};

/// What a body holds beside its statements.
#[derive(Default)]
struct Body {
    header: Vec<HeaderLine>,
    statements: Vec<Statement>,
    trouble: Vec<Trouble>,
    abouts: Vec<About>,
}

/// `guide NAME "title" { … }`.
pub(super) fn guide(lowering: &mut Lowering<'_>, raw: &raw::Statement, values: Values, head: Head) -> Guide {
    let inner = place::block(lowering, raw, "guide", values.failed);
    let (body, parts) = read_body(lowering, raw, inner, Place::Guide);
    let span = lowering.span(raw.start, raw.end);
    Guide { span, head, header: parts.header, body, trouble: parts.trouble, abouts: parts.abouts }
}

/// `procedure NAME "title" { … }`.
pub(super) fn procedure(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    values: Values,
    head: Head,
) -> Procedure {
    let inner = place::block(lowering, raw, "procedure", values.failed);
    let (body, parts) = read_body(lowering, raw, inner, Place::Procedure);
    Procedure { span: lowering.span(raw.start, raw.end), head, header: parts.header, body }
}

fn read_body(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    inner: Option<&raw::Block>,
    place: Place,
) -> (Block, Body) {
    let mut body = Body::default();
    let Some(inner) = inner else { return (empty(lowering, raw), body) };
    let mut rest = inner.statements.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let arms = body.line(lowering, first, after, place);
        rest = after.get(arms..).unwrap_or(&[]);
    }
    let statements = std::mem::take(&mut body.statements);
    (Block { span: lowering.span(inner.open, inner.end), statements }, body)
}

impl Body {
    /// Reads one statement; returns how many of the following ones are its further arms.
    fn line(
        &mut self,
        lowering: &mut Lowering<'_>,
        raw: &raw::Statement,
        following: &[raw::Statement],
        place: Place,
    ) -> usize {
        let cursor = Cursor::new(lowering, raw);
        let before = self.statements.first().map(|statement| statement.span);
        if let Some(line) = clause(lowering, raw, header::FORMS) {
            if let (Some(line), Some(before)) = (&line, before) {
                late_header(lowering, cursor.word(), line, before);
            }
            self.header.extend(line);
            return 0;
        }
        if place == Place::Guide && cursor.matches("trouble") > 0 {
            self.trouble.extend(trouble(lowering, raw));
            return 0;
        }
        if place == Place::Guide && cursor.matches("about") > 0 {
            self.abouts.extend(about(lowering, raw));
            return 0;
        }
        let (statement, arms) = statement(lowering, raw, following, place);
        match statement {
            Some(Statement { span, kind: StatementKind::Value(value), .. }) if before.is_none() => {
                self.header.push(HeaderLine { span, kind: HeaderKind::Value(value) });
            }
            Some(Statement { span, kind: StatementKind::Using(things), .. }) if before.is_none() => {
                self.header.push(HeaderLine { span, kind: HeaderKind::Using(things) });
            }
            other => self.statements.extend(other),
        }
        arms
    }
}

/// A line of the header that stands among the steps.
fn late_header(lowering: &mut Lowering<'_>, word: &str, line: &HeaderLine, first: crate::source::Span) {
    lowering.report(
        Diagnostic::new(&codes::MISPLACED, format!("`{word}` must stand before the first step"))
            .at(line.span, "it holds for the whole guide, not from here on")
            .see(first.start_point(), "the steps begin here"),
    );
}

fn trouble(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Trouble> {
    let mut cursor = Cursor::new(lowering, raw);
    cursor.advance(1);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, &TROUBLE, &[]);
    lowering.leave();
    let when = (values.has(1)).then(|| condition(lowering, &mut values, 1, raw));
    let body = place::block(lowering, raw, "trouble", values.failed);
    let body = body.map(|body| block(lowering, body)).unwrap_or_else(|| empty(lowering, raw));
    Some(Trouble { span: lowering.span(raw.start, raw.end), title: values.take(0)?, when, body })
}

/// `about NAME "title" """…"""`.
pub(super) fn about(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<About> {
    let mut cursor = Cursor::new(lowering, raw);
    cursor.advance(1);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, &ABOUT, &[]);
    lowering.leave();
    place::no_block(lowering, raw, "about");
    let span = lowering.span(raw.start, cursor.end());
    Some(About { span, name: values.take(0), title: values.take(1), prose: values.take(2)? })
}
