//! `turn off all except a, b`: what is excepted has to be in front, all of it together. Where a screen moves on by
//! itself, one may be waited for while another one goes.

use super::lookup::{self, Missing, Reason};
use super::rules;
use super::state::State;
use super::touch::{self, Touch};
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::readers::Set;

/// Everybody looks for all of it.
pub(super) fn together(walk: &mut Walk<'_>, looks: &[Touch<'_>], state: &State) -> State {
    // Whoever finds each of them has nothing more to look at, unless it is on several screens.
    let state = one_by_one(walk, looks, state.clone());
    let Some(context) = looks.first().filter(|_| looks.len() > 1).map(|look| look.context) else {
        return state;
    };
    let mut all_there = state.emptied();
    let mut apart: Vec<(Touch<'_>, Missing)> = Vec::new();
    for (combination, readers) in &state.places {
        let view = combination.view(context.thing);
        let mut reached = Vec::new();
        let missing = waiting::until(walk, context.thing, &view, *readers, |view, readers| {
            let all = looks.iter().fold(readers, |all, look| in_front(walk, *look, view, all));
            reached.push((view.clone(), all));
            all
        });
        for (view, readers) in reached {
            all_there.add(walk.moved(combination, context.thing, view), readers, &walk.sets);
        }
        for (view, readers) in missing {
            apart.extend(first_missing(walk, looks, &view, readers));
        }
    }
    let there = all_there.readers(&walk.sets);
    let mut lost = walk.sets.nobody();
    for (look, mut miss) in apart {
        if context.may_fail {
            miss.readers = walk.sets.difference(miss.readers, there);
        }
        lost = walk.sets.union(lost, miss.readers);
        rules::not_here::report(walk, look, &[miss], &state);
    }
    all_there.lose(lost, &walk.sets);
    one_by_one(walk, looks, all_there)
}

fn one_by_one(walk: &mut Walk<'_>, looks: &[Touch<'_>], state: State) -> State {
    looks.iter().fold(state, |state, look| touch::touch(walk, *look, &state).all(&walk.sets))
}

/// Those of the readers of a view who need not wait for what is looked for.
fn in_front(walk: &Walk<'_>, look: Touch<'_>, view: &View, readers: Set) -> Set {
    if view.front().is_none() {
        return readers;
    }
    let found = lookup::find(walk, look.context.thing, look.used, view, readers, false);
    let there = found.there.iter().filter(|there| there.view == *view).map(|there| there.readers);
    let open = found.open.iter().copied();
    there.chain(open).fold(walk.sets.nobody(), |all, readers| walk.sets.union(all, readers))
}

/// What is not in front, for each of the readers of a view the first of it.
fn first_missing<'u>(
    walk: &Walk<'_>,
    looks: &[Touch<'u>],
    view: &View,
    mut readers: Set,
) -> Vec<(Touch<'u>, Missing)> {
    let mut missing = Vec::new();
    for look in looks {
        let without = walk.sets.difference(readers, in_front(walk, *look, view, readers));
        readers = walk.sets.difference(readers, without);
        if !walk.sets.is_empty(without) {
            let miss = Missing { screen: view.front(), reason: Reason::NotHere, readers: without };
            missing.push((*look, miss));
        }
    }
    missing
}
