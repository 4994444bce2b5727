//! `try`: one way after the other, the next only if the last failed.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Inline, Node};
use crate::model::branch::{Attempt, Attempts};
use crate::model::ids::StatementId;
use crate::readers::Set;

impl Builder<'_> {
    pub(super) fn attempts(&mut self, place: Place, id: StatementId, attempts: &Attempts) -> Vec<Node> {
        let taken = self.taken(place, id, attempts.attempts.len());
        let ways: Vec<(Set, &Attempt)> = taken
            .into_iter()
            .zip(&attempts.attempts)
            .filter(|(readers, _)| !self.readers.is_empty(*readers))
            .collect();
        if let [(readers, attempt)] = ways.as_slice()
            && self.readers.is_within(place.readers, *readers)
        {
            return self.block(place, &attempt.body);
        }
        let numbered: Vec<_> = ways.into_iter().enumerate().collect();
        let arms = self.arms(
            numbered,
            |builder, (_, (readers, attempt))| builder.block(place.among(*readers).inside(), &attempt.body),
            |builder, (at, (readers, attempt)), body| {
                let heading = builder.attempt_heading(at == 0, attempt);
                Arm { who: builder.who(readers, place.readers, &[]), heading, body }
            },
        );
        self.branch(BranchKind::Attempts, Vec::new(), arms)
    }

    fn attempt_heading(&mut self, first: bool, attempt: &Attempt) -> Vec<Inline> {
        let title = attempt.title.as_ref().map(|title| self.literal(title, Style::Plain));
        match (first, title) {
            (true, Some(title)) => title,
            (true, None) => Phrase::new("try-first").say(&self.catalogue),
            (false, Some(title)) => Phrase::new("try-next-titled").with("title", title).say(&self.catalogue),
            (false, None) => Phrase::new("try-next").say(&self.catalogue),
        }
    }
}
