//! Where a path ends or goes on elsewhere: `done`, `stop`, `skip to`, `again from`.

use super::builder::{Builder, Place};
use super::links::Target;
use super::phrase::Phrase;
use super::shape::{End, Jump, Node};
use crate::model::ids::StatementId;
use crate::model::text::Prose;

impl Builder<'_> {
    pub(super) fn end(&mut self, place: Place, success: bool, words: Option<&Prose>) -> Vec<Node> {
        let blocks = words.map(|words| self.prose(place, words)).unwrap_or_default();
        self.nodes += 1;
        vec![Node::End(End { success, blocks, passed_by: Vec::new() })]
    }

    /// "Continue with step 7."
    pub(super) fn jump(&mut self, place: Place, target: StatementId, back: bool) -> Vec<Node> {
        let there = self.link_statement(place, target, Vec::new());
        let key = if back { "again-from" } else { "continue-with" };
        let text = Phrase::new(key).with("place", there).say(&self.catalogue);
        let to = self.place_of(Target::Statement(place.call, target));
        self.nodes += 1;
        vec![Node::Jump(Jump { text, to, back, passed_by: Vec::new() })]
    }
}
