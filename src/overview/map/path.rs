//! The way of a guide over the screens: what following its readers found out about each step.

use crate::analysis::{CallId, Facts, Following, is_option};
use crate::model::branch::{IfArm, WhenArm};
use crate::model::element::Element;
use crate::model::guide::Guide;
use crate::model::ids::{ElementId, ScreenId, StatementId};
use crate::model::project::Project;
use crate::model::reference::{ElementUse, ScreenUse};
use crate::model::screen::Leads;
use crate::model::statement::{Block, OrElse, Statement, StatementKind};
use crate::model::step::{Action, Step};
use crate::readers::{Condition, ProductId, Set, ThingId};
use crate::source::Span;
use crate::vocabulary::{Gesture, ScreenAct};
use std::collections::BTreeSet;

/// Where readers of a guide come to and what they touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    pub screens: BTreeSet<ScreenId>,
    /// What is touched, and on which screen.
    touched: BTreeSet<(ScreenId, ElementId)>,
    /// Where that or something else leads for somebody, by the place of the declaration.
    taken: BTreeSet<(ScreenId, Span)>,
}

/// Collects the trail of a guide.
pub fn trail(project: &Project, following: &Following, guide: &Guide) -> Trail {
    let mut collector = Collector { project, following, trail: Trail::default() };
    collector.named(&guide.start);
    collector.block(Place { call: CallId::GUIDE, thing: ThingId::FIRST }, &guide.body);
    collector.trail
}

impl Trail {
    /// Whether the guide touches an element on a screen.
    pub(super) fn touches(&self, screen: ScreenId, element: ElementId) -> bool {
        self.touched.contains(&(screen, element))
    }

    /// Whether the guide goes where something on a screen leads.
    pub(super) fn takes(&self, screen: ScreenId, leads: &Leads) -> bool {
        self.taken.contains(&(screen, leads.span))
    }

    /// The products on whose screens it is, in the order of the model.
    pub fn products(&self, project: &Project) -> Vec<ProductId> {
        let on = |screen: &ScreenId| self.screens.contains(screen);
        let surfaces = project.surfaces.iter().filter(|surface| surface.screens.iter().any(on));
        surfaces.map(|surface| surface.product).collect()
    }
}

/// In which body, and on which of the guide's things.
#[derive(Clone, Copy)]
struct Place {
    call: CallId,
    thing: ThingId,
}

struct Collector<'c> {
    project: &'c Project,
    following: &'c Following,
    trail: Trail,
}

