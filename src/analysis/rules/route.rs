//! `go to S` without a way.

use super::places::screens_in_words;
use super::whom::{On, Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::readers::Set;

/// Readers of whom nobody knows on which screen they are.
pub(in crate::analysis) fn from_unknown(walk: &mut Walk<'_>, target: &ScreenUse, readers: Set, here: Set) {
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let span = target.span;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let title = "no way can be worked out from an unknown screen";
        Diagnostic::new(&codes::guides::ROUTE_FROM_UNKNOWN, title)
            .at(span, format!("the screen is unknown {}", whom.so(walk)))
            .help("begin with `open …`, or say where the reader is: `now at …`")
    });
}

/// Readers who may be on one screen or another.
pub(in crate::analysis) fn from_several(
    walk: &mut Walk<'_>,
    context: Context,
    target: &ScreenUse,
    readers: Set,
    state: &State,
) {
    let so = state.only(readers, &walk.sets);
    let Some(whom) = Whom::at(walk, context.thing, &so, state) else { return };
    let span = target.span;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let place = screens_in_words(walk, &whom.screens());
        let who = whom.who(&walk.sets).unwrap_or_else(|| "for everybody who comes here".to_owned());
        let title = "no one way can be worked out: readers may be on several screens";
        Diagnostic::new(&codes::guides::ROUTE_FROM_UNKNOWN, title)
            .at(span, format!("they may be on {place} {who}"))
            .help("lead them to one screen first, with `open …`, or ask what they see: `if see …`")
    });
}

/// Readers for whom no taps lead there.
pub(in crate::analysis) fn no_way(
    walk: &mut Walk<'_>,
    target: &ScreenUse,
    (readers, here): (Set, Set),
    fronts: impl Iterator<Item = (ScreenId, Set)>,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let sets = &walk.sets;
    let on = fronts.map(|(front, there)| (Some(front), sets.intersection(there, readers)));
    let on: On = on.filter(|(_, readers)| !sets.is_empty(*readers)).collect();
    let title = format!("no way leads to {}", screens_in_words(walk, &target.screens));
    let span = target.span;
    let whom = whom.on(on, On::new());
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::NO_ROUTE, title.clone())
            .at(span, format!("no way {}", whom.not_so(walk)))
            .note("only plain taps are used: nothing that cannot be undone, is there `sometimes`, or may lead elsewhere");
        match whom.are_all(&walk.sets) {
            true => finding.help("write the steps out"),
            false => {
                let guard = whom.guard(walk, "have a way");
                finding.help("write the steps out for these readers").help(format!("or {guard}"))
            }
        }
    });
}
