//! Screens to which nothing leads, and screens from which nothing leads.
//!
//! Only of apps that are declared as a whole: elsewhere the way may be just what was left out.

use super::places::some_of;
use crate::analysis::navigation::{Region, ScreenNode, Surface, Target};
use crate::analysis::usage::Used;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;
use crate::text;
use std::collections::BTreeSet;

/// Screens that no target names and no guide says that readers are on.
pub(in crate::analysis) fn to(
    surface: &Surface<'_>,
    used: &Used<'_>,
    reached: &BTreeSet<Span>,
) -> Option<Diagnostic> {
    let is_lost = |screen: &ScreenNode| {
        let span = screen.span;
        surface.entry != Some(span) && !reached.contains(&span) && !used.named.contains(&span)
    };
    let lost = surface.screens().filter(|(_, screen)| is_lost(screen));
    let finding = finding(surface, lost.collect(), &codes::guides::NO_WAY_TO, "nothing leads to")?;
    Some(finding.help("declare what leads there: `button more \"More\" -> …`"))
}

/// Screens with something to tap, none of which leads anywhere. A screen with switches and fields only, or
/// with nothing at all, is where a guide ends.
pub(in crate::analysis) fn from(surface: &Surface<'_>, used: &Used<'_>) -> Option<Diagnostic> {
    let stuck = surface
        .screens()
        .filter(|(region, screen)| !used.ends.contains(&screen.span) && is_stuck(surface, region, screen));
    let finding = finding(surface, stuck.collect(), &codes::guides::NO_WAY_FROM, "nothing leads away from")?;
    Some(finding.help("declare where its buttons lead, or `back -> …`"))
}

fn is_stuck(surface: &Surface<'_>, region: &Region, screen: &ScreenNode) -> bool {
    let leaves = |targets: &[Target]| targets.iter().any(|to| *to != Some(screen.span));
    let mut elements = region.elements_on(screen).iter().flat_map(|which| surface.elements(*which));
    let mut to_tap = false;
    let led = elements.any(|(region, element)| {
        to_tap |= element.is_tapped;
        leaves(region.leads(element))
    });
    to_tap && !led && !leaves(region.acts(screen))
}

fn finding(
    surface: &Surface<'_>,
    of: Vec<(&Region, &ScreenNode)>,
    code: &'static Code,
    what: &str,
) -> Option<Diagnostic> {
    let first = of.first().filter(|_| !surface.partial)?.1.span;
    let title = format!("{what} {} of {}", text::count(of.len(), "screen"), surface.label());
    let mut finding = Diagnostic::new(code, title).at(first, "");
    if of.len() > 1 {
        let names = of.iter().map(|(region, screen)| region.title(screen));
        finding = finding.note(format!("the screens are {}", some_of(names)));
    }
    Some(finding)
}
