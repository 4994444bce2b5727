//! `try`: one way after the other, the next only if the last failed.

use super::builder::{Builder, Place};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Inline, Node};
use super::trail::Way;
use crate::model::branch::{Attempt, Attempts};
use crate::model::ids::StatementId;

impl Builder<'_> {
    pub(super) fn attempts(&mut self, place: Place, id: StatementId, attempts: &Attempts) -> Vec<Node> {
        let taken = self.taken(place, id, attempts.attempts.len());
        let ways: Vec<Way<'_, (bool, &Attempt)>> = taken
            .into_iter()
            .zip(&attempts.attempts)
            .filter(|(readers, _)| !self.readers.is_empty(*readers))
            .enumerate()
            .map(|(at, (readers, attempt))| Way { readers, body: &attempt.body, more: (at == 0, attempt) })
            .collect();
        if let [way] = ways.as_slice()
            && self.readers.is_within(place.readers, way.readers)
        {
            return self.block(place, way.body);
        }
        // An attempt can break off before anything in it is read.
        let arms = self.arms(place, ways, self.following.universe.none(), |builder, way, body| {
            let (first, attempt) = way.more;
            let heading = builder.attempt_heading(first, attempt);
            let who = builder.who(way.readers, place.readers, &[]);
            Arm { after_all_steps: attempt.after_all_steps, ..Arm::new(who, heading, body) }
        });
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
