//! A procedure that is followed by readers whom it is not for.

use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Procedure;
use crate::readers::{Condition, Set};
use crate::source::Span;

/// More lines of the procedure's head than these are not shown.
const MOST_LINES: usize = 3;

/// Reports readers outside the procedure's `for`.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    span: Span,
    procedure: &Procedure,
    outside: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, outside, state.readers(&walk.sets)) else { return };
    let title = format!("`{}` is not for everybody who comes here", procedure.key);
    let audience = &procedure.audience;
    let audience = (audience.condition != Condition::Always).then_some(audience.span);
    let unsupported = procedure.unsupported.iter().take(MOST_LINES);
    let unsupported: Vec<Span> = unsupported.map(|unsupported| unsupported.guard.span).collect();
    whom.report(walk, Parting::Shown, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::NOT_FOR_CALLERS, title.clone())
            .at(span, format!("not meant {}", whom.not_so(walk)))
            .help("follow it inside a `when` for the readers whom it is for");
        let finding = audience.iter().fold(finding, |all, span| all.see(*span, "it is for these readers"));
        unsupported.iter().fold(finding, |all, span| all.see(*span, "and not for these"))
    });
}
