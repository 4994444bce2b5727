//! The five forms of branching, and what may be left out, repeated or broken off.

use std::collections::BTreeSet;

use guidec::model::branch::{Attempts, Either, ExactlyOne, If, Look, When};
use guidec::model::ids::ScreenId;
use guidec::model::reference::{ElementUse, ScreenUse};
use guidec::model::statement::{Attachment, AttachmentKind, Block, OrElse, Statement, StatementKind, Within};
use guidec::readers::ThingId;
use guidec::source::Span;

use super::acts::Use;
use super::doubles::Sights;
use super::interpret::{Arm, ArmKind, Context, Interpreter, Site, Unsure};
use super::leads::Found;
use super::situation::{Situation, State, View, Who};

impl<'p> Interpreter<'p> {
    /// The first arm whose condition holds is taken.
    pub fn when(&mut self, context: Context, site: Site, when: &'p When, state: State) -> State {
        let here = state.expected();
        let mut rest = here.clone();
        let mut joined = State::default();
        for (place, arm) in when.arms.iter().enumerate() {
            self.possible(context, arm.guard.span, &arm.guard.condition);
            let (taken, others): (BTreeSet<Who>, BTreeSet<Who>) =
                rest.into_iter().partition(|who| self.meets(context, *who, &arm.guard.condition));
            rest = others;
            let state = state.only(|who| taken.contains(&who));
            let (span, here) = (arm.guard.span, here.clone());
            self.cover(context, site, place, Arm { span, kind: ArmKind::Condition, here, taken });
            joined.join(&self.block(context, &arm.body, state));
        }
        let mut others = state.only(|who| rest.contains(&who));
        if let Some(otherwise) = &when.otherwise {
            let arm = Arm { span: otherwise.span, kind: ArmKind::Otherwise, here, taken: rest };
            self.cover(context, site, when.arms.len(), arm);
            others = self.block(context, otherwise, others);
        }
        joined.join(&others);
        joined
    }

    /// Each reader takes exactly one arm. Conditions are judged for everybody who comes here or would come.
    pub fn exactly_one(
        &mut self,
        context: Context,
        site: Site,
        one: &'p ExactlyOne,
        span: Span,
        state: State,
    ) -> State {
        let here = state.expected();
        let mut rest = here.clone();
        let mut joined = State::default();
        for (place, arm) in one.arms.iter().enumerate() {
            self.possible(context, arm.guard.span, &arm.guard.condition);
            let meets = |who: &&Who| self.meets(context, **who, &arm.guard.condition);
            let meeting: BTreeSet<Who> = here.iter().filter(meets).copied().collect();
            let twice: Vec<Who> = meeting.difference(&rest).copied().collect();
            self.report_all("E0458", arm.guard.span, &twice);
            let taking: BTreeSet<Who> = meeting.intersection(&rest).copied().collect();
            rest.retain(|who| !meeting.contains(who));
            let state = state.only(|who| taking.contains(&who));
            let (span, here) = (arm.guard.span, here.clone());
            self.cover(context, site, place, Arm { span, kind: ArmKind::Condition, here, taken: meeting });
            joined.join(&self.block(context, &arm.body, state));
        }
        self.report_all("E0457", span, &rest);
        joined.lost.extend(rest);
        joined
    }

    /// The reader takes any option.
    pub fn either(
        &mut self,
        context: Context,
        site: Site,
        either: &'p Either,
        span: Span,
        state: State,
    ) -> State {
        let here = state.expected();
        let mut without = here.clone();
        let mut joined = State::default();
        for (place, option) in either.options.iter().enumerate() {
            let mut taken = here.clone();
            if let Some(guard) = &option.when {
                self.possible(context, guard.span, &guard.condition);
                taken.retain(|who| self.meets(context, *who, &guard.condition));
                let arm = Arm {
                    span: guard.span,
                    kind: ArmKind::Condition,
                    here: here.clone(),
                    taken: taken.clone(),
                };
                self.cover(context, site, place, arm);
            }
            without.retain(|who| !taken.contains(who));
            let state = state.only(|who| taken.contains(&who));
            joined.join(&self.block(context, &option.body, state));
        }
        self.report_all("E0469", span, &without);
        joined.lose(&without);
        joined
    }

