//! The way of a guide over the screens: what following its readers found out about each tap.

use crate::analysis::{CallId, Facts, Following};
use crate::model::branch::{IfArm, WhenArm};
use crate::model::guide::Guide;
use crate::model::ids::{ElementId, ScreenId, StatementId};
use crate::model::project::Project;
use crate::model::reference::ScreenUse;
use crate::model::screen::Destination;
use crate::model::statement::{Block, OrElse, Statement, StatementKind};
use crate::model::step::{Action, Opened, Step};
use crate::readers::ProductId;
use crate::vocabulary::{Gesture, ScreenAct};
use std::collections::{BTreeMap, BTreeSet};

/// The screens that readers of a guide come to and the elements that they touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    pub screens: BTreeSet<ScreenId>,
    /// Each with the gestures; none: the kind's own act.
    pub elements: BTreeMap<ElementId, Vec<Option<Gesture>>>,
    /// What they do on a screen as a whole, such as waiting.
    pub acts: Vec<ScreenAct>,
}

/// Collects the trail of a guide.
pub fn trail(project: &Project, following: &Following, guide: &Guide) -> Trail {
    let mut collector = Collector { project, following, call: CallId::GUIDE, trail: Trail::default() };
    collector.named(&guide.start);
    for (call, index) in following.calls.iter().zip(0..) {
        collector.call = CallId(index);
        let procedure = call.procedure.and_then(|procedure| project.procedure(procedure));
        match procedure {
            Some(procedure) => {
                collector.named(&procedure.start);
                collector.block(&procedure.body);
            }
            None => collector.block(&guide.body),
        }
    }
    collector.lead_on();
    collector.trail
}

impl Trail {
    /// Whether the guide touches an element so.
    pub(super) fn takes(&self, element: ElementId, gesture: Option<Gesture>) -> bool {
        self.elements.get(&element).is_some_and(|gestures| gestures.contains(&gesture))
    }

    fn take(&mut self, element: ElementId, gesture: Option<Gesture>) {
        let gestures = self.elements.entry(element).or_default();
        if !gestures.contains(&gesture) {
            gestures.push(gesture);
        }
    }

    /// The products on whose screens it is, in the order of the model.
    pub fn products(&self, project: &Project) -> Vec<ProductId> {
        let on = |screen: &ScreenId| self.screens.contains(screen);
        let surfaces = project.surfaces.iter().filter(|surface| surface.screens.iter().any(on));
        surfaces.map(|surface| surface.product).collect()
    }
}

struct Collector<'c> {
    project: &'c Project,
    following: &'c Following,
    call: CallId,
    trail: Trail,
}

impl Collector<'_> {
    fn block(&mut self, block: &Block) {
        block.statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Step(step) => self.step(statement.id, step),
            StatementKind::When(when) => self.arms(&when.arms, when.otherwise.as_ref()),
            StatementKind::ExactlyOne(one) => self.arms(&one.arms, None),
            StatementKind::Either(either) => {
                either.options.iter().for_each(|option| self.block(&option.body))
            }
            StatementKind::Try(attempts) => {
                attempts.attempts.iter().for_each(|attempt| self.block(&attempt.body))
            }
            StatementKind::If(branch) => {
                branch.arms.iter().for_each(|IfArm { body, .. }| self.block(body));
                branch.otherwise.iter().for_each(|body| self.block(body));
            }
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
            | StatementKind::On { body, .. } => self.block(body),
            StatementKind::At { screens, body } => {
                self.named(screens);
                self.block(body);
            }
            StatementKind::NowAt(screens) => self.named(screens),
            StatementKind::NowSee(_)
            | StatementKind::Value(_)
            | StatementKind::Follow { .. }
            | StatementKind::SkipTo(_)
            | StatementKind::AgainFrom(_)
            | StatementKind::Done(_)
            | StatementKind::Stop(_)
            | StatementKind::Attachment(_)
            | StatementKind::Never { .. } => {}
        }
    }

    fn arms(&mut self, arms: &[WhenArm], otherwise: Option<&Block>) {
        arms.iter().for_each(|arm| self.block(&arm.body));
        otherwise.into_iter().for_each(|body| self.block(body));
    }

    fn step(&mut self, statement: StatementId, step: &Step) {
        let Some(facts) = self.following.facts(self.call, statement) else { return };
        if self.following.universe.is_empty(facts.readers) {
            return;
        }
        self.named(&step.opens);
        let act = step.action.on_the_screen().filter(|act| !self.trail.acts.contains(act));
        self.trail.acts.extend(act);
        match &step.action {
            Action::Open(Opened::Product(product)) | Action::ReturnTo(Opened::Product(product)) => {
                self.entry(*product);
            }
            Action::GoTo(screen) => self.named(std::slice::from_ref(screen)),
            Action::See(_) => return,
            _ => {}
        }
        self.touched(&step.action, facts);
    }

    fn touched(&mut self, action: &Action, facts: &Facts) {
        let universe = &self.following.universe;
        let last = facts.uses.len().saturating_sub(1);
        for (place, used) in facts.uses.iter().enumerate() {
            let gesture = action.gesture(place, last);
            for (element, readers) in &used.elements {
                if !universe.is_empty(*readers) {
                    self.trail.take(*element, gesture);
                }
            }
        }
        let routes = facts.routes.iter().filter(|route| !universe.is_empty(route.readers));
        for tap in routes.flat_map(|route| &route.taps) {
            self.trail.take(*tap, None);
        }
    }

    fn entry(&mut self, product: ProductId) {
        let surface = self.project.surfaces.iter().find(|surface| surface.product == product);
        self.trail.screens.extend(surface.and_then(|surface| surface.entry));
    }

    fn named(&mut self, uses: &[ScreenUse]) {
        // Of several screens with one title, which one is meant is told by the taps around.
        let certain = uses.iter().filter_map(|used| match used.screens.as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        self.trail.screens.extend(certain);
    }

    /// An element that one screen alone has is on the way with its screen, and so is where it leads.
    fn lead_on(&mut self) {
        let mut owners: BTreeMap<ElementId, Vec<ScreenId>> = BTreeMap::new();
        for (id, screen) in (0..).map(ScreenId).zip(&self.project.screens) {
            screen.elements.iter().for_each(|element| owners.entry(*element).or_default().push(id));
        }
        for (id, gestures) in self.trail.elements.clone() {
            if let Some([only]) = owners.get(&id).map(Vec::as_slice) {
                self.trail.screens.insert(*only);
            }
            let Some(element) = self.project.element(id) else { continue };
            let options = element.options.iter().flat_map(|option| &option.leads);
            let taken = element.leads.iter().chain(options).filter(|leads| gestures.contains(&leads.gesture));
            self.trail.screens.extend(taken.flat_map(|leads| &leads.to).filter_map(|to| match to {
                Destination::Screen(screen) => Some(*screen),
                Destination::Under => None,
            }));
        }
    }
}
