//! A procedure that is followed on another screen than it begins on.

use super::whom::{Parting, Whom, places, screens_in_words};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Procedure;
use crate::source::Span;

/// Reports readers who are elsewhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    procedure: &Procedure,
    elsewhere: &State,
    state: &State,
) {
    let (readers, here) = (elsewhere.readers(&walk.sets), state.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let wanted: Vec<_> = screens::named(&procedure.start).collect();
    let title = format!("`{}` begins on {}", procedure.key, screens_in_words(walk, &wanted));
    let place = places(walk, elsewhere, context.thing);
    let mut finding = Diagnostic::new(&codes::guides::WRONG_START, title)
        .at(span, format!("on {place} {}", whom.so(&walk.sets)));
    if let Some(first) = procedure.start.first() {
        finding = finding.see(first.span, "declared here");
    }
    let finding = finding.help("lead them to that screen before they follow it");
    whom.report(walk, finding, Parting::OnTheWay);
}
