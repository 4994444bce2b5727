//! The conditions that following a guide can ask about, so that its readers can be told apart as finely as
//! that needs. Follows nobody.

mod alike;
mod declared;

use super::call;
use super::newer;
use super::screens;
use super::supported::Opening;
use crate::model::branch::Look;
use crate::model::guide::Guide;
use crate::model::ids::{ElementId, ProcedureId, ScreenId};
use crate::model::project::Project;
use crate::model::statement::{Attachment, Block, Guard, OrElse, Statement, StatementKind};
use crate::model::step::{Action, Opened, Step};
use crate::readers::{Condition, ProductId, ThingId};
use crate::source::Span;
use crate::vocabulary::InstallKind;
use alike::Alike;
use std::collections::BTreeSet;

/// What a guide can ask about.
#[derive(Debug, Default)]
pub(super) struct Mentioned {
    /// Each with the place that it is written at.
    pub(super) conditions: Vec<(Condition, Span)>,
    /// Those of them by which a declaration treats readers differently, with its place.
    differences: Vec<(usize, Span, Option<ElementId>)>,
    /// Products that a step returns to.
    pub(super) returned: BTreeSet<ProductId>,
    /// Products that a step opens, in order.
    pub(super) opened: Vec<Opening>,
    /// Screens that the guide names, as a place to be or to look at.
    pub(super) named: BTreeSet<ScreenId>,
    /// A step opens something that nobody declared.
    pub(super) opens_words: bool,
    /// Products that a step installs or a branch tests for.
    pub(super) provided: BTreeSet<ProductId>,
    /// Products that a step removes.
    pub(super) removed: BTreeSet<ProductId>,
}

/// A condition by which a declaration treats readers differently.
pub(super) struct Difference<'m> {
    /// It says of which thing, if there are several.
    pub(super) condition: &'m Condition,
    pub(super) span: Span,
    /// The element that is declared there.
    pub(super) element: Option<ElementId>,
}

impl Mentioned {
    /// The conditions by which declarations treat readers differently.
    pub(super) fn differences(&self) -> impl Iterator<Item = Difference<'_>> {
        self.differences.iter().filter_map(|(place, span, element)| {
            let condition = &self.conditions.get(*place)?.0;
            Some(Difference { condition, span: *span, element: *element })
        })
    }

    /// The products that steps open, if they open no other ones.
    pub(super) fn declared(&self) -> Vec<ProductId> {
        match self.opens_words {
            true => Vec::new(),
            false => self.opened.iter().map(|opening| opening.product).collect(),
        }
    }
}

/// Looks through a guide and all procedures that it follows.
pub(super) fn collect(project: &Project, guide: &Guide) -> Mentioned {
    let things = (0..).take(guide.things.len()).map(ThingId).collect();
    let mut collector = Collector {
        project,
        guide,
        mentioned: Mentioned::default(),
        elements: BTreeSet::new(),
        screens: BTreeSet::new(),
        titles: BTreeSet::new(),
        called: BTreeSet::new(),
        differing: BTreeSet::new(),
        alike: Alike::default(),
        bodies: BTreeSet::new(),
        routes: false,
        choices: false,
        switches: false,
    };
    let scope = Scope { things, thing: ThingId::FIRST, branch: false, guide: true };
    collector.guard(&scope, &guide.audience);
    for unsupported in &guide.unsupported {
        collector.guard(&scope, &unsupported.guard);
    }
    if let Some((on, span)) = guide.checked.as_ref().and_then(|it| Some((it.on.as_ref()?, it.span))) {
        collector.mentioned.conditions.push((on.clone(), span));
        let newer = newer::releases(project, on);
        collector.mentioned.conditions.extend(newer.into_iter().map(|it| (it.condition, span)));
    }
    for guard in guide.needs.iter().filter_map(|need| need.when.as_ref()) {
        collector.guard(&scope, guard);
    }
    collector.start(guide);
    collector.named(&guide.end);
    collector.block(&scope, &guide.body);
    for trouble in &guide.trouble {
        trouble.when.iter().for_each(|guard| collector.guard(&scope, guard));
        collector.block(&Scope { branch: true, ..scope.clone() }, &trouble.body);
    }
    collector.whole_screens();
    collector.mentioned
}

/// Where a block stands.
#[derive(Clone)]
struct Scope {
    /// The guide's thing for each of the body's.
    things: Vec<ThingId>,
    thing: ThingId,
    /// Inside something that not every reader does.
    branch: bool,
    /// In the guide's own body.
    guide: bool,
}

