//! Where the paths of a guide part.

use super::take::{self, Key, is_for};
use super::{Parting, PartingKind, Way};
use crate::document::inlines::plain;
use crate::document::shape::{Branch, BranchKind, Inline, Node, Step, Who};
use std::collections::BTreeSet;

/// The places where different paths go or read different ways, in the order of reading.
pub(super) fn partings(body: &[Node], groups: &[Vec<u32>]) -> Vec<Parting> {
    let mut path_of: Vec<(u32, u32)> = Vec::new();
    for (path, group) in (0u32..).zip(groups) {
        path_of.extend(group.iter().map(|class| (*class, path)));
    }
    path_of.sort_unstable();
    let mut finder = Finder { partings: Vec::new() };
    finder.list(body, &path_of);
    finder.partings
}

struct Finder {
    partings: Vec<Parting>,
}

/// Classes, each with its path.
type Here = [(u32, u32)];

impl Finder {
    fn list(&mut self, nodes: &[Node], here: &Here) {
        for node in nodes {
            match node {
                Node::Step(step) => self.step(step, here),
                Node::Branch(branch) => self.branch(branch, here),
                Node::Part(part) => self.list(&part.body, here),
                Node::Aside(_) | Node::End(_) | Node::Jump(_) => {}
            }
        }
    }

    fn branch(&mut self, branch: &Branch, here: &Here) {
        let arms: Vec<Vec<(u32, u32)>> =
            branch.arms.iter().map(|arm| among(here, arm.who.as_ref())).collect();
        let ways = branch.arms.iter().zip(&arms).map(|(arm, taking)| {
            let heading = plain(&arm.heading);
            let words = match &arm.who {
                Some(who) if branch.kind == BranchKind::Choice => format!("{heading} ({})", who.words),
                _ => heading,
            };
            (words, taking.clone())
        });
        let place = (branch.label.as_str(), branch.anchor.as_str());
        self.add(place, PartingKind::Steps, ways.collect(), here, |class| take::key_of_branch(branch, class));
        for (arm, taking) in branch.arms.iter().zip(&arms) {
            self.list(&arm.body, taking);
        }
    }

    fn step(&mut self, step: &Step, here: &Here) {
        for inline in &step.text {
            let Inline::Variants { variants } = inline else { continue };
            let ways =
                variants.iter().map(|variant| (plain(&variant.inlines), among(here, Some(&variant.who))));
            let place = (step.label.as_str(), step.anchor.as_str());
            self.add(place, PartingKind::Wording, ways.collect(), here, |class| {
                take::key_of_words(inline, class)
            });
        }
    }

    /// Remembers a place if not all paths that come there go every way, and the ways differ in what is printed for a class.
    fn add(
        &mut self,
        (place, anchor): (&str, &str),
        kind: PartingKind,
        mut ways: Vec<(String, Vec<(u32, u32)>)>,
        here: &Here,
        printed: impl Fn(u32) -> Key,
    ) {
        let gone: BTreeSet<u32> =
            ways.iter().flat_map(|(_, taking)| taking).map(|(class, _)| *class).collect();
        let left: Vec<(u32, u32)> = here.iter().filter(|(class, _)| !gone.contains(class)).copied().collect();
        ways.push((String::new(), left));
        ways.retain(|(_, taking)| !taking.is_empty());
        let all = paths(here);
        if ways.iter().all(|(_, taking)| paths(taking) == all) {
            return;
        }
        let read = |taking: &Here| taking.iter().map(|(class, _)| printed(*class)).collect::<BTreeSet<Key>>();
        let mut readings = ways.iter().map(|(_, taking)| read(taking));
        let first = readings.next();
        if readings.all(|other| Some(other) == first) {
            return;
        }
        let ways = ways.into_iter().map(|(words, taking)| Way { words, paths: paths(&taking) });
        let (place, anchor) = (place.to_owned(), anchor.to_owned());
        self.partings.push(Parting { place, anchor, kind, ways: ways.collect() });
    }
}

fn among(here: &Here, who: Option<&Who>) -> Vec<(u32, u32)> {
    here.iter().filter(|(class, _)| is_for(who, *class)).copied().collect()
}

fn paths(here: &Here) -> Vec<u32> {
    let paths: BTreeSet<u32> = here.iter().map(|(_, path)| *path).collect();
    paths.into_iter().collect()
}
