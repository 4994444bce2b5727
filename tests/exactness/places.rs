//! The writer's word for where the reader is: `opens`, `at`, `now at`, where guides and procedures begin and end.

use std::collections::BTreeSet;

use guidec::model::guide::Procedure;
use guidec::model::reference::ScreenUse;
use guidec::model::step::Step;
use guidec::source::Span;

use super::acts::Outcome;
use super::interpret::{Context, Interpreter};
use super::situation::{Situation, State, Who};

/// From the first to the last of what a line names.
fn whole(uses: &[ScreenUse]) -> Span {
    uses.iter().fold(uses[0].span, |all, used| all.to(used.span))
}

impl Interpreter<'_> {
    /// `opens S` is checked where a declaration says where the step leads, and trusted elsewhere.
    pub fn opens(&mut self, context: Context, step: &Step, outcome: Outcome) -> State {
        if step.opens.is_empty() {
            return outcome.all();
        }
        let thing = context.thing;
        let mut after = State { places: BTreeSet::new(), lost: outcome.lost };
        let (mut elsewhere, mut unable) = (BTreeSet::new(), BTreeSet::new());
        for (place, declared) in &outcome.places {
            let view = place.view(thing);
            let known = *declared && view.front().is_some();
            let (reached, misses) = self.reaching(place.who, thing, view, &step.opens);
            if known && !reached.is_empty() {
                after.places.insert(place.clone());
            }
            if known && misses && self.claims(place.who, view, thing) {
                elsewhere.insert(place.who);
            } else if misses || !known {
                self.trust(context, place, &step.opens, &mut after, &mut unable);
            }
        }
        self.report_all("E0462", whole(&step.opens), &elsewhere);
        after.lose(&elsewhere);
        self.cannot_be_there(step.opens[0].span, unable, &elsewhere, &mut after);
        after
    }

    /// Puts a reader where the writer says that they are, if they have what the screen belongs to.
    pub fn trust(
        &self,
        context: Context,
        place: &Situation,
        uses: &[ScreenUse],
        after: &mut State,
        unable: &mut BTreeSet<Who>,
    ) {
        for view in self.taken_to(place.view(context.thing), uses) {
            if self.able(place.who, &view, context.thing) {
                after.places.insert(place.moved(context.thing, view));
            } else {
                unable.insert(place.who);
            }
        }
    }

    /// Being on a screen of P means having P: reports who can be nowhere.
    pub fn cannot_be_there(
        &mut self,
        span: Span,
        mut unable: BTreeSet<Who>,
        told: &BTreeSet<Who>,
        after: &mut State,
    ) {
        let found = after.readers();
        unable.retain(|who| !found.contains(who) && !told.contains(who));
        self.report_all("E0467", span, &unable);
        after.lose(&unable);
    }

    /// Keeps everybody who can be on one of the screens, there.
    pub fn now_at(&mut self, context: Context, uses: &[ScreenUse], state: State) -> State {
        let thing = context.thing;
        let mut kept = state.emptied();
        let mut elsewhere = BTreeSet::new();
        let mut unable = BTreeSet::new();
        for place in &state.places {
            let view = place.view(thing);
            if view.front().is_none() {
                self.trust(context, place, uses, &mut kept, &mut unable);
                continue;
            }
            let (reached, misses) = self.reaching(place.who, thing, view, uses);
            kept.places.extend(reached.into_iter().map(|view| place.moved(thing, view)));
            if misses {
                elsewhere.insert(place.clone());
            }
        }
        if context.words_apply && !kept.is_empty() {
            return kept;
        }
        let found = kept.readers();
        elsewhere.retain(|place| !found.contains(&place.who));
        let claimed = elsewhere.iter().filter(|it| self.claims(it.who, it.view(thing), thing));
        let lost: BTreeSet<Who> = claimed.map(|place| place.who).collect();
        self.report_all("E0461", whole(uses), &lost);
        for place in elsewhere.iter().filter(|place| !lost.contains(&place.who)) {
            self.trust(context, place, uses, &mut kept, &mut unable);
        }
        kept.lose(&lost);
        self.cannot_be_there(uses[0].span, unable, &lost, &mut kept);
        kept
    }

    /// A path has to end on one of the screens. One that nobody knows may be the right one.
    pub fn check_end(&mut self, context: Context, span: Span, ends: &[ScreenUse], state: &State) {
        if ends.is_empty() {
            return;
        }
        for place in &state.places {
            let right = place
                .views
                .iter()
                .any(|view| view.front().is_none() || !self.reaching(place.who, context.thing, view, ends).1);
            if !right && self.claims(place.who, place.view(context.thing), context.thing) {
                self.report("E0464", span, place.who);
            }
        }
    }

    /// A procedure begins on one of its screens.
    pub fn begin(&mut self, inner: Context, span: Span, procedure: &Procedure, state: State) -> State {
        if procedure.start.is_empty() {
            return state;
        }
        let thing = inner.thing;
        let mut kept = state.emptied();
        let (mut lost, mut unable) = (BTreeSet::new(), BTreeSet::new());
        for place in &state.places {
            let view = place.view(thing);
            let (reached, misses) = self.reaching(place.who, thing, view, &procedure.start);
            kept.places.extend(reached.into_iter().map(|view| place.moved(thing, view)));
            if misses && view.front().is_some() && self.claims(place.who, view, thing) {
                lost.insert(place.who);
            } else if misses {
                self.trust(inner, place, &procedure.start, &mut kept, &mut unable);
            }
        }
        self.report_all("E0472", span, &lost);
        kept.lose(&lost);
        self.cannot_be_there(span, unable, &lost, &mut kept);
        kept
    }

    /// A procedure ends on one of its screens.
    pub fn finish(&mut self, inner: Context, procedure: &Procedure, state: State) -> State {
        if procedure.end.is_empty() {
            return state;
        }
        self.check_end(inner, procedure.body.span.end_point(), &procedure.end, &state);
        let mut kept = state.emptied();
        for place in &state.places {
            let view = place.view(inner.thing);
            if view.front().is_none() {
                let there = self.taken_to(view, &procedure.end).into_iter();
                kept.places.extend(there.map(|view| place.moved(inner.thing, view)));
                continue;
            }
            let (reached, misses) = self.reaching(place.who, inner.thing, view, &procedure.end);
            kept.places.extend(reached.into_iter().map(|view| place.moved(inner.thing, view)));
            kept.lost.extend(misses.then_some(place.who));
        }
        kept
    }
}