struct Collector<'a> {
    project: &'a Project,
    guide: &'a Guide,
    mentioned: Mentioned,
    elements: BTreeSet<ElementId>,
    screens: BTreeSet<ScreenId>,
    /// Screens whose titles are printed.
    titles: BTreeSet<ScreenId>,
    /// Screens of which it was asked what they are called.
    called: BTreeSet<ScreenId>,
    /// Elements of which it was asked how they differ.
    differing: BTreeSet<ElementId>,
    /// What is called alike and was not asked about yet.
    alike: Alike<'a>,
    /// Procedures that were looked through, with their things.
    bodies: BTreeSet<(ProcedureId, Vec<ThingId>, bool)>,
    /// Some step goes to a screen whatever way there is.
    routes: bool,
    /// Some step chooses what any picker may offer.
    choices: bool,
    /// Some step turns all switches.
    switches: bool,
}

impl<'a> Collector<'a> {
    fn guard(&mut self, scope: &Scope, guard: &Guard) {
        let condition =
            if scope.guide { guard.condition.clone() } else { guard.condition.on_things(&scope.things) };
        self.mentioned.conditions.push((condition, guard.span));
    }

    /// A condition of a branch, which also says that readers may be without what it tests for.
    fn branch_guard(&mut self, scope: &Scope, guard: &Guard) {
        self.guard(scope, guard);
        let mut open = vec![&guard.condition];
        let mut named = BTreeSet::new();
        while let Some(condition) = open.pop() {
            match condition {
                Condition::Present { product, .. } => drop(self.mentioned.provided.insert(*product)),
                Condition::Not(inner) => open.push(inner),
                Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
                // Looked into once: names may use the same names many times.
                Condition::Named { condition, .. } if named.insert(*condition) => {
                    open.extend(
                        self.project.readers.conditions.get(*condition).map(|named| &named.condition),
                    );
                }
                _ => {}
            }
        }
    }

    /// Beginning on a screen means having what it belongs to.
    fn start(&mut self, guide: &Guide) {
        self.named(&guide.start);
        let span = guide.start.first().map_or(guide.span, |start| start.span);
        for used in &guide.start {
            let thing = screens::thing_of(self.project, &guide.things, &used.screens);
            for screen in &used.screens {
                let product = self.project.screen(*screen).and_then(|screen| screen.product);
                let opening = |product| Opening { product, thing, by_all: true, span };
                self.mentioned.opened.extend(product.map(opening));
            }
        }
    }

    fn block(&mut self, scope: &Scope, block: &'a Block) {
        for statement in &block.statements {
            self.statement(scope, statement);
        }
    }

    fn statement(&mut self, scope: &Scope, statement: &'a Statement) {
        let branch = Scope { branch: true, ..scope.clone() };
        match &statement.kind {
            StatementKind::Step(step) => self.step(scope, step),
            StatementKind::When(when) => {
                for arm in &when.arms {
                    self.branch_guard(scope, &arm.guard);
                    self.block(&branch, &arm.body);
                }
                when.otherwise.iter().for_each(|otherwise| self.block(&branch, otherwise));
            }
            StatementKind::ExactlyOne(one) => {
                for arm in &one.arms {
                    self.branch_guard(scope, &arm.guard);
                    self.block(&branch, &arm.body);
                }
            }
            StatementKind::Either(either) => {
                for option in &either.options {
                    option.when.iter().for_each(|guard| self.branch_guard(scope, guard));
                    self.block(&branch, &option.body);
                }
            }
            StatementKind::Try(attempts) => {
                attempts.attempts.iter().for_each(|attempt| self.block(&branch, &attempt.body));
            }
            StatementKind::If(look) => {
                for arm in &look.arms {
                    match &arm.test {
                        Look::See(used) => self.used(used),
                        Look::Screens(named) => self.named(named),
                        Look::Words(_) => {}
                    }
                    self.block(&branch, &arm.body);
                }
                look.otherwise.iter().for_each(|otherwise| self.block(&branch, otherwise));
            }
            StatementKind::Optional(body) | StatementKind::OptionalAny(body) => self.block(&branch, body),
            StatementKind::Repeat { body, .. } | StatementKind::Part { body, .. } => self.block(scope, body),
            StatementKind::Within(within) => {
                self.block(scope, &within.body);
                if let Some(OrElse::Block(body)) = &within.or_else {
                    self.block(&branch, body);
                }
            }
            StatementKind::On { thing, body } => {
                let thing = scope.things.get(thing.0 as usize).copied().unwrap_or(*thing);
                self.block(&Scope { thing, ..scope.clone() }, body);
            }
            StatementKind::At { screens, body } => {
                self.named(screens);
                self.block(scope, body);
            }
            StatementKind::NowAt(screens) => self.named(screens),
            StatementKind::NowSee(used) | StatementKind::Never { what: used, .. } => self.used(used),
            StatementKind::Follow { procedure, .. } => self.procedure(scope, *procedure),
            StatementKind::Attachment(attachment) => self.attachment(scope, attachment),
            StatementKind::Value(_)
            | StatementKind::SkipTo(_)
            | StatementKind::AgainFrom(_)
            | StatementKind::Done(_)
            | StatementKind::Stop(_) => {}
        }
    }

