//! A path that ends on another screen than the guide promises.

use super::places::screens_in_words;
use super::whom::{Parting, Whom};
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
    let Some(whom) = Whom::at(walk, context.thing, elsewhere, state) else { return };
    let wanted: Vec<_> = screens::named(ends).collect();
    let wanted = screens_in_words(walk, &wanted);
    let promise = ends.first().map(|first| first.span);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let place = screens_in_words(walk, &whom.screens());
        let ends = if whom.is_so_for_a_way(&walk.sets) { "may end" } else { "ends" };
        let title = format!("this path {ends} on {place}, not on {wanted}");
        let finding = Diagnostic::new(&codes::guides::WRONG_END, title)
            .at(span, format!("elsewhere {}", whom.so(walk)))
            .help(format!("lead them there before the end, or name {place} behind `end`, too"));
        promise.iter().fold(finding, |all, promise| all.see(*promise, "where it is to end"))
    });
}
