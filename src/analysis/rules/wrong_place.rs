//! `now at S` or `at S` where readers are elsewhere.

use super::whom::{Parting, Whom, places, screens_in_words};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::reference::ScreenUse;

/// Reports readers who can be on none of the screens.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    uses: &[ScreenUse],
    elsewhere: &State,
    state: &State,
) {
    let Some(first) = uses.first() else { return };
    let (readers, here) = (elsewhere.readers(&walk.sets), state.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let span = uses.iter().fold(first.span, |all, used| all.to(used.span));
    let wanted: Vec<_> = screens::named(uses).collect();
    let title = format!("readers cannot be at {} here", screens_in_words(walk, &wanted));
    let finding = Diagnostic::new(&codes::guides::WRONG_PLACE, title)
        .at(span, format!("not possible {}", whom.not_so(&walk.sets)))
        .note(format!("they are at {}", places(walk, elsewhere, context.thing)))
        .help("if a step leads there, end that step with `opens …`");
    whom.report(walk, finding, Parting::OnTheWay);
}
