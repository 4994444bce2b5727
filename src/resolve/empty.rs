//! Guides, procedures and parts in which nothing stands.

use super::collect::Collected;
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::source::Span;

impl<'a> Resolver<'a> {
    /// Warns of guides and procedures without steps. Where something could not be read, that is told, and
    /// nothing of it is missed here.
    pub(super) fn empty(&mut self, collected: &Collected<'a>) {
        let fine = |span: Span| {
            let mut files = self.input.files.iter();
            files.any(|file| file.id == span.file && file.errors.is_empty())
        };
        let guides = collected.guides.iter().map(|it| (it.tree.head.span, &it.tree.body, "guide"));
        let procedures =
            collected.procedures.iter().map(|it| (it.tree.head.span, &it.tree.body, "procedure"));
        let without: Vec<_> = guides
            .chain(procedures)
            .filter(|(span, body, _)| body.statements.is_empty() && fine(*span))
            .map(|(span, _, what)| (span, format!("this {what} has no steps")))
            .collect();
        for (span, title) in without {
            self.warn_empty(&title, span);
        }
    }

    /// Warns of an empty part, which is not printed.
    pub(super) fn warn_empty(&mut self, title: &str, span: Span) {
        self.report(Diagnostic::new(&guides::EMPTY, title).at(span, ""));
    }
}
