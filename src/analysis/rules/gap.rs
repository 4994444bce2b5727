//! `exactly one` leaves somebody without an arm.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who meet no condition.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, gap: Set, here: Set) {
    let Some(whom) = Whom::some(&walk.sets, gap, here) else { return };
    whom.report(walk, Parting::ByThemselves, move |walk, whom| {
        Diagnostic::new(&codes::guides::GAP, "some readers have no branch here")
            .at(span, format!("no `when` {}", whom.not_so(walk)))
            .help("add a `when` for them, with `stop \"…\"` if it is not possible")
    });
}
