//! A deliberately simple interpreter: it takes concrete readers through a guide and keeps the plain set of all
//! situations in which each of them may be. What each statement does is told in the other files.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Guide;
use guidec::model::ids::StatementId;
use guidec::model::project::Project;
use guidec::model::statement::{Block, Statement, StatementKind};
use guidec::readers::{Condition, ThingId};
use guidec::source::Span;

use super::bodies;
use super::features;
use super::jumps::Jump;
use super::readers::World;
use super::situation::{State, Who};

/// A statement of one run of a body: the guide's own is run 0.
pub type Site = (usize, StatementId);

/// One run of a body.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub of_procedure: bool,
    pub without: Vec<StatementId>,
}

/// What becomes of readers who do not find what is there only sometimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    Stranded,
    LeaveOut,
    GoOn,
}

/// Under which circumstances a statement is followed.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    pub run: usize,
    pub thing: ThingId,
    pub unsure: Unsure,
    pub may_fail: bool,
    pub words_apply: bool,
}

impl Context {
    pub fn of_guide() -> Self {
        Self { run: 0, thing: ThingId::FIRST, unsure: Unsure::Stranded, may_fail: false, words_apply: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArmKind {
    Condition,
    Look,
    Otherwise,
    Told,
}

/// Who comes to a branch and who takes one of its arms.
#[derive(Clone, Debug)]
pub struct Arm {
    pub span: Span,
    pub kind: ArmKind,
    pub here: BTreeSet<Who>,
    pub taken: BTreeSet<Who>,
}

/// Where a guide begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    Nowhere,
    Anywhere,
}

pub struct Interpreter<'p> {
    pub project: &'p Project,
    pub guide: &'p Guide,
    pub world: &'p World<'p>,
    /// Each finding with one reader for whom it is so.
    pub found: BTreeMap<(Span, &'static str), Who>,
    pub arms: BTreeMap<(StatementId, usize), Arm>,
    pub runs: Vec<Run>,
    pub called: BTreeMap<Site, usize>,
    pub ahead: BTreeMap<Site, State>,
    pub reached: BTreeMap<Site, State>,
    pub breaks: Vec<State>,
    pub ends: Vec<State>,
    pub leaving: Vec<State>,
    pub jumps: Vec<Jump>,
    pub ended: BTreeSet<Who>,
    /// Statements of the guide to which somebody comes.
    pub present: BTreeSet<StatementId>,
    /// Statements of the guide to which nobody came once.
    pub skipped: BTreeMap<StatementId, Span>,
    /// Somebody goes on in the middle: nothing is noted.
    pub resuming: Option<StatementId>,
    /// The step that is being done.
    pub doing: Option<Span>,
    /// Who may have come to that step without a warning.
    pub unwarned: BTreeSet<Who>,
    /// Somebody became another reader.
    pub changed: bool,
    /// Which of the findings about ends the analysis may not miss.
    pub sure: BTreeSet<(Span, &'static str)>,
    /// What somebody came to: kinds of statements and what else is counted.
    pub met: BTreeSet<&'static str>,
    /// Steps and parts from which some time runs.
    pub timed: BTreeSet<StatementId>,
    /// How many situations a state had at most.
    pub most: usize,
}

impl<'p> Interpreter<'p> {
    /// Takes all readers through a guide.
    pub fn run(project: &'p Project, guide: &'p Guide, world: &'p World<'p>, beginning: Beginning) -> Self {
        let mut all = Self::new(project, guide, world);
        all.everybody(beginning);
        all
    }

    fn new(project: &'p Project, guide: &'p Guide, world: &'p World<'p>) -> Self {
        Self {
            project,
            guide,
            world,
            found: BTreeMap::new(),
            arms: BTreeMap::new(),
            runs: vec![Run::default()],
            called: BTreeMap::new(),
            ahead: BTreeMap::new(),
            reached: BTreeMap::new(),
            breaks: Vec::new(),
            ends: Vec::new(),
            leaving: Vec::new(),
            jumps: Vec::new(),
            ended: BTreeSet::new(),
            present: BTreeSet::new(),
            skipped: BTreeMap::new(),
            resuming: None,
            doing: None,
            unwarned: BTreeSet::new(),
            changed: false,
            sure: BTreeSet::new(),
            met: BTreeSet::new(),
            timed: bodies::timed(project, guide),
            most: 0,
        }
    }

    pub fn everybody(&mut self, beginning: Beginning) {
        let supported = self.supported();
        let mut start = State::default();
        supported.iter().for_each(|who| start.join(&self.start(*who, beginning)));
        self.body(start);
        self.troubles(&supported);
        self.endings();
        for (statement, span) in std::mem::take(&mut self.skipped) {
            if !self.present.contains(&statement) {
                self.report("E0463", span, 0);
            }
        }
        self.coverage();
    }

    /// The guide's own steps; the last one counts as `done`.
    pub fn body(&mut self, start: State) {
        let context = Context::of_guide();
        let guide = self.guide;
        let after = self.block(context, &guide.body, start);
        let last = guide.body.statements.last().map_or(guide.body.span, |statement| statement.span);
        self.check_end(context, last.end_point(), &guide.end, &after);
        self.end(after);
    }

    pub fn report(&mut self, code: &'static str, span: Span, who: Who) {
        // That nobody warns, or that some time has not begun, may show in the second round only.
        if self.resuming.is_none() || ["E0465", "E0497"].contains(&code) {
            self.found.entry((span, code)).or_insert(who);
        }
    }

    pub fn report_all<'w>(
        &mut self,
        code: &'static str,
        span: Span,
        readers: impl IntoIterator<Item = &'w Who>,
    ) {
        if let Some(who) = readers.into_iter().next() {
            self.report(code, span, *who);
        }
    }

    /// Whether a reader meets a condition of the body at hand.
    pub fn meets(&self, context: Context, who: Who, condition: &Condition) -> bool {
        self.declared(who, &self.bound(context, condition), context.thing)
    }

    /// Whether a reader meets a condition of a declaration, where a thing shows what is declared.
    pub fn declared(&self, who: Who, condition: &Condition, thing: ThingId) -> bool {
        self.world.meets(&self.world.readers[who], condition, thing)
    }

    /// Whether a reader meets a condition, if there is one.
    pub fn allowed(&self, who: Who, condition: Option<&Condition>, thing: ThingId) -> bool {
        condition.is_none_or(|condition| self.declared(who, condition, thing))
    }

    /// Procedures speak of their only thing, which is the caller's.
    pub fn bound(&self, context: Context, condition: &Condition) -> Condition {
        match self.runs[context.run].of_procedure {
            true => condition.on_things(&[context.thing]),
            false => condition.clone(),
        }
    }

    /// A condition that nobody at all meets is a finding.
    pub fn possible(&mut self, context: Context, span: Span, condition: &Condition) {
        let condition = self.bound(context, condition);
        let mut all = 0..self.world.readers.len();
        if !all.any(|who| self.declared(who, &condition, context.thing)) {
            self.report("E0454", span, 0);
        }
    }

    /// Notes who comes to an arm of the guide's own body and who takes it.
    pub fn cover(&mut self, context: Context, site: Site, place: usize, arm: Arm) {
        if context.run == 0 && self.resuming.is_none() {
            let Arm { span, kind, here, taken } = arm;
            let empty = Arm { span, kind, here: BTreeSet::new(), taken: BTreeSet::new() };
            let all = self.arms.entry((site.1, place)).or_insert(empty);
            all.here.extend(here);
            all.taken.extend(taken);
        }
    }

    /// Branches that nobody takes, or everybody who comes there.
    pub fn coverage(&mut self) {
        for arm in std::mem::take(&mut self.arms).into_values() {
            let judged = arm.kind == ArmKind::Otherwise || !arm.here.is_empty();
            if judged && arm.taken.is_empty() {
                if !self.found.contains_key(&(arm.span, "E0454")) {
                    self.report("E0455", arm.span, 0);
                }
            } else if judged && arm.kind == ArmKind::Condition && arm.here.is_subset(&arm.taken) {
                self.report("E0456", arm.span, 0);
            }
        }
    }

    /// Takes all readers through a block.
    pub fn block(&mut self, context: Context, block: &'p Block, mut state: State) -> State {
        let noted = context.run == 0 && self.resuming.is_none();
        let mut told = state.is_empty();
        for statement in &block.statements {
            if let Some(jumped) = self.ahead.remove(&(context.run, statement.id)) {
                state.join(&jumped);
                told = false;
            }
            if state.is_empty() {
                // Whoever was dropped would come here.
                let matters =
                    !matches!(statement.kind, StatementKind::Attachment(_) | StatementKind::Value(_));
                if noted && !told && state.lost.is_empty() && matters {
                    self.skipped.insert(statement.id, statement.span);
                    told = true;
                }
                let inside = |it: &Site| bodies::holds(statement, it.1);
                if !self.ahead.keys().any(inside) && !self.resuming_in_call(statement) {
                    continue;
                }
            }
            if noted && !state.is_empty() {
                self.present.insert(statement.id);
            }
            state = self.one(context, statement, state);
        }
        state
    }

    /// Whether somebody goes on inside a procedure that is followed here.
    pub fn resuming_in_call(&self, statement: &Statement) -> bool {
        let inside = |statement: &Statement| matches!(statement.kind, StatementKind::Follow { .. });
        self.resuming.is_some()
            && !self.ahead.is_empty()
            && (inside(statement) || !bodies::blocks(statement).is_empty())
    }

    pub fn one(&mut self, context: Context, statement: &'p Statement, state: State) -> State {
        if self.runs[context.run].without.contains(&statement.id) {
            return state;
        }
        self.most = self.most.max(state.places.len());
        if !state.is_empty() {
            self.met.extend(features::of(&statement.kind));
        }
        let site = (context.run, statement.id);
        if statement.key.is_some() && self.resuming.is_none() {
            let came = self.moved_on(&state);
            self.reached.entry(site).or_default().join(&came);
        }
        let is_step = matches!(statement.kind, StatementKind::Step(_));
        let state = if is_step { state } else { self.doing(site, state) };
        match &statement.kind {
            StatementKind::Step(step) => {
                let after = self.step(context, site, step, state);
                self.doing(site, after)
            }
            StatementKind::When(when) => self.when(context, site, when, state),
            StatementKind::ExactlyOne(one) => self.exactly_one(context, site, one, statement.span, state),
            StatementKind::Either(either) => self.either(context, site, either, statement.span, state),
            StatementKind::Try(attempts) => self.attempts(context, attempts, state),
            StatementKind::If(look) => self.look(context, site, look, state),
            StatementKind::Optional(body) => self.optional(context, body, state),
            StatementKind::OptionalAny(body) => self.optional_any(context, body, state),
            StatementKind::Repeat { body, .. } => self.repeat(context, body, state),
            StatementKind::Within(within) => self.within(context, within, state),
            StatementKind::Part { body, .. } => self.block(context, body, state),
            StatementKind::On { thing, body } => {
                self.block(Context { thing: *thing, ..context }, body, state)
            }
            StatementKind::At { screens, body } => {
                let there = if state.is_empty() { state } else { self.now_at(context, screens, state) };
                self.block(context, body, there)
            }
            StatementKind::NowAt(screens) => self.now_at(context, screens, state),
            StatementKind::NowSee(used) => self.now_see(context, used, state),
            StatementKind::Follow { procedure, without } => {
                let procedure = &self.project.procedures[procedure.index()];
                self.call(context, site, statement.span, procedure, without, state)
            }
            StatementKind::SkipTo(target) => {
                self.ahead.entry((context.run, *target)).or_default().join(&state);
                State::default()
            }
            StatementKind::AgainFrom(target) => self.again(context, statement.span, *target, &state),
            StatementKind::Done(_) => {
                self.check_end(context, statement.span, &self.guide.end, &state);
                self.end(state)
            }
            StatementKind::Stop(_) => self.end(state),
            StatementKind::Attachment(attachment) => {
                self.told(context, site, std::slice::from_ref(attachment), state)
            }
            StatementKind::Never { what, .. } => self.never(context, what, state),
            StatementKind::Value(_) => state,
        }
    }
}
