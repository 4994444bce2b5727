//! `turn off all`, where one of the switches leads to another screen.

use super::disabled::{excepting, names, step_words};
use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::switches;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ElementId;
use crate::model::step::Step;
use crate::readers::Set;

/// Reports switches with the readers whom they lead away from others that are still to be turned.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    step: &Step,
    leading: &[(ElementId, Set)],
    state: &State,
) {
    let readers = switches::all(walk, leading);
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let (ids, elements) = names(walk, leading);
    let one = ids.len() == 1;
    let (lead, it_is) = if one { ("leads", "it is") } else { ("lead", "they are") };
    let title = format!(
        "{} {lead} to another screen when {it_is} turned, so the rest cannot be turned",
        crate::text::and(&elements)
    );
    let words = step_words(step);
    let own: Vec<String> = ids
        .iter()
        .filter_map(|id| walk.project.element(*id))
        .map(|it| format!("`{words} {}`", it.key))
        .collect();
    let lines = if one { "on a line of its own" } else { "on lines of their own" };
    let help =
        format!("put {} {lines}, and here write {}", crate::text::and(&own), excepting(walk, step, &ids));
    let span = step.span;
    // Other switches on another visit are another finding.
    let whom = whom.because(ids.first().map_or(0, |id| id.0));
    whom.report(walk, Parting::Declared, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::LED_AWAY, title.clone())
            .at(span, format!("there is more to turn {}", whom.so(walk)));
        let elements = ids.iter().filter_map(|id| walk.project.element(*id));
        let places = elements
            .map(|it| it.leads.iter().find(|lead| lead.gesture.is_none()).map_or(it.span, |lead| lead.span));
        places.fold(finding, |finding, place| finding.see(place, "this is where it leads")).help(help.clone())
    });
}
