//! A gesture for which an element declares nothing, while it declares where others lead: a tap on what has
//! to be held.
//!
//! Swiping and dragging are left alone: a list is also swiped to scroll it. So are apps of which only a part
//! is declared.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::following::Site;
use crate::analysis::walk::Walk;
use crate::analysis::{screens, touch};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::ElementUse;
use crate::text;
use crate::vocabulary::Gesture;

/// Reports an element on which the gesture of a step does nothing.
pub(in crate::analysis) fn check(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    (index, used): (usize, &ElementUse),
    gesture: Option<Gesture>,
) {
    let Some(facts) = walk.facts.get(&site) else { return };
    let project = walk.project;
    let mut meant = touch::claimed(walk, context.thing, site, index).into_iter();
    let dead = meant.find(|(id, _)| {
        project.element(*id).is_some_and(|element| {
            let others = !element.leads.is_empty() && screens::targets(element, gesture).next().is_none();
            others && !in_partial(walk, *id)
        })
    });
    let Some((id, readers)) = dead else { return };
    if let Some(whom) = Whom::some(&walk.sets, readers, facts.readers) {
        let used = used.clone();
        whom.report(walk, Parting::OnTheWay, move |walk, whom| {
            let Some(element) = walk.project.element(id) else {
                return Diagnostic::new(&codes::guides::WRONG_GESTURE, "this does nothing");
            };
            let finding = finding(walk, &used, gesture, element, whom);
            if whom.are_all(&walk.sets) { finding } else { finding.see(element.span, "declared here") }
        });
    }
}

/// Whether it stands on a screen of an app that declares only some of what is there.
fn in_partial(walk: &Walk<'_>, element: ElementId) -> bool {
    let mut having = (0..).map(ScreenId).zip(&walk.project.screens);
    let screen = having.find(|(_, screen)| screen.elements.contains(&element));
    screen.is_none_or(|(screen, _)| screens::is_partial(walk.project, screen))
}

fn finding(
    walk: &Walk<'_>,
    used: &ElementUse,
    gesture: Option<Gesture>,
    element: &Element,
    whom: &Whom,
) -> Diagnostic {
    let name = written(walk, used);
    let title = match gesture {
        None => format!("{name} does nothing when it is tapped"),
        Some(Gesture::Hold) => format!("{name} does nothing when it is held"),
        Some(Gesture::DoubleTap) => format!("{name} does nothing when it is tapped twice"),
        Some(Gesture::Taps(times)) => format!("{name} does nothing when it is tapped {times} times"),
        Some(Gesture::Swipe | Gesture::Drag) => format!("{name} does nothing then"),
    };
    let mut ways: Vec<String> =
        element.leads.iter().map(|leads| format!("`{}`", step(leads.gesture, &name))).collect();
    ways.sort();
    ways.dedup();
    let declared = element.leads.first().map_or(element.span, |leads| leads.span);
    Diagnostic::new(&codes::guides::WRONG_GESTURE, title)
        .at(used.span, whom.if_some(walk, "nothing is declared for this gesture"))
        .see(declared, "it leads somewhere for another one")
        .help(format!("write {}, or declare where this gesture leads", text::or(&ways)))
}

/// The step with a gesture.
fn step(gesture: Option<Gesture>, name: &str) -> String {
    let name = name.trim_matches('`');
    match gesture {
        None => format!("tap {name}"),
        Some(Gesture::Hold) => format!("hold {name}"),
        Some(Gesture::DoubleTap) => format!("double-tap {name}"),
        Some(Gesture::Swipe) => format!("swipe {name}"),
        Some(Gesture::Drag) => format!("drag {name} to …"),
        Some(Gesture::Taps(times)) => format!("tap {name} {times} times"),
    }
}
