//! The conditions that following a guide can ask about, so that its readers can be told apart as finely as
//! that needs. Follows nobody.

use super::call;
use super::screens;
use crate::model::branch::Look;
use crate::model::element::Element;
use crate::model::guide::Guide;
use crate::model::ids::{ElementId, ProcedureId, ScreenId};
use crate::model::project::Project;
use crate::model::reference::{ElementUse, ScreenUse};
use crate::model::screen::{Leads, Screen};
use crate::model::statement::{Attachment, Block, Guard, OrElse, Statement, StatementKind};
use crate::model::step::{Action, Opened, Step};
use crate::readers::{Condition, ProductId, ThingId};
use crate::source::Span;
use std::collections::BTreeSet;

/// What a guide can ask about.
#[derive(Debug, Default)]
pub(super) struct Mentioned {
    /// Each with the place that it is written at.
    pub(super) conditions: Vec<(Condition, Span)>,
    /// Products that a step returns to.
    pub(super) returned: BTreeSet<ProductId>,
    /// Products that a step opens, in order, with whether that is outside all branches.
    pub(super) opened: Vec<(ProductId, ThingId, bool)>,
    /// Products that a step installs or a branch tests for.
    pub(super) provided: BTreeSet<ProductId>,
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
        bodies: BTreeSet::new(),
        routes: false,
        choices: false,
    };
    let scope = Scope { things, thing: ThingId::FIRST, branch: false, guide: true, depth: 0 };
    collector.guard(&scope, &guide.audience);
    for unsupported in &guide.unsupported {
        collector.guard(&scope, &unsupported.guard);
    }
    if let Some((on, span)) = guide.checked.as_ref().and_then(|it| Some((it.on.as_ref()?, it.span))) {
        collector.mentioned.conditions.push((on.clone(), span));
    }
    for guard in guide.needs.iter().filter_map(|need| need.when.as_ref()) {
        collector.guard(&scope, guard);
    }
    collector.named(&guide.start);
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
    /// How many procedures it stands in. One that is followed at several depths is looked through at the first
    /// only; should that be too deep to see all, the walk does not come there either.
    depth: usize,
}

