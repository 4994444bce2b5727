//! What is put together from all chunks, until all can be judged.

use super::part::{Kept, Part};
use super::pictures::Pictures;
use super::printed::Printed;
use super::{Keep, Project};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose::UNUSED_VALUE;
use crate::document::shape::Document;
use crate::model::project::Project as Model;
use crate::resolve::same_outputs;
use crate::source::Span;
use crate::syntax::ast::remark::Remark;

/// What is put together from all chunks.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// If all files were looked at together.
    pub(super) model: Option<Model>,
    pub(super) documents: Vec<Document>,
    pub(super) printed: Vec<Printed>,
    pub(super) pictures: Pictures,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) of_procedures: Vec<(Span, Vec<Diagnostic>)>,
    pub(super) of_guides: Vec<Diagnostic>,
    pub(super) kept: Kept,
    pub(super) remarks: Vec<Remark>,
    pub(super) has_guides: bool,
}

impl Gathered {
    /// With room for what most files have: one guide. There may be very many.
    pub(super) fn new(project: &Project, keep: Keep<'_>) -> Self {
        let count = project.own_files().len();
        let pages = if matches!(keep, Keep::Pages(_)) { count } else { 0 };
        Self {
            printed: Vec::with_capacity(pages),
            diagnostics: project.diagnostics.clone(),
            kept: Kept {
                guides: Vec::with_capacity(count),
                outputs: Vec::with_capacity(count),
                ..Kept::default()
            },
            ..Self::default()
        }
    }

    /// Adds what came of one chunk.
    pub(super) fn add(&mut self, part: Part) {
        self.has_guides |= part.has_guides;
        self.documents.extend(part.documents);
        self.printed.extend(part.printed);
        self.pictures.join(part.pictures);
        self.diagnostics.extend(part.diagnostics);
        self.of_procedures.extend(part.of_procedures);
        self.of_guides.extend(part.of_guides);
        self.kept.join(part.kept);
    }

    /// Corrects what could be said of names only when all files are known.
    pub(super) fn judge_names(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let Kept { outputs, used_values, .. } = &mut self.kept;
        diagnostics.retain(|finding| {
            let is_used = || finding.span().is_some_and(|place| used_values.contains(&place));
            *finding.code != UNUSED_VALUE || !is_used()
        });
        diagnostics.extend(same_outputs(outputs));
    }
}
