//! `done`, `stop`, and the end of a body.

use super::at;
use super::context::Context;
use super::rules;
use super::screens;
use super::state::State;
use super::walk::Walk;
use crate::model::reference::ScreenUse;
use crate::source::Span;

/// `done`: everybody has to be on one of the screens that the guide ends on.
pub(super) fn done(walk: &mut Walk<'_>, context: Context, span: Span, state: State) -> State {
    let ends: &[ScreenUse] = &walk.guide.end;
    check(walk, context, span, ends, &state);
    ended(walk, state)
}

/// `stop`: it is not possible for these readers.
pub(super) fn stop(walk: &mut Walk<'_>, state: State) -> State {
    ended(walk, state)
}

/// Nobody goes on.
pub(super) fn ended(walk: &mut Walk<'_>, state: State) -> State {
    let Walk { ends, ended, sets, .. } = walk;
    // Whoever was lost on the way does not go round for ever.
    *ended = sets.union(*ended, state.expected(sets));
    for attempt in ends {
        attempt.join(&state, sets);
    }
    State { lost: walk.sets.nobody(), ..state.emptied() }
}

/// Who ends elsewhere than where they should. A screen that no model knows may be the right one.
pub(super) fn check(walk: &mut Walk<'_>, context: Context, span: Span, ends: &[ScreenUse], state: &State) {
    if ends.is_empty() {
        return;
    }
    let wanted: Vec<_> = screens::named(ends).collect();
    let mut elsewhere = State::nobody(&walk.sets);
    for (combination, readers) in &state.places {
        let mut rest = *readers;
        for view in &combination.views {
            let (reached, missing) = at::reaching(walk, context.thing, view, rest, &wanted);
            let unknown = view.front().is_none();
            if unknown {
                ends.first().into_iter().for_each(|end| walk.tally.trust(end.span, rest, &walk.sets));
            }
            rest = if unknown { walk.sets.nobody() } else { missing };
            if !reached.is_empty() && walk.sets.is_empty(rest) {
                break;
            }
        }
        elsewhere.add(combination.clone(), rest, &walk.sets);
    }
    let claimed = at::claimed(walk, context.thing, &elsewhere);
    rules::wrong_end::report(walk, context, span, ends, &claimed, state);
}
