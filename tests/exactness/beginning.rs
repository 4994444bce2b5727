//! Whom a guide is for, and where they begin.

use std::collections::{BTreeMap, BTreeSet};

use guidec::readers::{Condition, ThingId};

use super::bodies::{Needs, showing};
use super::interpret::{Arm, ArmKind, Beginning, Context, Interpreter, Site};
use super::situation::{Situation, State, View, Who};

impl Interpreter<'_> {
    /// Whom the guide is for: `for` without `unsupported`, and with what everybody opens.
    pub fn supported(&mut self) -> Vec<Who> {
        let mut supported: Vec<Who> = (0..self.world.readers.len()).collect();
        supported.retain(|who| self.world.begins(&self.world.readers[*who]));
        let meets = |who: &Who, condition: &Condition| {
            self.world.meets(&self.world.readers[*who], condition, ThingId::FIRST)
        };
        supported.retain(|who| meets(who, &self.guide.audience.condition));
        let mut found = Vec::new();
        if supported.is_empty() {
            found.push((self.guide.audience.span, "E0460"));
        }
        let nobody = supported.is_empty();
        for unsupported in &self.guide.unsupported {
            let before = supported.len();
            supported.retain(|who| !meets(who, &unsupported.guard.condition));
            if before == supported.len() && !nobody {
                found.push((unsupported.guard.span, "E0459"));
            } else if supported.is_empty() && !nobody {
                found.push((unsupported.guard.span, "E0460"));
            }
        }
        found.into_iter().for_each(|(span, code)| self.report(code, span, 0));
        let needs = Needs::of(self.project, self.guide);
        for (product, thing) in needs.opened {
            let having = |who: &Who| self.has(*who, product, thing);
            if !needs.provided.contains(&product) && supported.iter().any(having) {
                supported.retain(having);
            }
        }
        supported
    }

    /// Nothing is known of what any thing shows; if one may come from anywhere, any app may have been left.
    fn unknown(&self, who: Who, beginning: Beginning) -> Situation {
        let things = self.guide.things.len();
        let left = BTreeMap::new();
        let done = BTreeSet::new();
        let mut unknown = Situation { who, views: vec![View::default(); things], left, warned: false, done };
        if beginning == Beginning::Anywhere {
            for thing in (0..).map(ThingId).take(things) {
                for (product, _) in self.project.readers.products.iter() {
                    let left = View { app: Some(product), ..View::default() };
                    unknown.left.insert((thing, product), left);
                }
            }
        }
        unknown
    }

    pub fn start(&mut self, who: Who, beginning: Beginning) -> State {
        // Whoever follows a procedure may have been warned just before.
        let warned = beginning == Beginning::Anywhere;
        let unknown = Situation { warned, ..self.unknown(who, beginning) };
        let mut state = State::default();
        let mut without = false;
        for view in self.taken_to(&View::default(), &self.guide.start) {
            let front = view.front();
            let thing = front.map_or(ThingId::FIRST, |it| showing(self.project, self.guide, &it));
            if self.able(who, &view, thing) {
                state.places.insert(unknown.moved(thing, view));
            } else {
                without = true;
            }
        }
        if without && state.places.is_empty() {
            self.report("E0467", self.guide.start[0].span, who);
            state.lost.insert(who);
        }
        if self.guide.start.is_empty() {
            state.places.insert(unknown);
        }
        state
    }

    /// What goes wrong can do so anywhere, and nothing needs to end.
    pub fn troubles(&mut self, supported: &[Who]) {
        let context = Context::of_guide();
        let guide = self.guide;
        for trouble in &guide.trouble {
            let here: BTreeSet<Who> = supported.iter().copied().collect();
            let mut taken = here.clone();
            if let Some(guard) = &trouble.when {
                self.possible(context, guard.span, &guard.condition);
                taken.retain(|who| self.meets(context, *who, &guard.condition));
                let arm = Arm { span: guard.span, kind: ArmKind::Told, here, taken: taken.clone() };
                self.cover(context, (0, trouble.id), 0, arm);
            }
            if !taken.is_empty() {
                self.met.insert("trouble");
            }
            // What stands before may have been done.
            let before = self.timed.iter().filter(|step| **step < trouble.id);
            let done: BTreeSet<Site> = before.map(|step| (0, *step)).collect();
            let places = taken
                .iter()
                .map(|who| Situation { done: done.clone(), ..self.unknown(*who, Beginning::Anywhere) });
            let places = places.collect();
            let after = self.block(context, &trouble.body, State { places, lost: BTreeSet::new() });
            self.end(after);
        }
    }
}
