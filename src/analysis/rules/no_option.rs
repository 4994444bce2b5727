//! `either` offers somebody nothing.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who have none of the ways.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, without: Set, here: Set) {
    let Some(whom) = Whom::some(&walk.sets, without, here) else { return };
    whom.report(walk, Parting::ByThemselves, move |walk, whom| {
        Diagnostic::new(&codes::guides::NO_OPTION, "some readers have no way to choose here")
            .at(span, format!("none of these ways is {}", whom.not_so(walk)))
            .help("offer one of the ways without `when`, or put the whole choice into a `when`")
    });
}
