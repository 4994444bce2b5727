//! The switches of one view, and what becomes of readers who turn them all.

use super::at;
use super::leads::{self, After};
use super::lookup;
use super::screens;
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::readers::{Set, ThingId};

/// A switch, with who has it or may.
#[derive(Clone, Copy, Debug)]
pub(super) struct Switch<'a> {
    pub(super) id: ElementId,
    pub(super) element: &'a Element,
    pub(super) readers: Set,
}

/// What becomes of readers who turn switches.
#[derive(Debug)]
pub(super) struct Turned {
    pub(super) after: Vec<After>,
    /// Switches that do not react for some readers.
    pub(super) disabled: Vec<(ElementId, Set)>,
    /// Switches that lead some readers away while there are others to be turned.
    pub(super) leading: Vec<(ElementId, Set)>,
    /// Who could not turn them if the model were right, and nobody claims that for these.
    pub(super) unchecked: Set,
}

/// The switches of the screen in front.
pub(super) fn of<'a>(walk: &Walk<'a>, thing: ThingId, view: &View, readers: Set) -> Vec<Switch<'a>> {
    let front = view.front().and_then(|front| walk.project.screen(front));
    let elements = front.map_or(&[][..], |screen| screen.elements.as_slice()).iter();
    let known = elements.filter_map(|id| Some((*id, walk.project.element(*id)?)));
    let switches = known.filter(|(_, element)| screens::is_switch(element));
    let all = switches.map(|(id, element)| {
        let there = lookup::possible(walk, thing, view, id, element);
        Switch { id, element, readers: walk.sets.intersection(readers, there) }
    });
    all.filter(|switch| !walk.sets.is_empty(switch.readers)).collect()
}

/// Everybody who has one of the switches, or may.
pub(super) fn having(walk: &Walk<'_>, switches: &[Switch<'_>]) -> Set {
    switches.iter().fold(walk.sets.nobody(), |all, switch| walk.sets.union(all, switch.readers))
}

/// Lets readers turn all these switches. Whoever cannot is a finding only where the model claims to know the screen.
pub(super) fn turn(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    switches: &[Switch<'_>],
    readers: Set,
) -> Turned {
    let sets = &walk.sets;
    let (after, disabled, leading) = (Vec::new(), Vec::new(), Vec::new());
    let mut turned = Turned { after, disabled, leading, unchecked: sets.nobody() };
    for switch in switches {
        let disabled = lookup::disabled(walk, thing, switch.element);
        turned.disabled.push((switch.id, sets.intersection(switch.readers, disabled)));
    }
    let turning = Turning { walk, thing, switches };
    let able = sets.difference(readers, all(walk, &turned.disabled));
    turning.from(view, able, &mut turned);
    let claimed = at::verified(walk, view, thing);
    let unable = sets.union(all(walk, &turned.disabled), all(walk, &turned.leading));
    turned.unchecked = sets.difference(unable, claimed);
    turned.after.push(After { view: view.to_unknown(), readers: turned.unchecked, declared: false });
    for (_, readers) in turned.disabled.iter_mut().chain(&mut turned.leading) {
        *readers = sets.intersection(*readers, claimed);
    }
    turned
}

/// Everybody who is in one of the sets.
pub(super) fn all(walk: &Walk<'_>, found: &[(ElementId, Set)]) -> Set {
    found.iter().fold(walk.sets.nobody(), |all, (_, readers)| walk.sets.union(all, *readers))
}

struct Turning<'w, 'a> {
    walk: &'w Walk<'a>,
    thing: ThingId,
    switches: &'w [Switch<'a>],
}

impl Turning<'_, '_> {
    /// Who turns a switch that leads elsewhere can turn no other one.
    fn from(&self, view: &View, readers: Set, turned: &mut Turned) {
        let sets = &self.walk.sets;
        let mut rest = readers;
        for switch in self.switches {
            let away = self.led_away(view, switch, self.there(view, switch, rest));
            rest = sets.difference(rest, away);
            let unsure = sets.intersection(away, self.unsure(view, switch));
            self.away(view, switch, sets.difference(away, unsure), turned);
            let drawn = |is_there: bool| {
                let mut view = view.clone();
                view.drawn.insert(switch.id, is_there);
                view
            };
            if !sets.is_empty(unsure) {
                let alone = self.away(&drawn(true), switch, unsure, turned);
                self.from(&drawn(false), alone, turned);
            }
        }
        self.stay(view, rest, turned);
    }

    /// Readers follow a switch; gives those who have no other one to turn.
    fn away(&self, view: &View, switch: &Switch<'_>, readers: Set, turned: &mut Turned) -> Set {
        let sets = &self.walk.sets;
        if sets.is_empty(readers) {
            return readers;
        }
        let others = self.switches.iter().filter(|other| other.id != switch.id);
        let crowd =
            others.fold(sets.nobody(), |all, other| sets.union(all, self.there(view, other, readers)));
        let alone = sets.difference(readers, crowd);
        turned.leading.push((switch.id, crowd));
        turned.after.extend(self.gesture(view, switch, alone));
        alone
    }

    /// Readers turn one switch after the other and stay, or nobody knows where one of them leads.
    fn stay(&self, view: &View, readers: Set, turned: &mut Turned) {
        let sets = &self.walk.sets;
        let mut views = vec![(view.clone(), readers)];
        for switch in self.switches.iter().filter(|it| screens::targets(it.element, None).next().is_some()) {
            let mut next = Vec::new();
            for (now, readers) in views {
                let here = now.front() == view.front();
                let there = if here { self.there(&now, switch, readers) } else { sets.nobody() };
                let surely = sets.difference(there, self.unsure(&now, switch));
                self.keep(&mut next, now.clone(), sets.difference(readers, surely));
                for after in self.gesture(&now, switch, there) {
                    self.keep(&mut next, after.view, after.readers);
                }
            }
            views = next;
        }
        let views = views.into_iter();
        turned.after.extend(views.map(|(view, readers)| After { view, readers, declared: false }));
    }

    fn keep(&self, views: &mut Vec<(View, Set)>, view: View, readers: Set) {
        match views.iter_mut().find(|(there, _)| *there == view) {
            Some((_, all)) => *all = self.walk.sets.union(*all, readers),
            None if self.walk.sets.is_empty(readers) => {}
            None => views.push((view, readers)),
        }
    }

    fn there(&self, view: &View, switch: &Switch<'_>, readers: Set) -> Set {
        let there = lookup::possible(self.walk, self.thing, view, switch.id, switch.element);
        self.walk.sets.intersection(readers, there)
    }

    fn unsure(&self, view: &View, switch: &Switch<'_>) -> Set {
        lookup::unsure(self.walk, self.thing, view, switch.id, switch.element)
    }

    /// Those of the readers whom a declared target of a switch shows another screen.
    fn led_away(&self, view: &View, switch: &Switch<'_>, readers: Set) -> Set {
        let sets = &self.walk.sets;
        let after = self.gesture(view, switch, readers).into_iter();
        let away = after.filter(|it| it.declared && it.view.front() != view.front());
        away.fold(sets.nobody(), |all, after| sets.union(all, after.readers))
    }

    fn gesture(&self, view: &View, switch: &Switch<'_>, readers: Set) -> Vec<After> {
        match self.walk.sets.is_empty(readers) {
            true => Vec::new(),
            false => leads::gesture(self.walk, self.thing, view, switch.element, None, readers),
        }
    }
}
