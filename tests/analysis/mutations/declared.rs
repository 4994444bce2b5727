//! What the guides of a project declare and name, as far as it is written: for the reasons why a mistake is not found.

use guidec::syntax::ast::branch::Look;
use guidec::syntax::ast::file::{File, Item};
use guidec::syntax::ast::reference::Target;
use guidec::syntax::ast::screen::{Destination, Element, Leads, Screen, ScreenClause, ScreenItem};
use guidec::syntax::ast::statement::{Block, OrElse, Statement, StatementKind};
use guidec::syntax::ast::step::{Action, Step};
use guidec::vocabulary::ScreenAct;
use std::collections::BTreeSet;

/// What the guides of a project declare and name.
#[derive(Default)]
pub(super) struct Declared {
    elements: Vec<Known>,
    /// From which screen a wait leads where.
    waits: Vec<(String, String)>,
    /// Names of elements that an `if see` asks for.
    pub(super) asked: BTreeSet<String>,
    /// Names of elements that steps touch.
    pub(super) touched: BTreeSet<String>,
}

/// An element of a screen.
pub(super) struct Known {
    screen: String,
    key: String,
    /// Its only label.
    pub(super) label: Option<String>,
    targets: Vec<String>,
    cannot_be_undone: bool,
    instead_of: Option<String>,
}

impl Declared {
    pub(super) fn of(files: &[(&str, &File)]) -> Self {
        let mut declared = Self::default();
        for item in files.iter().flat_map(|(_, file)| &file.items) {
            match item {
                Item::Product(product) => declared.screens(&product.screens),
                Item::ScreensOf(screens) => declared.screens(&screens.screens),
                Item::Procedure(procedure) => declared.block(&procedure.body),
                Item::Guide(guide) => {
                    declared.block(&guide.body);
                    guide.trouble.iter().for_each(|trouble| declared.block(&trouble.body));
                }
                _ => {}
            }
        }
        declared
    }

    /// The elements that a name can mean.
    pub(super) fn meant(&self, target: &Target) -> Vec<&Known> {
        let Target::Path(names) = target else { return Vec::new() };
        let mut names = names.iter().rev().map(|name| name.value.as_str());
        let (key, screen) = (names.next().unwrap(), names.next());
        let fits = |known: &&Known| known.key == key && screen.is_none_or(|screen| known.screen == screen);
        self.elements.iter().filter(fits).collect()
    }

    /// Whether an `if see` asks for what may be there instead of an element.
    pub(super) fn asks_for_rival(&self, key: &str) -> bool {
        let rivals = self.elements.iter().filter(|known| known.instead_of.as_deref() == Some(key));
        rivals.into_iter().any(|known| self.asked.contains(&known.key))
    }

    pub(super) fn cannot_be_undone(&self, key: &str) -> bool {
        self.elements.iter().any(|known| known.key == key && known.cannot_be_undone)
    }

    /// Whether a wait on one screen leads to the other.
    pub(super) fn waits(&self, from: &str, to: &str) -> bool {
        self.waits.iter().any(|(screen, target)| screen == from && target == to)
    }

    /// Whether who touches these one after the other is then where they began.
    pub(super) fn stays(&self, path: &[&Target]) -> bool {
        let (Some(first), Some(last)) = (path.first(), path.last()) else { return false };
        let begin: BTreeSet<&str> = self.meant(first).iter().map(|known| known.screen.as_str()).collect();
        let last = self.meant(last);
        !last.is_empty()
            && last.iter().all(|known| match known.targets.as_slice() {
                [] => path.len() == 1,
                targets => targets.iter().all(|target| begin.contains(target.as_str())),
            })
    }

    fn screens(&mut self, items: &[ScreenItem]) {
        for item in items {
            let ScreenItem::Screen(screen) = item else { continue };
            let Some(name) = &screen.head.name else { continue };
            self.elements.extend(screen.elements.iter().map(|element| known(&name.value, element)));
            for clause in &screen.clauses {
                self.clause(&name.value, clause);
            }
        }
    }

    fn clause(&mut self, screen: &str, clause: &ScreenClause) {
        if let ScreenClause::Act { act: ScreenAct::Wait | ScreenAct::Then, leads, .. } = clause {
            self.waits.extend(targets(leads).into_iter().map(|target| (screen.to_owned(), target)));
        }
    }