    /// Each attempt only if the last failed.
    pub fn attempts(&mut self, context: Context, attempts: &'p Attempts, state: State) -> State {
        let mut joined = State::default();
        let mut start = state;
        for (place, attempt) in attempts.attempts.iter().enumerate() {
            let Some(next) = attempts.attempts.get(place + 1) else {
                joined.join(&self.block(context, &attempt.body, start));
                break;
            };
            if next.after_all_steps {
                // All steps are done; whoever came to an end may find out there that it did not work.
                self.met.insert("after all steps");
                self.ends.push(State::default());
                let after = self.block(context, &attempt.body, start);
                start = self.ends.pop().unwrap();
                start.join(&after);
                joined.join(&after);
            } else {
                self.breaks.push(start.emptied());
                let somebody = !start.is_empty();
                let trying = Context { unsure: Unsure::GoOn, may_fail: true, ..context };
                joined.join(&self.block(trying, &attempt.body, start));
                start = self.breaks.pop().unwrap();
                if somebody {
                    self.nobody_failed(context, &next.body, &start);
                }
            }
        }
        joined
    }

    /// Where nothing in an attempt can fail, nobody comes to the next arm.
    fn nobody_failed(&mut self, context: Context, next: &'p Block, failed: &State) {
        let noted = context.run == 0 && self.resuming.is_none();
        let matters =
            |it: &&Statement| !matches!(it.kind, StatementKind::Attachment(_) | StatementKind::Value(_));
        if let Some(first) = next.statements.iter().find(matters)
            && noted
            && failed.is_empty()
            && failed.lost.is_empty()
        {
            self.skipped.insert(first.id, first.span);
        }
    }

    /// The reader looks.
    pub fn look(&mut self, context: Context, site: Site, look: &'p If, state: State) -> State {
        self.may_break(&state);
        let mut joined = State::default();
        let mut rest = state;
        let mut words = false;
        for (place, arm) in look.arms.iter().enumerate() {
            let here = rest.expected();
            let mut inner = context;
            let mut decides = true;
            let (mut seeing, mut others) = (rest.emptied(), rest.emptied());
            match &arm.test {
                Look::See(used) => self.see_or_not(context, used, &rest, &mut seeing, &mut others),
                Look::Screens(uses) => {
                    let arrive = |all: &Self, view: &View| all.taken_to(view, uses);
                    self.titles(context.thing, arm.span, uses, &rest);
                    self.on_or_not(context, uses, &rest, &mut seeing, &mut others, arrive);
                }
                Look::Words(_) => {
                    (seeing, others) = (rest.clone(), rest.clone());
                    inner.words_apply = true;
                    (words, decides) = (true, false);
                }
            }
            if decides {
                let (span, taken) = (arm.span, seeing.expected());
                self.cover(context, site, place, Arm { span, kind: ArmKind::Look, here, taken });
            }
            joined.join(&self.block(inner, &arm.body, seeing));
            rest = others;
        }
        if let Some(otherwise) = &look.otherwise {
            let (span, here) = (otherwise.span, rest.expected());
            let arm = Arm { span, kind: ArmKind::Otherwise, here: here.clone(), taken: here };
            self.cover(context, site, look.arms.len(), arm);
            let inner = Context { words_apply: context.words_apply || words, ..context };
            rest = self.block(inner, otherwise, rest);
        }
        joined.join(&rest);
        joined
    }

