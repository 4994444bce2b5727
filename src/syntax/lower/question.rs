//! Questions to the reader, and named conditions.

use super::block::condition;
use super::place;
use crate::syntax::advice;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::reader::{Answer, NamedCondition, Question};
use crate::syntax::cursor::Cursor;
use crate::syntax::form::{Form, Takes, may, must};
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{self, Kind};
use crate::syntax::slots::{self, Flavour};
use crate::syntax::value::Values;

pub(super) static QUESTION: Form = Form {
    words: "question",
    slots: &[must("", Takes::Name), may("", Takes::Literal), may("when", Takes::Condition)],
    example: "question account \"Your account\" { personal \"Personal\", business \"Business\" }",
};

pub(super) static CONDITION: Form = Form {
    words: "condition",
    slots: &[must("", Takes::Name), may("", Takes::Literal), must("=", Takes::Condition)],
    example: "condition new-layout = alipay 10.3 or later and android",
};

/// `question NAME "label" when C { answers }`.
pub(super) fn question(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    mut values: Values,
    head: Head,
) -> Question {
    let when = values.take(2);
    let span = lowering.span(raw.start, raw.end);
    let mut question = Question { span, head, when, answers: Vec::new(), in_error: false, help: None };
    let inner = place::block(lowering, raw, "question", values.failed);
    for statement in inner.iter().flat_map(|block| &block.statements) {
        lowering.enter(statement);
        let mut cursor = Cursor::new(lowering, statement);
        // What is wrong is reported; the answers before and behind it are kept.
        while line(lowering, &mut cursor, &mut question).is_err() {
            question.in_error = true;
            while !cursor.is_done() && cursor.take_kind(Kind::Comma).is_none() {
                cursor.advance(1);
            }
        }
        lowering.leave();
        place::no_block(lowering, statement, "an answer");
    }
    question
}

/// `personal "Personal", business "Business"  help "…"`.
fn line(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    question: &mut Question,
) -> Result<(), Reported> {
    while !cursor.is_done() {
        let text_follows = matches!(
            cursor.peek_at(1).map(|token| token.kind),
            Some(Kind::Text | Kind::BlockText | Kind::OpenText)
        );
        if text_follows && question.help.is_none() && cursor.take("help").is_some() {
            question.help = Some(slots::text(lowering, cursor, Flavour::Prose)?);
            continue;
        }
        let name = slots::name(lowering, cursor)?;
        let label = match cursor.kind() {
            Some(Kind::Text | Kind::OpenText) => Some(slots::text(lowering, cursor, Flavour::Literal)?),
            _ => None,
        };
        question.answers.push(Answer { name, label });
        let more = cursor.take_kind(Kind::Comma).is_some() || cursor.matches("help") > 0;
        if !more && !cursor.is_done() {
            return Err(lowering.report(advice::expected("a comma", cursor)));
        }
    }
    Ok(())
}

/// `condition NAME "words" = C`.
pub(super) fn named(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    mut values: Values,
) -> Option<NamedCondition> {
    place::no_block(lowering, raw, "condition");
    let name = values.take(0)?;
    let title = values.take(1);
    let condition = condition(lowering, &mut values, 2, raw);
    Some(NamedCondition { span: lowering.span(raw.start, raw.end), name, title, condition })
}
