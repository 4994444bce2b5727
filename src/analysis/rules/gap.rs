//! `exactly one` leaves somebody without an arm.

use super::whom::{example, no_one};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who meet no condition.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, gap: Set, here: Set) {
    if walk.sets.is_empty(gap) {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::GAP, "some readers have no branch here")
        .at(span, format!("no `when` {}", no_one(walk, gap, here)))
        .help("add a `when` for them, with `stop \"…\"` if it is not possible");
    let finding = example(walk, finding, gap);
    walk.report(finding);
}
