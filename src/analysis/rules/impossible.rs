//! A condition that no reader at all can meet.

use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports a condition that nobody meets, whoever comes there.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, span: Span, meeting: Set) {
    if !walk.sets.is_empty(meeting) || walk.sets.too_complex() {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::IMPOSSIBLE, "nobody can meet this condition")
        .at(span, "no reader is like this")
        .note("its parts contradict each other, or what is declared about these products rules it out")
        .help("was `or` meant instead of `and`?");
    walk.report(finding);
}
