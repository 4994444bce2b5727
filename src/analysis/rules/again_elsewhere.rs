//! `again from NAME` by readers who were not there before.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// Reports readers who are elsewhere than when the step was reached first, or who are others by now; `reached`:
/// how it was.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    stranded: &State,
    (state, reached): (&State, &State),
) {
    let Some(whom) = Whom::at(walk, context.thing, stranded, state) else { return };
    let came = |place: &_| reached.places.keys().any(|there| there.contains(place));
    let others_by_now = stranded.places.keys().all(came);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let title = "going on from there does not work from here";
        let finding = Diagnostic::new(&codes::guides::AGAIN_ELSEWHERE, title);
        if others_by_now {
            return finding
                .at(span, whom.if_some(walk, "what they have has changed since they were there"))
                .note("nobody who came to that step first has what they have now")
                .help("undo that change before they go back, or name a step that comes after it");
        }
        finding
            .at(span, whom.on_screens(walk))
            .note("everything has to be as it was when readers first reached that step: the screens of all things in hand, what lies over them, and what the readers have")
            .help("lead them back first, for example with `open …`, or name an earlier step")
    });
}
