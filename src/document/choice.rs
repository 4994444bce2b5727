//! `either`: the reader chooses freely.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Node};
use super::trail::Way;
use crate::model::branch::{Either, EitherOption};
use crate::model::ids::StatementId;
use crate::readers::Condition;

impl Builder<'_> {
    pub(super) fn choice(&mut self, place: Place, id: StatementId, either: &Either) -> Vec<Node> {
        let taken = self.taken(place, id, either.options.len());
        let options: Vec<Way<'_, (u32, &EitherOption)>> = taken
            .into_iter()
            .zip(&either.options)
            .filter(|(readers, _)| !self.readers.is_empty(*readers))
            .zip(1u32..)
            .map(|((readers, option), number)| Way { readers, body: &option.body, more: (number, option) })
            .collect();
        if let [way] = options.as_slice()
            && self.readers.is_within(place.readers, way.readers)
        {
            return self.block(place, way.body);
        }
        let nobody = self.following.universe.none();
        let here: Vec<&Condition> = either
            .options
            .iter()
            .filter_map(|option| option.when.as_ref())
            .map(|guard| &guard.condition)
            .collect();
        // Where nobody has more than one option, there is nothing to choose.
        if self.are_all_apart(&options) {
            let arms = self.arms(place, options, nobody, |builder, way, body| {
                builder.variant(place, (way.readers, &here), body, false)
            });
            return self.branch(BranchKind::Variants, Vec::new(), arms);
        }
        let arms = self.arms(place, options, nobody, |builder, way, body| {
            let (number, option) = way.more;
            let heading = match &option.title {
                Some(title) => builder.literal(title, Style::Plain),
                None => Phrase::new("option-number").number("number", number).say(&builder.catalogue),
            };
            let numbered = option.title.is_none().then_some(number);
            let who = builder.who(way.readers, place.readers, &here);
            Arm { option: numbered, ..Arm::new(who, heading, body) }
        });
        let intro = Phrase::new("choice-intro").say(&self.catalogue);
        self.branch(BranchKind::Choice, intro, arms)
    }

    /// Whether nobody can take two of these ways.
    pub(super) fn are_all_apart<T>(&self, ways: &[Way<'_, T>]) -> bool {
        let mut before = self.following.universe.none();
        for way in ways {
            if !self.readers.are_apart(before, way.readers) {
                return false;
            }
            before = self.readers.either(before, way.readers);
        }
        true
    }
}
