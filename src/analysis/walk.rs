//! The walk through a guide: what every construct shares, and which file follows which construct.

use super::concern::{Change, Concern};
use super::context::Context;
use super::copies::Part;
use super::coverage::Coverage;
use super::following::{Call, CallId, Facts, Site};
use super::jump::Jump;
use super::partings::Partings;
use super::routes::Hops;
use super::runs::{Entry, Run};
use super::sets::Sets;
use super::state::{Combination, State};
use super::supported::LeftOut;
use super::tally::Tally;
use super::view::View;
use super::ways::Ways;
use super::{
    at, attachments, attempt, call, either, end, exactly_one, jump, look, never, optional, repeat, rules,
    step, when, within,
};
use crate::diagnostic::Diagnostic;
use crate::model::guide::{Guide, Procedure};
use crate::model::ids::{ProcedureId, ScreenId, StatementId};
use crate::model::project::Project;
use crate::model::statement::{Block, Statement, StatementKind};
use crate::readers::{Condition, ProductId, Set, ThingId};
use crate::source::Span;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Statements that are walked at most: those of a guide, and of a procedure for each way in which readers come to it.
pub(super) const MOST_STATEMENTS: usize = 20_000;

/// Statements of procedures at most, counted each time that they are followed. Fewer, as few lines make many of them:
/// what a guide costs has to do with its size.
pub(super) const MOST_FOLLOWED: usize = 5_000;

/// A finding's place and code: one finding of a kind stands for all at its place.
pub(super) type Place = (Option<Span>, &'static str);

/// A statement that nobody came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Skipped<'a> {
    pub(super) statement: &'a Statement,
    pub(super) before: Before<'a>,
}

/// What stands before a statement that nobody came to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Before<'a> {
    /// A statement of its block.
    Statement(&'a Statement),
    /// Nothing in its block.
    Nothing,
    /// An attempt that cannot fail.
    Attempt,
}

