//! How many steps a path has at least and at most, and how it ends.

use super::flow::{Flow, Point};
use super::take::is_for;
use super::{Ends, Steps};
use crate::document::shape::{Arm, Branch, BranchKind, Jump, Node};
use std::collections::BTreeMap;

/// The steps that a reader of one of these classes does, each counted once.
pub(super) fn of_all(nodes: &[Node], classes: &[u32]) -> (Steps, Ends) {
    let counts = classes.iter().map(|class| count(nodes, *class));
    counts
        .reduce(|(one, ends), (other, others)| {
            (merged(one, other), if ends == others { ends } else { Ends::Either })
        })
        .unwrap_or((Steps::default(), Ends::Done))
}

fn merged(one: Steps, other: Steps) -> Steps {
    Steps { least: one.least.min(other.least), most: one.most.max(other.most) }
}

fn count(nodes: &[Node], class: u32) -> (Steps, Ends) {
    let mut counter = Counter {
        class,
        flow: Flow::default(),
        named: BTreeMap::new(),
        skipping: BTreeMap::new(),
        breaks: Vec::new(),
        endings: Vec::new(),
        ended: Vec::new(),
        done: false,
        stopped: false,
    };
    let start = counter.flow.behind(&[], false);
    let left = counter.list(nodes, Some(start));
    counter.done |= left.is_some();
    counter.ended.extend(left);
    let end = counter.flow.behind(&counter.ended, false);
    let steps = counter.flow.steps(start, end).unwrap_or_default();
    let ends = match (counter.done, counter.stopped) {
        (true, true) => Ends::Either,
        (false, true) => Ends::NotPossible,
        (_, false) => Ends::Done,
    };
    (steps, ends)
}

/// Goes through a body and notes where one can go. Where nobody can be, there is no point.
struct Counter<'n> {
    class: u32,
    flow: Flow,
    /// The items so far to which one can go back, by their anchors.
    named: BTreeMap<&'n str, Point>,
    /// Those who skip to a later item, by its anchor.
    skipping: BTreeMap<&'n str, Vec<Point>>,
    /// For each attempt or time limit around: where it may break off.
    breaks: Vec<Vec<Point>>,
    /// For each attempt around of which all steps are done: where its way ended.
    endings: Vec<Vec<Point>>,
    /// Those who are at an end.
    ended: Vec<Point>,
    done: bool,
    stopped: bool,
}

impl<'n> Counter<'n> {
    /// Where one is behind these items.
    fn list(&mut self, nodes: &'n [Node], here: Option<Point>) -> Option<Point> {
        nodes.iter().fold(here, |here, node| self.item(node, here))
    }

    fn item(&mut self, node: &'n Node, here: Option<Point>) -> Option<Point> {
        let here = self.arrive(node, here);
        match node {
            Node::Step(_) => {
                self.may_break(here);
                let done = here.map(|here| self.flow.behind(&[here], true));
                self.may_break(done);
                done
            }
            Node::Branch(branch) => self.branch(branch, here),
            Node::Part(part) => self.list(&part.body, here),
            Node::End(end) => {
                self.done |= end.success && here.is_some();
                self.stopped |= !end.success && here.is_some();
                self.ended.extend(here);
                self.endings.iter_mut().for_each(|around| around.extend(here));
                None
            }
            Node::Jump(jump) => self.jump(jump, here),
            Node::Aside(_) => here,
        }
    }

    /// The beginning of an item, with those who skip to it.
    fn arrive(&mut self, node: &'n Node, here: Option<Point>) -> Option<Point> {
        let anchor = match node {
            Node::Step(step) => step.anchor.as_str(),
            Node::Branch(branch) => branch.anchor.as_str(),
            Node::Part(part) => part.anchor.as_str(),
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => return here,
        };
        let mut before = self.skipping.remove(anchor).unwrap_or_default();
        before.extend(here);
        let here = self.meeting(&before)?;
        self.named.insert(anchor, here);
        Some(here)
    }

    /// Where these come together.
    fn meeting(&mut self, points: &[Point]) -> Option<Point> {
        match points {
            [] => None,
            points => Some(self.flow.behind(points, false)),
        }
    }

