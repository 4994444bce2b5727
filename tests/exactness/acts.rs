//! What steps do, and the writer's word for where the reader is.

use std::collections::BTreeSet;

use guidec::model::ids::ElementId;
use guidec::model::reference::{ElementUse, ScreenUse};
use guidec::model::step::{Action, Step};
use guidec::readers::ThingId;
use guidec::vocabulary::{Gesture, ScreenAct, TapGesture};

use super::doubles::Sights;
use super::features;
use super::fits::{Verb, fits};
use super::interpret::{Context, Interpreter, Site, Unsure};
use super::leads::{Found, NOT_THIS_TIME};
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

/// How an element is used.
#[derive(Clone, Copy)]
pub enum Use {
    /// With a gesture, if it is not the kind's own, as a step with a verb says.
    With(Option<Gesture>, Verb),
    /// It has to react; what comes of it is told elsewhere.
    Choose,
    /// An option is named; what offers it is used.
    Offer,
    /// Something is dragged there.
    Aim,
    /// Nothing changes.
    Look,
}

impl Use {
    /// Whether it has to react.
    fn acts(self) -> bool {
        matches!(self, Self::With(..) | Self::Choose | Self::Aim | Self::Offer)
    }
}

/// The screens that the use of a name means.
pub fn screens_of(used: &ElementUse) -> ScreenUse {
    ScreenUse { span: used.span, screens: used.screens.clone() }
}

