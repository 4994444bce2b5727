//! A path that ends on another screen than the guide promises.

use super::whom::{Parting, Whom, places, screens_in_words};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::reference::ScreenUse;
use crate::source::Span;

/// Reports readers who end elsewhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    ends: &[ScreenUse],
    elsewhere: &State,
    state: &State,
) {
    let (readers, here) = (elsewhere.readers(&walk.sets), state.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let wanted: Vec<_> = screens::named(ends).collect();
    let place = places(walk, elsewhere, context.thing);
    let title = format!("this path ends on {place}, not on {}", screens_in_words(walk, &wanted));
    let mut finding = Diagnostic::new(&codes::guides::WRONG_END, title)
        .at(span, format!("elsewhere {}", whom.so(&walk.sets)));
    if let Some(first) = ends.first() {
        finding = finding.see(first.span, "where it is to end");
    }
    let finding = finding.help(format!("lead them there before the end, or name {place} behind `end`, too"));
    whom.report(walk, finding, Parting::OnTheWay);
}
