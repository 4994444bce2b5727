//! Mistakes in the steps of guides and procedures, made from their syntax trees.

use super::{Kind, Mutant, edit, slice};
use guidec::source::Span;
use guidec::syntax::ast::branch::{If, When, WhenArm};
use guidec::syntax::ast::condition::{Condition, TestKind};
use guidec::syntax::ast::file::{File, Item};
use guidec::syntax::ast::guide::{HeaderKind, HeaderLine};
use guidec::syntax::ast::reference::Target;
use guidec::syntax::ast::statement::{Attachment, AttachmentKind, Block, OrElse, Statement, StatementKind};
use guidec::syntax::ast::step::Action;

/// All mistakes of the kinds that concern steps, in the order of writing.
pub(super) fn mutants(file: &File, text: &str) -> Vec<Mutant> {
    let mut found = Vec::new();
    for item in &file.items {
        let (header, body, troubles) = match item {
            Item::Guide(guide) => (&guide.header, &guide.body, guide.trouble.as_slice()),
            Item::Procedure(procedure) => (&procedure.header, &procedure.body, &[][..]),
            _ => continue,
        };
        let mut maker = Maker { text, found: &mut found, conditions: audience(header) };
        maker.block(body);
        troubles.iter().for_each(|trouble| maker.block(&trouble.body));
        maker.widen();
    }
    found
}

/// Whom a guide is for.
fn audience(header: &[HeaderLine]) -> Vec<&Condition> {
    let audience = header.iter().filter_map(|line| match &line.kind {
        HeaderKind::For(condition) => Some(condition),
        _ => None,
    });
    audience.collect()
}

struct Maker<'a> {
    text: &'a str,
    found: &'a mut Vec<Mutant>,
    /// All that decide for whom something is.
    conditions: Vec<&'a Condition>,
}

impl<'a> Maker<'a> {
    fn add(&mut self, kind: Kind, span: Span, replacement: impl Into<String>) {
        self.found.push(Mutant::new(kind, span, replacement));
    }

