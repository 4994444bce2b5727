//! `again from NAME` by readers who were not there before.

use super::whom::{Parting, Whom, places};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// Reports readers who are on another screen than when the step was reached first.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    stranded: &State,
    state: &State,
) {
    let (readers, here) = (stranded.readers(&walk.sets), state.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let place = match places(walk, stranded, context.thing) {
        place if place.is_empty() => "the screen is unknown".to_owned(),
        place => format!("on {place}"),
    };
    let finding =
        Diagnostic::new(&codes::guides::AGAIN_ELSEWHERE, "going on from there does not work from here")
            .at(span, format!("{place} {}", whom.so(&walk.sets)))
            .note("everything has to be as it was when readers first reached that step: the screens of all things in hand, what lies over them, and what the readers have")
            .help("lead them back first, for example with `open …`, or name an earlier step");
    whom.report(walk, finding, Parting::OnTheWay);
}
