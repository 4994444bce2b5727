//! Statements and blocks.

use super::flow::BodyId;
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::ids::StatementId;
use crate::model::statement::{Block, OrElse, Since, Statement, StatementKind, Within};
use crate::model::step::Duration;
use crate::readers::ThingId;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::statement as ast;
use crate::syntax::ast::text as ast_text;

impl Resolver<'_> {
    /// Binds a block. Recurses as deep as blocks nest, which the parser limits.
    pub(super) fn block(&mut self, tree: &ast::Block) -> Block {
        self.flow.blocks.push(tree.span);
        let before = self.flow.screens.clone();
        let in_hand = self.hand.as_ref().map(|hand| hand.in_scope.len());
        let mut statements = Vec::with_capacity(tree.statements.len());
        for statement in &tree.statements {
            statements.extend(self.statement(statement));
        }
        // What a `using` of this block put in hand is put down again.
        if let (Some(hand), Some(before)) = (self.hand.as_mut(), in_hand) {
            hand.in_scope.truncate(before);
        }
        self.flow.blocks.pop();
        // The next block may be for others, who did nothing of this.
        let after = std::mem::take(&mut self.flow.screens);
        self.reader_is_on(before.into_iter().chain(after));
        Block { span: tree.span, statements }
    }

    /// A block of an `if` or `try`.
    pub(super) fn arm(&mut self, tree: &ast::Block) -> Block {
        self.flow.arms += 1;
        let block = self.block(tree);
        self.flow.arms -= 1;
        block
    }

    pub(super) fn next_statement(&mut self) -> StatementId {
        let id = StatementId(self.flow.next);
        self.flow.next += 1;
        id
    }

    /// Every statement takes one id, also one that is dropped, so that all have the ids of the outline.
    fn statement(&mut self, tree: &ast::Statement) -> Option<Statement> {
        let id = self.next_statement();
        let key = match &tree.kind {
            ast::StatementKind::Part { name, .. } => name.as_ref().or(tree.name.as_ref()),
            _ => tree.name.as_ref(),
        };
        let key = key.map(|name| name.value.clone());
        let kind = self.statement_kind(&tree.kind, tree.span, id)?;
        Some(Statement { id, span: tree.span, key, kind })
    }

    fn statement_kind(
        &mut self,
        tree: &ast::StatementKind,
        span: Span,
        id: StatementId,
    ) -> Option<StatementKind> {
        Some(match tree {
            ast::StatementKind::Step(step) => StatementKind::Step(Box::new(self.step(step)?)),
            ast::StatementKind::When(when) => StatementKind::When(self.when(when)),
            ast::StatementKind::ExactlyOne(one) => StatementKind::ExactlyOne(self.exactly_one(one)),
            ast::StatementKind::Either(either) => StatementKind::Either(self.either(either)),
            ast::StatementKind::Try(attempts) => StatementKind::Try(self.attempts(attempts, span)),
            ast::StatementKind::If(test) => StatementKind::If(self.look(test)),
            ast::StatementKind::Optional(body) => StatementKind::Optional(self.block(body)),
            ast::StatementKind::OptionalAny(body) => StatementKind::OptionalAny(self.block(body)),
            ast::StatementKind::Repeat { why, body } => {
                let why = why.as_ref().map(|text| self.prose(text));
                StatementKind::Repeat { why, body: self.block(body) }
            }
            ast::StatementKind::Within(within) => StatementKind::Within(self.within(within)),
            ast::StatementKind::Part { title, body, .. } => {
                if body.statements.is_empty() {
                    self.warn_empty("nothing stands in this part, and it is not printed", title.span);
                }
                let title = self.literal(title);
                StatementKind::Part { title, body: self.block(body) }
            }
            ast::StatementKind::On { thing, body } => self.on(thing, body)?,
            ast::StatementKind::At { screens, body } => {
                let screens = self.screen_uses(screens);
                self.reader_came_to(&screens);
                StatementKind::At { screens, body: self.block(body) }
            }
            ast::StatementKind::Using(things) => {
                self.use_things(things);
                return None;
            }
            ast::StatementKind::Value(value) => {
                StatementKind::Value(self.local_values.get(&value.name.value).map(|(id, _)| *id)?)
            }
            ast::StatementKind::NowAt(screens) => {
                let screens = self.screen_uses(screens);
                if screens.is_empty() {
                    return None;
                }
                self.reader_came_to(&screens);
                StatementKind::NowAt(screens)
            }
            ast::StatementKind::NowSee(what) => StatementKind::NowSee(Box::new(self.element_use(what))),
            ast::StatementKind::Follow(follow) => self.follow(follow)?,
            ast::StatementKind::SkipTo(name) => self.skip_to(name, id)?,
            ast::StatementKind::AgainFrom(name) => self.again_from(name, id)?,
            ast::StatementKind::Done(text) => self.done(text.as_ref(), span)?,
            ast::StatementKind::Stop(text) => StatementKind::Stop(text.as_ref().map(|text| self.prose(text))),
            ast::StatementKind::Attachment(attachment) => {
                StatementKind::Attachment(Box::new(self.attachment(attachment)?))
            }
            ast::StatementKind::Never { what, reason } => {
                let what = Box::new(self.element_use(what));
                StatementKind::Never { what, reason: reason.as_ref().map(|text| self.prose(text)) }
            }
        })
    }

    fn on(&mut self, name: &Name, body: &ast::Block) -> Option<StatementKind> {
        let thing = self.thing(name);
        let around = self.hand.as_ref().and_then(|hand| hand.current);
        self.set_current(thing.or(around));
        let body = self.block(body);
        self.set_current(around);
        Some(StatementKind::On { thing: thing?, body })
    }

    fn set_current(&mut self, thing: Option<ThingId>) {
        if let Some(hand) = self.hand.as_mut() {
            hand.current = thing;
        }
    }

    fn done(&mut self, text: Option<&ast_text::Text>, span: Span) -> Option<StatementKind> {
        let text = text.map(|text| self.prose(text));
        if matches!(self.flow.body, Some(BodyId::Procedure(_))) {
            let finding = Diagnostic::new(
                &guides::DONE_IN_PROCEDURE,
                "a procedure cannot say that the guide is done",
            )
            .at(span, "")
            .note("a procedure returns to the guide that follows it; what comes then is for the guide to say")
            .help("take it away: behind the last line of the procedure the guide goes on")
            .help("whoever is done earlier goes on at a later step with `skip to NAME`; `stop \"…\"` ends the whole guide");
            self.report(finding);
            return None;
        }
        Some(StatementKind::Done(text))
    }

    fn within(&mut self, tree: &ast::Within) -> Within {
        let of = tree.of.as_ref().and_then(|name| {
            let statement = self.marker(name)?.id;
            Some(Since { statement, span: name.span })
        });
        let body = self.block(&tree.body);
        let or_else = match &tree.or_else {
            Some(ast::OrElse::Text(text)) => Some(OrElse::Text(self.prose(text))),
            Some(ast::OrElse::Block(block)) => Some(OrElse::Block(self.block(block))),
            None => None,
        };
        Within { limit: duration(&tree.limit), of, body, or_else }
    }
}

pub(super) fn duration(tree: &ast_text::Duration) -> Duration {
    Duration { amount: tree.amount, unit: tree.unit }
}
