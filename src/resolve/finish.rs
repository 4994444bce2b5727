//! The end of a run: findings in order, and which guides depend on something that is in error.

use std::collections::BTreeSet;

use super::collect::Collected;
use super::resolver::Resolver;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::model::project::{Index, Project};
use crate::source::{FileId, Span};

/// What errors there are, by what they spoil.
#[derive(Default)]
struct Errors {
    /// Guides by their places.
    guides: BTreeSet<usize>,
    /// Files with an error outside all guides: whatever sees them may follow from it.
    files: BTreeSet<FileId>,
}

impl<'a> Resolver<'a> {
    pub(super) fn finish(mut self, collected: &Collected<'a>) -> (Project, Vec<Diagnostic>) {
        let errors = self.errors(collected);
        for (place, guide) in collected.guides.iter().enumerate() {
            let in_error = errors.guides.contains(&place) || self.sees_errors(&errors, guide.file);
            if let Some(guide) = self.project.guides.get_mut(place) {
                guide.in_error = in_error;
            }
        }
        for (place, procedure) in collected.procedures.iter().enumerate() {
            let in_error = self.sees_errors(&errors, procedure.file);
            if let Some(procedure) = self.project.procedures.get_mut(place) {
                procedure.in_error = in_error;
            }
        }
        self.project.index = Index::of(&self.project.screens, &self.project.elements);
        sort(&mut self.diagnostics);
        (self.project, self.diagnostics)
    }

    /// Whether something that a file sees, outside all guides, is wrong.
    fn sees_errors(&mut self, errors: &Errors, file: FileId) -> bool {
        self.scope.enter(file);
        let visible = || self.scope.visible().iter().any(|file| errors.files.contains(file));
        self.scope.is_incomplete() || (!errors.files.is_empty() && visible())
    }

    fn errors(&self, collected: &Collected<'a>) -> Errors {
        let mut guides: Vec<(Span, usize)> =
            collected.guides.iter().enumerate().map(|(place, guide)| (guide.tree.span, place)).collect();
        guides.sort();
        let found = self.diagnostics.iter().filter(|finding| spoils(finding)).filter_map(Diagnostic::span);
        let parsed = self.input.files.iter().flat_map(|file| file.errors.iter().copied());
        let mut errors = Errors::default();
        for span in found.chain(parsed).chain(self.excused.iter().copied()) {
            let after =
                guides.partition_point(|(guide, _)| (guide.file, guide.start) <= (span.file, span.start));
            let around = after.checked_sub(1).and_then(|place| guides.get(place));
            match around.filter(|(guide, _)| guide.file == span.file && span.end <= guide.end) {
                Some((_, place)) => {
                    errors.guides.insert(*place);
                }
                None => {
                    errors.files.insert(span.file);
                }
            }
        }
        errors
    }
}

/// Whether readers' paths may depend on it. Words, links and pictures change no path.
fn spoils(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && !finding.code.id.starts_with("E05")
}
