//! A procedure that is followed by readers whom it is not for.

use super::whom::{example, no_one};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Procedure;
use crate::readers::Set;
use crate::source::Span;

/// Reports readers outside the procedure's `for`.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    span: Span,
    procedure: &Procedure,
    outside: Set,
    state: &State,
) {
    if walk.sets.is_empty(outside) {
        return;
    }
    let here = state.readers(&walk.sets);
    let title = format!("`{}` is not for everybody who comes here", procedure.key);
    let finding = Diagnostic::new(&codes::guides::NOT_FOR_CALLERS, title)
        .at(span, format!("not meant {}", no_one(walk, outside, here)))
        .see(procedure.audience.span, "it is for these readers")
        .help("follow it inside a `when` for the readers whom it is for");
    let finding = example(walk, finding, outside);
    walk.report(finding);
}
