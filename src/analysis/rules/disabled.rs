//! Something is used that is there and does not react.

use super::not_here::{as_written, written};
use super::whom::{Parting, Whom};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::switches;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::step::{Action, Step};
use crate::readers::Set;
use crate::text;

/// The finding about what a step uses.
pub(super) fn finding(walk: &Walk<'_>, used: &ElementUse, element: ElementId, whom: &Whom) -> Diagnostic {
    let title = format!("{} does not react for everybody", written(walk, used));
    let finding = Diagnostic::new(&codes::guides::DISABLED, title)
        .at(used.span, format!("it is disabled {}", whom.so(walk)));
    match walk.project.element(element) {
        Some(element) => finding.see(element.span, "declared here"),
        None => finding,
    }
}

/// Reports switches that are turned with all others, with the readers for whom they do not react.
pub(in crate::analysis) fn some_of_all(
    walk: &mut Walk<'_>,
    step: &Step,
    disabled: &[(ElementId, Set)],
    state: &State,
) {
    let readers = switches::all(walk, disabled);
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let (ids, elements) = names(walk, disabled);
    let (react, it_is) = if ids.len() == 1 { ("does", "it is") } else { ("do", "some are") };
    let title = format!("{} {react} not react for everybody", text::and(&elements));
    let help = format!("leave out what does not react: {}", excepting(walk, step, &ids));
    let span = step.span;
    // Other switches on another visit are another finding.
    let whom = whom.because(ids.first().map_or(0, |id| id.0));
    whom.report(walk, Parting::Declared, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::DISABLED, title.clone())
            .at(span, format!("{it_is} disabled {}", whom.so(walk)));
        let elements = ids.iter().filter_map(|id| walk.project.element(*id));
        elements.fold(finding, |finding, it| finding.see(it.span, "declared here")).help(help.clone())
    });
}

/// Those that are so for somebody, each once, and how they are called.
pub(super) fn names(walk: &Walk<'_>, found: &[(ElementId, Set)]) -> (Vec<ElementId>, Vec<String>) {
    let mut ids: Vec<ElementId> =
        found.iter().filter(|(_, readers)| !walk.sets.is_empty(*readers)).map(|(id, _)| *id).collect();
    ids.sort();
    ids.dedup();
    let elements: Vec<&Element> = ids.iter().filter_map(|id| walk.project.element(*id)).collect();
    let names = elements.into_iter().map(|element| screens::label(walk.project, element)).collect();
    (ids, names)
}

/// The step with these excepted, too: "`turn off all except sounds, hints`".
pub(super) fn excepting(walk: &Walk<'_>, step: &Step, ids: &[ElementId]) -> String {
    let Action::TurnAll { except, .. } = &step.action else { return String::new() };
    let before = except.iter().map(|used| as_written(walk, used));
    let more = ids.iter().filter_map(|id| walk.project.element(*id)).map(|element| element.key.clone());
    let all: Vec<String> = before.chain(more).collect();
    format!("`{} all except {}`", step_words(step), all.join(", "))
}

/// "turn off".
pub(super) fn step_words(step: &Step) -> &'static str {
    match &step.action {
        Action::TurnAll { on: true, .. } => "turn on",
        _ => "turn off",
    }
}
