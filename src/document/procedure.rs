//! `follow`: a shared procedure, printed in the place where it is followed.

use super::body::mark;
use super::builder::{Builder, Place};
use super::inlines::with_colon;
use super::links::Target;
use super::literal::Style;
use super::shape::{Arm, BranchKind, Inline, Node};
use crate::model::ids::{ProcedureId, StatementId};

impl Builder<'_> {
    /// A group under the procedure's title; a single step stands alone.
    pub(super) fn follow(&mut self, place: Place, id: StatementId, procedure: ProcedureId) -> Vec<Node> {
        let Some(procedure_model) = self.project.procedure(procedure) else { return Vec::new() };
        let Some(call) = self.following.call(place.call, id) else { return Vec::new() };
        for value in &procedure_model.values {
            self.use_value(*value);
        }
        let inside = Place { call, ..place }.inside();
        let body = self.block(inside, &procedure_model.body);
        let draft = self.links.named(Target::Procedure(procedure), &procedure_model.key);
        let mut nodes = match body.as_slice() {
            [] => return Vec::new(),
            [Node::Step(_)] => body,
            _ => {
                let intro: Vec<Inline> = with_colon(self.literal(&procedure_model.title, Style::Plain));
                self.branch(BranchKind::Procedure, intro, Arm::new(None, Vec::new(), body).into())
            }
        };
        mark(&mut nodes, &draft);
        nodes
    }
}
