//! Screens and elements of an app that none of the project's guides uses.

use super::places::some_of;
use crate::analysis::navigation::{Contents, Surface};
use crate::analysis::usage::Used;
use crate::diagnostic::{Diagnostic, codes};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// One note for an app, if there is anything to say. An element counts only if its screen is used.
pub(in crate::analysis) fn finding<'n>(
    contents: &mut Contents<'n>,
    surface: &Surface<'n>,
    used: &Used<'_>,
) -> Option<Diagnostic> {
    let mut unused = Vec::new();
    let mut of_unused = BTreeSet::new();
    let mut others = BTreeMap::new();
    for screen in &surface.screens {
        let span = screen.1.span;
        let is_unused = !used.screens.contains(&span) && surface.entry != Some(span);
        let content = contents.of(*screen);
        let elements = content.elements.iter().map(|place| (place.1.span, *place));
        let elements = elements.filter(|(span, _)| !used.elements.contains(span));
        if is_unused {
            unused.push(screen);
            of_unused.extend(elements.map(|(span, _)| span));
        } else {
            others.extend(elements);
        }
    }
    others.retain(|span, _| !of_unused.contains(span));
    let first = unused.first().map(|(_, screen)| screen.span);
    let place = first.or_else(|| others.keys().next().copied())?;
    let mut counts = Vec::new();
    if !unused.is_empty() {
        counts.push(text::count(unused.len(), "screen"));
    }
    if !others.is_empty() {
        counts.push(text::count(others.len(), "element"));
    }
    let title = format!("no guide uses {} of {}", text::and(&counts), surface.label);
    let mut finding = Diagnostic::new(&codes::guides::NEVER_USED, title).at(place, "the first of them");
    if !unused.is_empty() {
        let names = unused.iter().map(|(region, screen)| region.title(screen));
        finding = finding.note(format!("screens: {}", some_of(names)));
    }
    if !others.is_empty() {
        let names = others.values().map(|(region, element)| region.label(element));
        finding = finding.note(format!("elements: {}", some_of(names)));
    }
    Some(finding)
}
