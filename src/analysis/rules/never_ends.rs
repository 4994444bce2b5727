//! `again from NAME` by readers who then never come to an end.

use super::whom::{example, whom};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who go round for ever.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, never: Set, state: &State) {
    if walk.sets.is_empty(never) {
        return;
    }
    let here = state.readers(&walk.sets);
    let finding = Diagnostic::new(&codes::guides::NEVER_ENDS, "whoever goes back here never comes to an end")
        .at(span, format!("no `done` or `stop` can be reached {}", whom(walk, never, here)))
        .help("let one of the ways lead on, or end it with `stop \"…\"`");
    let finding = example(walk, finding, never);
    walk.report(finding);
}
