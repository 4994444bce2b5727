//! What is on a screen, with what it has from those that it is like.

use super::{ElementNode, Navigation, Place, ScreenNode, Target};
use crate::source::{FileId, Span};
use crate::vocabulary::ScreenAct;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The contents of screens; of one file at a time those that were asked for are known.
pub(in crate::analysis) struct Contents<'n> {
    navigation: &'n Navigation,
    file: Option<FileId>,
    known: BTreeMap<Span, Rc<Content<'n>>>,
}

/// What is on a screen.
#[derive(Default)]
pub(in crate::analysis) struct Content<'n> {
    /// Each with its region.
    pub(in crate::analysis) elements: Vec<Place<'n, ElementNode>>,
    /// Each with where it leads.
    pub(in crate::analysis) acts: Vec<(ScreenAct, &'n [Target])>,
}

impl Content<'_> {
    /// Whether one of these elements is on it.
    pub(in crate::analysis) fn has_any(&self, elements: &BTreeSet<Span>) -> bool {
        self.elements.iter().any(|(_, element)| elements.contains(&element.span))
    }
}

impl<'n> Contents<'n> {
    /// Of the screens of a project.
    pub(in crate::analysis) fn new(navigation: &'n Navigation) -> Self {
        Self { navigation, file: None, known: BTreeMap::new() }
    }

    /// What is on a screen. It takes longest where one asks for screens of many files in turn.
    pub(in crate::analysis) fn of(&mut self, screen: Place<'n, ScreenNode>) -> Rc<Content<'n>> {
        if self.file.replace(screen.1.span.file) != Some(screen.1.span.file) {
            self.known.clear();
        }
        let mut lineage: Vec<Place<'n, ScreenNode>> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = Some(screen);
        let mut content = Rc::default();
        while let Some(place) = next.take().filter(|(_, screen)| seen.insert(screen.span)) {
            if let Some(known) = self.known.get(&place.1.span) {
                content = Rc::clone(known);
                break;
            }
            lineage.push(place);
            let parent = place.0.likes.get(&place.1.span).map(|like| like.parent);
            next = parent.and_then(|parent| self.navigation.screen(parent));
        }
        for place in lineage.into_iter().rev() {
            content = Rc::new(self.with_own(place, &content));
            self.known.insert(place.1.span, Rc::clone(&content));
        }
        content
    }

    /// What a screen has itself, and what it has from another one.
    fn with_own(&self, (region, screen): Place<'n, ScreenNode>, parent: &Content<'n>) -> Content<'n> {
        let like = region.likes.get(&screen.span);
        let left = like.into_iter().flat_map(|like| region.runs(like.without));
        let left: BTreeSet<Span> = left
            .flat_map(|which| self.navigation.elements(*which))
            .map(|(_, element)| element.span)
            .collect();
        let inherited = parent.elements.iter().filter(|(_, element)| !left.contains(&element.span)).copied();
        let added = region.runs(screen.elements).iter().flat_map(|which| self.navigation.elements(*which));
        let own = region.acts.get(screen.acts.range()).unwrap_or_default();
        let targets = |act: &super::Act| region.targets.get(act.leads.range()).unwrap_or_default();
        let from_parent =
            parent.acts.iter().filter(|(act, _)| !own.iter().any(|own| own.act == *act)).copied();
        Content {
            elements: inherited.chain(added).collect(),
            acts: own.iter().map(|act| (act.act, targets(act))).chain(from_parent).collect(),
        }
    }
}
