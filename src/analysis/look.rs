//! `if see X { } otherwise { }`, `if "the light is red" { }`, `now see X`.

use super::context::{Context, Unsure};
use super::coverage::{Arm, ArmKind};
use super::doubles::{self, Double, Sights};
use super::following::Site;
use super::lookup;
use super::rules;
use super::state::{Combination, State};
use super::step;
use super::touch::{self, Act, Touch};
use super::view::View;
use super::waiting;
use super::walk::Walk;
use super::ways;
use super::when;
use super::{at, screens, unable};
use crate::model::branch::{If, Look};
use crate::model::ids::ScreenId;
use crate::model::reference::ElementUse;
use crate::readers::{Set, ThingId};
use crate::source::Span;

/// Who sees what is looked for, and who does not.
struct Seen {
    seeing: State,
    others: State,
}

/// The reader looks; what they see narrows where they can be.
pub(super) fn follow<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    site: Site,
    look: &'a If,
    mut state: State,
) -> State {
    step::may_break(walk, &state);
    let mut joined = State::nobody(&walk.sets);
    let mut uses = 0;
    let mut taken = Vec::new();
    for (place, arm) in look.arms.iter().enumerate() {
        let here = state.expected(&walk.sets);
        let (seen, inner, decides) = match &arm.test {
            Look::See(used) => {
                let seen = see(walk, context, site, uses, used, &state);
                uses += 1;
                (seen, context, true)
            }
            Look::Screens(named) => {
                let wanted: Vec<ScreenId> = screens::named(named).collect();
                titles(walk, context.thing, arm.span, &wanted, &state);
                let seen =
                    on_screens(walk, context, &wanted, &state, |walk, view| at::taken_to(walk, view, named));
                (seen, context, true)
            }
            Look::Words(_) => {
                let inner = Context { words_apply: true, ..context };
                (Seen { seeing: state.clone(), others: state.clone() }, inner, false)
            }
        };
        let Seen { seeing, others } = seen;
        if decides {
            let taken = seeing.expected(&walk.sets);
            let span = arm.span;
            let found = Arm { span, kind: ArmKind::Look, here, meeting: taken, taken };
            when::cover(walk, context, site, place, found);
        }
        walk.takes(site, place, seeing.readers(&walk.sets));
        let after = walk.block(inner, &arm.body, seeing.clone());
        if decides {
            when::parting(walk, arm.span, here, &seeing, &after);
        }
        joined.join(&after, &walk.sets);
        taken.push((arm.span, after));
        state = others;
    }
    walk.takes(site, look.arms.len(), state.readers(&walk.sets));
    if let Some(otherwise) = &look.otherwise {
        let here = state.expected(&walk.sets);
        let place = look.arms.len();
        let found = Arm { span: otherwise.span, kind: ArmKind::Otherwise, here, meeting: here, taken: here };
        when::cover(walk, context, site, place, found);
        let words = look.arms.iter().any(|arm| matches!(arm.test, Look::Words(_)));
        let inner = Context { words_apply: context.words_apply || words, ..context };
        state = walk.block(inner, otherwise, state);
    }
    let mut others = State::nobody(&walk.sets);
    if let Some(otherwise) = &look.otherwise {
        taken.push((otherwise.span, state.clone()));
    } else {
        others.clone_from(&state);
    }
    ways::through(walk, context.thing, &taken, &others);
    joined.join(&state, &walk.sets);
    joined
}

/// `if see X`: an element of a screen here, else a screen.
fn see(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    index: usize,
    used: &ElementUse,
    state: &State,
) -> Seen {
    let mut seen = empty(walk, state);
    let mut on_screen = empty(walk, state);
    let mut sights = Sights::default();
    let mut for_screens = false;
    for (combination, readers) in &state.places {
        let view = combination.view(context.thing);
        if means_screen(walk, context.thing, used, &view, *readers) {
            for_screens = true;
            let here = State::at(combination.clone(), *readers, &walk.sets);
            let split =
                on_screens(walk, context, &used.screens, &here, |walk, view| match used.screens.as_slice() {
                    [only] => vec![walk.show(view, *only)],
                    _ => vec![view.clone()],
                });
            on_screen.seeing.join(&split.seeing, &walk.sets);
            on_screen.others.join(&split.others, &walk.sets);
            for screen in &used.screens {
                walk.means_screen(site, index, *screen, *readers);
            }
            continue;
        }
        look_for(walk, (context, site, index, used), (combination, *readers), &mut seen, &mut sights);
    }
    let touch = Touch { context, site, index, used, act: Act::Look };
    let double = sights.double(walk, touch, walk.sets.nobody());
    rules::ambiguous::report(walk, touch, double, state);
    if for_screens {
        titles(walk, context.thing, used.span, &used.screens, state);
    }
    seen.seeing.join(&on_screen.seeing, &walk.sets);
    seen.others.join(&on_screen.others, &walk.sets);
    seen
}

