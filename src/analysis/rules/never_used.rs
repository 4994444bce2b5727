//! Screens and elements of an app that none of the project's guides uses.

use super::places::some_of;
use crate::analysis::navigation::{Region, ScreenNode, Surface};
use crate::analysis::usage::Used;
use crate::diagnostic::{Diagnostic, codes};
use crate::text;

/// One note for an app, if there is anything to say. An element counts only if its screen is used.
pub(in crate::analysis) fn finding(surface: &Surface<'_>, used: &Used<'_>) -> Option<Diagnostic> {
    let is_unused = |(_, screen): &(&Region, &ScreenNode)| {
        !used.screens.contains(&screen.span) && surface.entry != Some(screen.span)
    };
    let unused: Vec<_> = surface.screens().filter(is_unused).collect();
    let of_unused = surface.elements_on(unused.iter().copied());
    let mut others = surface.elements_on(surface.screens());
    others.retain(|span, _| !used.elements.contains(span) && !of_unused.contains_key(span));
    let first = unused.first().map(|(_, screen)| screen.span);
    let place = first.or_else(|| others.keys().next().copied())?;
    let mut counts = Vec::new();
    if !unused.is_empty() {
        counts.push(text::count(unused.len(), "screen"));
    }
    if !others.is_empty() {
        counts.push(text::count(others.len(), "element"));
    }
    let title = format!("no guide uses {} of {}", text::and(&counts), surface.label());
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
