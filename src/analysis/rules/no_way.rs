//! Screens to which nothing leads, and screens from which nothing leads.
//!
//! Only of apps that are declared as a whole: elsewhere the way may be just what was left out.

use super::places::some_of;
use crate::analysis::project::{Used, leads, leaves};
use crate::analysis::screens;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::model::ids::ScreenId;
use crate::model::project::Project;
use crate::model::screen::{Screen, Surface};
use crate::text;
use crate::vocabulary::ElementKind as Kind;
use std::collections::BTreeSet;

/// Screens that no target names and no guide says that readers are on.
pub(in crate::analysis) fn to(
    project: &Project,
    surface: &Surface,
    used: &Used,
    reached: &BTreeSet<ScreenId>,
) -> Option<Diagnostic> {
    let lost = surface.screens.iter().copied().filter(|screen| {
        surface.entry != Some(*screen) && !reached.contains(screen) && !used.named.contains(screen)
    });
    let finding = finding(project, surface, lost.collect(), &codes::guides::NO_WAY_TO, "nothing leads to")?;
    Some(finding.help("declare what leads there: `button more \"More\" -> …`"))
}

/// Screens with something to tap, none of which leads anywhere. A screen with switches and fields only, or
/// with nothing at all, is where a guide ends.
pub(in crate::analysis) fn from(project: &Project, surface: &Surface, used: &Used) -> Option<Diagnostic> {
    let stuck = surface.screens.iter().copied().filter(|id| {
        let ends = used.ends.contains(id);
        !ends && project.screen(*id).is_some_and(|screen| is_stuck(project, *id, screen))
    });
    let finding =
        finding(project, surface, stuck.collect(), &codes::guides::NO_WAY_FROM, "nothing leads away from")?;
    Some(finding.help("declare where its buttons lead, or `back -> …`"))
}

fn is_stuck(project: &Project, id: ScreenId, screen: &Screen) -> bool {
    let mut elements = screen.elements.iter().filter_map(|id| project.element(*id));
    let mut to_tap = false;
    let led = elements.any(|element| {
        to_tap |= matches!(
            element.kind,
            Kind::Button | Kind::Tab | Kind::Row | Kind::Link | Kind::Card | Kind::Menu | Kind::Notification
        );
        leads(element).any(|leads| leaves(leads, id))
    });
    to_tap && !led && !screen.acts.iter().any(|act| leaves(&act.leads, id))
}

fn finding(
    project: &Project,
    surface: &Surface,
    of: Vec<ScreenId>,
    code: &'static Code,
    what: &str,
) -> Option<Diagnostic> {
    let first = project.screen(*of.first().filter(|_| !surface.partial)?)?.span;
    let label = project.readers.products.get(surface.product).map_or("", |it| it.label.as_str());
    let title = format!("{what} {} of {label}", text::count(of.len(), "screen"));
    let mut finding = Diagnostic::new(code, title).at(first, "");
    if of.len() > 1 {
        let names = of.iter().map(|id| screens::title(project, *id)).collect();
        finding = finding.note(format!("the screens are {}", some_of(names)));
    }
    Some(finding)
}