struct Collector<'a> {
    project: &'a Project,
    guide: &'a Guide,
    mentioned: Mentioned,
    elements: BTreeSet<ElementId>,
    screens: BTreeSet<ScreenId>,
    /// Procedures that were looked through, with their things.
    bodies: BTreeSet<(ProcedureId, Vec<ThingId>, bool)>,
    /// Some step goes to a screen whatever way there is.
    routes: bool,
    /// Some step chooses what any picker may offer.
    choices: bool,
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
        let Some(procedure) = self.project.procedure(id).filter(|_| scope.depth <= call::DEEPEST) else {
            return;
        };
        let things = call::things(&self.guide.things, scope.thing, procedure);
        if !self.bodies.insert((id, things.clone(), scope.branch)) {
            return;
        }
        let thing = things.first().copied().filter(|_| procedure.own_things).unwrap_or(scope.thing);
        let inner = Scope { things, thing, branch: scope.branch, guide: false, depth: scope.depth + 1 };
        self.guard(&inner, &procedure.audience);
        procedure.unsupported.iter().for_each(|unsupported| self.guard(&inner, &unsupported.guard));
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
            Action::TurnAll { except, .. } => except.iter().for_each(|used| self.used(used)),
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
                self.mentioned.opened.push((*product, scope.thing, !scope.branch));
                self.product(scope, *product, step.span);
                let entry = screens::surface(self.project, *product).and_then(|surface| surface.entry);
                entry.iter().for_each(|entry| self.screen(*entry));
            }
            Action::ReturnTo(Opened::Product(product)) => drop(self.mentioned.returned.insert(*product)),
            Action::Install { product, to, .. } => {
                self.mentioned.provided.insert(*product);
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

    fn product(&mut self, scope: &Scope, product: ProductId, span: Span) {
        let thing = scope.thing;
        self.mentioned.conditions.push((Condition::Present { thing, product }, span));
    }

    fn used(&mut self, used: &ElementUse) {
        used.candidates.iter().for_each(|element| self.element(*element));
        used.screens.iter().for_each(|screen| self.screen(*screen));
    }

    fn named(&mut self, uses: &[ScreenUse]) {
        screens::named(uses).for_each(|screen| self.screen(screen));
    }

    /// Everything that is asked about an element.
    fn element(&mut self, id: ElementId) {
        let Some(element) = self.project.element(id).filter(|_| self.elements.insert(id)) else { return };
        self.conditions_of(element);
        let options = element.options.iter().flat_map(|option| &option.leads);
        self.leads(element.leads.iter().chain(options));
    }

    fn conditions_of(&mut self, element: &Element) {
        let drawn = element.sometimes.as_ref().and_then(|it| it.when.as_ref());
        let labels = element.labels.iter().filter_map(|label| label.when.as_ref());
        let options = element.options.iter().filter_map(|option| option.when.as_ref());
        let own = element.when.iter().chain(drawn).chain(&element.disabled_when);
        let all: Vec<&Condition> = own.chain(labels).chain(options).collect();
        for condition in all {
            self.declared(condition, element.span);
        }
    }

    fn leads<'l>(&mut self, leads: impl Iterator<Item = &'l Leads>) {
        for lead in leads {
            if let Some(condition) = &lead.when {
                self.declared(condition, lead.span);
            }
            screens::shown(lead).for_each(|screen| self.screen(screen));
        }
    }

    /// What is asked about a screen that somebody comes to. Its elements are not looked at: only those that
    /// steps name matter, but which of two stands there may depend on the other.
    fn screen(&mut self, id: ScreenId) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(screen) = self.project.screen(id).filter(|_| self.screens.insert(id)) else { continue };
            for limit in screens::limits(self.project, id) {
                if let Some(condition) = &limit.readers {
                    self.declared(condition, limit.span);
                }
            }
            for act in &screen.acts {
                if let Some(condition) = &act.leads.when {
                    self.declared(condition, act.leads.span);
                }
                open.extend(screens::shown(&act.leads));
            }
            self.rivals(screen);
        }
    }

    fn rivals(&mut self, screen: &Screen) {
        for id in &screen.elements {
            let Some(element) = self.project.element(*id) else { continue };
            if element.sometimes.as_ref().is_some_and(|it| it.instead_of.is_some())
                && self.elements.insert(*id)
            {
                self.conditions_of(element);
            }
        }
    }

    /// Screens of which any element may matter: all of the products here for routes, those that are known
    /// to be seen for choices.
    fn whole_screens(&mut self) {
        let product = |id: ScreenId| self.project.screen(id).and_then(|screen| screen.product);
        let seen: Vec<ScreenId> = self.screens.iter().copied().collect();
        let products: BTreeSet<ProductId> = seen.iter().filter_map(|id| product(*id)).collect();
        let surfaces =
            self.project.surfaces.iter().filter(|it| self.routes && products.contains(&it.product));
        let reachable: Vec<ScreenId> = surfaces.flat_map(|surface| surface.screens.iter().copied()).collect();
        for id in reachable {
            self.screen(id);
            self.elements_of(id, |_| true);
        }
        if self.choices {
            seen.into_iter().for_each(|id| self.elements_of(id, |element| !element.options.is_empty()));
        }
    }

    fn elements_of(&mut self, screen: ScreenId, wanted: impl Fn(&Element) -> bool) {
        let elements = self.project.screen(screen).map_or(&[][..], |screen| screen.elements.as_slice());
        for id in elements {
            if self.project.element(*id).is_some_and(&wanted) {
                self.element(*id);
            }
        }
    }

    /// A condition of a declaration: it is asked for whichever thing shows the screen.
    fn declared(&mut self, condition: &Condition, span: Span) {
        if self.guide.things.len() < 2 {
            self.mentioned.conditions.push((condition.clone(), span));
            return;
        }
        for thing in (0..).map(ThingId).take(self.guide.things.len()) {
            self.mentioned.conditions.push((stated(condition, thing), span));
        }
    }
}

/// The same condition, said of this thing wherever it does not say of which.
fn stated(condition: &Condition, here: ThingId) -> Condition {
    let mut said = condition.clone();
    let mut open = vec![&mut said];
    while let Some(part) = open.pop() {
        match part {
            Condition::Always | Condition::Answer { .. } => {}
            Condition::Present { thing, .. }
            | Condition::Version { thing, .. }
            | Condition::Device { thing, .. }
            | Condition::KnownDevice { thing }
            | Condition::Maker { thing, .. }
            | Condition::Series { thing, .. }
            | Condition::Named { thing, .. } => {
                if *thing == ThingId::UNSTATED {
                    *thing = here;
                }
            }
            Condition::Not(inner) => open.push(inner),
            Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
        }
    }
    said
}
