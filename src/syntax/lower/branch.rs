//! The forms of branching: a statement with the arms that follow it.

use super::block::{block, condition, empty};
use super::place::{self, Place};
use crate::source::Span;
use crate::syntax::advice::slips;
use crate::syntax::ast::branch::{
    Attempt, Attempts, Either, EitherOption, ExactlyOne, If, IfArm, Look, When, WhenArm,
};
use crate::syntax::ast::condition::Condition;
use crate::syntax::ast::statement::{Block, OrElse, StatementKind, Within};
use crate::syntax::ast::text::Text;
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::Form;
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::value::Values;
use crate::syntax::verbs::{self, Branch, Make, Verb};

/// The words of an arm that stands alone, if the statement is one.
pub(super) fn stray(cursor: &Cursor<'_>) -> Option<&'static str> {
    ["otherwise", "or else", "or"].into_iter().find(|words| cursor.matches(words) > 0)
}

/// A branching statement, and how many of the following statements are its arms.
pub(super) fn branch(
    lowering: &mut Lowering<'_>,
    form: Branch,
    values: Values,
    raw: &raw::Statement,
    following: &[raw::Statement],
) -> (Option<StatementKind>, usize) {
    let mut arms = Arms { lowering, following, used: 0 };
    let kind = match form {
        Branch::When => when(&mut arms, values, raw),
        Branch::If => look(&mut arms, values, raw),
        Branch::Either => either(&mut arms, values, raw),
        Branch::Try => attempts(&mut arms, values, raw),
        Branch::Within => within(&mut arms, values, raw),
        Branch::ExactlyOne => Some(exactly_one(arms.lowering, values, raw)),
    };
    (kind, arms.used)
}

/// The statements behind a branching one, and how many of them were taken as its arms.
struct Arms<'lowering, 'text, 'raw> {
    lowering: &'lowering mut Lowering<'text>,
    following: &'raw [raw::Statement],
    used: usize,
}

impl<'raw> Arms<'_, '_, 'raw> {
    /// The next statement if it is an arm of that form, with what fills it.
    fn next(&mut self, form: &'static Form) -> Option<(&'raw raw::Statement, Values, Span)> {
        let raw = self.following.get(self.used)?;
        let mut cursor = Cursor::new(self.lowering, raw);
        if std::ptr::eq(form, &verbs::OTHERWISE)
            && let Some((words, cure)) = slips::otherwise(&cursor)
        {
            return self.foreign(raw, words, cure);
        }
        let matched = cursor.matches(form.words);
        if matched == 0 || form.words == "or" && cursor.matches("or else") > 0 {
            return None;
        }
        self.used += 1;
        cursor.advance(matched);
        self.lowering.enter(raw);
        let values = fill(self.lowering, &mut cursor, form, &[]);
        self.lowering.leave();
        let span = self.lowering.span(raw.start, cursor.end());
        Some((raw, values, span))
    }

    /// An arm that begins with words of another language, which are reported.
    fn foreign(
        &mut self,
        raw: &'raw raw::Statement,
        words: &str,
        cure: &str,
    ) -> Option<(&'raw raw::Statement, Values, Span)> {
        let mut cursor = Cursor::new(self.lowering, raw);
        self.lowering.enter(raw);
        self.lowering.report(slips::foreign(&cursor, words, cure));
        cursor.take(words);
        let form = match cure {
            "otherwise when" => &verbs::OTHERWISE_WHEN,
            "otherwise if" => &verbs::OTHERWISE_IF,
            _ => &verbs::OTHERWISE,
        };
        self.used += 1;
        let values = fill(self.lowering, &mut cursor, form, &[]);
        self.lowering.leave();
        let span = self.lowering.span(raw.start, cursor.end());
        Some((raw, values, span))
    }

    fn body(&mut self, raw: &raw::Statement, words: &str, failed: bool) -> Block {
        match place::block(self.lowering, raw, words, failed) {
            Some(body) => block(self.lowering, body),
            None => empty(self.lowering, raw),
        }
    }

    fn line(&self, raw: &raw::Statement) -> Span {
        self.lowering.span(raw.start, Cursor::new(self.lowering, raw).end())
    }
}

fn when(arms: &mut Arms<'_, '_, '_>, mut values: Values, raw: &raw::Statement) -> Option<StatementKind> {
    let mut when = When { arms: Vec::new(), otherwise: None };
    let span = arms.line(raw);
    let first = condition(arms.lowering, &mut values, 0, raw);
    let body = arms.body(raw, "when", values.failed);
    when.arms.push(WhenArm { span, condition: first, body });
    while when.otherwise.is_none() {
        let Some((raw, mut values, span)) = arms.next(&verbs::OTHERWISE) else { break };
        let body = arms.body(raw, "otherwise", values.failed);
        match values.take(0) {
            Some(condition) => when.arms.push(WhenArm { span, condition, body }),
            None if values.has(1) => mixed_arm(arms.lowering, span, "if", "when"),
            None if values.failed => {
                when.arms.push(WhenArm { span, condition: Condition::Wrong(span), body });
            }
            None => when.otherwise = Some(body),
        }
    }
    Some(StatementKind::When(when))
}