    /// `if see X`: an element of a screen here, else a screen.
    fn see_or_not(
        &mut self,
        context: Context,
        used: &ElementUse,
        state: &State,
        seeing: &mut State,
        others: &mut State,
    ) {
        let thing = context.thing;
        let mut sights = Sights::default();
        let mut for_screens = false;
        for place in &state.places {
            let view = place.view(thing);
            if self.means_screen(context, used, place.who, view) {
                let here = State { places: BTreeSet::from([place.clone()]), lost: BTreeSet::new() };
                let uses = [super::acts::screens_of(used)];
                let arrive = |all: &Self, view: &View| match used.screens.as_slice() {
                    [_] => all.taken_to(view, &uses),
                    _ => vec![view.clone()],
                };
                for_screens = true;
                self.on_or_not(context, &uses, &here, seeing, others, arrive);
                continue;
            }
            let all = self.find(place.who, thing, used, view, false);
            let views = self.by_itself(place.who, thing, view).into_iter();
            sights.views.extend(views.map(|view| (place.who, view)));
            let sees = |found: &Found| matches!(found, Found::There { .. });
            if view.front().is_some() && all.iter().any(sees) {
                let without = self.without(place.who, thing, used, view);
                if without.iter().any(|now| now.front() != view.front()) {
                    self.met.insert("moves by itself before a look");
                }
                others.places.extend(without.into_iter().map(|view| place.moved(thing, view)));
            } else {
                others.places.insert(place.clone());
            }
            for found in all {
                match found {
                    Found::Open => {
                        seeing.places.insert(place.clone());
                        others.places.insert(place.clone());
                    }
                    Found::Missing(_) => {}
                    Found::There { element, view: there, unsure, ambiguous } => {
                        if ambiguous && self.claims(place.who, &there, thing) {
                            self.report("E0452", used.span, place.who);
                        }
                        sights.meant.insert((place.who, element));
                        if view.front().is_none() {
                            sights.views.insert((place.who, there.clone()));
                        }
                        if !unsure && !self.claims(place.who, &there, thing) {
                            others.places.insert(place.clone());
                        }
                        let mut there = there;
                        if unsure || view.front().is_none() {
                            there.drawn.insert(element, true);
                        }
                        seeing.places.insert(place.moved(thing, there));
                    }
                }
            }
        }
        if for_screens {
            self.titles(thing, used.span, &[super::acts::screens_of(used)], state);
        }
        if let Some(who) = self.confused(thing, used, Use::Look, &sights, &BTreeSet::new()) {
            self.met.insert("called alike");
            self.report("E0452", used.span, who);
        }
    }

    /// What a reader sees who looks when it is not there: before or after the screen has moved on by itself.
    fn without(&self, who: Who, thing: ThingId, used: &ElementUse, view: &View) -> Vec<View> {
        let mut without = Vec::new();
        for now in self.by_itself(who, thing, view) {
            let found = self.find(who, thing, used, &now, false);
            let here = found.into_iter().find_map(|found| match found {
                Found::There { element, view, unsure, .. } if view == now => Some((element, unsure)),
                _ => None,
            });
            match here {
                Some((element, true)) => {
                    let mut now = now;
                    now.drawn.insert(element, false);
                    without.push(now);
                }
                Some((_, false)) => {}
                None => without.push(now),
            }
        }
        without
    }

    /// Who looks for a screen and may be on another one of that title.
    fn titles(&mut self, thing: ThingId, span: Span, uses: &[ScreenUse], state: &State) {
        let mut fronts = BTreeSet::new();
        for place in &state.places {
            let views = self.by_itself(place.who, thing, place.view(thing)).into_iter();
            fronts.extend(views.filter_map(|view| Some((place.who, view.front()?))));
        }
        let wanted = |screen: &ScreenId| uses.iter().any(|used| used.screens.contains(screen));
        for (who, meant) in fronts.iter().filter(|(_, screen)| wanted(screen)) {
            for (_, other) in fronts.iter().filter(|(other, screen)| other == who && !wanted(screen)) {
                let [one, two] = [*meant, *other].map(|it| View::default().show(self.project, it));
                let claimed = self.claims(*who, &one, thing) && self.claims(*who, &two, thing);
                if claimed && self.titled_alike(*who, thing, *meant, *other) {
                    self.met.insert("titled alike");
                    self.report("E0452", span, *who);
                }
            }
        }
    }

    /// Whether the reader is on one of the screens.
    fn on_or_not(
        &self,
        context: Context,
        uses: &[guidec::model::reference::ScreenUse],
        state: &State,
        seeing: &mut State,
        others: &mut State,
        arrive: impl Fn(&Self, &View) -> Vec<View>,
    ) {
        let thing = context.thing;
        for place in &state.places {
            let view = place.view(thing);
            let unknown = view.front().is_none();
            let trusting = unknown || !self.claims(place.who, view, thing);
            let (reached, misses) = match unknown {
                true => (Vec::new(), true),
                false => self.reaching(place.who, thing, view, uses),
            };
            let sees = !reached.is_empty();
            if sees {
                // They may look when another screen is in front.
                let mut elsewhere = self.by_itself(place.who, thing, view);
                elsewhere.retain(|now| {
                    !now.front().is_some_and(|it| uses.iter().any(|used| used.screens.contains(&it)))
                });
                others.places.extend(elsewhere.into_iter().map(|view| place.moved(thing, view)));
            }
            for reached in reached {
                if !self.claims(place.who, &reached, thing) {
                    others.places.insert(place.clone());
                }
                seeing.places.insert(place.moved(thing, reached));
            }
            if misses {
                if !sees {
                    others.places.insert(place.clone());
                }
                let there = if trusting { arrive(self, view) } else { Vec::new() };
                for view in there.into_iter().filter(|view| self.able(place.who, view, thing)) {
                    seeing.places.insert(place.moved(thing, view));
                }
            }
        }
    }

