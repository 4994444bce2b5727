//! `again from NAME` by readers who were not there before.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::ThingId;
use crate::source::Span;

/// Reports readers who are elsewhere than when the step was reached first, or who are others by now; `reached`:
/// how it was.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    stranded: &State,
    (state, reached): (&State, &State),
) {
    let thing = elsewhere_with(walk, context.thing, stranded, reached);
    let Some(whom) = Whom::at(walk, thing, stranded, state) else { return };
    let hand = walk.guide.things.get(thing.0 as usize).filter(|_| thing != context.thing);
    let hand = hand.map(|thing| format!("with \"{}\" ", thing.label)).unwrap_or_default();
    let never = walk.sets.difference(stranded.readers(&walk.sets), reached.readers(&walk.sets));
    let have_changed = walk.changes.iter().any(|change| walk.sets.meet(change.readers, never));
    let came = |place: &_| reached.places.keys().any(|there| there.contains(place));
    let others_by_now = stranded.places.keys().all(came);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let title = "going on from there does not work from here";
        let finding = Diagnostic::new(&codes::guides::AGAIN_ELSEWHERE, title);
        if others_by_now && !have_changed {
            return finding
                .at(span, format!("they did not come to that step before {}", whom.not_so(walk)))
                .help("name a step to which all of them came, or put this into a `when` for those who came there");
        }
        if others_by_now {
            return finding
                .at(span, whom.if_some(walk, "what they have has changed since they were there"))
                .note("nobody who came to that step first has what they have now")
                .help("undo that change before they go back, or name a step that comes after it");
        }
        finding
            .at(span, format!("{hand}{}", whom.on_screens(walk)))
            .note("everything has to be as it was when readers first reached that step: the screens of all things in hand, what lies over them, and what the readers have")
            .help("lead them back first, for example with `open …`, or name an earlier step")
    });
}

/// The thing in hand that shows something else than it did: the one at hand, if that does.
fn elsewhere_with(walk: &Walk<'_>, thing: ThingId, stranded: &State, reached: &State) -> ThingId {
    let differs = |thing: &ThingId| {
        let views: Vec<_> = reached.places.keys().map(|there| there.view(*thing)).collect();
        let mut places = stranded.places.keys().map(|place| place.view(*thing));
        places.all(|view| !views.iter().any(|there| there.contains(&view)))
    };
    let others = (0..).map(ThingId).take(walk.guide.things.len());
    std::iter::once(thing).chain(others).find(differs).unwrap_or(thing)
}
