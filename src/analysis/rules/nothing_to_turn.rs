//! `turn off all` where there is no switch.

use super::whom::{example, no_one, places};
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
    if without.is_empty() {
        return;
    }
    let readers = without.readers(&walk.sets);
    let title = format!("there is no switch on {}", places(walk, without, context.thing));
    let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
        .at(step.span, format!("nothing to turn {}", no_one(walk, readers, state.readers(&walk.sets))))
        .help("declare the switches as `toggle`, or write the app as `partial`");
    let finding = example(walk, finding, readers);
    walk.report(finding);
}