    /// Done as a whole, or not at all.
    pub fn optional(&mut self, context: Context, body: &'p Block, state: State) -> State {
        self.leaving.push(state.emptied());
        let inner = Context { unsure: Unsure::LeaveOut, ..context };
        let mut joined = self.block(inner, body, state.clone());
        joined.join(&self.leaving.pop().unwrap());
        joined.join(&state);
        joined
    }

    /// Each step may be left out alone, and with it what is said right before it.
    pub fn optional_any(&mut self, context: Context, body: &'p Block, mut state: State) -> State {
        let mut said: Vec<&'p Statement> = Vec::new();
        for statement in &body.statements {
            if matches!(statement.kind, StatementKind::Attachment(_)) {
                said.push(statement);
                continue;
            }
            let start = said.drain(..).fold(state.clone(), |start, said| self.one(context, said, start));
            let after = self.one_of_any(context, statement, &start);
            state.join(&after);
        }
        // Somebody reads what stands before no step, too.
        said.into_iter().fold(state.clone(), |start, said| self.one(context, said, start));
        state
    }

    fn one_of_any(&mut self, context: Context, statement: &'p Statement, state: &State) -> State {
        self.leaving.push(state.emptied());
        let inner = Context { unsure: Unsure::LeaveOut, ..context };
        let mut after = self.one(inner, statement, state.clone());
        after.join(&self.leaving.pop().unwrap());
        after
    }

    /// Once or more.
    pub fn repeat(&mut self, context: Context, body: &'p Block, state: State) -> State {
        let mut start = state;
        loop {
            let after = self.block(context, body, start.clone());
            let mut next = start.clone();
            next.join(&after);
            if next.places == start.places {
                return after;
            }
            start = next;
        }
    }

    /// The time may be over before anything in the body is read, and before or after each step.
    pub fn within(&mut self, context: Context, within: &'p Within, state: State) -> State {
        if let Some(of) = within.of {
            self.met.insert("within of");
            let begun = |place: &&Situation| place.done.contains(&(context.run, of.statement));
            let without: BTreeSet<Who> =
                state.places.iter().filter(|place| !begun(place)).map(|place| place.who).collect();
            self.report_all("E0497", of.span, &without);
        }
        self.breaks.push(state.clone());
        let mut joined = self.block(context, &within.body, state);
        let late = self.breaks.pop().unwrap();
        if let Some(OrElse::Block(block)) = &within.or_else {
            joined.join(&self.block(context, block, late));
        }
        joined
    }

    /// Everybody has done a step, or begins a part: a time may run from it.
    pub fn doing(&mut self, site: Site, mut state: State) -> State {
        if self.timed.contains(&site.1) {
            let did = |mut place: Situation| {
                place.done.insert(site);
                place
            };
            state.places = state.places.into_iter().map(did).collect();
        }
        state
    }

    /// What is only said to some has to be said to somebody; and who is warned.
    pub fn told(&mut self, context: Context, site: Site, attachments: &[Attachment], state: State) -> State {
        let mut after = state;
        for (place, attachment) in attachments.iter().enumerate() {
            let here = after.expected();
            let mut taken = here.clone();
            if let Some(guard) = &attachment.when {
                self.possible(context, guard.span, &guard.condition);
                taken.retain(|who| self.meets(context, *who, &guard.condition));
                let taken = taken.clone();
                self.cover(context, site, place, Arm { span: guard.span, kind: ArmKind::Told, here, taken });
            }
            // What holds for the whole guide is read at its head.
            if matches!(attachment.kind, AttachmentKind::Warning { always: true, .. }) {
                self.met.insert("warning always");
            }
            if matches!(attachment.kind, AttachmentKind::Warning { always: false, .. }) {
                let warned = |place: Situation| Situation {
                    warned: place.warned || taken.contains(&place.who),
                    ..place
                };
                after.places = after.places.into_iter().map(warned).collect();
            }
        }
        after
    }
}