/// Everything that following one guide knows and has found.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) project: &'a Project,
    pub(super) guide: &'a Guide,
    pub(super) sets: Sets,
    pub(super) calls: Vec<Call>,
    /// The calls by where they are made.
    pub(super) called: BTreeMap<Site, CallId>,
    pub(super) facts: BTreeMap<Site, Facts>,
    pub(super) tally: Tally,
    pub(super) coverage: Coverage,
    /// Whom the guide is for.
    pub(super) supported: Set,
    /// Who is not supported, as they cannot have what everybody opens.
    pub(super) left_out: Vec<LeftOut>,
    /// Products that a step returns to.
    pub(super) returned: BTreeSet<ProductId>,
    /// Products that the guide opens; none if it also opens what nobody declared.
    pub(super) opened: Vec<ProductId>,
    /// Who jumped ahead, by where to.
    pub(super) ahead: BTreeMap<Site, State>,
    /// The states that named statements were reached in.
    pub(super) reached: BTreeMap<Site, State>,
    /// For each attempt or time limit around: the states in which it may break off.
    pub(super) breaks: Vec<State>,
    /// For each attempt around of which all steps are done: the states in which its path ended.
    pub(super) ends: Vec<State>,
    /// For each `optional` around: the states of readers who leave out the rest of it.
    pub(super) leaving: Vec<State>,
    /// Who goes back to an earlier statement.
    pub(super) jumps: Vec<Jump>,
    /// Who came to an end, or was lost.
    pub(super) ended: Set,
    /// Where readers parted so far.
    pub(super) partings: Partings,
    /// Where only some readers were warned.
    pub(super) warnings: Partings,
    /// Where one reader may go several ways.
    pub(super) ways: Ways,
    /// Procedures that were walked, by how readers came to them.
    pub(super) runs: BTreeMap<Entry, Rc<Run>>,
    /// What the times of procedures run from.
    beginnings: BTreeMap<ProcedureId, Rc<BTreeSet<StatementId>>>,
    /// What the readers of a call went through.
    pub(super) parts: BTreeMap<CallId, Vec<Part>>,
    /// Something was decided for all who came somewhere, which would be something else for some of them alone.
    pub(super) together: Cell<bool>,
    /// Statements of the guide's own body that nobody came to once; a later visit may.
    pub(super) skipped: BTreeMap<StatementId, Skipped<'a>>,
    /// Somebody became another reader by an update.
    pub(super) changed: bool,
    /// Every statement is walked through, because somebody begins in the middle.
    pub(super) resuming: bool,
    /// Statements that were walked.
    pub(super) walked: usize,
    /// Statements of procedures, counted for each call.
    pub(super) copied: usize,
    /// For routes: the taps that lead on, by thing in hand.
    pub(super) hops: BTreeMap<ThingId, Rc<Hops>>,
    /// Codes of which one finding is enough.
    pub(super) told: BTreeSet<&'static str>,
    pub(super) findings: BTreeMap<Place, Diagnostic>,
    /// Findings about readers, and what these are in words.
    pub(super) concerns: BTreeMap<(Place, u32), Concern>,
    pub(super) about: Vec<Diagnostic>,
    /// The statement that is being followed.
    pub(super) at: Site,
    /// Who comes to a statement of a procedure by a call in which nothing is found there.
    pub(super) fine: BTreeMap<StatementId, Set>,
    /// Steps that made other readers of some, in the order of following.
    pub(super) changes: Vec<Change>,
    /// Who uses, in the step at hand, what cannot be undone.
    pub(super) for_good: Set,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        project: &'a Project,
        guide: &'a Guide,
        sets: Sets,
        returned: BTreeSet<ProductId>,
    ) -> Self {
        let things = (0..).take(guide.things.len()).map(ThingId).collect();
        let (nobody, everyone) = (sets.nobody(), sets.everyone());
        let own = Call { parent: None, procedure: None, things, without: Vec::new() };
        Self {
            project,
            guide,
            sets,
            calls: vec![own],
            called: BTreeMap::new(),
            facts: BTreeMap::new(),
            tally: Tally::default(),
            coverage: Coverage::default(),
            supported: everyone,
            left_out: Vec::new(),
            returned,
            opened: Vec::new(),
            ahead: BTreeMap::new(),
            reached: BTreeMap::new(),
            breaks: Vec::new(),
            ends: Vec::new(),
            leaving: Vec::new(),
            jumps: Vec::new(),
            ended: nobody,
            partings: Partings::default(),
            warnings: Partings::default(),
            ways: Ways::default(),
            runs: BTreeMap::new(),
            beginnings: BTreeMap::new(),
            parts: BTreeMap::new(),
            together: Cell::new(false),
            skipped: BTreeMap::new(),
            changed: false,
            resuming: false,
            walked: 0,
            copied: 0,
            hops: BTreeMap::new(),
            told: BTreeSet::new(),
            findings: BTreeMap::new(),
            concerns: BTreeMap::new(),
            about: Vec::new(),
            at: Site { call: CallId::GUIDE, statement: StatementId(u32::MAX) },
            fine: BTreeMap::new(),
            changes: Vec::new(),
            for_good: nobody,
        }
    }

    /// Whether there are more statements than are followed.
    fn is_too_long(&self) -> bool {
        self.walked > MOST_STATEMENTS || self.copied > MOST_FOLLOWED
    }

    /// Whether going on is of no use.
    pub(super) fn stopped(&self) -> bool {
        self.is_too_long() || self.sets.too_complex()
    }

    /// Follows everybody through a block.
    pub(super) fn block(&mut self, context: Context, block: &'a Block, mut state: State) -> State {
        let mut reported = state.is_empty();
        let mut before = Before::Nothing;
        for statement in &block.statements {
            if let Some(jumped) = self.ahead.remove(&context.site(statement.id)) {
                state.join(&jumped, &self.sets);
                reported = false;
            }
            if self.stopped() {
                return state.emptied();
            }
            if state.is_empty() {
                if !reported && self.sets.is_empty(state.lost) && rules::unreachable::matters(statement) {
                    rules::unreachable::skip(self, context, statement, before);
                    reported = true;
                }
                if !self.jumped_into(statement) {
                    continue;
                }
            }
            state = self.one(context, statement, state);
            before = Before::Statement(statement);
        }
        state
    }

    /// Follows everybody through one statement, unless it is left out or there is no use in going on.
    pub(super) fn one(&mut self, context: Context, statement: &'a Statement, state: State) -> State {
        if self.left_out(context, statement.id) {
            return state;
        }
        self.walked += 1 + state.places.len() / 4;
        let around = std::mem::replace(&mut self.at, context.site(statement.id));
        let mut after = self.statement(context, statement, state);
        self.at = around;
        if after.overflowed {
            self.report_once(rules::too_many_places::finding(statement));
            after.overflowed = false;
        }
        if self.sets.too_complex() {
            self.report_once(rules::too_complex::finding(statement.span));
        }
        if self.is_too_long() {
            self.report_once(rules::too_long::finding(self.guide));
        }
        after
    }

    /// Follows everybody through one statement.
    fn statement(&mut self, context: Context, statement: &'a Statement, state: State) -> State {
        let site = context.site(statement.id);
        self.visit(site, &state);
        if statement.key.is_some() {
            let came = jump::reaching(self, context, statement, &state);
            let nobody = State::nobody(&self.sets);
            self.reached.entry(site).or_insert(nobody).join(&came, &self.sets);
        }
        if let StatementKind::Step(step) = &statement.kind {
            let after = step::follow(self, context, site, step, state);
            return within::doing(self, statement, after);
        }
        let state = within::doing(self, statement, state);
        match &statement.kind {
            StatementKind::Step(_) => state,
            StatementKind::When(when) => when::follow(self, context, site, when, state),
            StatementKind::ExactlyOne(one) => {
                exactly_one::follow(self, context, site, one, statement.span, state)
            }
            StatementKind::Either(either) => {
                either::follow(self, context, site, either, statement.span, state)
            }
            StatementKind::Try(attempts) => attempt::follow(self, context, site, attempts, state),
            StatementKind::If(look) => look::follow(self, context, site, look, state),
            StatementKind::Optional(body) => optional::follow(self, context, body, state),
            StatementKind::OptionalAny(body) => optional::follow_any(self, context, body, state),
            StatementKind::Repeat { body, .. } => repeat::follow(self, context, body, state),
            StatementKind::Within(within) => within::follow(self, context, within, state),
            StatementKind::Part { body, .. } => self.block(context, body, state),
            StatementKind::On { thing, body } => {
                let thing = self.thing(context, *thing);
                self.block(Context { thing, ..context }, body, state)
            }
            StatementKind::At { screens, body } => at::block(self, context, screens, body, state),
            StatementKind::NowAt(screens) => at::now(self, context, screens, state),
            StatementKind::NowSee(used) => look::now_see(self, context, site, used, state),
            StatementKind::Value(_) => state,
            StatementKind::Follow { procedure, without } => {
                call::follow(self, context, statement, *procedure, without, state)
            }
            StatementKind::SkipTo(target) => jump::ahead(self, context, *target, state),
            StatementKind::AgainFrom(target) => jump::back(self, context, statement.span, *target, state),
            StatementKind::Done(_) => end::done(self, context, statement.span, state),
            StatementKind::Stop(_) => end::stop(self, state),
            StatementKind::Attachment(attachment) => {
                attachments::follow(self, context, site, std::slice::from_ref(attachment), state)
            }
            StatementKind::Never { what, .. } => never::follow(self, context, site, what, state),
        }
    }

    /// What times of a procedure run from.
    pub(super) fn beginnings(&mut self, id: ProcedureId, procedure: &Procedure) -> Rc<BTreeSet<StatementId>> {
        let known = self.beginnings.entry(id).or_insert_with(|| Rc::new(within::beginnings(&procedure.body)));
        Rc::clone(known)
    }

    /// The statement of what a call follows: a procedure, or the guide with its troubles.
    pub(super) fn statement_of(&self, call: CallId, id: StatementId) -> Option<&'a Statement> {
        if let Some(procedure) = self.calls.get(call.0 as usize)?.procedure {
            return self.project.procedure(procedure)?.body.statement(id);
        }
        let troubles = self.guide.trouble.iter().map(|trouble| &trouble.body);
        std::iter::once(&self.guide.body).chain(troubles).find_map(|body| body.statement(id))
    }

    /// The `follow` of a call that leaves out a statement, or what it stands in.
    pub(super) fn leaving_out(&self, call: CallId, statement: StatementId) -> Option<&'a Statement> {
        let known = self.calls.get(call.0 as usize)?;
        let (caller, follow) = known.parent?;
        let around = |id: &StatementId| Some(self.statement_of(call, *id)?.find(statement).is_some());
        let left_out = known.without.iter().any(|id| around(id) == Some(true));
        left_out.then(|| self.statement_of(caller, follow))?
    }

    /// Whether the caller leaves the statement out.
    fn left_out(&self, context: Context, statement: StatementId) -> bool {
        let call = self.calls.get(context.call.0 as usize);
        call.is_some_and(|call| call.without.contains(&statement))
    }

    /// Whether somebody may jump to a statement inside this one.
    fn jumped_into(&self, statement: &Statement) -> bool {
        if self.resuming && !self.ahead.is_empty() {
            return true;
        }
        let opens = matches!(
            statement.kind,
            StatementKind::Part { .. } | StatementKind::On { .. } | StatementKind::At { .. }
        );
        opens && !self.ahead.is_empty()
    }

    /// The guide's thing that a body's thing stands for.
    pub(super) fn thing(&self, context: Context, thing: ThingId) -> ThingId {
        let call = self.calls.get(context.call.0 as usize);
        call.and_then(|call| call.things.get(thing.0 as usize)).copied().unwrap_or(thing)
    }

    /// Who meets a condition of the body that is being walked.
    pub(super) fn meeting(&self, context: Context, condition: &Condition) -> Set {
        match self.calls.get(context.call.0 as usize) {
            Some(call) if context.call != CallId::GUIDE => {
                self.sets.of(&condition.on_things(&call.things), context.thing)
            }
            _ => self.sets.of(condition, context.thing),
        }
    }

    /// A view after a screen came to the front. What is there only sometimes is drawn anew.
    pub(super) fn show(&self, view: &View, screen: ScreenId) -> View {
        let mut next = view.show(screen, super::screens::kind(self.project, screen));
        next.drawn.retain(|element, _| !super::screens::has(self.project, screen, *element));
        let product = self.project.screen(screen).and_then(|screen| screen.product);
        if !self.returned.is_empty() && product.is_some() {
            next.product = product;
        }
        next
    }

    /// A combination after a thing shows something else: a product that is left is remembered if a step
    /// returns to it.
    pub(super) fn moved(&self, combination: &Combination, thing: ThingId, view: View) -> Combination {
        let before = combination.view(thing);
        let mut next = combination.with(thing, view);
        if let Some(product) = before.product
            && next.view(thing).product != Some(product)
            && self.returned.contains(&product)
        {
            next.left.insert((thing, product), View { drawn: BTreeMap::new(), ..before });
        }
        next
    }
}
