//! `turn off all` where there is no switch.

use super::whom::{Parting, Whom, places};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;

/// Reports readers who see no switch.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    without: &State,
    state: &State,
) {
    let (readers, here) = (without.readers(&walk.sets), state.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let title = format!("there is no switch on {}", places(walk, without, context.thing));
    let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
        .at(step.span, format!("nothing to turn {}", whom.not_so(&walk.sets)))
        .help("declare the switches as `toggle`, or mark the app as `partial`");
    let finding = match whom.are_all(&walk.sets) {
        true => finding,
        false => finding.help(format!("or {}", whom.guard(&walk.sets, "have one"))),
    };
    whom.report(walk, finding, Parting::OnTheWay);
}