    fn may_break(&mut self, here: Option<Point>) {
        self.breaks.iter_mut().for_each(|around| around.extend(here));
    }

    fn jump(&mut self, jump: &'n Jump, here: Option<Point>) -> Option<Point> {
        // What is not printed for these readers lies behind them.
        let Some(anchor) = jump.to.anchor.as_deref() else { return here };
        if !jump.back {
            self.skipping.entry(anchor).or_default().extend(here);
        } else if let (Some(here), Some(to)) = (here, self.named.get(anchor)) {
            self.flow.lead(here, *to);
        }
        None
    }

    fn branch(&mut self, branch: &'n Branch, here: Option<Point>) -> Option<Point> {
        let arms: Vec<&Arm> = branch.arms.iter().filter(|arm| is_for(arm.who.as_ref(), self.class)).collect();
        let bodies = arms.iter().map(|arm| arm.body.as_slice());
        match branch.kind {
            BranchKind::Attempts => self.attempts(branch, &arms, here),
            BranchKind::OptionalItems => bodies.flatten().fold(here, |here, node| {
                let done = self.item(node, here);
                self.both(here, done)
            }),
            BranchKind::Optional => {
                let done = bodies.fold(here, |here, body| self.list(body, here));
                self.both(here, done)
            }
            BranchKind::Repeat => {
                let first = here.map(|here| self.flow.behind(&[here], false));
                let done = bodies.fold(first, |here, body| self.list(body, here));
                if let (Some(first), Some(done)) = (first, done) {
                    self.flow.lead(done, first);
                }
                done
            }
            BranchKind::Thing | BranchKind::Procedure => {
                bodies.fold(here, |here, body| self.list(body, here))
            }
            BranchKind::Within => self.within(&arms, here),
            BranchKind::Look => {
                self.may_break(here);
                self.ways(branch, &arms, here)
            }
            BranchKind::Variants | BranchKind::Choice => self.ways(branch, &arms, here),
        }
    }

    /// One of the arms is taken, or none where somebody passes.
    fn ways(&mut self, branch: &'n Branch, arms: &[&'n Arm], here: Option<Point>) -> Option<Point> {
        let passes = arms.is_empty() || branch.passing.contains(&self.class);
        let mut behind: Vec<Point> = here.filter(|_| passes).into_iter().collect();
        for arm in arms {
            behind.extend(self.list(&arm.body, here));
        }
        self.meeting(&behind)
    }

    /// The next arm is for those for whom the last one broke off, or whom it did not help though they did all its steps.
    fn attempts(&mut self, branch: &'n Branch, arms: &[&'n Arm], here: Option<Point>) -> Option<Point> {
        let (mut start, mut behind) = (here, Vec::new());
        let mut arms = arms.iter().peekable();
        while let Some(arm) = arms.next() {
            let next = arms.peek();
            if next.is_none() && !branch.passing.contains(&self.class) {
                behind.extend(self.list(&arm.body, start));
                return self.meeting(&behind);
            }
            let all_steps = next.is_some_and(|next| next.after_all_steps);
            let around = if all_steps { &mut self.endings } else { &mut self.breaks };
            around.push(Vec::new());
            let done = self.list(&arm.body, start);
            let around = if all_steps { &mut self.endings } else { &mut self.breaks };
            let mut failed = around.pop().unwrap_or_default();
            failed.extend(done.filter(|_| all_steps));
            behind.extend(done);
            start = self.meeting(&failed);
        }
        behind.extend(start);
        self.meeting(&behind)
    }

    /// The time may be over before anything is done, and before and after each step.
    fn within(&mut self, arms: &[&'n Arm], here: Option<Point>) -> Option<Point> {
        let mut bodies = arms.iter().map(|arm| arm.body.as_slice());
        self.breaks.push(here.into_iter().collect());
        let in_time = self.list(bodies.next().unwrap_or_default(), here);
        let late = self.breaks.pop().unwrap_or_default();
        let Some(over) = bodies.next() else { return in_time };
        let late = self.meeting(&late);
        let late = self.list(over, late);
        self.both(in_time, late)
    }

    fn both(&mut self, one: Option<Point>, other: Option<Point>) -> Option<Point> {
        let points: Vec<Point> = one.into_iter().chain(other).collect();
        self.meeting(&points)
    }
}