    fn block(&mut self, block: &Block) {
        block.statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Step(step) => self.touched.extend(touched(step).into_iter().filter_map(last)),
            StatementKind::NowSee(what) | StatementKind::Never { what, .. } => {
                self.touched.extend(last(&what.target));
            }
            StatementKind::If(look) => {
                for arm in &look.arms {
                    if let Look::See(what) = &arm.test {
                        self.asked.extend(last(&what.target));
                    }
                }
            }
            _ => {}
        }
        blocks(statement).into_iter().for_each(|block| self.block(block));
    }
}

fn known(screen: &str, element: &Element) -> Known {
    let options = element.options.iter().flat_map(|option| &option.leads);
    Known {
        screen: screen.to_owned(),
        key: element.name.value.clone(),
        label: element.label.as_ref().filter(|_| element.labels.is_empty()).map(|label| label.plain()),
        targets: element.leads.iter().chain(options).flat_map(targets).collect(),
        cannot_be_undone: element.cannot_be_undone,
        instead_of: element.sometimes.as_ref().and_then(|it| Some(it.instead_of.as_ref()?.value.clone())),
    }
}

/// The names of the screens that it leads to.
pub(super) fn targets(leads: &Leads) -> Vec<String> {
    let name = |to: &Destination| match to {
        Destination::Screen(target) => last(target),
        Destination::Under(_) => Some("under".to_owned()),
    };
    leads.to.iter().filter_map(name).collect()
}

/// The name itself, without what it belongs to.
pub(super) fn last(target: &Target) -> Option<String> {
    match target {
        Target::Path(names) => names.last().map(|name| name.value.clone()),
        Target::Label(_) => None,
    }
}

pub(super) fn screen_name(screen: &Screen) -> Option<&str> {
    screen.head.name.as_ref().map(|name| name.value.as_str())
}

/// What a step touches, in order.
pub(super) fn touched(step: &Step) -> Vec<&Target> {
    match &step.action {
        Action::Tap { path, .. } => path.iter().map(|element| &element.target).collect(),
        Action::Turn { what, .. }
        | Action::Tick { what, .. }
        | Action::Permit { what, .. }
        | Action::Drag { what, .. }
        | Action::ScrollTo(what)
        | Action::See(what) => vec![&what.target],
        Action::Swipe { on: Some(what), .. }
        | Action::Type { into: Some(what), .. }
        | Action::Choose { within: Some(what), .. } => vec![&what.target],
        _ => Vec::new(),
    }
}

/// The blocks of a statement.
pub(super) fn blocks(statement: &Statement) -> Vec<&Block> {
    match &statement.kind {
        StatementKind::When(when) => when.arms.iter().map(|arm| &arm.body).chain(&when.otherwise).collect(),
        StatementKind::ExactlyOne(one) => one.arms.iter().map(|arm| &arm.body).collect(),
        StatementKind::Either(either) => either.options.iter().map(|option| &option.body).collect(),
        StatementKind::Try(attempts) => attempts.attempts.iter().map(|attempt| &attempt.body).collect(),
        StatementKind::If(look) => look.arms.iter().map(|arm| &arm.body).chain(&look.otherwise).collect(),
        StatementKind::Within(within) => match &within.or_else {
            Some(OrElse::Block(body)) => vec![&within.body, body],
            _ => vec![&within.body],
        },
        StatementKind::Optional(body)
        | StatementKind::OptionalAny(body)
        | StatementKind::Repeat { body, .. }
        | StatementKind::Part { body, .. }
        | StatementKind::On { body, .. }
        | StatementKind::At { body, .. } => vec![body],
        _ => Vec::new(),
    }
}

/// The names of what statements touch, in their blocks, too.
pub(super) fn named(statements: &[Statement]) -> Vec<String> {
    let mut named = Vec::new();
    for statement in statements {
        if let StatementKind::Step(step) = &statement.kind {
            named.extend(touched(step).into_iter().filter_map(last));
        }
        blocks(statement).iter().for_each(|block| named.extend(self::named(&block.statements)));
    }
    named
}
