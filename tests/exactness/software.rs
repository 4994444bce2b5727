//! Opening, returning to, restarting, installing: what happens to apps and things.

use std::collections::BTreeSet;

use guidec::model::step::{Opened, ProductVersions};
use guidec::readers::{Condition, ProductId, ThingId};
use guidec::source::Span;
use guidec::vocabulary::{InstallKind, ScreenAct};

use super::acts::Outcome;
use super::interpret::{Context, Interpreter};
use super::situation::{Situation, State, View, Who};

impl Interpreter<'_> {
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

    /// Who has what is asked for stays; the others become anybody who differs only in the product. An update leaves
    /// those without it who are without it, if they could have what is asked for.
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
                let present = Condition::Present { thing, product };
                if kind == InstallKind::Update && !self.declared(place.who, &present, thing) {
                    self.met.insert("nothing to update");
                    becoming = if becoming.is_empty() { becoming } else { vec![place.who] };
                } else {
                    self.changed = true;
                }
            }
            if becoming.is_empty() {
                unable.insert(place.who);
            }
            if becoming.iter().any(|who| !self.world.begins(&self.world.readers[*who])) {
                self.met.insert("answered with what is gone");
            }
            becoming.into_iter().for_each(|who| outcome.add(Situation { who, ..next.clone() }, false));
        }
        self.report_all("E0470", to.map_or(span, |to| to.span), &unable);
        outcome.lost.extend(unable);
        outcome
    }
}
