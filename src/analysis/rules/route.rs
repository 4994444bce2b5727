//! `go to S` without a way.

use super::whom::{example, no_one, places, screens_in_words, whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::reference::ScreenUse;
use crate::readers::Set;

/// Readers of whom nobody knows on which screen they are.
pub(in crate::analysis) fn from_unknown(walk: &mut Walk<'_>, target: &ScreenUse, readers: Set, here: Set) {
    if walk.sets.is_empty(readers) {
        return;
    }
    let finding = Diagnostic::new(
        &codes::guides::ROUTE_FROM_UNKNOWN,
        "no way can be worked out from an unknown screen",
    )
    .at(target.span, format!("the screen is unknown {}", whom(walk, readers, here)))
    .help("begin with `open …`, or say where the reader is: `now at …`");
    let finding = example(walk, finding, readers);
    walk.report(finding);
}

/// Readers who may be on one screen or another.
pub(in crate::analysis) fn from_several(
    walk: &mut Walk<'_>,
    context: Context,
    target: &ScreenUse,
    readers: Set,
    state: &State,
) {
    if walk.sets.is_empty(readers) {
        return;
    }
    let place = places(walk, &state.only(readers, &walk.sets), context.thing);
    let who = whom(walk, readers, state.readers(&walk.sets));
    let title = "no one way can be worked out: readers may be on several screens";
    let finding = Diagnostic::new(&codes::guides::ROUTE_FROM_UNKNOWN, title)
        .at(target.span, format!("they may be on {place} {who}"))
        .help("lead them to one screen first, with `open …`, or ask what they see: `if see …`");
    let finding = example(walk, finding, readers);
    walk.report(finding);
}

/// Readers for whom no taps lead there.
pub(in crate::analysis) fn no_way(walk: &mut Walk<'_>, target: &ScreenUse, readers: Set, here: Set) {
    if walk.sets.is_empty(readers) {
        return;
    }
    let title = format!("no way leads to {}", screens_in_words(walk, &target.screens));
    let finding = Diagnostic::new(&codes::guides::NO_ROUTE, title)
        .at(target.span, format!("no way {}", no_one(walk, readers, here)))
        .note("only plain taps are used: nothing that cannot be undone, is there `sometimes`, or may lead elsewhere")
        .help("write the steps out");
    let finding = example(walk, finding, readers);
    walk.report(finding);
}
