//! `again from NAME` by readers who then never come to an end.

use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who go round for ever.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, never: Set, state: &State) {
    let Some(whom) = Whom::some(&walk.sets, never, state.readers(&walk.sets)) else { return };
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        Diagnostic::new(&codes::guides::NEVER_ENDS, "whoever goes back here never comes to an end")
            .at(span, format!("no `done` or `stop` can be reached {}", whom.so(walk)))
            .help("let one of the ways lead on, or end it with `stop \"…\"`")
    });
}
