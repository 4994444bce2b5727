//! Ends, ways back, and procedures.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Procedure;
use guidec::model::ids::StatementId;
use guidec::readers::ThingId;
use guidec::source::Span;

use super::interpret::{Context, Interpreter, Run, Site};
use super::situation::{Situation, State, Who};

/// Somebody who goes back.
#[derive(Clone, Debug)]
pub struct Jump {
    pub target: Site,
    pub span: Span,
    pub thing: ThingId,
    pub place: Situation,
}

/// Somebody at the step that they go back to.
type Return = (Site, Situation);

/// What comes of going back.
struct Going {
    /// The `again from`s that lead there.
    by: BTreeSet<Span>,
    /// Whether an end is in reach.
    ends: bool,
    /// Where one may go back next.
    next: Vec<Return>,
}

impl<'p> Interpreter<'p> {
    /// Whether whoever goes back can still come to an end.
    pub fn endings(&mut self) {
        let mut open: Vec<Jump> = std::mem::take(&mut self.jumps);
        let mut nodes: BTreeMap<Return, Going> = BTreeMap::new();
        while let Some(jump) = open.pop() {
            if !self.was_there(&jump) {
                self.report("E0476", jump.span, jump.place.who);
                continue;
            }
            let node = (jump.target, jump.place.clone());
            if let Some(going) = nodes.get_mut(&node) {
                going.by.insert(jump.span);
                continue;
            }
            self.ended.clear();
            self.resuming = Some(jump.target.1);
            let state = State { places: BTreeSet::from([jump.place]), lost: BTreeSet::new() };
            self.ahead.insert(jump.target, state);
            self.body(State::default());
            self.ahead.clear();
            self.resuming = None;
            let next = std::mem::take(&mut self.jumps);
            let known = next.iter().filter(|jump| self.was_there(jump));
            let places = known.map(|jump| (jump.target, jump.place.clone())).collect();
            let (by, ends) = (BTreeSet::from([jump.span]), !self.ended.is_empty());
            nodes.insert(node, Going { by, ends, next: places });
            open.extend(next);
        }
        loop {
            let ending = |place: &Return| nodes[place].ends;
            let more = nodes.iter().filter(|(_, going)| !going.ends && going.next.iter().any(ending));
            let more: Vec<Return> = more.map(|(place, _)| place.clone()).collect();
            if more.is_empty() {
                break;
            }
            more.iter().for_each(|place| nodes.get_mut(place).unwrap().ends = true);
        }
        for ((_, place), going) in nodes.into_iter().filter(|(_, going)| !going.ends) {
            going.by.iter().for_each(|span| self.report("E0479", *span, place.who));
        }
    }

    /// Nobody goes on.
    pub fn end(&mut self, state: State) -> State {
        self.ended.extend(state.readers());
        self.ended.extend(&state.lost);
        self.ends.iter_mut().for_each(|attempt| attempt.join(&state));
        State::default()
    }

    pub fn again(&mut self, context: Context, span: Span, target: StatementId, state: &State) -> State {
        // Whoever was lost on the way does not go round for ever.
        self.ended.extend(&state.lost);
        let target = (context.run, target);
        let thing = context.thing;
        let going = state.places.iter().map(|place| Jump { target, span, thing, place: place.clone() });
        self.jumps.extend(going);
        State::default()
    }

    /// Whether somebody who goes back is where they could be when they came there first.
    pub fn was_there(&self, jump: &Jump) -> bool {
        let place = &jump.place;
        let known = self.reached.get(&jump.target).is_some_and(|reached| {
            reached.lost.contains(&place.who) || reached.places.iter().any(|it| it.contains(place))
        });
        known || !self.claims(place.who, place.view(jump.thing), jump.thing)
    }

    /// Runs a procedure.
    pub fn call(
        &mut self,
        context: Context,
        site: Site,
        span: Span,
        procedure: &'p Procedure,
        without: &[StatementId],
        mut state: State,
    ) -> State {
        let next = self.runs.len();
        let run = *self.called.entry(site).or_insert(next);
        if run == next {
            let without = self.runs[context.run].without.iter().chain(without).copied().collect();
            self.runs.push(Run { of_procedure: true, without });
        }
        let inner = Context { run, ..context };
        let outside = |who: &Who| {
            let meets = |condition| self.meets(inner, *who, condition);
            !meets(&procedure.audience.condition)
                || procedure.unsupported.iter().any(|it| meets(&it.guard.condition))
        };
        let outside: BTreeSet<Who> = state.readers().into_iter().filter(outside).collect();
        self.report_all("E0471", span, &outside);
        state.lose(&outside);
        let state = self.begin(inner, span, procedure, state);
        let after = self.block(inner, &procedure.body, state);
        self.finish(inner, procedure, after)
    }
}