impl<'p> Interpreter<'p> {
    pub fn step(&mut self, context: Context, site: Site, step: &'p Step, state: State) -> State {
        let state = self.told(context, site, &step.attachments, state);
        self.may_break(&state);
        self.doing = Some(step.span);
        let unwarned = state.places.iter().filter(|place| !place.warned);
        self.unwarned = unwarned.map(|place| place.who).collect();
        if step.cannot_be_undone {
            state.places.iter().for_each(|place| self.needs_a_warning(place));
        }
        let outcome = self.act_of(context, step, &state);
        let mut after = self.opens(context, step, outcome);
        if !matches!(step.action, Action::See(_) | Action::Read(_)) {
            after = after.acted();
        }
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
                        self.may_break(&before.clone().acted());
                    }
                    outcome = self.touch(context, used, Use::With(gesture, Verb::Tap), &before);
                }
                outcome
            }
            Action::ScrollTo(used) => self.touch(context, used, Use::Look, state),
            Action::See(used) => self.see(context, used, state),
            Action::Swipe { on: Some(used), .. } => {
                self.touch(context, used, Use::With(Some(Gesture::Swipe), Verb::Other), state)
            }
            Action::Drag { what, to } => {
                let there = self.touch(context, to, Use::Aim, state).all();
                self.touch(context, what, Use::With(Some(Gesture::Drag), Verb::Other), &there)
            }
            Action::Type { into: Some(used), .. } => {
                self.touch(context, used, Use::With(None, Verb::TypeInto), state)
            }
            Action::Turn { what, .. } => self.touch(context, what, Use::With(None, Verb::Turn), state),
            Action::Tick { what, .. } => self.touch(context, what, Use::With(None, Verb::Tick), state),
            Action::Choose { option, within: Some(picker) } => self.choose_in(context, option, picker, state),
            Action::Choose { option, within: None } => self.touch(context, option, Use::Offer, state),
            Action::TurnAll { except, .. } => self.turn_all(context, step.span, except, state),
            Action::Permit { what, .. } => self.permit(context, what, state),
            Action::GoTo(target) => self.go_to(context, target, state),
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

    /// Lets everybody use an element, as it is printed.
    pub fn touch(&mut self, context: Context, used: &ElementUse, how: Use, state: &State) -> Outcome {
        let mut sights = Sights::default();
        let outcome = self.silently(context, used, how, state, &mut sights);
        if let Some(who) = self.confused(context.thing, used, how, &sights, &outcome.lost) {
            self.met.insert("called alike");
            self.report("E0452", used.span, who);
        }
        outcome
    }

    /// The same where nothing is printed.
    fn silently(
        &mut self,
        context: Context,
        used: &ElementUse,
        how: Use,
        state: &State,
        sights: &mut Sights,
    ) -> Outcome {
        let thing = context.thing;
        let mut outcome = Outcome::after(state);
        let mut missing: Vec<(Who, &'static str)> = Vec::new();
        let mut held = BTreeSet::new();
        for place in &state.places {
            let view = place.view(thing);
            let all = match how {
                Use::Offer => self.offering(place.who, thing, used, view),
                _ => self.find(place.who, thing, used, view, how.acts()),
            };
            self.met.extend(features::of_found(view, how, &all));
            sights.views.insert((place.who, view.clone()));
            for found in all {
                match found {
                    Found::Missing(why) => {
                        if why == "E0475" && matches!(how, Use::Aim) {
                            self.met.insert("drag to what is disabled");
                        }
                        match why == NOT_THIS_TIME {
                            true if context.unsure == Unsure::LeaveOut => {
                                self.leaving.last_mut().unwrap().places.insert(place.clone());
                            }
                            true => missing.push((place.who, "E0450")),
                            false => missing.push((place.who, why)),
                        }
                    }
                    Found::Open => {
                        held.insert(place.who);
                        let leaves = matches!(how, Use::With(..) | Use::Offer);
                        let view = if leaves { view.unknown() } else { view.clone() };
                        outcome.add(place.moved(thing, view), false);
                    }
                    Found::There { element, view: there, unsure, ambiguous } => {
                        held.insert(place.who);
                        sights.meant.insert((place.who, element));
                        if there.front() != view.front() {
                            // What they see until it is there.
                            let mut before = self.by_itself(place.who, thing, view);
                            before.retain(|now| self.by_itself(place.who, thing, now).contains(&there));
                            before.push(there.clone());
                            sights.views.extend(before.into_iter().map(|view| (place.who, view)));
                        }
                        if ambiguous && self.claims(place.who, &there, thing) {
                            self.report("E0452", used.span, place.who);
                        }
                        let mut now = there.clone();
                        if unsure {
                            self.leave_out(context, used, place, &there, element);
                            now.drawn.insert(element, true);
                        }
                        self.judge(used.span, how, place, element, self.claims(place.who, &there, thing));
                        let after = self.after(place.who, thing, now, used, how, element);
                        after
                            .into_iter()
                            .for_each(|(view, said)| outcome.add(place.moved(thing, view), said));
                    }
                }
            }
        }
        self.missed(context, used, missing, &held, &mut outcome);
        outcome
    }

    /// What somebody sees who used an element.
    fn after(
        &mut self,
        who: Who,
        thing: ThingId,
        now: View,
        used: &ElementUse,
        how: Use,
        element: ElementId,
    ) -> Vec<(View, bool)> {
        let element = self.element(element);
        let after = match how {
            // Nobody knows what somebody does instead of what cannot be done.
            Use::With(_, verb) if !fits(verb, element) => {
                self.met.insert("a verb that does not fit");
                vec![(now.unknown(), false)]
            }
            Use::With(gesture, Verb::Tap)
                if !element.leads.is_empty() && !element.leads.iter().any(|it| it.gesture == gesture) =>
            {
                vec![(now.unknown(), false)]
            }
            Use::With(gesture, _) => self.gesture(who, thing, &now, element, gesture),
            Use::Offer => self.pick(who, thing, &now, element, used).unwrap(),
            _ => return vec![(now, false)],
        };
        if now.front().is_some() && after.iter().any(|(view, said)| view.front().is_none() && !said) {
            self.met.insert("a target for others only");
        }
        after
    }

    /// Who does not find something is told of, unless they may be where it is and something else follows.
    pub fn missed(
        &mut self,
        context: Context,
        used: &ElementUse,
        mut missing: Vec<(Who, &'static str)>,
        held: &BTreeSet<Who>,
        outcome: &mut Outcome,
    ) {
        if context.may_fail {
            missing.retain(|(who, _)| !held.contains(who));
        }
        missing.iter().for_each(|(who, why)| self.report(why, used.span, *who));
        outcome.lose(&missing.into_iter().map(|(who, _)| who).collect());
    }

    /// What becomes of a reader who does not find what is there only sometimes.
    pub fn leave_out(
        &mut self,
        context: Context,
        used: &ElementUse,
        place: &Situation,
        view: &View,
        element: ElementId,
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
        let found =
            self.touch(context, used, Use::Look, &State { places: element, lost: state.lost.clone() });
        outcome.places.extend(found.places);
        outcome.lost.extend(found.lost);
        outcome
    }

    /// `never tap X`: checked like a tap, and nobody does it.
    pub fn never(&mut self, context: Context, used: &ElementUse, mut state: State) -> State {
        let lenient = Context { unsure: Unsure::GoOn, ..context };
        let lost = self.touch(lenient, used, Use::Look, &state).lost;
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
        let found = self.silently(lenient, used, Use::Look, &looked, &mut Sights::default());
        after.join(&found.all());
        after
    }
}
