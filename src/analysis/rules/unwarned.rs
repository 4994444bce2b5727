//! A step that cannot be undone, without a warning right before it.

use super::whom::{example, whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::Set;

/// Whether a finding is one of these.
pub(in crate::analysis) fn is(finding: &Diagnostic) -> bool {
    finding.code == &codes::guides::UNWARNED
}

/// Reports readers who are not warned.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, step: &Step, unwarned: Set, doing: Set) {
    if walk.sets.is_empty(unwarned) {
        return;
    }
    let mut finding =
        Diagnostic::new(&codes::guides::UNWARNED, "this cannot be undone, and nobody warns of it")
            .at(step.span, "no warning stands right before it")
            .help("put `warning \"…\"` before the step or into its block: `{ warning \"…\" }`");
    if !walk.sets.is_within(doing, unwarned) {
        finding =
            example(walk, finding, unwarned).note(format!("not warned: {}", whom(walk, unwarned, doing)));
    }
    walk.report(finding);
}
