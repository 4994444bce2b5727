//! What of the declared screens none of a project's guides uses, and where no way leads to or from. Follows nobody.

use super::following::Following;
use super::navigation::{Contents, Navigation};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What guides use of the declared screens, by where these are declared: so it can be gathered from parts of a project.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Usage {
    elements: BTreeSet<Span>,
    screens: BTreeSet<Span>,
    named: BTreeSet<Span>,
    ends: BTreeSet<Span>,
}

impl Usage {
    /// What the texts and the ends of guides name.
    pub fn of(project: &Project) -> Self {
        let mut usage = Self::default();
        usage.elements.extend(project.told.iter().filter_map(|id| project.element(*id)).map(|it| it.span));
        let ends = project.guides.iter().flat_map(|guide| super::screens::named(&guide.end));
        usage.ends.extend(ends.filter_map(|id| project.screen(id)).map(|it| it.span));
        usage
    }

    /// Adds what the steps of a guide mean, and the screens that these stand on.
    pub fn add(&mut self, project: &Project, following: &Following) {
        let element = |id: &ElementId| project.element(*id).map(|it| it.span);
        let screen = |id: &ScreenId| project.screen(*id).map(|it| it.span);
        self.named.extend(following.named.iter().filter_map(screen));
        for facts in following.facts.values() {
            let used = || facts.uses.iter();
            self.elements.extend(used().flat_map(|it| &it.elements).filter_map(|(id, _)| element(id)));
            self.screens.extend(used().flat_map(|it| &it.screens).filter_map(|(id, _)| screen(id)));
            self.elements.extend(facts.routes.iter().flat_map(|route| &route.taps).filter_map(element));
        }
    }

    /// Adds what other guides use.
    pub fn join(&mut self, other: Self) {
        self.elements.extend(other.elements);
        self.screens.extend(other.screens);
        self.named.extend(other.named);
        self.ends.extend(other.ends);
    }
}

/// What guides use, and the screens that this leads to.
#[derive(Debug)]
pub(super) struct Used<'u> {
    pub(super) elements: &'u BTreeSet<Span>,
    pub(super) screens: BTreeSet<Span>,
    /// Screens that guides name as a place to be.
    pub(super) named: &'u BTreeSet<Span>,
    /// Screens on which a guide ends.
    pub(super) ends: &'u BTreeSet<Span>,
}

/// Says what of the declared screens none of all guides uses.
pub fn judge_usage(navigation: &Navigation, usage: &Usage) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let used = used(navigation, usage);
    let reached: BTreeSet<Span> = navigation.targets().collect();
    let mut contents = Contents::new(navigation);
    for surface in navigation.surfaces() {
        let is_used = surface
            .screens
            .iter()
            .any(|screen| used.named.contains(&screen.1.span) || contents.of(*screen).has_any(used.elements));
        if is_used {
            findings.extend(rules::never_used::finding(&mut contents, &surface, &used));
            findings.extend(rules::no_way::to(&surface, &used, &reached));
            findings.extend(rules::no_way::from(&mut contents, &surface, &used));
        }
    }
    findings
}

/// What the guides use, and the screens that it leads to.
fn used<'u>(navigation: &Navigation, usage: &'u Usage) -> Used<'u> {
    let Usage { elements, screens, named, ends } = usage;
    let mut screens: BTreeSet<Span> = screens | named;
    let leading = navigation.all_elements().filter(|(_, element)| elements.contains(&element.span));
    screens.extend(leading.flat_map(|(region, element)| region.leads(element)).flatten());
    let mut contents = Contents::new(navigation);
    let mut acting = BTreeMap::new();
    for screen in navigation.screens() {
        let content = contents.of(screen);
        if content.has_any(elements) {
            screens.insert(screen.1.span);
        }
        if !content.acts.is_empty() {
            acting.insert(screen.1.span, content.acts.clone());
        }
    }
    // Waiting and the like lead on from screens on which nothing is touched.
    let mut open: Vec<Span> = screens.iter().copied().collect();
    while let Some(screen) = open.pop() {
        let next = acting.get(&screen).into_iter().flatten().flat_map(|(_, targets)| *targets).flatten();
        open.extend(next.copied().filter(|next| screens.insert(*next)));
    }
    Used { elements, screens, named, ends }
}
