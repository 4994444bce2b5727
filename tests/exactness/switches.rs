//! `turn off all`.

use std::collections::BTreeSet;

use guidec::model::ids::ElementId;
use guidec::model::reference::ElementUse;
use guidec::readers::ThingId;
use guidec::source::Span;
use guidec::vocabulary::ElementKind;

use super::acts::{Outcome, Use};
use super::interpret::{Context, Interpreter};
use super::leads::Found;
use super::situation::{State, View, Who};

impl Interpreter<'_> {
    /// `turn off all except a`: there has to be something to turn, all of it has to react and to be in front until it is
    /// turned, and what is excepted has to be there.
    pub fn turn_all(
        &mut self,
        context: Context,
        span: Span,
        except: &[ElementUse],
        state: &State,
    ) -> Outcome {
        let thing = context.thing;
        let state = self.excepted(context, except, state.clone());
        let mut outcome = Outcome::after(&state);
        let (mut missing, mut held) = (Vec::new(), BTreeSet::new());
        for place in &state.places {
            let (who, view) = (place.who, place.view(thing));
            let views = self.by_itself(who, thing, view);
            let with = views.iter().find(|view| !self.switches(who, thing, view).is_empty());
            let complete = view.front().is_some_and(|front| self.is_complete(front));
            let there = with.unwrap_or(view);
            let mut switches = self.switches(who, thing, there);
            switches.retain(|id| !except.iter().any(|used| used.candidates.contains(id)));
            let is_off = |id: &ElementId| {
                self.element(*id).disabled_when.as_ref().is_some_and(|it| self.declared(who, it, thing))
            };
            let (off, able): (Vec<_>, Vec<_>) = switches.iter().copied().partition(is_off);
            let led = match with {
                None if complete && self.claims(who, view, thing) => Err("E0450"),
                _ if !off.is_empty() => Err("E0475"),
                _ => self.turn_each(who, thing, there, &switches).ok_or("E0495"),
            };
            if able.iter().any(|id| self.element(*id).cannot_be_undone) {
                self.needs_a_warning(place);
            }
            let led = match led {
                Err(why) if self.claims(who, there, thing) => {
                    missing.push((who, why));
                    continue;
                }
                Err(_) => vec![(there.unknown(), false)],
                Ok(led) => led,
            };
            held.insert(who);
            led.into_iter().for_each(|(view, said)| outcome.add(place.moved(thing, view), said));
        }
        missing.retain(|(who, _)| !context.may_fail || !held.contains(who));
        for (who, why) in &missing {
            self.report(why, span, *who);
            if *why == "E0475" {
                self.met.insert("turn all that is disabled");
            }
        }
        outcome.lose(&missing.into_iter().map(|(who, _)| who).collect());
        outcome
    }

    /// What is excepted has to be there, all of it together.
    fn excepted(&mut self, context: Context, except: &[ElementUse], state: State) -> State {
        let thing = context.thing;
        let each = |all: &mut Self, state: State| {
            except.iter().fold(state, |state, used| all.touch(context, used, Use::Look, &state).all())
        };
        let mut state = each(self, state);
        if except.len() < 2 {
            return state;
        }
        let (mut apart, mut there) = (Vec::new(), BTreeSet::new());
        for place in std::mem::take(&mut state.places) {
            let who = place.who;
            let in_front = |used: &ElementUse, now: &View| {
                now.front().is_none()
                    || self.find(who, thing, used, now, false).iter().any(|found| match found {
                        Found::Open => true,
                        Found::There { view, .. } => view == now,
                        Found::Missing(_) => false,
                    })
            };
            let ways = self.ways(who, thing, std::slice::from_ref(place.view(thing)), &|now| {
                except.iter().all(|used| in_front(used, now))
            });
            for way in ways {
                match way {
                    Ok(view) => {
                        there.insert(who);
                        state.places.insert(place.moved(thing, view));
                    }
                    Err(view) => {
                        let missing = except.iter().find(|used| !in_front(used, &view));
                        apart.push((who, missing.unwrap_or(&except[0]).span));
                    }
                }
            }
        }
        apart.retain(|(who, _)| !context.may_fail || !there.contains(who));
        for (who, span) in &apart {
            self.met.insert("turn all except what is apart");
            self.report("E0450", *span, *who);
        }
        state.lose(&apart.into_iter().map(|(who, _)| who).collect());
        each(self, state)
    }

    /// Where turning all of them leads. None: one may lead away while there is another one to turn.
    fn turn_each(
        &mut self,
        who: Who,
        thing: ThingId,
        view: &View,
        switches: &[ElementId],
    ) -> Option<Vec<(View, bool)>> {
        let leads = |id: &ElementId| {
            let after = self.gesture(who, thing, view, self.element(*id), None);
            after.iter().any(|(after, declared)| *declared && after.front() != view.front())
        };
        let leading: Vec<ElementId> = switches.iter().copied().filter(leads).collect();
        if leading.is_empty() {
            return Some(self.turn_in_order(who, thing, view, switches));
        }
        // Every way in which what is there only sometimes may be there.
        let sometimes = |id: &ElementId| self.chance(who, thing, view, *id) == Some(None);
        let unsure: Vec<ElementId> = switches.iter().copied().filter(sometimes).collect();
        let mut led = Vec::new();
        for draw in 0..1_usize << unsure.len() {
            let drawn = |id: &ElementId| unsure.iter().position(|it| it == id).map(|at| draw >> at & 1 == 1);
            let there = |id: &ElementId| drawn(id).unwrap_or(true);
            let both_or_none = |one: &ElementId| {
                let instead = self.element(*one).sometimes.as_ref().and_then(|it| it.instead_of);
                instead.is_some_and(|other| unsure.contains(&other) && there(one) == there(&other))
            };
            if unsure.iter().any(both_or_none) {
                continue;
            }
            let present: Vec<ElementId> = switches.iter().copied().filter(there).collect();
            let mut now = view.clone();
            match leading.iter().find(|id| there(id)) {
                Some(_) if present.len() > 1 => return None,
                Some(only) => {
                    now.drawn.extend(drawn(only).map(|there| (*only, there)));
                    led.extend(self.gesture(who, thing, &now, self.element(*only), None));
                }
                None => {
                    now.drawn.extend(leading.iter().map(|id| (*id, false)));
                    led.extend(self.turn_in_order(who, thing, &now, switches));
                }
            }
        }
        self.met.insert("turn all that leads");
        Some(led)
    }

    /// One after the other; no declared target leads to another screen.
    fn turn_in_order(
        &self,
        who: Who,
        thing: ThingId,
        view: &View,
        switches: &[ElementId],
    ) -> Vec<(View, bool)> {
        let mut views = BTreeSet::from([view.clone()]);
        for id in switches {
            let mut next = BTreeSet::new();
            for now in views {
                let chance = self.chance(who, thing, &now, *id);
                if now.front() != view.front() || chance == Some(Some(false)) {
                    next.insert(now);
                    continue;
                }
                let after = self.gesture(who, thing, &now, self.element(*id), None);
                next.extend(after.into_iter().map(|(view, _)| view));
                if chance == Some(None) {
                    next.insert(now);
                }
            }
            views = next;
        }
        views.into_iter().map(|view| (view, false)).collect()
    }

    /// What is turned on and off on the screen in front, or may be there to be.
    fn switches(&self, who: Who, thing: ThingId, view: &View) -> Vec<ElementId> {
        let mut all = self.in_front(view);
        all.retain(|id| {
            let element = self.element(*id);
            matches!(element.kind, ElementKind::Toggle | ElementKind::Checkbox | ElementKind::Radio)
                && self.allowed(who, element.when.as_ref(), thing)
                && self.chance(who, thing, view, *id) != Some(Some(false))
        });
        all
    }
}