impl Collector<'_> {
    fn block(&mut self, place: Place, block: &Block) {
        block.statements.iter().for_each(|statement| self.statement(place, statement));
    }

    fn statement(&mut self, place: Place, statement: &Statement) {
        match &statement.kind {
            StatementKind::Step(step) => self.step(place, statement.id, step),
            StatementKind::When(when) => self.arms(place, &when.arms, when.otherwise.as_ref()),
            StatementKind::ExactlyOne(one) => self.arms(place, &one.arms, None),
            StatementKind::Either(either) => {
                either.options.iter().for_each(|option| self.block(place, &option.body))
            }
            StatementKind::Try(attempts) => {
                attempts.attempts.iter().for_each(|attempt| self.block(place, &attempt.body))
            }
            StatementKind::If(branch) => {
                branch.arms.iter().for_each(|IfArm { body, .. }| self.block(place, body));
                branch.otherwise.iter().for_each(|body| self.block(place, body));
            }
            StatementKind::Within(within) => {
                self.block(place, &within.body);
                if let Some(OrElse::Block(body)) = &within.or_else {
                    self.block(place, body);
                }
            }
            StatementKind::On { thing, body } => {
                self.block(Place { thing: self.thing(place, *thing), ..place }, body)
            }
            StatementKind::Optional(body)
            | StatementKind::OptionalAny(body)
            | StatementKind::Repeat { body, .. }
            | StatementKind::Part { body, .. } => self.block(place, body),
            StatementKind::At { screens, body } => {
                self.named_here(place, statement.id, screens);
                self.block(place, body);
            }
            StatementKind::NowAt(screens) => self.named_here(place, statement.id, screens),
            StatementKind::Follow { procedure, .. } => {
                let call = self.following.call(place.call, statement.id);
                if let (Some(call), Some(procedure)) = (call, self.project.procedure(*procedure)) {
                    self.block(Place { call, ..place }, &procedure.body);
                }
            }
            StatementKind::NowSee(_)
            | StatementKind::Value(_)
            | StatementKind::SkipTo(_)
            | StatementKind::AgainFrom(_)
            | StatementKind::Done(_)
            | StatementKind::Stop(_)
            | StatementKind::Attachment(_)
            | StatementKind::Never { .. } => {}
        }
    }

    fn arms(&mut self, place: Place, arms: &[WhenArm], otherwise: Option<&Block>) {
        arms.iter().for_each(|arm| self.block(place, &arm.body));
        otherwise.into_iter().for_each(|body| self.block(place, body));
    }

    /// The guide's thing for a thing of the body.
    fn thing(&self, place: Place, thing: ThingId) -> ThingId {
        let things = self.following.calls.get(place.call.0 as usize).map(|call| &call.things);
        things.and_then(|things| things.get(thing.0 as usize)).copied().unwrap_or(thing)
    }

    fn step(&mut self, place: Place, statement: StatementId, step: &Step) {
        let following = self.following;
        let Some(facts) =
            following.facts(place.call, statement).filter(|facts| self.is_someone(facts.readers))
        else {
            return;
        };
        let on = facts.before.iter().chain(&facts.after).filter(|(_, readers)| self.is_someone(*readers));
        let on: Vec<ScreenId> = on.map(|(screen, _)| *screen).collect();
        self.trail.screens.extend(on);
        if let Some(act) = step.action.on_the_screen() {
            facts.before.iter().for_each(|(screen, readers)| self.act(place.thing, *screen, act, *readers));
        }
        self.uses(place.thing, &step.action, facts);
        for route in facts.routes.iter().filter(|route| !following.universe.is_empty(route.readers)) {
            for (tap, screen) in route.taps.iter().zip(&route.screens) {
                self.touch(place.thing, (*screen, *tap), Touch::Gesture(None), route.readers);
            }
        }
    }

    fn uses(&mut self, thing: ThingId, action: &Action, facts: &Facts) {
        let following = self.following;
        let last = facts.uses.len().saturating_sub(1);
        for (at, used) in facts.uses.iter().enumerate() {
            let touch = match action {
                Action::See(_) | Action::ScrollTo(_) => Touch::None,
                Action::TurnAll { except, .. } if at < except.len() => Touch::None,
                Action::Drag { .. } if at > 0 => Touch::Aim,
                Action::Choose { option, .. } => Touch::Option(option),
                action => Touch::Gesture(action.gesture(at, last)),
            };
            for sight in used.sights.iter().filter(|sight| !following.universe.is_empty(sight.readers)) {
                let screen = sight.screen.or_else(|| self.only_screen(sight.element?));
                let Some(screen) = screen else { continue };
                self.trail.screens.insert(screen);
                if let Some(element) = sight.element {
                    self.touch(thing, (screen, element), touch, sight.readers);
                }
            }
        }
    }

    /// The screen of an element that no other has.
    fn only_screen(&self, element: ElementId) -> Option<ScreenId> {
        match self.project.screens_with(element) {
            [only] => Some(*only),
            _ => None,
        }
    }

    fn touch(&mut self, thing: ThingId, at: (ScreenId, ElementId), touch: Touch<'_>, readers: Set) {
        let Some(element) = self.project.element(at.1) else { return };
        self.trail.screens.insert(at.0);
        match touch {
            Touch::None => return,
            Touch::Aim => {}
            Touch::Gesture(gesture) => self.leads(thing, at.0, own(element, gesture), readers),
            Touch::Option(option) => self.choose(thing, (at.0, element), option, readers),
        }
        self.trail.touched.insert(at);
    }

    /// Whoever has none of these options, or one that leads nowhere, goes where the list itself leads.
    fn choose(&mut self, thing: ThingId, at: (ScreenId, &Element), option: &ElementUse, readers: Set) {
        let (screen, element) = at;
        let mut rest = readers;
        for declared in element.options.iter().filter(|declared| is_option(option, declared)) {
            let choosing = self.meeting(thing, declared.when.as_ref(), rest);
            rest = self.without(rest, choosing);
            match declared.leads.is_empty() {
                true => self.leads(thing, screen, own(element, None), choosing),
                false => self.leads(thing, screen, declared.leads.iter(), choosing),
            }
        }
        if element.options.is_empty() {
            self.leads(thing, screen, own(element, None), readers);
        }
    }

    fn act(&mut self, thing: ThingId, screen: ScreenId, act: ScreenAct, readers: Set) {
        let Some(declared) = self.project.screen(screen) else { return };
        let leads = declared.acts.iter().filter(|it| it.act == act).map(|it| &it.leads);
        self.leads(thing, screen, leads, readers);
    }

    /// Notes which of these some readers take: each the first that is for them.
    fn leads<'l>(
        &mut self,
        thing: ThingId,
        on: ScreenId,
        leads: impl Iterator<Item = &'l Leads>,
        readers: Set,
    ) {
        let mut rest = readers;
        for leads in leads {
            let taking = self.meeting(thing, leads.when.as_ref(), rest);
            if self.is_someone(taking) {
                self.trail.taken.insert((on, leads.span));
                rest = self.without(rest, taking);
            }
        }
    }

    fn is_someone(&self, readers: Set) -> bool {
        !self.following.universe.is_empty(readers)
    }

    /// Those of some readers who meet a condition; all of them where that cannot be told.
    fn meeting(&self, thing: ThingId, condition: Option<&Condition>, readers: Set) -> Set {
        let universe = &self.following.universe;
        let meeting = condition.and_then(|condition| universe.set_on(condition, thing).ok());
        meeting.and_then(|meeting| universe.intersection(readers, meeting).ok()).unwrap_or(readers)
    }

    fn without(&self, readers: Set, others: Set) -> Set {
        self.following.universe.difference(readers, others).unwrap_or(readers)
    }

    /// Screens that a statement says readers are on.
    fn named_here(&mut self, place: Place, statement: StatementId, uses: &[ScreenUse]) {
        let facts = self.following.facts(place.call, statement);
        if facts.is_some_and(|facts| self.is_someone(facts.readers)) {
            self.named(uses);
        }
    }

    fn named(&mut self, uses: &[ScreenUse]) {
        // Of several screens with one title, which one is meant is told by the taps around.
        let certain = uses.iter().filter_map(|used| match used.screens.as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        self.trail.screens.extend(certain);
    }
}

/// How a step uses something.
#[derive(Clone, Copy)]
enum Touch<'a> {
    /// It is only looked at.
    None,
    /// Something is dragged there.
    Aim,
    /// None: the kind's own act.
    Gesture(Option<Gesture>),
    /// An option of it is chosen.
    Option(&'a ElementUse),
}

/// Where an element leads by a gesture.
fn own(element: &Element, gesture: Option<Gesture>) -> impl Iterator<Item = &Leads> {
    element.leads.iter().filter(move |leads| leads.gesture == gesture)
}
