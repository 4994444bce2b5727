//! `opens S` against the declared screens.

use super::whom::{example, no_one, places};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;

/// Reports readers whom the declarations lead elsewhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    elsewhere: &State,
    all: &State,
) {
    let (Some(first), false) = (step.opens.first(), elsewhere.is_empty()) else { return };
    let span = step.opens.iter().fold(first.span, |all, used| all.to(used.span));
    let readers = elsewhere.readers(&walk.sets);
    let here = all.readers(&walk.sets);
    let place = places(walk, elsewhere, context.thing);
    let finding =
        Diagnostic::new(&codes::guides::OPENS_ELSEWHERE, format!("this step also leads to {place}"))
            .at(span, format!("not where it leads {}", no_one(walk, readers, here)))
            .note("`opens` has to name every screen that the declarations allow")
            .help(format!("name {place}, too, or change where the element leads"));
    let finding = example(walk, finding, readers);
    walk.report(finding);
}
