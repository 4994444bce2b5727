//! Screens to which nothing leads, and screens from which nothing leads.
//!
//! Only of apps that are declared as a whole: elsewhere the way may be just what was left out.

use super::places::some_of;
use crate::analysis::navigation::{Content, Contents, Place, ScreenNode, Surface, Target};
use crate::analysis::usage::Used;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;
use crate::text;
use crate::vocabulary::ElementKind;
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
    let lost = surface.screens.iter().filter(|(_, screen)| is_lost(screen));
    let finding = finding(surface, lost.collect(), &codes::guides::NO_WAY_TO, "nothing leads to")?;
    Some(finding.help("declare what leads there: `button more \"More\" -> …`"))
}

/// Screens with something to tap, none of which leads anywhere. A screen with switches and fields only, or
/// with nothing at all, is where a guide ends.
pub(in crate::analysis) fn from<'n>(
    contents: &mut Contents<'n>,
    surface: &Surface<'n>,
    used: &Used<'_>,
) -> Option<Diagnostic> {
    let stuck = surface.screens.iter().filter(|screen| {
        let (span, may_be) = (screen.1.span, !surface.partial);
        may_be && !used.ends.contains(&span) && is_stuck(span, &contents.of(**screen))
    });
    let finding = finding(surface, stuck.collect(), &codes::guides::NO_WAY_FROM, "nothing leads away from")?;
    Some(finding.help("declare where its buttons lead, or `back -> …`"))
}

/// Whether an element is there to be tapped.
pub(in crate::analysis) fn is_tapped(kind: &ElementKind<String>) -> bool {
    use ElementKind as Kind;
    matches!(
        kind,
        Kind::Button | Kind::Tab | Kind::Row | Kind::Link | Kind::Card | Kind::Menu | Kind::Notification
    )
}

fn is_stuck(screen: Span, content: &Content<'_>) -> bool {
    let leaves = |to: &Target| *to != Some(screen);
    let mut to_tap = false;
    let led = content.elements.iter().any(|(region, element)| {
        to_tap |= element.is_tapped;
        region.leads(element).iter().any(leaves)
    });
    to_tap && !led && !content.acts.iter().flat_map(|(_, targets)| *targets).any(leaves)
}

fn finding(
    surface: &Surface<'_>,
    of: Vec<&Place<'_, ScreenNode>>,
    code: &'static Code,
    what: &str,
) -> Option<Diagnostic> {
    let first = of.first().filter(|_| !surface.partial)?.1.span;
    let title = format!("{what} {} of {}", text::count(of.len(), "screen"), surface.label);
    let mut finding = Diagnostic::new(code, title).at(first, "");
    if of.len() > 1 {
        let names = of.iter().map(|(region, screen)| region.title(screen));
        finding = finding.note(format!("the screens are {}", some_of(names)));
    }
    Some(finding)
}
