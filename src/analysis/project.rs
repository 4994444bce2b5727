//! What is wrong with declared screens as such, whoever the readers of a guide are. Follows nobody.

use super::rules;
use super::rules::no_words::Without;
use super::sets::Sets;
use crate::diagnostic::Diagnostic;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Leads, Surface, Variant};
use crate::readers::declarations::Thing;
use crate::readers::{Condition, ThingId, Universe};
use crate::source::{FileId, Span};
use std::collections::BTreeSet;

/// Judges screens as such: those of products of which some are declared in these files.
pub fn judge_screens(project: &Project, files: &BTreeSet<FileId>) -> Vec<Diagnostic> {
    let is_here = |id: &ScreenId| project.screen(*id).is_some_and(|it| files.contains(&it.span.file));
    let surfaces = project.surfaces.iter().filter(|surface| surface.screens.iter().any(is_here));
    surfaces.flat_map(|surface| without_words(project, surface)).collect()
}

/// Where an element and its options lead.
pub(super) fn leads(element: &Element) -> impl Iterator<Item = &Leads> {
    element.leads.iter().chain(element.options.iter().flat_map(|option| &option.leads))
}

/// The elements of a product, each once.
pub(super) fn elements(project: &Project, surface: &Surface) -> BTreeSet<ElementId> {
    let screens = surface.screens.iter().filter_map(|screen| project.screen(*screen));
    screens.flat_map(|screen| screen.elements.iter().copied()).collect()
}

/// Labels and titles that differ by readers and leave some without.
fn without_words(project: &Project, surface: &Surface) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for screen in surface.screens.iter().filter_map(|screen| project.screen(*screen)) {
        found.extend(left_without(project, surface, (screen.span, "title"), None, &screen.titles));
    }
    for element in elements(project, surface).into_iter().filter_map(|id| project.element(id)) {
        let has_words = element.described.is_some() || element.looks.is_some();
        if !has_words {
            let (place, when) = ((element.span, "label"), element.when.as_ref());
            found.extend(left_without(project, surface, place, when, &element.labels));
        }
    }
    found
}

/// Those who have the product, and meet a condition, and get none of the texts.
fn left_without(
    project: &Project,
    surface: &Surface,
    (span, what): (Span, &'static str),
    when: Option<&Condition>,
    texts: &[Variant],
) -> Option<Diagnostic> {
    let conditions: Option<Vec<&Condition>> = texts.iter().map(|text| text.when.as_ref()).collect();
    let (conditions, last) = (conditions?, texts.last()?.text.span);
    let thing = ThingId::FIRST;
    let present = Condition::Present { thing, product: surface.product };
    let mut mentioned = conditions.clone();
    mentioned.push(&present);
    mentioned.extend(when);
    let things = vec![Thing::unnamed(&project.readers)];
    let sets = Sets::new(Universe::build(&project.readers, &things, &mentioned).ok()?);
    let all = sets.intersection(sets.of(&present, thing), sets.of_option(when, thing));
    let readers =
        conditions.into_iter().fold(all, |rest, condition| sets.difference(rest, sets.of(condition, thing)));
    if sets.too_complex() {
        return None;
    }
    rules::no_words::finding(&sets, &Without { span, what, last, readers, all })
}
