//! What to do where something is not on the screen: a near miss there, what else is there, or where it is.

use super::not_here::as_written;
use super::places::screens_in_words;
use super::whom::Whom;
use crate::analysis::screens;
use crate::analysis::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::readers::ThingId;
use crate::text::{self, near_miss};
use std::collections::BTreeSet;

/// What helps whoever cannot do a step of an attempt.
pub(super) const AFTER_FAILING: &str =
    "or write `or else` without `after all steps`: it is then for whoever could not do a step, too";

/// Gives advice for what a step names.
pub(super) fn advise(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    whom: &Whom,
    finding: Diagnostic,
) -> Diagnostic {
    let fronts = whom.screens();
    let elements = seen(walk, thing, &fronts, whom);
    let having = (0..)
        .map(ScreenId)
        .zip(&walk.project.screens)
        .find(|(_, screen)| used.candidates.iter().any(|candidate| screen.elements.contains(candidate)));
    // For the others it is right as it is written.
    let right = having.is_some() && !whom.are_all(&walk.sets);
    if let Some(near) = near(walk, used, &elements).filter(|_| !right) {
        return finding.help(format!("did you mean {near}?"));
    }
    let Some((screen, declared)) = having else {
        let finding = nearby(walk, used, &fronts, finding);
        let help = "name what is there, or declare it on that screen";
        return if finding.help.is_empty() {
            what_is_there(walk, used, &elements, finding).help(help)
        } else {
            finding
        };
    };
    let finding = finding.see(declared.span, "it is on this screen");
    let title = screens::title(walk.project, screen);
    if whom.are_all(&walk.sets) {
        return finding.help(format!("first lead the reader to {title}"));
    }
    what_is_there(walk, used, &elements, finding)
        .help(format!("{}; say what the others do instead", whom.guard(walk, "find it")))
        .help(format!("or first lead the others to {title}"))
}

/// Advice for readers who may as well be on another screen, where it is; `all_steps`: in an attempt, all of which
/// is done before it is known whether it worked.
pub(super) fn look_first(
    walk: &Walk<'_>,
    used: &ElementUse,
    whom: &Whom,
    all_steps: bool,
    mut finding: Diagnostic,
) -> Diagnostic {
    let others = whom.also_on(&walk.sets);
    if others.is_empty() {
        return finding;
    }
    finding.help.clear();
    let finding = finding
        .note(format!("they may also be on {}", screens_in_words(walk, &others)))
        .help(format!("ask what they see: `if see {} {{ … }}`", as_written(walk, used)));
    match all_steps {
        true => finding.help(AFTER_FAILING),
        false => finding,
    }
}

/// The elements of the screens that some of the readers see there.
fn seen<'w>(walk: &'w Walk<'_>, thing: ThingId, fronts: &[ScreenId], whom: &Whom) -> Vec<&'w Element> {
    let sets = &walk.sets;
    let on_screen = fronts.iter().filter_map(|front| walk.project.screen(*front)).flat_map(|it| &it.elements);
    let elements = on_screen.filter_map(|id: &ElementId| walk.project.element(*id));
    elements.filter(|it| sets.meet(sets.of_option(it.when.as_ref(), thing), whom.readers())).collect()
}

/// A near miss on the screen.
fn near(walk: &Walk<'_>, used: &ElementUse, elements: &[&Element]) -> Option<String> {
    match &used.written {
        Written::Name(name) => near_miss(name, elements.iter().map(|element| element.key.as_str()))
            .map(|name| format!("`{name}`")),
        Written::Label(words) => {
            let labels: Vec<String> = elements
                .iter()
                .flat_map(|element| &element.labels)
                .map(|label| screens::plain(walk.project, &label.text))
                .collect();
            let words = screens::plain(walk.project, words);
            near_miss(&words, labels.iter().map(String::as_str)).map(|label| format!("\"{label}\""))
        }
    }
}

/// Lists what is on the screen, if that is not too much to be read.
fn what_is_there(
    walk: &Walk<'_>,
    used: &ElementUse,
    elements: &[&Element],
    finding: Diagnostic,
) -> Diagnostic {
    const MOST_LISTED: usize = 12;
    let mut names: Vec<String> = elements
        .iter()
        .map(|element| match (&used.written, element.labels.first()) {
            (Written::Label(_), Some(label)) => {
                format!("\"{}\"", screens::plain(walk.project, &label.text))
            }
            _ => format!("`{}`", element.key),
        })
        .collect();
    let mut listed = BTreeSet::new();
    names.retain(|name| listed.insert(name.clone()));
    match names.len() {
        1..=MOST_LISTED => finding.note(format!("what is there is {}", text::and(&names))),
        _ => finding,
    }
}

/// A near miss on the other screens of the product in front.
fn nearby(walk: &Walk<'_>, used: &ElementUse, fronts: &[ScreenId], finding: Diagnostic) -> Diagnostic {
    let project = walk.project;
    let Written::Label(words) = &used.written else { return finding };
    let Some(surface) = fronts.first().and_then(|front| screens::surface_of(project, *front)) else {
        return finding;
    };
    let mut labels: Vec<(String, ScreenId)> = Vec::new();
    for screen in &surface.screens {
        let elements = project.screen(*screen).map_or(&[][..], |screen| screen.elements.as_slice());
        for element in elements.iter().filter_map(|id| project.element(*id)) {
            labels.extend(element.labels.iter().map(|label| (screens::plain(project, &label.text), *screen)));
        }
    }
    let words = screens::plain(project, words);
    let Some(near) = near_miss(&words, labels.iter().map(|(label, _)| label.as_str())) else {
        return finding;
    };
    match labels.iter().find(|(label, _)| label == near) {
        Some((_, screen)) => finding.help(format!("\"{near}\" is on {}", screens::title(project, *screen))),
        None => finding,
    }
}
