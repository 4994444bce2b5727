//! Blocks: each statement becomes the items that print it.

use super::builder::{Builder, MOST_NODES, Place};
use super::links::Target;
use super::shape::Node;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose::DOCUMENT_TOO_LARGE;
use crate::model::ids::StatementId;
use crate::model::statement::{Block, Statement, StatementKind};
use crate::source::Span;

impl Builder<'_> {
    pub(super) fn block(&mut self, place: Place, block: &Block) -> Vec<Node> {
        let mut nodes = Vec::new();
        for statement in &block.statements {
            if self.nodes > MOST_NODES {
                self.too_large(block.span, "it would have more than 50,000 items");
                break;
            }
            nodes.extend(self.statement(place, statement));
            if self.is_full() {
                self.too_large(statement.span, "here its words become more than 6 MiB");
                break;
            }
        }
        nodes
    }

    pub(super) fn too_large(&mut self, place: Span, why: &'static str) {
        let said = self.diagnostics.iter().any(|found| found.code == &DOCUMENT_TOO_LARGE);
        if !said {
            let found = Diagnostic::new(&DOCUMENT_TOO_LARGE, "this guide is too large to print")
                .at(place, why)
                .help("make several guides of it, or follow fewer procedures from one guide");
            self.diagnostics.push(found);
        }
    }

    fn statement(&mut self, place: Place, statement: &Statement) -> Vec<Node> {
        if self.is_left_out(place, statement.id) {
            return Vec::new();
        }
        let Some(arrived) = self.arrive(place, statement) else { return Vec::new() };
        let missed = self.missed(place, arrived);
        let mut nodes = self.statement_kind(arrived, statement);
        if let Some(missed) = missed {
            nodes.iter_mut().for_each(|node| pass_by(node, missed));
        }
        let place = arrived;
        if let Some(key) = &statement.key {
            let draft = self.links.named(Target::Statement(place.call, statement.id), key);
            mark(&mut nodes, &draft);
        }
        nodes
    }

    fn statement_kind(&mut self, place: Place, statement: &Statement) -> Vec<Node> {
        let id = statement.id;
        match &statement.kind {
            StatementKind::Step(step) => self.step(place, id, step),
            StatementKind::When(when) => self.when(place, id, &when.arms, when.otherwise.as_ref()),
            StatementKind::ExactlyOne(one) => self.when(place, id, &one.arms, None),
            StatementKind::Either(either) => self.choice(place, id, either),
            StatementKind::Try(attempts) => self.attempts(place, id, attempts),
            StatementKind::If(look) => self.look(place, id, look),
            StatementKind::Optional(body) => self.optional(place, body, false),
            StatementKind::OptionalAny(body) => self.optional(place, body, true),
            StatementKind::Repeat { why, body } => self.repeat(place, why.as_ref(), body),
            StatementKind::Within(within) => self.within(place, within),
            StatementKind::Part { title, body } => self.part(place, id, title, body),
            StatementKind::On { thing, body } => self.on_thing(place, *thing, body),
            StatementKind::At { body, .. } => self.block(place, body),
            StatementKind::NowAt(_) | StatementKind::NowSee(_) => Vec::new(),
            StatementKind::Value(value) => {
                self.use_value(*value);
                Vec::new()
            }
            StatementKind::Follow { procedure, .. } => self.follow(place, id, *procedure),
            StatementKind::SkipTo(target) => self.jump(place, *target, false),
            StatementKind::AgainFrom(target) => self.jump(place, *target, true),
            StatementKind::Done(words) => self.end(place, true, words.as_ref()),
            StatementKind::Stop(words) => self.end(place, false, words.as_ref()),
            StatementKind::Attachment(attachment) => self.standing(place, attachment),
            StatementKind::Never { what, reason } => vec![self.never(place, id, what, reason.as_ref())],
        }
    }

    /// The place with those who come to the statement; nothing if nobody does.
    fn arrive(&self, place: Place, statement: &Statement) -> Option<Place> {
        let readers = match self.facts(place, statement.id) {
            Some(facts) => self.wanted(facts.readers),
            // What is only said beside the steps stands where it stands.
            None if is_said(&statement.kind) => place.readers,
            None => return None,
        };
        if self.readers.is_empty(readers) { None } else { Some(place.among(readers)) }
    }

    /// A draft of the classes that stand around a statement and never come to it, as their way ends or leads elsewhere
    /// before it.
    fn missed(&mut self, around: Place, arrived: Place) -> Option<u32> {
        if arrived.readers == around.readers {
            return None;
        }
        let coming = self.readers.forgetting(arrived.readers, &self.changes);
        let missed = self.readers.without(self.wanted_from_start(), coming);
        (!self.readers.is_empty(missed)).then(|| self.printed.within(missed))
    }

    fn is_left_out(&self, place: Place, statement: StatementId) -> bool {
        let call = self.following.calls.get(place.call.0 as usize);
        call.is_some_and(|call| call.without.contains(&statement))
    }
}

fn is_said(kind: &StatementKind) -> bool {
    matches!(
        kind,
        StatementKind::Attachment(_)
            | StatementKind::Never { .. }
            | StatementKind::Value(_)
            | StatementKind::Part { .. }
            | StatementKind::At { .. }
            | StatementKind::On { .. }
    )
}

/// Says who never comes to an item, unless something in its statement said so more closely.
fn pass_by(node: &mut Node, draft: u32) {
    let passed_by = match node {
        Node::Step(step) => &mut step.passed_by,
        Node::Branch(branch) => &mut branch.passed_by,
        Node::Part(part) => &mut part.passed_by,
        Node::End(end) => &mut end.passed_by,
        Node::Jump(jump) => &mut jump.passed_by,
        Node::Aside(_) => return,
    };
    if passed_by.is_empty() {
        passed_by.push(draft);
    }
}

/// Gives the first item that can have one this draft of an anchor.
pub(super) fn mark(nodes: &mut [Node], draft: &str) {
    for node in nodes {
        let anchor = match node {
            Node::Step(step) => &mut step.anchor,
            Node::Branch(branch) => &mut branch.anchor,
            Node::Part(part) => &mut part.anchor,
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => continue,
        };
        anchor.push_str(draft);
        return;
    }
}
