//! `when` and `exactly one`: what the reader has decides.

use super::builder::{Builder, Place};
use super::inlines::text;
use super::shape::{Arm, Branch, BranchKind, Inline, Node, Who};
use super::trail::{Arms, Way};
use crate::model::branch::WhenArm;
use crate::model::ids::StatementId;
use crate::model::statement::Block;
use crate::readers::{Condition, Set};

/// A description with more parts than this is too long to stand over the last way.
const SHORT: usize = 2;

impl Builder<'_> {
    pub(super) fn when(
        &mut self,
        place: Place,
        id: StatementId,
        arms: &[WhenArm],
        otherwise: Option<&Block>,
    ) -> Vec<Node> {
        let taken = self.taken(place, id, arms.len() + usize::from(otherwise.is_some()));
        let bodies = arms.iter().map(|arm| &arm.body).chain(otherwise);
        let ways: Vec<Way<'_, bool>> = taken
            .into_iter()
            .zip(bodies)
            .enumerate()
            .map(|(at, (readers, body))| Way { readers, body, more: at == arms.len() })
            .filter(|way| !self.readers.is_empty(way.readers))
            .collect();
        if let [way] = ways.as_slice()
            && self.readers.is_within(place.readers, way.readers)
        {
            return self.block(place, way.body);
        }
        let here: Vec<&Condition> = arms.iter().map(|arm| &arm.guard.condition).collect();
        let nobody = self.following.universe.none();
        let arms = self.arms(place, ways, nobody, |builder, way, body| {
            builder.variant(place, (way.readers, &here), body, way.more)
        });
        self.branch(BranchKind::Variants, Vec::new(), arms)
    }

    /// Who takes each arm, by what following found out.
    pub(super) fn taken(&self, place: Place, id: StatementId, count: usize) -> Vec<Set> {
        let arms = self.facts(place, id).map(|facts| facts.arms.as_slice()).unwrap_or_default();
        let taken = (0..count).map(|at| match arms.get(at) {
            Some(readers) => self.readers.both(self.wanted(*readers), place.readers),
            None => place.readers,
        });
        taken.collect()
    }

    /// An arm under the words for its readers.
    pub(super) fn variant(
        &mut self,
        place: Place,
        (readers, here): (Set, &[&Condition]),
        body: Vec<Node>,
        last: bool,
    ) -> Arm {
        let who = self.who(readers, place.readers, here);
        let heading = match &who {
            Some(who) if last && is_long(who) => text(self.catalogue.text("otherwise")),
            Some(who) => text(who.words.clone()),
            None => Vec::new(),
        };
        Arm::new(who, heading, body)
    }

    /// A branch of these arms; nothing if there are none.
    pub(super) fn branch(&mut self, kind: BranchKind, intro: Vec<Inline>, ways: Arms) -> Vec<Node> {
        let Arms { arms, passing } = ways;
        if arms.is_empty() {
            return Vec::new();
        }
        self.nodes += 1 + arms.len();
        let (label, anchor) = (String::new(), String::new());
        let passed_by = Vec::new();
        vec![Node::Branch(Branch { number: 0, label, anchor, kind, intro, arms, passed_by, passing })]
    }
}

fn is_long(who: &Who) -> bool {
    who.readers.shortened || who.readers.any_of.len() > SHORT
}
