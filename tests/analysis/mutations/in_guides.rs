//! Mistakes in the steps of guides and procedures, made from their syntax trees.

use super::declared::{Declared, named};
use super::effect::{of_block, of_step};
use super::reasons::Reason;
use super::{Kind, Mutant, edit, slice, slip};
use guidec::source::Span;
use guidec::syntax::ast::branch::{If, When, WhenArm};
use guidec::syntax::ast::condition::{Condition, TestKind};
use guidec::syntax::ast::file::{File, Item};
use guidec::syntax::ast::guide::{HeaderKind, HeaderLine};
use guidec::syntax::ast::reference::Target;
use guidec::syntax::ast::statement::{Attachment, AttachmentKind, Block, OrElse, Statement, StatementKind};
use guidec::syntax::ast::step::{Action, Step};

/// All mistakes of the kinds that concern steps, in the order of writing.
pub(super) fn mutants(file: &File, text: &str, declared: &Declared) -> Vec<Mutant> {
    let mut found = Vec::new();
    for item in &file.items {
        let (header, body, troubles) = match item {
            Item::Guide(guide) => (&guide.header, &guide.body, guide.trouble.as_slice()),
            Item::Procedure(procedure) => (&procedure.header, &procedure.body, &[][..]),
            _ => continue,
        };
        let audience = audience(header);
        let mut maker =
            Maker { text, declared, found: &mut found, audience: audience.len(), conditions: audience };
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

/// What stands in the place of something to see whether what follows needs to know where readers are.
const ELSEWHERE: &str = "do \"Something else.\" leaves";

struct Maker<'a> {
    text: &'a str,
    declared: &'a Declared,
    found: &'a mut Vec<Mutant>,
    /// How many of the conditions say whom the guide is for; they come first.
    audience: usize,
    /// All that decide for whom something is.
    conditions: Vec<&'a Condition>,
}

impl<'a> Maker<'a> {
    fn add(&mut self, mutant: Mutant) {
        self.found.push(mutant);
    }

    fn block(&mut self, block: &'a Block) {
        for pair in block.statements.windows(2) {
            let [StatementKind::Step(one), StatementKind::Step(other)] = [&pair[0].kind, &pair[1].kind]
            else {
                continue;
            };
            let (first, second) = (pair[0].span, pair[1].span);
            let texts = (slice(self.text, first), slice(self.text, second));
            if texts.0 != texts.1 {
                let edits = vec![edit(first, texts.1), edit(second, texts.0)];
                let effects = [of_step(one, self.declared), of_step(other, self.declared)];
                let shown = match effects {
                    [Some(Reason::Words), _] | [_, Some(Reason::Words)] => Some(Reason::Words),
                    [Some(one), Some(_)] => Some(one),
                    _ => None,
                };
                self.add(Mutant::with(Kind::Swap, edits).shown(shown));
            }
        }
        for (place, statement) in block.statements.iter().enumerate() {
            if let StatementKind::Step(step) = &statement.kind {
                // A block without anything would be a mistake of another kind.
                if block.statements.len() > 1 {
                    self.delete(statement, step);
                }
            }
            if let StatementKind::Attachment(attachment) = &statement.kind {
                self.attachment(attachment, named(&block.statements[place..]));
            }
            self.statement(statement);
        }
    }

    fn delete(&mut self, statement: &Statement, step: &Step) {
        let before = self.text.get(..statement.span.start as usize).unwrap();
        let guide = before.rfind("\nguide ").or_else(|| before.rfind("\nprocedure ")).unwrap_or(0);
        let line = slice(self.text, step.span);
        let open = matches!(step.action, Action::Open(_)) && before.get(guide..).unwrap().contains(line);
        let shown = of_step(step, self.declared).or(open.then_some(Reason::OpenBefore));
        let name = statement.name.as_ref().map_or(String::new(), |name| format!("step {}: ", name.value));
        let probe = vec![edit(statement.span, format!("{name}{ELSEWHERE}"))];
        self.add(Mutant::new(Kind::Delete, statement.span, "").shown(shown).probe(probe));
    }

    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Step(step) => {
                self.labels(&step.action);
                let keys = named(std::slice::from_ref(statement));
                step.attachments.iter().for_each(|it| self.attachment(it, keys.clone()));
            }
            StatementKind::When(when) => self.when(statement.span, when),
            StatementKind::ExactlyOne(one) => {
                for arm in &one.arms {
                    self.arm(arm);
                    self.drop(arm.span.to(arm.body.span), &arm.body, None);
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
                let span = target.span().unwrap();
                self.add(Mutant::new(Kind::StaleLabel, span, "\"What it was called before\""));
                if let [only] = self.declared.meant(target).as_slice()
                    && let Some(slip) = only.label.as_deref().and_then(slip)
                {
                    self.add(Mutant::new(Kind::Slip, span, format!("\"{slip}\"")));
                }
            }
        }
    }

    /// `behind`: names of what is touched after it is read.
    fn attachment(&mut self, attachment: &Attachment, behind: Vec<String>) {
        if let AttachmentKind::Warning { .. } = attachment.kind {
            let word = Span { end: attachment.span.start + "warning".len() as u32, ..attachment.span };
            assert_eq!(slice(self.text, word), "warning");
            self.add(Mutant::new(Kind::DropWarning, word, "note").about(behind));
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
            self.drop(Span { end: pair[1].span.start, ..pair[0].span }, &pair[0].body, None);
        }
        let last = when.arms.last().unwrap();
        match &when.otherwise {
            Some(otherwise) => {
                self.block(otherwise);
                self.behind(&last.body, otherwise, None);
            }
            None if when.arms.len() == 1 => self.drop(whole, &last.body, None),
            None => {}
        }
    }

    fn look(&mut self, look: &'a If) {
        look.arms.iter().for_each(|arm| self.block(&arm.body));
        for pair in look.arms.windows(2) {
            self.drop(Span { end: pair[1].span.start, ..pair[0].span }, &pair[0].body, None);
        }
        if let Some(otherwise) = &look.otherwise {
            self.block(otherwise);
            self.behind(&look.arms.last().unwrap().body, otherwise, None);
        }
    }

    /// Ways of which each but the first is dropped.
    fn chain(&mut self, ways: impl Iterator<Item = (Span, &'a Block)>) {
        let ways: Vec<_> = ways.collect();
        ways.iter().for_each(|(_, body)| self.block(body));
        let left = (ways.len() > 2).then_some(Reason::OtherWays);
        ways.windows(2).for_each(|pair| self.behind(pair[0].1, pair[1].1, left));
    }

    /// Drops what follows a block, up to the end of another one.
    fn behind(&mut self, before: &Block, dropped: &Block, shown: Option<Reason>) {
        self.drop(Span { end: dropped.span.end, ..before.span.end_point() }, dropped, shown);
    }

    /// Drops a block with what leads to it.
    fn drop(&mut self, span: Span, dropped: &Block, shown: Option<Reason>) {
        let probe = vec![edit(dropped.span, format!("{{ {ELSEWHERE} }}"))];
        let shown = shown.or_else(|| of_block(dropped, self.declared));
        self.add(Mutant::new(Kind::DropArm, span, "").shown(shown).probe(probe));
    }

    /// Each part of a condition that narrows it is left out once; a name also lets in one that the guide speaks of
    /// elsewhere.
    fn widen(&mut self) {
        let conditions = std::mem::take(&mut self.conditions);
        let names: Vec<&str> = conditions.iter().flat_map(|condition| names(condition)).collect();
        for (place, condition) in conditions.into_iter().enumerate() {
            // Whom a guide is for is also tried with the newcomers alone.
            let whole = (place < self.audience).then_some(condition);
            let mut open = vec![condition];
            while let Some(part) = open.pop() {
                match part {
                    Condition::All(parts, span) => {
                        for left_out in 0..parts.len() {
                            let kept = parts.iter().enumerate().filter(|(place, _)| *place != left_out);
                            let kept: Vec<&str> = kept.map(|(_, it)| slice(self.text, it.span())).collect();
                            self.widened(*span, kept.join(" and "), whole);
                        }
                        open.extend(parts);
                    }
                    Condition::Any(parts, _) => open.extend(parts),
                    Condition::Test(test) => match &test.kind {
                        TestKind::Versions { subject, .. } => {
                            self.widened(test.span, subject.value.clone(), whole);
                        }
                        TestKind::Name(name) => {
                            let here = self::names(condition);
                            let other = names
                                .iter()
                                .chain(&["samsung", "nokia", "honor"])
                                .find(|it| !here.contains(it));
                            let other = other.unwrap();
                            self.widened(test.span, format!("({} or {other})", name.value), whole);
                        }
                        _ => {}
                    },
                    Condition::Not(..) | Condition::Wrong(_) => {}
                }
            }
        }
    }

    fn widened(&mut self, span: Span, new: String, whole: Option<&Condition>) {
        let mutant = Mutant::new(Kind::Widen, span, new);
        let mutant = match whole.map(Condition::span) {
            Some(whole) => {
                let shift = |at: u32| (at - whole.start) as usize;
                let old = slice(self.text, whole);
                let mut wide = old.to_owned();
                wide.replace_range(shift(span.start)..shift(span.end), &mutant.edits[0].replacement);
                mutant.probe(vec![edit(whole, format!("({wide}) and not ({old})"))])
            }
            None => mutant,
        };
        self.add(mutant);
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
