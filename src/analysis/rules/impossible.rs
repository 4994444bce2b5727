//! A condition that no reader at all can meet.

use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::Guard;
use crate::readers::{Condition, Set};

/// Reports a condition that nobody meets, whoever comes there.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, guard: &Guard, meeting: Set) {
    if !walk.sets.is_empty(meeting) || walk.sets.too_complex() {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::IMPOSSIBLE, "nobody can meet this condition")
        .at(guard.span, "no reader is like this");
    walk.report(match has_and(&guard.condition) {
        true => finding
            .note("its parts contradict each other, or what is declared about these products rules it out")
            .help("was `or` meant instead of `and`?"),
        false => finding.note("what is declared about these products rules it out"),
    });
}

/// Whether the author wrote an `and`.
fn has_and(condition: &Condition) -> bool {
    match condition {
        Condition::All(_) => true,
        Condition::Any(parts) => parts.iter().any(has_and),
        Condition::Not(inner) => has_and(inner),
        _ => false,
    }
}
