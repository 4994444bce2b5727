//! What steps do, and the writer's word for where the reader is.

use std::collections::BTreeSet;

use guidec::model::reference::{ElementUse, ScreenUse};
use guidec::model::step::{Action, Opened, ProductVersions, Step};
use guidec::readers::{Condition, ProductId, ThingId};
use guidec::source::Span;
use guidec::vocabulary::{Gesture, InstallKind, ScreenAct, TapGesture};

use super::interpret::{Context, Interpreter, Site, Unsure};
use super::leads::Found;
use super::situation::{Situation, State, View, Who};

/// Where a step leads: each place with whether a declaration says so.
#[derive(Default)]
pub struct Outcome {
    pub places: BTreeSet<(Situation, bool)>,
    pub lost: BTreeSet<Who>,
}

impl Outcome {
    pub fn after(state: &State) -> Self {
        Self { places: BTreeSet::new(), lost: state.lost.clone() }
    }

    pub fn add(&mut self, place: Situation, declared: bool) {
        self.places.insert((place, declared));
    }

    pub fn lose(&mut self, readers: &BTreeSet<Who>) {
        self.places.retain(|(place, _)| !readers.contains(&place.who));
        self.lost.extend(readers);
    }

    pub fn all(self) -> State {
        State { places: self.places.into_iter().map(|(place, _)| place).collect(), lost: self.lost }
    }
}

/// The screens that the use of a name means.
pub fn screens_of(used: &ElementUse) -> ScreenUse {
    ScreenUse { span: used.span, screens: used.screens.clone() }
}

impl<'p> Interpreter<'p> {
    pub fn step(&mut self, context: Context, site: Site, step: &'p Step, state: State) -> State {
        self.told(context, site, &step.attachments, &state);
        self.may_break(&state);
        let outcome = self.act_of(context, step, &state);
        let after = self.opens(context, step, outcome);
        self.may_break(&after);
        after
    }

    /// An attempt around may break off here.
    pub fn may_break(&mut self, state: &State) {
        self.breaks.iter_mut().for_each(|attempt| attempt.join(state));
    }

    pub fn act_of(&mut self, context: Context, step: &'p Step, state: &State) -> Outcome {
        match &step.action {
            Action::Tap { gesture, path, times } => {
                let gesture = match (gesture, times) {
                    (TapGesture::Hold, _) => Some(Gesture::Hold),
                    (TapGesture::DoubleTap, _) => Some(Gesture::DoubleTap),
                    (TapGesture::Tap, Some(times)) if *times > 1 => Some(Gesture::Taps(*times)),
                    (TapGesture::Tap, _) => None,
                };
                let mut outcome = Outcome::default();
                let mut before = state.clone();
                for (place, used) in path.iter().enumerate() {
                    if place > 0 {
                        before = outcome.all();
                        self.may_break(&before);
                    }
                    outcome = self.touch(context, used, Some(gesture), &before);
                }
                outcome
            }
            Action::ScrollTo(used) => self.touch(context, used, None, state),
            Action::See(used) => self.see(context, used, state),
            Action::Type { into: Some(used), .. }
            | Action::Turn { what: used, .. }
            | Action::Tick { what: used, .. } => self.touch(context, used, Some(None), state),
            Action::Open(opened) => self.open(context, step.span, opened, state),
            Action::ReturnTo(opened) => self.return_to(context, step.span, opened, state),
            Action::Back => self.each(context, state, |all, who, view| {
                let back = |view: View| match all.act(who, context.thing, &view, ScreenAct::Back) {
                    Some(views) => views,
                    None => vec![(view.under(all.project), !view.over.is_empty())],
                };
                all.by_itself(who, context.thing, view).into_iter().flat_map(back).collect()
            }),
            Action::Wait { .. } => self.each(context, state, |all, who, view| {
                let waited = all.act(who, context.thing, view, ScreenAct::Wait);
                let waited = waited.or_else(|| all.act(who, context.thing, view, ScreenAct::Then));
                waited.unwrap_or_else(|| vec![(view.clone(), false)])
            }),
            Action::Scan(_) => self.screen_act(context, state, ScreenAct::Scan),
            Action::SignIn { .. } => self.screen_act(context, state, ScreenAct::SignIn),
            Action::Restart(thing) => self.restart(thing.unwrap_or(context.thing), state),
            Action::Install { kind, product, to, .. } => {
                self.install(context, step.span, (*kind, *product, to.as_ref()), state)
            }
            Action::Do { leaves: true, .. } => {
                self.each(context, state, |_, _, view| vec![(view.unknown(), false)])
            }
            Action::Do { .. } | Action::Read(_) | Action::Press { .. } => {
                self.each(context, state, |_, _, view| vec![(view.clone(), false)])
            }
            other => panic!("the generator writes no such step: {other:?}"),
        }
    }

