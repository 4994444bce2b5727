//! A path that ends on another screen than the guide promises.

use super::places::screens_as_seen;
use super::whom::{Parting, Whom};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::readers::ThingId;
use crate::source::Span;

/// Reports readers who end elsewhere; `things`: those of the things in hand on which such a screen can be.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    things: &[ThingId],
    span: Span,
    ends: &[ScreenUse],
    elsewhere: &State,
    state: &State,
) {
    let thing = things.first().copied().unwrap_or(ThingId::FIRST);
    let Some(whom) = Whom::at(walk, thing, elsewhere, state) else { return };
    let wanted: Vec<_> = screens::named(ends).collect();
    let promise = ends.first().map(|first| first.span);
    let hands = in_hand(walk, things);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let seen = |screens: &[ScreenId]| screens_as_seen(walk, thing, screens, whom);
        let (place, wanted) = (seen(&whom.screens()), seen(&wanted));
        let ends = if whom.is_so_for_a_way(&walk.sets) { "may end" } else { "ends" };
        let (title, also) = match hands.as_slice() {
            [] => (format!("this path {ends} on {place}, not on {wanted}"), place),
            [hand] => (format!("this path {ends} with {hand} on {place}, not on {wanted}"), place),
            several => {
                let all = several.join(" nor ");
                (format!("this path {ends} with neither {all} on {wanted}"), "where they are".to_owned())
            }
        };
        let finding = Diagnostic::new(&codes::guides::WRONG_END, title)
            .at(span, format!("elsewhere {}", whom.so(walk)))
            .help(format!("lead them there before the end, or name {also} behind `end`, too"));
        promise.iter().fold(finding, |all, promise| all.see(*promise, "where it is to end"))
    });
}

/// The things by their names, if there are several.
fn in_hand(walk: &Walk<'_>, things: &[ThingId]) -> Vec<String> {
    if walk.guide.things.len() < 2 {
        return Vec::new();
    }
    let named = things.iter().filter_map(|thing| walk.guide.things.get(thing.0 as usize));
    named.map(|thing| format!("\"{}\"", thing.label)).collect()
}
