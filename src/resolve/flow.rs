//! Jumps: `skip to`, `again from`, `follow`, and the names of steps.

use std::collections::BTreeSet;

use super::names::Candidate;
use super::outline::{Marker, Outline};
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{guides, names};
use crate::model::ids::{GuideId, ProcedureId, ScreenId, StatementId};
use crate::model::statement::StatementKind;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::statement::Follow;

/// Where in a body the resolver is.
#[derive(Default)]
pub(super) struct Flow {
    /// The guide or procedure at hand; None in declarations.
    pub(super) body: Option<BodyId>,
    /// The id of the next statement.
    pub(super) next: u32,
    /// The blocks around it, the innermost last.
    pub(super) blocks: Vec<Span>,
    /// How many `if` and `try` arms and `trouble`s are around it.
    pub(super) arms: usize,
    /// Where the reader most likely is.
    pub(super) screens: BTreeSet<ScreenId>,
}

/// A guide or a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyId {
    Guide(GuideId),
    Procedure(ProcedureId),
}

impl<'a> Resolver<'a> {
    /// The outline of a guide or procedure.
    pub(super) fn outline_of(&self, body: BodyId) -> Option<&Outline<'a>> {
        match body {
            BodyId::Guide(id) => self.outlines.guides.get(id.index()),
            BodyId::Procedure(id) => self.outlines.procedures.get(id.index()),
        }
    }

    /// The named step or part of this body; reported if there is none.
    pub(super) fn marker(&mut self, name: &Name) -> Option<Marker> {
        let body = self.flow.body?;
        if let Some(marker) = self.outline_of(body)?.markers.get(&name.value) {
            return Some(*marker);
        }
        self.unknown_step(name, body, format!("no step or part is called `{}`", name.value));
        None
    }

    fn unknown_step(&mut self, name: &Name, body: BodyId, title: String) {
        let Some(outline) = self.outline_of(body) else { return };
        let candidates: Vec<Candidate<'_>> = match self.names.may_compare(outline.markers.len()) {
            true => outline.markers.iter().map(|(key, marker)| (key.as_str(), Some(marker.span))).collect(),
            false => Vec::new(),
        };
        let none = candidates.is_empty();
        let mut finding = self.unknown(&names::UNKNOWN_STEP, title, name, &candidates, None);
        if none {
            finding = finding.help(format!("name the step that is meant: `step {}: …`", name.value));
        }
        self.report_unless_excused(name, finding);
    }

    /// `skip to NAME`, the statement being `id`.
    pub(super) fn skip_to(&mut self, name: &Name, id: StatementId) -> Option<StatementKind> {
        let marker = self.marker(name)?;
        let of = |title: String| Diagnostic::new(&guides::BAD_SKIP, title).at(name.span, "");
        if marker.id <= id {
            let finding = of(format!("`{}` does not come after this", name.value))
                .see(marker.span, "it stands here")
                .help("`skip to` leads forward; `again from` leads back, from an arm of `if` or `try`");
            self.report(finding);
            return None;
        }
        if !self.flow.blocks.contains(&marker.block) {
            let finding = of(format!("`{}` stands inside another block", name.value))
                .see(marker.span, "it stands here")
                .note("`skip to` leads to a later step of the same block or of one around it");
            self.report(finding);
            return None;
        }
        Some(StatementKind::SkipTo(marker.id))
    }

    /// `again from NAME`, the statement being `id`.
    pub(super) fn again_from(&mut self, name: &Name, id: StatementId) -> Option<StatementKind> {
        let marker = self.marker(name)?;
        let of = |title: String| Diagnostic::new(&guides::BAD_AGAIN, title).at(name.span, "");
        if marker.id > id {
            let finding = of(format!("`{}` comes after this", name.value))
                .see(marker.span, "it stands here")
                .help("`again from` leads back; `skip to` leads forward");
            self.report(finding);
            return None;
        }
        if self.flow.arms == 0 {
            let finding = of("nothing says who goes back here and who goes on".to_owned())
                .see(marker.span, "it leads here")
                .note("`again from` stands in an arm of `if` or `try`, or in a `trouble`");
            self.report(finding);
            return None;
        }
        Some(StatementKind::AgainFrom(marker.id))
    }

    /// `follow NAME without a, b`.
    pub(super) fn follow(&mut self, tree: &Follow) -> Option<StatementKind> {
        let procedure = self.look_up(|names| &names.procedures, &tree.procedure)?;
        let body = BodyId::Procedure(procedure);
        let mut without = Vec::new();
        for name in &tree.without {
            match self.outline_of(body).and_then(|outline| outline.markers.get(&name.value)) {
                Some(marker) => without.push(marker.id),
                None => {
                    let title = format!("`{}` has no step or part `{}`", tree.procedure.value, name.value);
                    self.unknown_step(name, body, title);
                }
            }
        }
        let in_procedure = matches!(self.flow.body, Some(BodyId::Procedure(_)));
        let is_circular = in_procedure && self.outlines.circular.binary_search(&procedure).is_ok();
        if is_circular || self.outlines.too_deep.contains(&tree.procedure.span) {
            return None;
        }
        Some(StatementKind::Follow { procedure, without })
    }
}
