//! The writer's word for where the reader is: `opens`, `at`, `now at`, where guides and procedures begin and end.

use std::collections::BTreeSet;

use guidec::model::guide::Procedure;
use guidec::model::reference::ScreenUse;
use guidec::model::step::Step;
use guidec::readers::ThingId;
use guidec::readers::ids::Id;
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

    /// A path has to end on one of the screens, on any thing that can show it. One that nobody knows may be the right
    /// one. Gives those who are there.
    pub fn check_end(&mut self, context: Context, span: Span, ends: &[ScreenUse], state: &State) -> State {
        if ends.is_empty() {
            return state.clone();
        }
        let things = self.things_showing(context, ends);
        let mut kept = state.emptied();
        for place in &state.places {
            let mut misses = true;
            for &thing in &things {
                let view = place.view(thing);
                if misses && view.front().is_some() {
                    let (reached, not) = self.reaching(place.who, thing, view, ends);
                    kept.places.extend(reached.into_iter().map(|view| place.moved(thing, view)));
                    misses = not;
                }
            }
            if !misses {
                continue;
            }
            let mut elsewhere = true;
            for &thing in &things {
                let view = place.view(thing);
                if view.front().is_none() || !self.claims(place.who, view, thing) {
                    elsewhere = false;
                    let there = self.taken_to(view, ends).into_iter();
                    kept.places.extend(there.map(|view| place.moved(thing, view)));
                }
            }
            if elsewhere {
                if self.guide.things.len() > 1 {
                    self.met.insert("ends elsewhere with several things");
                }
                self.report("E0464", span, place.who);
                kept.lost.insert(place.who);
            }
        }
        kept
    }

    /// The things whose systems have one of the apps that screens belong to.
    fn things_showing(&self, context: Context, ends: &[ScreenUse]) -> Vec<ThingId> {
        let screens = ends.iter().flat_map(|used| &used.screens);
        let products: Vec<_> = screens.map(|screen| self.project.screens[screen.index()].product).collect();
        let shows = |thing: &ThingId| {
            let oses = self.guide.things[thing.index()].os.clone().unwrap_or_default();
            products.iter().any(|product| {
                product.is_none_or(|product| {
                    let on = &self.world.product(product).on;
                    on.is_empty() || oses.iter().any(|os| on.contains(os))
                })
            })
        };
        let able: Vec<ThingId> = (0..).map(ThingId).take(self.guide.things.len()).filter(shows).collect();
        let own = self.runs[context.run].of_procedure && able.contains(&context.thing);
        if own || able.is_empty() { vec![context.thing] } else { able }
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
        let last = procedure.body.statements.last().map_or(procedure.body.span, |it| it.span);
        self.check_end(inner, last.end_point(), &procedure.end, &state)
    }
}