fn look(arms: &mut Arms<'_, '_, '_>, mut values: Values, raw: &raw::Statement) -> Option<StatementKind> {
    let mut chain = If { arms: Vec::new(), otherwise: None };
    let span = arms.line(raw);
    let body = arms.body(raw, "if", values.failed);
    let test = values.take(0).unwrap_or_else(|| no_look(span));
    chain.arms.push(IfArm { span, test, body });
    while chain.otherwise.is_none() {
        let Some((raw, mut values, span)) = arms.next(&verbs::OTHERWISE) else { break };
        let body = arms.body(raw, "otherwise", values.failed);
        match values.take(1) {
            Some(test) => chain.arms.push(IfArm { span, test, body }),
            None if values.has(0) => mixed_arm(arms.lowering, span, "when", "if"),
            None if values.failed => chain.arms.push(IfArm { span, test: no_look(span), body }),
            None => chain.otherwise = Some(body),
        }
    }
    Some(StatementKind::If(chain))
}

/// What stands for a test that was not understood.
fn no_look(span: Span) -> Look {
    Look::Words(Text { span, block: false, pieces: Vec::new() })
}

/// `otherwise if` behind `when`, or `otherwise when` behind `if`.
fn mixed_arm(lowering: &mut Lowering<'_>, span: Span, wrong: &str, right: &str) {
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::codes::syntax as codes;
    lowering.report(
        Diagnostic::new(&codes::STRAY_ARM, format!("`otherwise {wrong}` cannot follow `{right}`"))
            .at(span, format!("this goes on with `{right}`"))
            .note("`when` is decided by what the reader has; `if` by what the reader sees")
            .help(format!("write `otherwise {{ {wrong} … {{ … }} }}`")),
    );
}

fn either(arms: &mut Arms<'_, '_, '_>, mut values: Values, raw: &raw::Statement) -> Option<StatementKind> {
    let span = arms.line(raw);
    let body = arms.body(raw, "either", values.failed);
    let mut options = vec![EitherOption { span, title: values.take(0), when: values.take(1), body }];
    while let Some((raw, mut values, span)) = arms.next(&verbs::OR) {
        let body = arms.body(raw, "or", values.failed);
        options.push(EitherOption { span, title: values.take(0), when: values.take(1), body });
    }
    Some(StatementKind::Either(Either { options }))
}

fn attempts(arms: &mut Arms<'_, '_, '_>, mut values: Values, raw: &raw::Statement) -> Option<StatementKind> {
    let span = arms.line(raw);
    let body = arms.body(raw, "try", values.failed);
    let mut attempts = vec![Attempt { span, after_all_steps: false, title: values.take(0), body }];
    while let Some((raw, mut values, span)) = arms.next(&verbs::OR_ELSE) {
        let body = arms.body(raw, "or else", values.failed);
        attempts.push(Attempt { span, after_all_steps: values.has(0), title: values.take(1), body });
    }
    Some(StatementKind::Try(Attempts { attempts }))
}

fn within(arms: &mut Arms<'_, '_, '_>, mut values: Values, raw: &raw::Statement) -> Option<StatementKind> {
    let body = arms.body(raw, "within", values.failed);
    let or_else = arms.next(&verbs::OR_ELSE).map(|(raw, mut values, _)| match (values.take(1), &raw.block) {
        (Some(text), None) => OrElse::Text(text),
        _ => OrElse::Block(arms.body(raw, "or else", values.failed)),
    });
    Some(StatementKind::Within(Within { limit: values.take(0)?, of: values.take(1), body, or_else }))
}

fn exactly_one(lowering: &mut Lowering<'_>, values: Values, raw: &raw::Statement) -> StatementKind {
    let mut arms = Vec::new();
    let inner = place::block(lowering, raw, "exactly one", values.failed);
    for statement in inner.iter().flat_map(|block| &block.statements) {
        let mut cursor = Cursor::new(lowering, statement);
        lowering.enter(statement);
        match verbs::find(&cursor) {
            Some(Verb { form, make: Make::Branch(Branch::When) }) => {
                cursor.advance(1);
                let mut values = fill(lowering, &mut cursor, form, &[]);
                lowering.leave();
                let span = lowering.span(statement.start, cursor.end());
                let condition = condition(lowering, &mut values, 0, statement);
                let body = place::block(lowering, statement, "when", values.failed);
                let body =
                    body.map(|body| block(lowering, body)).unwrap_or_else(|| empty(lowering, statement));
                arms.push(WhenArm { span, condition, body });
            }
            _ => {
                place::refuse(lowering, &cursor, Place::ExactlyOne);
                lowering.leave();
            }
        }
    }
    StatementKind::ExactlyOne(ExactlyOne { arms })
}
