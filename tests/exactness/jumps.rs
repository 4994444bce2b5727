//! Ends, ways back, and procedures.

use std::collections::{BTreeMap, BTreeSet};

use guidec::model::guide::Procedure;
use guidec::model::ids::StatementId;
use guidec::readers::ThingId;
use guidec::source::Span;

use super::bodies;
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
#[derive(Clone)]
struct Going {
    /// The `again from`s that lead there.
    by: BTreeSet<Span>,
    /// Whether an end is in reach.
    ends: bool,
    /// Where one may go back next.
    next: Vec<Return>,
    /// Whether they became another reader on the way.
    changed: bool,
}

impl<'p> Interpreter<'p> {
    /// Whether whoever goes back can still come to an end.
    pub fn endings(&mut self) {
        let mut open: Vec<Jump> = std::mem::take(&mut self.jumps);
        let mut nodes: BTreeMap<Return, Going> = BTreeMap::new();
        let mut alone = false;
        while let Some(jump) = open.pop() {
            if !self.was_there(&jump) {
                self.report("E0476", jump.span, jump.place.who);
                continue;
            }
            if let Some(going) = nodes.get_mut(&(jump.target, jump.place.clone())) {
                going.by.insert(jump.span);
                continue;
            }
            // Readers do not get in each other's way, so that many can go on at once.
            let target = jump.target;
            let mut going = BTreeMap::from([(jump.place.who, jump)]);
            for other in std::mem::take(&mut open) {
                let known = nodes.contains_key(&(target, other.place.clone())) || !self.was_there(&other);
                if alone || other.target != target || known || going.contains_key(&other.place.who) {
                    open.push(other);
                } else {
                    going.insert(other.place.who, other);
                }
            }
            let next = self.resume(target, going.values().map(|jump| jump.place.clone()).collect());
            if self.changed && going.len() > 1 {
                // Nobody knows who became whom.
                alone = true;
                open.extend(going.into_values());
                continue;
            }
            let mut own: BTreeMap<Who, Vec<Return>> = BTreeMap::new();
            for next in next.iter().filter(|next| self.was_there(next)) {
                let who = if self.changed { *going.keys().next().unwrap() } else { next.place.who };
                own.entry(who).or_default().push((next.target, next.place.clone()));
            }
            for (who, jump) in going {
                let places = own.remove(&who).unwrap_or_default();
                let ends = if self.changed { !self.ended.is_empty() } else { self.ended.contains(&who) };
                let by = BTreeSet::from([jump.span]);
                let changed = self.changed;
                nodes.insert((target, jump.place), Going { by, ends, next: places, changed });
            }
            open.extend(next);
        }
        reach(&mut nodes, |going| &mut going.ends);
        self.never_ending(nodes);
    }

    /// Lets readers go on at a statement; gives who goes back next.
    fn resume(&mut self, target: Site, places: BTreeSet<Situation>) -> Vec<Jump> {
        self.ended.clear();
        self.changed = false;
        self.resuming = Some(target.1);
        self.ahead.insert(target, State { places, lost: BTreeSet::new() });
        self.body(State::default());
        self.troubles(&[]);
        self.ahead.clear();
        self.resuming = None;
        std::mem::take(&mut self.jumps)
    }

    /// Reports who goes round for ever. Where somebody who goes on from the same place becomes another reader on
    /// the way, the analysis trusts that all come to an end of whom some do.
    fn never_ending(&mut self, nodes: BTreeMap<Return, Going>) {
        // What was left and read does not make another place.
        let anybody = |(site, place): &Return| {
            let (left, done) = (BTreeMap::new(), BTreeSet::new());
            (*site, Situation { who: 0, left, done, warned: false, ..place.clone() })
        };
        let changing: BTreeSet<Return> =
            nodes.iter().filter(|(_, going)| going.changed).map(|(node, _)| anybody(node)).collect();
        let mut unsure = nodes.clone();
        unsure.iter_mut().for_each(|(node, going)| going.ends = changing.contains(&anybody(node)));
        reach(&mut unsure, |going| &mut going.ends);
        for (node, going) in nodes.into_iter().filter(|(_, going)| !going.ends) {
            for span in going.by {
                self.report("E0479", span, node.1.who);
                if !unsure[&node].ends {
                    self.sure.insert((span, "E0479"));
                }
            }
        }
    }

