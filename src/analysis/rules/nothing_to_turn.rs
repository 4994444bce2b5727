//! `turn off all` where there is no switch.

use super::places::screens_in_words;
use super::whom::{Parting, Whom};
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
    let Some(whom) = Whom::at(walk, context.thing, without, state) else { return };
    let span = step.span;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let title = format!("there is no switch on {}", screens_in_words(walk, &whom.screens()));
        let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
            .at(span, format!("nothing to turn {}", whom.not_so(walk)))
            .help("declare the switches as `toggle`, or mark the app as `partial`");
        match whom.are_all(&walk.sets) {
            true => finding,
            false => finding.help(format!("or {}", whom.guard(walk, "have one"))),
        }
    });
}
