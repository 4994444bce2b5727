//! How many steps a path has at least and at most, and how it ends.

use super::{Ends, Steps};
use crate::document::shape::{Arm, Branch, BranchKind, Jump, Node};
use std::collections::BTreeMap;

/// The steps of a body that is one class's own. Whoever goes back to an earlier step is not counted again.
pub(super) fn count(nodes: &[Node]) -> (Steps, Ends) {
    let mut counter = Counter::default();
    let left = counter.list(nodes, Some(Steps::default()));
    counter.done |= left.is_some();
    let steps = merged(counter.ended, left).unwrap_or_default();
    let ends = match (counter.done, counter.stopped) {
        (true, true) => Ends::Either,
        (false, true) => Ends::NotPossible,
        (_, false) => Ends::Done,
    };
    (steps, ends)
}

#[derive(Default)]
struct Counter<'n> {
    /// Those who are at an end.
    ended: Option<Steps>,
    /// Those who skip to a later item, by its anchor.
    skipping: BTreeMap<&'n str, Steps>,
    done: bool,
    stopped: bool,
}

impl<'n> Counter<'n> {
    /// What was counted behind these items, if anybody comes there.
    fn list(&mut self, nodes: &'n [Node], mut here: Option<Steps>) -> Option<Steps> {
        for node in nodes {
            let anchor = match node {
                Node::Step(step) => step.anchor.as_str(),
                Node::Branch(branch) => branch.anchor.as_str(),
                Node::Part(part) => part.anchor.as_str(),
                Node::Aside(_) | Node::End(_) | Node::Jump(_) => "",
            };
            here = merged(here, self.skipping.remove(anchor));
            here = match node {
                Node::Step(_) => here.map(one_more),
                Node::Branch(branch) => self.branch(branch, here),
                Node::Part(part) => self.list(&part.body, here),
                Node::End(end) => {
                    self.done |= end.success && here.is_some();
                    self.stopped |= !end.success && here.is_some();
                    self.ended = merged(self.ended, here);
                    None
                }
                Node::Jump(jump) => {
                    self.jump(jump, here);
                    None
                }
                Node::Aside(_) => here,
            };
        }
        here
    }

    fn jump(&mut self, jump: &'n Jump, here: Option<Steps>) {
        let Some(anchor) = jump.to.anchor.as_deref().filter(|_| !jump.back) else { return };
        if let Some(steps) = merged(here, self.skipping.remove(anchor)) {
            self.skipping.insert(anchor, steps);
        }
    }

    fn branch(&mut self, branch: &'n Branch, here: Option<Steps>) -> Option<Steps> {
        match branch.kind {
            BranchKind::Attempts => self.attempts(&branch.arms, here),
            BranchKind::OptionalItems => {
                let all = self.each(&branch.arms, here);
                all.zip(here).map(|(all, here)| Steps { least: here.least, ..all }).or(all).or(here)
            }
            BranchKind::Optional => merged(here, self.each(&branch.arms, here)),
            BranchKind::Repeat | BranchKind::Thing | BranchKind::Procedure => {
                branch.arms.iter().fold(here, |here, arm| self.list(&arm.body, here))
            }
            // With one arm there is nothing for the others.
            BranchKind::Variants | BranchKind::Look if branch.arms.len() == 1 => {
                merged(here, self.each(&branch.arms, here))
            }
            BranchKind::Variants | BranchKind::Look | BranchKind::Choice | BranchKind::Within => {
                self.each(&branch.arms, here)
            }
        }
    }

    /// One of the arms is taken.
    fn each(&mut self, arms: &'n [Arm], here: Option<Steps>) -> Option<Steps> {
        let mut behind = None;
        for arm in arms {
            let left = self.list(&arm.body, here);
            behind = merged(behind, left);
        }
        behind
    }

    /// An attempt may break off before its first step and behind its last one.
    fn attempts(&mut self, arms: &'n [Arm], here: Option<Steps>) -> Option<Steps> {
        let (mut start, mut behind) = (here, None);
        for arm in arms {
            let left = self.list(&arm.body, start);
            behind = merged(behind, left);
            start = merged(start, left);
        }
        behind
    }
}

fn one_more(steps: Steps) -> Steps {
    Steps { least: steps.least.saturating_add(1), most: steps.most.saturating_add(1) }
}

/// Those of both.
fn merged(one: Option<Steps>, other: Option<Steps>) -> Option<Steps> {
    match (one, other) {
        (Some(one), Some(other)) => {
            Some(Steps { least: one.least.min(other.least), most: one.most.max(other.most) })
        }
        (one, other) => one.or(other),
    }
}
