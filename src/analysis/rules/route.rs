//! `go to S` without a way.

use super::whom::{Parting, Whom, places, screens_in_words};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::reference::ScreenUse;
use crate::readers::Set;

/// Readers of whom nobody knows on which screen they are.
pub(in crate::analysis) fn from_unknown(walk: &mut Walk<'_>, target: &ScreenUse, readers: Set, here: Set) {
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let finding = Diagnostic::new(
        &codes::guides::ROUTE_FROM_UNKNOWN,
        "no way can be worked out from an unknown screen",
    )
    .at(target.span, format!("the screen is unknown {}", whom.so(&walk.sets)))
    .help("begin with `open …`, or say where the reader is: `now at …`");
    whom.report(walk, finding, Parting::OnTheWay);
}

/// Readers who may be on one screen or another.
pub(in crate::analysis) fn from_several(
    walk: &mut Walk<'_>,
    context: Context,
    target: &ScreenUse,
    readers: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let place = places(walk, &state.only(readers, &walk.sets), context.thing);
    let who = whom.so(&walk.sets);
    let title = "no one way can be worked out: readers may be on several screens";
    let finding = Diagnostic::new(&codes::guides::ROUTE_FROM_UNKNOWN, title)
        .at(target.span, format!("they may be on {place} {who}"))
        .help("lead them to one screen first, with `open …`, or ask what they see: `if see …`");
    whom.report(walk, finding, Parting::OnTheWay);
}

/// Readers for whom no taps lead there.
pub(in crate::analysis) fn no_way(walk: &mut Walk<'_>, target: &ScreenUse, readers: Set, here: Set) {
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let title = format!("no way leads to {}", screens_in_words(walk, &target.screens));
    let finding = Diagnostic::new(&codes::guides::NO_ROUTE, title)
        .at(target.span, format!("no way {}", whom.not_so(&walk.sets)))
        .note("only plain taps are used: nothing that cannot be undone, is there `sometimes`, or may lead elsewhere");
    let finding = match whom.are_all(&walk.sets) {
        true => finding.help("write the steps out"),
        false => {
            let guard = whom.guard(&walk.sets, "have a way");
            finding.help("write the steps out for these readers").help(format!("or {guard}"))
        }
    };
    whom.report(walk, finding, Parting::OnTheWay);
}