    fn block(&mut self, block: &'a Block) {
        for pair in block.statements.windows(2) {
            let [StatementKind::Step(_), StatementKind::Step(_)] = [&pair[0].kind, &pair[1].kind] else {
                continue;
            };
            let (first, second) = (pair[0].span, pair[1].span);
            let texts = (slice(self.text, first), slice(self.text, second));
            if texts.0 != texts.1 {
                let edits = vec![edit(first, texts.1), edit(second, texts.0)];
                self.found.push(Mutant { kind: Kind::Swap, edits });
            }
        }
        for statement in &block.statements {
            // A block without anything would be a mistake of another kind.
            if matches!(statement.kind, StatementKind::Step(_)) && block.statements.len() > 1 {
                self.add(Kind::Delete, statement.span, "");
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Step(step) => {
                self.labels(&step.action);
                step.attachments.iter().for_each(|it| self.attachment(it));
            }
            StatementKind::Attachment(attachment) => self.attachment(attachment),
            StatementKind::When(when) => self.when(statement.span, when),
            StatementKind::ExactlyOne(one) => {
                for arm in &one.arms {
                    self.arm(arm);
                    self.add(Kind::DropArm, arm.span.to(arm.body.span), "");
                }
            }
            StatementKind::Either(either) => {
                self.conditions.extend(either.options.iter().filter_map(|option| option.when.as_ref()));
                self.chain(either.options.iter().map(|option| (option.span, &option.body)));
            }
            StatementKind::Try(attempts) => {
                self.chain(attempts.attempts.iter().map(|attempt| (attempt.span, &attempt.body)));
            }
            StatementKind::If(look) => self.look(look),
            StatementKind::Within(within) => {
                self.block(&within.body);
                if let Some(OrElse::Block(body)) = &within.or_else {
                    self.block(body);
                }
            }
            StatementKind::Optional(body)
            | StatementKind::OptionalAny(body)
            | StatementKind::Repeat { body, .. }
            | StatementKind::Part { body, .. }
            | StatementKind::On { body, .. }
            | StatementKind::At { body, .. } => self.block(body),
            _ => {}
        }
    }

    /// Each name of an element gives way to words that no app has.
    fn labels(&mut self, action: &Action) {
        let named = match action {
            Action::Tap { path, .. } => path.as_slice(),
            Action::Turn { what, .. } | Action::Tick { what, .. } => std::slice::from_ref(what),
            _ => &[],
        };
        for target in named.iter().map(|element| &element.target) {
            if let Target::Path(_) = target {
                self.add(Kind::StaleLabel, target.span().unwrap(), "\"What it was called before\"");
            }
        }
    }

    fn attachment(&mut self, attachment: &Attachment) {
        if let AttachmentKind::Warning { .. } = attachment.kind {
            let word = Span { end: attachment.span.start + "warning".len() as u32, ..attachment.span };
            assert_eq!(slice(self.text, word), "warning");
            self.add(Kind::DropWarning, word, "note");
        }
    }

    fn arm(&mut self, arm: &'a WhenArm) {
        self.conditions.push(&arm.condition);
        self.block(&arm.body);
    }

    /// An `otherwise` is dropped with its word; of the conditions the first one gives way to the next.
    fn when(&mut self, whole: Span, when: &'a When) {
        when.arms.iter().for_each(|arm| self.arm(arm));
        for pair in when.arms.windows(2) {
            self.add(Kind::DropArm, Span { end: pair[1].span.start, ..pair[0].span }, "");
        }
        let last = when.arms.last().unwrap();
        match &when.otherwise {
            Some(otherwise) => {
                self.block(otherwise);
                self.behind(&last.body, otherwise);
            }
            None if when.arms.len() == 1 => self.add(Kind::DropArm, whole, ""),
            None => {}
        }
    }

    fn look(&mut self, look: &'a If) {
        look.arms.iter().for_each(|arm| self.block(&arm.body));
        for pair in look.arms.windows(2) {
            self.add(Kind::DropArm, Span { end: pair[1].span.start, ..pair[0].span }, "");
        }
        if let Some(otherwise) = &look.otherwise {
            self.block(otherwise);
            self.behind(&look.arms.last().unwrap().body, otherwise);
        }
    }

    /// Ways of which each but the first is dropped.
    fn chain(&mut self, ways: impl Iterator<Item = (Span, &'a Block)>) {
        let ways: Vec<_> = ways.collect();
        ways.iter().for_each(|(_, body)| self.block(body));
        ways.windows(2).for_each(|pair| self.behind(pair[0].1, pair[1].1));
    }

    /// Drops what follows a block, up to the end of another one.
    fn behind(&mut self, before: &Block, dropped: &Block) {
        let span = Span { end: dropped.span.end, ..before.span.end_point() };
        self.add(Kind::DropArm, span, "");
    }

    /// Each part of a condition that narrows it is left out once; a name also lets in one that the guide speaks of
    /// elsewhere.
    fn widen(&mut self) {
        let conditions = std::mem::take(&mut self.conditions);
        let names: Vec<&str> = conditions.iter().flat_map(|condition| names(condition)).collect();
        for condition in conditions {
            let mut open = vec![condition];
            while let Some(part) = open.pop() {
                match part {
                    Condition::All(parts, span) => {
                        for left_out in 0..parts.len() {
                            let kept = parts.iter().enumerate().filter(|(place, _)| *place != left_out);
                            let kept: Vec<&str> = kept.map(|(_, it)| slice(self.text, it.span())).collect();
                            self.add(Kind::Widen, *span, kept.join(" and "));
                        }
                        open.extend(parts);
                    }
                    Condition::Any(parts, _) => open.extend(parts),
                    Condition::Test(test) => match &test.kind {
                        TestKind::Versions { subject, .. } => {
                            self.add(Kind::Widen, test.span, subject.value.clone());
                        }
                        TestKind::Name(name) => {
                            let here = self::names(condition);
                            let other = names
                                .iter()
                                .chain(&["samsung", "nokia", "honor"])
                                .find(|it| !here.contains(it));
                            let other = other.unwrap();
                            self.add(Kind::Widen, test.span, format!("({} or {other})", name.value));
                        }
                        _ => {}
                    },
                    Condition::Not(..) | Condition::Wrong(_) => {}
                }
            }
        }
    }
}

/// The names that a condition tests without more.
fn names(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::All(parts, _) | Condition::Any(parts, _) => parts.iter().flat_map(names).collect(),
        Condition::Test(test) => match &test.kind {
            TestKind::Name(name) => vec![name.value.as_str()],
            _ => Vec::new(),
        },
        Condition::Not(inner, _) => names(inner),
        Condition::Wrong(_) => Vec::new(),
    }
}
