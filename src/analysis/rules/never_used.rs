//! Screens and elements of an app that none of the project's guides uses.

use super::places::some_of;
use crate::analysis::project::Used;
use crate::analysis::screens;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ElementId;
use crate::model::project::Project;
use crate::model::screen::Surface;
use crate::text;
use std::collections::BTreeSet;

/// One note for an app, if there is anything to say. An element counts only if its screen is used.
pub(in crate::analysis) fn finding(
    project: &Project,
    surface: &Surface,
    elements: &BTreeSet<ElementId>,
    used: &Used,
) -> Option<Diagnostic> {
    let is_used = |screen: &crate::model::ids::ScreenId| {
        used.screens.contains(screen) || surface.entry == Some(*screen)
    };
    let unused: Vec<_> = surface.screens.iter().copied().filter(|screen| !is_used(screen)).collect();
    let of_unused: BTreeSet<ElementId> =
        unused.iter().filter_map(|id| project.screen(*id)).flat_map(|it| it.elements.clone()).collect();
    let others = elements.iter().filter(|id| !used.elements.contains(id) && !of_unused.contains(id));
    let others: Vec<_> = others.filter_map(|id| project.element(*id)).collect();
    let first = unused.first().and_then(|id| project.screen(*id)).map(|screen| screen.span);
    let place = first.or_else(|| others.first().map(|element| element.span))?;
    let label = project.readers.products.get(surface.product).map_or("", |it| it.label.as_str());
    let mut counts = Vec::new();
    if !unused.is_empty() {
        counts.push(text::count(unused.len(), "screen"));
    }
    if !others.is_empty() {
        counts.push(text::count(others.len(), "element"));
    }
    let title = format!("no guide uses {} of {label}", text::and(&counts));
    let mut finding = Diagnostic::new(&codes::guides::NEVER_USED, title).at(place, "the first of them");
    if !unused.is_empty() {
        let names = unused.iter().map(|id| screens::title(project, *id)).collect();
        finding = finding.note(format!("screens: {}", some_of(names)));
    }
    if !others.is_empty() {
        let names = others.iter().map(|element| screens::label(project, element)).collect();
        finding = finding.note(format!("elements: {}", some_of(names)));
    }
    Some(finding)
}
