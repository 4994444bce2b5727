//! `now at S` or `at S` where readers are elsewhere.

use super::places::screens_as_seen;
use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ScreenId;
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
    let Some(whom) = Whom::at(walk, context.thing, elsewhere, state) else { return };
    let span = uses.iter().fold(first.span, |all, used| all.to(used.span));
    let wanted: Vec<_> = screens::named(uses).collect();
    let thing = context.thing;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let seen = |screens: &[ScreenId]| screens_as_seen(walk, thing, screens, whom);
        let title = format!("readers cannot be at {} here", seen(&wanted));
        Diagnostic::new(&codes::guides::WRONG_PLACE, title)
            .at(span, format!("not possible {}", whom.not_so(walk)))
            .note(format!("they are at {}", seen(&whom.screens())))
            .help("if a step leads there, end that step with `opens …`")
    });
}
