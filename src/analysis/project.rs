//! What is wrong with declared screens as such, whoever the readers of a guide are, and what none of a
//! project's guides uses. Follows nobody.

use super::following::Following;
use super::rules;
use super::rules::no_words::Without;
use super::sets::Sets;
use crate::diagnostic::Diagnostic;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Destination, Leads, Surface, Variant};
use crate::readers::declarations::Thing;
use crate::readers::{Condition, ThingId, Universe};
use crate::source::{FileId, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// The same in a project that has the declarations.
#[derive(Debug, Default)]
pub(super) struct Used {
    pub(super) elements: BTreeSet<ElementId>,
    pub(super) screens: BTreeSet<ScreenId>,
    /// Screens that guides name as a place to be.
    pub(super) named: BTreeSet<ScreenId>,
    /// Screens on which a guide ends.
    pub(super) ends: BTreeSet<ScreenId>,
}

/// Judges screens as such: those of products of which some are declared in these files.
pub fn judge_screens(project: &Project, files: &BTreeSet<FileId>) -> Vec<Diagnostic> {
    let is_here = |id: &ScreenId| project.screen(*id).is_some_and(|it| files.contains(&it.span.file));
    let surfaces = project.surfaces.iter().filter(|surface| surface.screens.iter().any(is_here));
    surfaces.flat_map(|surface| without_words(project, surface)).collect()
}

/// Says what of the declared screens none of all guides uses.
pub fn judge_usage(project: &Project, usage: &Usage) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let used = used(project, usage);
    let reached = reached(project);
    for surface in &project.surfaces {
        let elements = elements(project, surface);
        let is_used = surface.screens.iter().any(|screen| used.named.contains(screen))
            || elements.iter().any(|element| used.elements.contains(element));
        if is_used {
            findings.extend(rules::never_used::finding(project, surface, &elements, &used));
            findings.extend(rules::no_way::to(project, surface, &used, &reached));
            findings.extend(rules::no_way::from(project, surface, &used));
        }
    }
    findings
}

/// What the guides use, and the screens that it leads to.
fn used(project: &Project, usage: &Usage) -> Used {
    let mut used = Used::default();
    let elements = (0..).map(ElementId).zip(&project.elements);
    used.elements.extend(elements.filter(|(_, it)| usage.elements.contains(&it.span)).map(|(id, _)| id));
    let screens = |places: &BTreeSet<Span>| {
        let screens = (0..).map(ScreenId).zip(&project.screens);
        screens.filter(|(_, it)| places.contains(&it.span)).map(|(id, _)| id).collect::<BTreeSet<_>>()
    };
    used.ends = screens(&usage.ends);
    used.named = screens(&usage.named);
    used.screens = screens(&usage.screens);
    used.screens.extend(&used.named);
    for element in &used.elements {
        let leads = project.element(*element).into_iter().flat_map(leads);
        used.screens.extend(leads.flat_map(super::screens::shown));
    }
    for (id, screen) in (0..).map(ScreenId).zip(&project.screens) {
        if screen.elements.iter().any(|element| used.elements.contains(element)) {
            used.screens.insert(id);
        }
    }
    // Waiting and the like lead on from screens on which nothing is touched.
    let mut open: Vec<ScreenId> = used.screens.iter().copied().collect();
    while let Some(screen) = open.pop().and_then(|id| project.screen(id)) {
        let next = screen.acts.iter().flat_map(|act| super::screens::shown(&act.leads));
        open.extend(next.filter(|next| used.screens.insert(*next)));
    }
    used
}

/// Screens that some target of any screen names.
fn reached(project: &Project) -> BTreeSet<ScreenId> {
    let elements = project.elements.iter().flat_map(leads);
    let acts = project.screens.iter().flat_map(|screen| &screen.acts).map(|act| &act.leads);
    elements.chain(acts).flat_map(super::screens::shown).collect()
}

/// Where an element and its options lead.
pub(super) fn leads(element: &Element) -> impl Iterator<Item = &Leads> {
    element.leads.iter().chain(element.options.iter().flat_map(|option| &option.leads))
}

/// Whether a target leads away from a screen.
pub(super) fn leaves(leads: &Leads, screen: ScreenId) -> bool {
    leads.to.iter().any(|to| match to {
        Destination::Screen(there) => *there != screen,
        Destination::Under => true,
    })
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
