//! Numbers and anchors: given once the whole body stands, in the order of reading.

use super::inlines::plain;
use super::links::{Links, Target};
use super::name::{Names, slug};
use super::shape::{Arm, Document, Inline, Node};
use crate::text::letters;
use std::collections::BTreeMap;

/// How a target is referred to.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) anchor: String,
    pub(super) called: Called,
}

#[derive(Clone, Debug)]
pub(super) enum Called {
    /// A step or branch: "step 3".
    Label(String),
    Title(Vec<Inline>),
}

/// Numbers everything in a document and says where each target is.
pub(super) fn number(document: &mut Document, links: &Links) -> BTreeMap<Target, Spot> {
    let mut numbering =
        Numbering { links, names: Names::default(), spots: BTreeMap::new(), chosen: Vec::new() };
    numbering.list(&mut document.body, "", &mut 0);
    let troubles = document.trouble.len();
    for (place, trouble) in document.trouble.iter_mut().enumerate() {
        let called = Called::Title(trouble.title.clone());
        numbering.give(&mut trouble.anchor, || slug(&plain(&trouble.title)), called);
        // Labels stay unique although the numbers begin again.
        let prefix = if troubles > 1 { format!("T{}.", place + 1) } else { "T".to_owned() };
        trouble.label = Some(prefix.trim_end_matches('.').to_owned());
        numbering.list(&mut trouble.body, &prefix, &mut 0);
    }
    for about in &mut document.abouts {
        let called = Called::Title(about.title.clone());
        numbering.give(&mut about.anchor, || slug(&plain(&about.title)), called);
    }
    document.names = numbering.chosen;
    numbering.spots
}

struct Numbering<'l> {
    links: &'l Links,
    names: Names,
    spots: BTreeMap<Target, Spot>,
    /// Anchors that are names of the author's.
    chosen: Vec<String>,
}

impl Numbering<'_> {
    fn list(&mut self, nodes: &mut [Node], prefix: &str, number: &mut u32) {
        for node in nodes {
            match node {
                Node::Step(step) => {
                    *number += 1;
                    step.number = *number;
                    step.label = format!("{prefix}{number}");
                    let label = step.label.clone();
                    self.give(&mut step.anchor, || anchor_of(&label), Called::Label(label.clone()));
                }
                Node::Branch(branch) => {
                    *number += 1;
                    branch.number = *number;
                    branch.label = format!("{prefix}{number}");
                    let label = branch.label.clone();
                    self.give(&mut branch.anchor, || anchor_of(&label), Called::Label(label.clone()));
                    self.arms(&mut branch.arms, &label);
                }
                Node::Part(part) => {
                    let called = Called::Title(part.title.clone());
                    self.give(&mut part.anchor, || slug(&plain(&part.title)), called);
                    self.list(&mut part.body, prefix, number);
                }
                Node::Aside(_) | Node::End(_) | Node::Jump(_) => {}
            }
        }
    }

    fn arms(&mut self, arms: &mut [Arm], label: &str) {
        let several = arms.len() > 1;
        for (place, arm) in arms.iter_mut().enumerate() {
            let letter = if several { letters(place) } else { String::new() };
            self.list(&mut arm.body, &format!("{label}{letter}."), &mut 0);
        }
    }

    /// Exchanges a draft for a unique anchor: the author's name for it, else `usual`.
    fn give(&mut self, anchor: &mut String, usual: impl Fn() -> String, called: Called) {
        let targets = self.links.targets(anchor);
        let name = targets.iter().find_map(|target| self.links.name(*target)).map(slug);
        let is_chosen = name.is_some();
        *anchor = self.names.unique(name.unwrap_or_else(usual));
        if is_chosen {
            self.chosen.push(anchor.clone());
        }
        for target in targets {
            let spot = Spot { anchor: anchor.clone(), called: called.clone() };
            self.spots.entry(target).or_insert(spot);
        }
    }
}

/// `step-2b-3`.
fn anchor_of(label: &str) -> String {
    format!("step-{}", label.replace('.', "-").to_ascii_lowercase())
}
