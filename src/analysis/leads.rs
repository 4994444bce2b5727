//! Where acts lead.

use super::screens;
use super::view::View;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::screen::{Destination, Leads};
use crate::readers::{Set, ThingId};
use crate::vocabulary::{Gesture, ScreenAct, ScreenKind};

/// What some readers see after an act.
#[derive(Clone, Debug)]
pub(super) struct After {
    pub(super) view: View,
    pub(super) readers: Set,
    /// A declaration says so; else it is what the act does if nobody says otherwise.
    pub(super) declared: bool,
}

/// After a gesture on an element of the screen in front.
pub(super) fn gesture(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    element: &Element,
    gesture: Option<Gesture>,
    readers: Set,
) -> Vec<After> {
    let in_menu = view.front().is_some_and(|front| screens::kind(walk.project, front) == ScreenKind::Menu);
    let closes = in_menu && gesture.is_none() && !element.kind.holds_a_state();
    let from = if closes { view.under() } else { view.clone() };
    let under = if closes { from.clone() } else { from.under() };
    let leads: Vec<&Leads> = screens::targets(element, gesture).collect();
    if leads.is_empty() {
        let stays = gesture.is_none() || element.leads.is_empty();
        let next = if stays { from } else { from.to_unknown() };
        // Where all of an app is declared, an element without a target surely keeps the screen.
        let complete = view.front().is_some_and(|front| !screens::is_partial(walk.project, front));
        let declared = closes || (complete && element.leads.is_empty());
        return vec![After { view: next, readers, declared }];
    }
    follow(walk, thing, &leads, &from, &under, readers)
}

/// After a tap: unlike what is turned or filled in, what declares only where other gestures lead may lead anywhere.
pub(super) fn tap(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    element: &Element,
    tapped: Option<Gesture>,
    readers: Set,
) -> Vec<After> {
    if !element.leads.is_empty() && screens::targets(element, tapped).next().is_none() {
        return vec![After { view: view.to_unknown(), readers, declared: false }];
    }
    gesture(walk, thing, view, element, tapped, readers)
}

/// After an act on the screen in front, if it declares any.
pub(super) fn act(
    walk: &Walk<'_>,
    thing: ThingId,
    view: &View,
    act: ScreenAct,
    readers: Set,
) -> Option<Vec<After>> {
    let front = walk.project.screen(view.front()?)?;
    let leads: Vec<&Leads> = screens::acts(front, act).collect();
    if leads.is_empty() {
        return None;
    }
    Some(follow(walk, thing, &leads, view, &view.under(), readers))
}

/// Each reader follows the first lead whose condition holds; whom none covers is on an unknown screen.
pub(super) fn follow(
    walk: &Walk<'_>,
    thing: ThingId,
    leads: &[&Leads],
    from: &View,
    under: &View,
    readers: Set,
) -> Vec<After> {
    let sets = &walk.sets;
    let mut rest = readers;
    let mut after = Vec::new();
    for lead in leads {
        let meeting = sets.of_option(lead.when.as_ref(), thing);
        let taking = sets.intersection(rest, meeting);
        rest = sets.difference(rest, meeting);
        if sets.is_empty(taking) {
            continue;
        }
        walk.partings.add(lead.span, taking, readers, sets);
        after.extend(lead.to.iter().map(|destination| {
            let view = match destination {
                Destination::Screen(screen) => walk.show(from, *screen),
                Destination::Under => under.clone(),
            };
            After { view, readers: taking, declared: true }
        }));
    }
    if !sets.is_empty(rest) {
        after.push(After { view: from.to_unknown(), readers: rest, declared: false });
    }
    after
}
