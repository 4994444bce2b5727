//! `never tap X "reason"`: checked like a tap, and nobody does it.

use super::context::{Context, Unsure};
use super::following::Site;
use super::state::State;
use super::touch::{self, Act, Touch};
use super::walk::Walk;
use crate::model::reference::ElementUse;

/// Everybody looks and stays.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    used: &ElementUse,
    mut state: State,
) -> State {
    let lenient = Context { unsure: Unsure::GoOn, ..context };
    let touch = Touch { context: lenient, site, index: 0, used, act: Act::Look };
    let lost = touch::touch(walk, touch, &state).declared.lost;
    state.lose(lost, &walk.sets);
    state
}
