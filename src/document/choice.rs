//! `either`: the reader chooses freely.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Node};
use crate::model::branch::{Either, EitherOption};
use crate::model::ids::StatementId;
use crate::readers::{Condition, Set};

impl Builder<'_> {
    pub(super) fn choice(&mut self, place: Place, id: StatementId, either: &Either) -> Vec<Node> {
        let taken = self.taken(place, id, either.options.len());
        let options: Vec<(Set, &EitherOption)> = taken
            .into_iter()
            .zip(&either.options)
            .filter(|(readers, _)| !self.readers.is_empty(*readers))
            .collect();
        if let [(readers, option)] = options.as_slice()
            && self.readers.is_within(place.readers, *readers)
        {
            return self.block(place, &option.body);
        }
        let here: Vec<&Condition> = either
            .options
            .iter()
            .filter_map(|option| option.when.as_ref())
            .map(|guard| &guard.condition)
            .collect();
        // Where nobody has more than one option, there is nothing to choose.
        if self.are_all_apart(&options) {
            let arms = self.arms(
                options,
                |builder, (readers, option)| builder.block(place.among(*readers).inside(), &option.body),
                |builder, (readers, _), body| builder.variant(place, (readers, &here), body, false),
            );
            return self.branch(BranchKind::Variants, Vec::new(), arms);
        }
        let numbered: Vec<_> = (1u32..).zip(options).collect();
        let arms = self.arms(
            numbered,
            |builder, (_, (readers, option))| builder.block(place.among(*readers).inside(), &option.body),
            |builder, (number, (readers, option)), body| {
                let heading = match &option.title {
                    Some(title) => builder.literal(title, Style::Plain),
                    None => Phrase::new("option-number").number("number", number).say(&builder.catalogue),
                };
                Arm { who: builder.who(readers, place.readers, &here), heading, body }
            },
        );
        let intro = Phrase::new("choice-intro").say(&self.catalogue);
        self.branch(BranchKind::Choice, intro, arms)
    }

    fn are_all_apart(&self, options: &[(Set, &EitherOption)]) -> bool {
        let mut before = self.following.universe.none();
        for (readers, _) in options {
            if !self.readers.are_apart(before, *readers) {
                return false;
            }
            before = self.readers.either(before, *readers);
        }
        true
    }
}
