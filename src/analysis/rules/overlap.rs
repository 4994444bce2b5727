//! `exactly one` gives somebody two arms.

use super::whom::{example, whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who meet this condition and an earlier one.
pub(in crate::analysis) fn check(
    walk: &mut Walk<'_>,
    span: Span,
    taken: Set,
    earlier: &[(Set, Span)],
    here: Set,
) {
    for (before, other) in earlier {
        let both = walk.sets.intersection(taken, *before);
        if walk.sets.is_empty(both) {
            continue;
        }
        let finding = Diagnostic::new(&codes::guides::OVERLAP, "some readers have two branches here")
            .at(span, format!("true {}", whom(walk, both, here)))
            .see(*other, "and this is true for them, too")
            .help("narrow one of the conditions, or use `when … otherwise when …`: the first that holds is taken");
        let finding = example(walk, finding, both);
        walk.report(finding);
        return;
    }
}