    /// Nobody goes on.
    pub fn end(&mut self, state: State) -> State {
        self.ended.extend(state.readers());
        self.ended.extend(&state.lost);
        if !self.ends.is_empty() && !state.is_empty() {
            self.met.insert("end of an attempt");
        }
        self.ends.iter_mut().for_each(|attempt| attempt.join(&state));
        State::default()
    }

    pub fn again(&mut self, context: Context, span: Span, target: StatementId, state: &State) -> State {
        // Whoever was lost on the way does not go round for ever.
        self.ended.extend(&state.lost);
        if self.is_left_out(context.run, target) {
            self.report_all("E0496", span, &state.readers());
            self.ended.extend(state.readers());
            return State::default();
        }
        let target = (context.run, target);
        let thing = context.thing;
        let going = state.places.iter().map(|place| Jump { target, span, thing, place: place.clone() });
        self.jumps.extend(going);
        State::default()
    }

    /// Whether whoever follows the procedure leaves a step out, or a part that it stands in.
    fn is_left_out(&self, run: usize, step: StatementId) -> bool {
        let bodies = || self.project.procedures.iter().map(|procedure| &procedure.body);
        self.runs[run].without.iter().any(|left_out| {
            let statement = bodies().find_map(|body| body.statement(*left_out));
            *left_out == step || statement.is_some_and(|statement| bodies::holds(statement, step))
        })
    }

    /// Where everybody may be once screens have moved on by themselves, or not yet.
    pub fn moved_on(&self, state: &State) -> State {
        let mut moved = state.clone();
        for thing in (0..).map(ThingId).take(self.guide.things.len()) {
            for place in moved.places.clone() {
                let views = self.by_itself(place.who, thing, place.view(thing));
                moved.places.extend(views.into_iter().map(|view| place.moved(thing, view)));
            }
        }
        moved
    }

    /// Whether somebody who goes back is where they could be when they came there first.
    pub fn was_there(&self, jump: &Jump) -> bool {
        let place = &jump.place;
        let known = self.reached.get(&jump.target).is_some_and(|reached| {
            reached.lost.contains(&place.who) || reached.places.iter().any(|it| it.contains(place))
        });
        let claims = |it: &Situation| self.claims(it.who, it.view(jump.thing), jump.thing);
        let reached = self.reached.get(&jump.target);
        let mut there = reached.into_iter().flat_map(|reached| &reached.places);
        known || !claims(place) || there.any(|it| it.who == place.who && !claims(it))
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
        let mut state = self.begin(inner, span, procedure, state);
        // Nothing was done yet in this round.
        let anew = |mut place: Situation| {
            place.done.retain(|(of, _)| *of != run);
            place
        };
        state.places = state.places.into_iter().map(anew).collect();
        let after = self.block(inner, &procedure.body, state);
        self.finish(inner, procedure, after)
    }
}

/// Whoever may come to a place of which something is true: of their place it is true, too.
fn reach(nodes: &mut BTreeMap<Return, Going>, what: impl Fn(&mut Going) -> &mut bool) {
    loop {
        let so: BTreeSet<Return> =
            nodes.iter_mut().filter_map(|(node, going)| what(going).then(|| node.clone())).collect();
        let more = nodes
            .iter()
            .filter(|(node, going)| !so.contains(node) && going.next.iter().any(|next| so.contains(next)));
        let more: Vec<Return> = more.map(|(node, _)| node.clone()).collect();
        if more.is_empty() {
            return;
        }
        more.iter().for_each(|node| *what(nodes.get_mut(node).unwrap()) = true);
    }
}