/// Whether a name that may be that of a screen is: it is not that of an element here.
pub(super) fn means_screen(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    view: &View,
    readers: Set,
) -> bool {
    if used.screens.is_empty() || used.candidates.is_empty() {
        return !used.screens.is_empty();
    }
    if view.front().is_none() {
        return false;
    }
    let views = waiting::by_itself(walk, thing, view, readers);
    if views.len() > 1 {
        walk.together.set(true);
    }
    let mut fronts = views.iter().filter_map(|(view, _)| view.front());
    !fronts.any(|front| used.candidates.iter().any(|element| screens::has(walk.project, front, *element)))
}

/// Splits the readers of one combination by whether they see an element.
fn look_for(
    walk: &mut Walk<'_>,
    (context, site, index, used): (Context, Site, usize, &ElementUse),
    (combination, readers): (&Combination, Set),
    seen: &mut Seen,
    sights: &mut Sights,
) {
    let thing = context.thing;
    let view = combination.view(thing);
    let found = lookup::find(walk, thing, used, &view, readers, false);
    if let Some(double) = found.ambiguous.first() {
        let touch = Touch { context, site, index, used, act: Act::Look };
        let here = State::at(combination.clone(), readers, &walk.sets);
        rules::ambiguous::report(walk, touch, Some(Double::here(*double)), &here);
    }
    for readers in found.open {
        walk.tally.uncheck(used.span, readers, &walk.sets);
        walk.tally.is_unknown(walk.project, used, &view);
        seen.seeing.add(combination.clone(), readers, &walk.sets);
        seen.others.add(combination.clone(), readers, &walk.sets);
    }
    for (view, readers) in waiting::by_itself(walk, thing, &view, readers) {
        sights.see(walk, view, readers);
    }
    let mut seeing = walk.sets.nobody();
    for there in found.there {
        sights.mean(walk, there.element, there.readers);
        if view.front().is_none() {
            sights.see(walk, there.view.clone(), there.readers);
        }
        walk.means(site, index, there.element, there.view.front(), there.readers);
        let mut at = there.view.clone();
        if view.front().is_none() || there.sometimes {
            at.drawn.insert(there.element, true);
        }
        seen.seeing.add(walk.moved(combination, thing, at), there.readers, &walk.sets);
        if view.front().is_none() {
            seen.others.add(combination.clone(), there.readers, &walk.sets);
            continue;
        }
        seeing = walk.sets.union(seeing, there.readers);
        if there.sometimes {
            continue;
        }
        let unclaimed = unclaimed(walk, thing, &there.view, there.readers);
        seen.others.add(combination.clone(), unclaimed, &walk.sets);
    }
    for (view, readers) in without(walk, thing, used, &view, seeing) {
        seen.others.add(walk.moved(combination, thing, view), readers, &walk.sets);
    }
    for missing in found.missing {
        let readers = walk.sets.difference(missing.readers, seeing);
        seen.others.add(combination.clone(), readers, &walk.sets);
    }
}

/// What those see who look for an element at a time when it is not there, among readers who may see it: where a screen
/// moves on by itself, nobody knows when they look.
fn without(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    view: &View,
    readers: Set,
) -> Vec<(View, Set)> {
    let mut without = Vec::new();
    for (now, readers) in waiting::by_itself(walk, thing, view, readers) {
        let found = lookup::find(walk, thing, used, &now, readers, false);
        let mut rest = readers;
        for there in found.there.into_iter().filter(|there| there.view == now) {
            rest = walk.sets.difference(rest, there.readers);
            if there.sometimes {
                let mut view = there.view;
                view.drawn.insert(there.element, false);
                without.push((view, there.readers));
            }
        }
        without.push((now, rest));
    }
    without
}

/// Those of the readers for whom the model of the screen in front does not claim to be right: what they see
/// may go either way.
fn unclaimed(walk: &Walk<'_>, thing: ThingId, view: &View, readers: Set) -> Set {
    match view.front() {
        Some(front) => walk.sets.difference(readers, lookup::verified(walk, thing, front)),
        None => walk.sets.nobody(),
    }
}