    /// Lets everybody touch an element, or look at it if there is no gesture.
    pub fn touch(
        &mut self,
        context: Context,
        used: &ElementUse,
        gesture: Option<Option<Gesture>>,
        state: &State,
    ) -> Outcome {
        let thing = context.thing;
        let mut outcome = Outcome::after(state);
        let mut missing: Vec<(Who, &'static str)> = Vec::new();
        let mut held = BTreeSet::new();
        for place in &state.places {
            let view = place.view(thing);
            match self.find(place.who, thing, used, view, gesture.is_some()) {
                Found::Missing(why) => missing.push((place.who, why)),
                Found::Open => {
                    held.insert(place.who);
                    let view = if gesture.is_some() { view.unknown() } else { view.clone() };
                    outcome.add(place.moved(thing, view), false);
                }
                Found::There { element, view: there, unsure, ambiguous } => {
                    held.insert(place.who);
                    if ambiguous {
                        self.report("E0452", used.span, place.who);
                    }
                    let mut now = there.clone();
                    if unsure {
                        self.leave_out(context, used, place, &there, element);
                        now.drawn.insert(element, true);
                    }
                    let after = match gesture {
                        Some(gesture) => self.gesture(place.who, thing, &now, self.element(element), gesture),
                        None => vec![(now, false)],
                    };
                    after.into_iter().for_each(|(view, said)| outcome.add(place.moved(thing, view), said));
                }
            }
        }
        if context.may_fail {
            missing.retain(|(who, _)| !held.contains(who));
        }
        missing.iter().for_each(|(who, why)| self.report(why, used.span, *who));
        outcome.lose(&missing.into_iter().map(|(who, _)| who).collect());
        outcome
    }

    /// What becomes of a reader who does not find what is there only sometimes.
    pub fn leave_out(
        &mut self,
        context: Context,
        used: &ElementUse,
        place: &Situation,
        view: &View,
        element: guidec::model::ids::ElementId,
    ) {
        match context.unsure {
            Unsure::Stranded if self.claims(place.who, view, context.thing) => {
                self.report("E0453", used.span, place.who);
            }
            Unsure::Stranded => {}
            Unsure::GoOn => {}
            Unsure::LeaveOut => {
                let mut without = view.clone();
                without.drawn.insert(element, false);
                let without = place.moved(context.thing, without);
                self.leaving.last_mut().unwrap().places.insert(without);
            }
        }
    }

    pub fn each(
        &self,
        context: Context,
        state: &State,
        change: impl Fn(&Self, Who, &View) -> Vec<(View, bool)>,
    ) -> Outcome {
        let mut outcome = Outcome::after(state);
        for place in &state.places {
            for (view, declared) in change(self, place.who, place.view(context.thing)) {
                outcome.add(place.moved(context.thing, view), declared);
            }
        }
        outcome
    }

    pub fn screen_act(&self, context: Context, state: &State, act: ScreenAct) -> Outcome {
        self.each(context, state, |all, who, view| {
            let led = all.act(who, context.thing, view, act);
            led.unwrap_or_else(|| vec![(view.unknown(), false)])
        })
    }

    /// Whether a name that may be that of a screen is: it is not that of an element here.
    pub fn means_screen(&self, context: Context, used: &ElementUse, who: Who, view: &View) -> bool {
        let on = |view: View| {
            let front = view.front().map(|front| &self.project.screens[front.index()].elements);
            front.is_some_and(|elements| used.candidates.iter().any(|it| elements.contains(it)))
        };
        !used.screens.is_empty() && !self.by_itself(who, context.thing, view).into_iter().any(on)
    }

    /// `see X`: an element of the screen, or the screen itself.
    pub fn see(&mut self, context: Context, used: &ElementUse, state: &State) -> Outcome {
        let (screen, element) = state
            .places
            .iter()
            .cloned()
            .partition(|place| self.means_screen(context, used, place.who, place.view(context.thing)));
        let screen = State { places: screen, lost: state.lost.clone() };
        let mut outcome = Outcome::after(state);
        if !screen.is_empty() {
            let there = self.now_at(context, &[screens_of(used)], screen);
            there.places.into_iter().for_each(|place| outcome.add(place, false));
            outcome.lost.extend(there.lost);
        }
        let found = self.touch(context, used, None, &State { places: element, lost: state.lost.clone() });
        outcome.places.extend(found.places);
        outcome.lost.extend(found.lost);
        outcome
    }

    /// `never tap X`: checked like a tap, and nobody does it.
    pub fn never(&mut self, context: Context, used: &ElementUse, mut state: State) -> State {
        let lenient = Context { unsure: Unsure::GoOn, ..context };
        let lost = self.touch(lenient, used, None, &state).lost;
        state.lose(&lost);
        state
    }

    /// `now see X`: it is there.
    pub fn now_see(&mut self, context: Context, used: &ElementUse, state: State) -> State {
        let lenient = Context { unsure: Unsure::GoOn, ..context };
        let (mut after, mut looked) = (state.emptied(), state.emptied());
        for place in &state.places {
            let mut view = place.view(context.thing).clone();
            let screen = view.front().is_some_and(|front| used.screens.contains(&front));
            view.drawn.retain(|element, _| !used.candidates.contains(element));
            let to = if screen { &mut after } else { &mut looked };
            to.places.insert(place.moved(context.thing, view));
        }
        let found = self.touch(lenient, used, None, &looked);
        after.join(&found.all());
        after
    }

    pub fn open(&mut self, context: Context, span: Span, opened: &Opened, state: &State) -> Outcome {
        let Opened::Product(product) = opened else {
            return self.each(context, state, |_, _, _| vec![(View::default(), false)]);
        };
        let lacks = |who: &Who| !self.has(*who, *product, context.thing);
        let without: BTreeSet<Who> = state.readers().into_iter().filter(lacks).collect();
        self.report_all("E0467", span, &without);
        let surface = self.project.surfaces.iter().find(|it| it.product == *product);
        let entry = surface.and_then(|surface| surface.entry);
        let bare = View { app: Some(*product), ..View::default() };
        let view = entry.map_or(bare.clone(), |entry| bare.show(self.project, entry));
        let mut outcome = self.each(context, state, |_, _, _| vec![(view.clone(), entry.is_some())]);
        outcome.lose(&without);
        outcome
    }

    pub fn return_to(&mut self, context: Context, span: Span, opened: &Opened, state: &State) -> Outcome {
        let Opened::Product(product) = opened else {
            return self.each(context, state, |_, _, _| vec![(View::default(), false)]);
        };
        let mut outcome = Outcome::after(state);
        let mut lost = BTreeSet::new();
        for place in &state.places {
            let view = place.view(context.thing);
            let resumed = match view.app == Some(*product) {
                true => Some(view),
                false => place.left.get(&(context.thing, *product)),
            };
            let has = self.has(place.who, *product, context.thing);
            match resumed {
                Some(view) if has => outcome.add(place.moved(context.thing, view.clone()), false),
                Some(_) | None => {
                    let code = if resumed.is_some() { "E0467" } else { "E0468" };
                    self.report(code, span, place.who);
                    lost.insert(place.who);
                }
            }
        }
        outcome.lose(&lost);
        outcome
    }

    pub fn restart(&self, thing: ThingId, state: &State) -> Outcome {
        let mut outcome = Outcome::after(state);
        for place in &state.places {
            let led = self.act(place.who, thing, place.view(thing), ScreenAct::Restart);
            for (view, declared) in led.unwrap_or_else(|| vec![(View::default(), false)]) {
                let mut next = place.moved(thing, view);
                for ((left_on, app), left) in &mut next.left {
                    if *left_on == thing {
                        *left = View { app: Some(*app), ..View::default() };
                    }
                }
                outcome.add(next, declared);
            }
        }
        outcome
    }

    /// Who has what is asked for stays; the others become anybody who differs only in the product.
    pub fn install(
        &mut self,
        context: Context,
        span: Span,
        (kind, product, to): (InstallKind, ProductId, Option<&ProductVersions>),
        state: &State,
    ) -> Outcome {
        let thing = context.thing;
        let present = Condition::Present { thing, product };
        let wanted = match (kind, to) {
            (InstallKind::Uninstall, _) => present.negated(),
            (_, None) => present,
            (_, Some(to)) => {
                Condition::Version { thing, product, versions: to.ranges.clone(), written: Vec::new() }
            }
        };
        let mut outcome = Outcome::after(state);
        let mut unable = BTreeSet::new();
        for place in &state.places {
            let mut next = place.moved(thing, View::default());
            if kind == InstallKind::Uninstall {
                next.left.remove(&(thing, product));
            } else if let Some(left) = next.left.get_mut(&(thing, product)) {
                *left = left.unknown();
            }
            let mut becoming = vec![place.who];
            if !self.declared(place.who, &wanted, thing) {
                becoming = self.world.changed(place.who, product, thing);
                becoming.retain(|who| self.declared(*who, &wanted, thing));
            }
            if becoming.is_empty() {
                unable.insert(place.who);
            }
            becoming.into_iter().for_each(|who| outcome.add(Situation { who, ..next.clone() }, false));
        }
        self.report_all("E0470", to.map_or(span, |to| to.span), &unable);
        outcome.lost.extend(unable);
        outcome
    }
}
