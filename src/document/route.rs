//! `go to`: the taps that lead to a screen, with the branches that versions need.

use super::builder::{Builder, Place};
use super::element::Named;
use super::phrase::Phrase;
use super::shape::{Aside, BranchKind, Drawing, Node};
use super::trail::Arms;
use crate::analysis::{Facts, Route, UseFacts};
use crate::model::ids::ElementId;
use crate::model::reference::{ElementUse, ScreenUse};
use crate::model::step::Step;
use crate::readers::Set;
use crate::source::Span;

/// The taps of some readers.
struct Way {
    readers: Set,
    taps: Vec<ElementId>,
}

impl Builder<'_> {
    pub(super) fn go_to(
        &mut self,
        place: Place,
        step: &Step,
        target: &ScreenUse,
        facts: Option<&Facts>,
    ) -> Vec<Node> {
        let routes = facts.map(|facts| facts.routes.as_slice()).unwrap_or_default();
        let ways = self.ways_here(place, routes);
        let mut before = Vec::new();
        for way in &ways {
            before.extend(self.unverified_elements(place.among(way.readers), &way.taps));
        }
        let (more_before, after) = self.attachments(place, &step.attachments);
        before.extend(more_before);
        let mut nodes: Vec<Node> = before.into_iter().map(Node::Aside).collect();
        if ways.is_empty() {
            let what = self.screens(place, target.span, &target.screens);
            let text = Phrase::new("go-to").with("what", what).say(&self.catalogue);
            nodes.push(self.step_saying("go-to", text));
        } else {
            nodes.extend(self.routes(place, ways, step.span, facts));
        }
        nodes.extend(after.into_iter().map(|aside: Aside| Node::Aside(aside)));
        nodes
    }

    /// The ways of those who are here; readers with the same taps go one way.
    fn ways_here(&self, place: Place, routes: &[Route]) -> Vec<Way> {
        let mut ways: Vec<(Set, Vec<ElementId>)> = Vec::new();
        for route in routes {
            let readers = self.readers.both(self.wanted(route.readers), place.readers);
            if !self.readers.is_empty(readers) {
                self.add(&mut ways, readers, route.taps.clone());
            }
        }
        ways.into_iter().map(|(readers, taps)| Way { readers, taps }).collect()
    }

    /// What all ways begin with, the branch where they differ, what all end with.
    fn routes(&mut self, place: Place, mut ways: Vec<Way>, span: Span, facts: Option<&Facts>) -> Vec<Node> {
        let first = take_common_beginning(&mut ways);
        ways.iter_mut().for_each(|way| way.taps.reverse());
        let mut last = take_common_beginning(&mut ways);
        ways.iter_mut().for_each(|way| way.taps.reverse());
        last.reverse();
        let mut nodes = self.taps(place, &first, span, facts);
        ways.retain(|way| !way.taps.is_empty());
        let mut arms = Vec::new();
        let mut idle = place.readers;
        for way in ways {
            idle = self.readers.without(idle, way.readers);
            let body = self.taps(place.among(way.readers), &way.taps, span, facts);
            arms.push(self.variant(place, (way.readers, &[]), body, false));
        }
        let passing = self.touching(idle).into_iter().collect();
        nodes.extend(self.branch(BranchKind::Variants, Vec::new(), Arms { arms, passing }));
        nodes.extend(self.taps(place, &last, span, facts));
        nodes
    }

    /// One step for taps that follow one another.
    fn taps(&mut self, place: Place, taps: &[ElementId], span: Span, facts: Option<&Facts>) -> Vec<Node> {
        let path: Vec<Named> = taps.iter().map(|element| self.tapped(place, *element, span)).collect();
        let drawings = self.drawings_of_way(place, taps, facts);
        let mut nodes: Vec<Node> = self.path_step(place, path, drawings).into_iter().collect();
        self.stop_on_way(place, taps, facts, &mut nodes);
        nodes
    }

    fn tapped(&mut self, place: Place, element: ElementId, span: Span) -> Named {
        let named = ElementUse::unwritten(span, element);
        let facts = UseFacts { elements: vec![(element, place.readers)], ..UseFacts::default() };
        self.named(place, &named, Some(&facts))
    }

    fn path_step(&mut self, place: Place, path: Vec<Named>, drawings: Vec<Drawing>) -> Option<Node> {
        let scroll = path.first()?.further_down;
        let key = if self.with_mouse(place) { "click" } else { "tap" };
        let text = Phrase::new(key).with("what", self.path(path)).say(&self.catalogue);
        let text = self.after_scrolling(scroll, text);
        Some(self.step_drawn("tap", text, drawings))
    }
}

/// Takes away the taps that all ways begin with; all of them, if there is only one way.
fn take_common_beginning(ways: &mut [Way]) -> Vec<ElementId> {
    let Some((first, others)) = ways.split_first() else { return Vec::new() };
    let is_common =
        |(at, tap): &(usize, &ElementId)| others.iter().all(|other| other.taps.get(*at) == Some(*tap));
    let common: Vec<ElementId> =
        first.taps.iter().enumerate().take_while(is_common).map(|(_, tap)| *tap).collect();
    ways.iter_mut().for_each(|way| drop(way.taps.drain(..common.len())));
    common
}