    fn procedure(&mut self, scope: &Scope, id: ProcedureId) {
        let Some(procedure) = self.project.procedure(id) else { return };
        let things = call::things(&self.guide.things, scope.thing, procedure);
        if !self.bodies.insert((id, things.clone(), scope.branch)) {
            return;
        }
        let thing = things.first().copied().filter(|_| procedure.own_things).unwrap_or(scope.thing);
        let inner = Scope { things, thing, branch: scope.branch, guide: false };
        self.guard(&inner, &procedure.audience);
        procedure.unsupported.iter().for_each(|unsupported| self.guard(&inner, &unsupported.guard));
        procedure.needs.iter().filter_map(|it| it.when.as_ref()).for_each(|guard| self.guard(&inner, guard));
        self.named(&procedure.start);
        self.named(&procedure.end);
        self.block(&inner, &procedure.body);
    }

    fn attachment(&mut self, scope: &Scope, attachment: &Attachment) {
        attachment.when.iter().for_each(|guard| self.guard(scope, guard));
    }

    fn step(&mut self, scope: &Scope, step: &'a Step) {
        step.attachments.iter().for_each(|attachment| self.attachment(scope, attachment));
        self.named(&step.opens);
        match &step.action {
            Action::Tap { path, .. } => path.iter().for_each(|used| self.used(used)),
            Action::TurnAll { except, .. } => {
                except.iter().for_each(|used| self.used(used));
                self.switches = true;
            }
            Action::Swipe { on: used, .. } | Action::Type { into: used, .. } => {
                used.iter().for_each(|used| self.used(used));
            }
            Action::Choose { within, .. } => {
                within.iter().for_each(|used| self.used(used));
                self.choices |= within.is_none();
            }
            Action::Drag { what, to } => {
                self.used(what);
                self.used(to);
            }
            Action::ScrollTo(used)
            | Action::See(used)
            | Action::Turn { what: used, .. }
            | Action::Tick { what: used, .. }
            | Action::Permit { what: used, .. } => self.used(used),
            Action::Open(Opened::Product(product)) => {
                let (product, thing, span) = (*product, scope.thing, step.span);
                self.mentioned.opened.push(Opening { product, thing, by_all: !scope.branch, span });
                self.product(scope, product, span);
                let entry = screens::surface(self.project, product).and_then(|surface| surface.entry);
                entry.iter().for_each(|entry| self.screen(*entry));
            }
            Action::Open(Opened::Words(_)) => self.mentioned.opens_words = true,
            Action::ReturnTo(Opened::Product(product)) => {
                self.mentioned.returned.insert(*product);
                self.product(scope, *product, step.span);
            }
            Action::Install { kind, product, to, .. } => {
                match kind {
                    InstallKind::Install => drop(self.mentioned.provided.insert(*product)),
                    InstallKind::Uninstall => {
                        self.mentioned.removed.insert(*product);
                        self.answered_with(*product, step.span);
                    }
                    InstallKind::Update => {}
                }
                self.product(scope, *product, step.span);
                if let Some(to) = to {
                    let (thing, product, versions) = (scope.thing, *product, to.ranges.clone());
                    let wanted = Condition::Version { thing, product, versions, written: Vec::new() };
                    self.mentioned.conditions.push((wanted, to.span));
                }
            }
            Action::GoTo(screen) => {
                self.routes = true;
                self.named(std::slice::from_ref(screen));
            }
            _ => {}
        }
    }

    /// Who answered with what they then remove differs from whoever never had it, though no step asks.
    fn answered_with(&mut self, product: ProductId, span: Span) {
        for (question, declared) in self.project.readers.questions.iter() {
            let values = declared.values.iter().enumerate();
            let named = values.filter(|(_, value)| value.product == Some(product));
            let answers = named.map(|(place, _)| Condition::Answer { question, values: vec![place] });
            self.mentioned.conditions.extend(answers.map(|answer| (answer, span)));
        }
    }
}