/// Splits readers by whether they are on one of the screens; from an unknown one, `arrive` says where those
/// are who see it.
fn on_screens(
    walk: &mut Walk<'_>,
    context: Context,
    wanted: &[ScreenId],
    state: &State,
    arrive: impl Fn(&Walk<'_>, &View) -> Vec<View>,
) -> Seen {
    let thing = context.thing;
    let mut seen = empty(walk, state);
    for (combination, readers) in &state.places {
        let view = combination.view(thing);
        if view.front().is_none() {
            for view in arrive(walk, &view) {
                let able = unable::able(walk, thing, &view, *readers);
                seen.seeing.add(walk.moved(combination, thing, view), able, &walk.sets);
            }
            seen.others.add(combination.clone(), *readers, &walk.sets);
            continue;
        }
        let (reached, rest) = at::reaching(walk, thing, &view, *readers, wanted);
        let elsewhere = unclaimed(walk, thing, &view, rest);
        let mut seeing = walk.sets.nobody();
        for (reached, readers) in reached {
            seeing = walk.sets.union(seeing, readers);
            let unclaimed = unclaimed(walk, thing, &reached, readers);
            seen.others.add(combination.clone(), unclaimed, &walk.sets);
            seen.seeing.add(walk.moved(combination, thing, reached), readers, &walk.sets);
        }
        for (now, readers) in waiting::by_itself(walk, thing, &view, seeing) {
            if !now.front().is_some_and(|front| wanted.contains(&front)) {
                seen.others.add(walk.moved(combination, thing, now), readers, &walk.sets);
            }
        }
        let rest = walk.sets.difference(rest, seeing);
        seen.others.add(combination.clone(), rest, &walk.sets);
        for view in arrive(walk, &view) {
            seen.seeing.add(walk.moved(combination, thing, view), elsewhere, &walk.sets);
        }
    }
    seen
}

/// Who may be on a screen that is looked for, and on another one of the same title.
fn titles(walk: &mut Walk<'_>, thing: ThingId, span: Span, wanted: &[ScreenId], state: &State) {
    // Each with the combination, and in which order they come.
    let mut fronts: Vec<((usize, usize), ScreenId, Set)> = Vec::new();
    for (place, (combination, readers)) in state.places.iter().enumerate() {
        let views = waiting::by_itself(walk, thing, &combination.view(thing), *readers).into_iter();
        let views = views.enumerate();
        fronts.extend(
            views.filter_map(|(order, (view, readers))| Some(((place, order), view.front()?, readers))),
        );
    }
    for (meant_at, meant, those) in fronts.iter().filter(|(_, front, _)| wanted.contains(front)) {
        for (other_at, other, readers) in fronts.iter().filter(|(_, front, _)| !wanted.contains(front)) {
            let alike = doubles::titled_alike(walk, thing, *meant, *other);
            let both = walk.sets.intersection(walk.sets.intersection(*those, *readers), alike);
            let both = [*meant, *other].into_iter().fold(both, |both, screen| {
                walk.sets.intersection(both, lookup::verified(walk, thing, screen))
            });
            let comes_first = other_at.0 == meant_at.0 && other_at.1 < meant_at.1;
            rules::ambiguous::titles(walk, span, (*meant, *other, comes_first), both, state);
        }
    }
}

/// `now see X`: it is there for all.
pub(super) fn now_see(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    used: &ElementUse,
    state: State,
) -> State {
    let lenient = Context { unsure: Unsure::GoOn, ..context };
    let touch = Touch { context: lenient, site, index: 0, used, act: Act::Look };
    let mut after = state.emptied();
    let mut looked = state.emptied();
    for (combination, readers) in &state.places {
        let view = combination.view(context.thing);
        let here = view.front().is_some_and(|front| used.screens.contains(&front));
        let mut forgotten = view.clone();
        forgotten.drawn.retain(|element, _| !used.candidates.contains(element));
        let state = if here { &mut after } else { &mut looked };
        state.add(walk.moved(combination, context.thing, forgotten), *readers, &walk.sets);
    }
    let found = touch::silently(walk, touch, &looked).all(&walk.sets);
    after.join(&found, &walk.sets);
    walk.tally.trust(used.span, after.readers(&walk.sets), &walk.sets);
    after
}

/// Nobody on either side; whoever was lost before may have taken either.
fn empty(walk: &Walk<'_>, state: &State) -> Seen {
    let nobody = State { lost: state.lost, ..State::nobody(&walk.sets) };
    Seen { seeing: nobody.clone(), others: nobody }
}
