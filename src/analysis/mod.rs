//! Following the readers from screen to screen: which element each step names for whom, who comes to each
//! statement, and where somebody is left without a path. Knows nothing of printing and of the disk.
//!
//! The walk goes through a guide once, statement by statement, with a [`state::State`]: who may be where.
//! Each construct has its file and takes a state to a state; each kind of finding has its file in [`rules`].

mod at;
mod attachments;
mod attempt;
mod call;
mod choose;
mod context;
mod coverage;
mod either;
mod end;
mod exactly_one;
mod following;
mod go_to;
mod install;
mod jump;
mod leads;
mod look;
mod lookup;
mod mentioned;
mod never;
mod open;
mod opens;
mod optional;
mod outcome;
mod partition;
mod physical;
mod repeat;
mod routes;
mod rules;
mod screens;
mod sets;
mod state;
mod step;
mod supported;
mod tally;
mod touch;
mod view;
mod walk;
mod when;
mod within;

pub use following::{Call, CallId, Facts, Following, Route, Site, UseFacts};

use crate::diagnostic::Diagnostic;
use crate::model::guide::Guide;
use crate::model::ids::GuideId;
use crate::model::project::Project;
use crate::readers::{Condition, ProductId, Set, SpaceError, ThingId, Universe};
use crate::source::Span;
use context::Context;
use coverage::{Arm, ArmKind};
use following::Site as Place;
use mentioned::Mentioned;
use sets::Sets;
use state::{Combination, State};
use supported::Supported;
use view::View;
use walk::Walk;

/// Follows all readers of a guide. Without a result only where its conditions are too complex, which is
/// reported.
pub fn follow(project: &Project, guide: GuideId) -> (Option<Following>, Vec<Diagnostic>) {
    let Some(guide) = project.guide(guide) else { return (None, Vec::new()) };
    let mentioned = mentioned::collect(project, guide);
    let universe = match build(project, guide, &mentioned.conditions) {
        Ok(universe) => universe,
        Err(span) => return (None, vec![rules::too_complex::finding(span)]),
    };
    let mut walk = Walk::new(project, guide, Sets::new(universe), mentioned.returned.clone());
    let whom = supported::find(&mut walk, &mentioned);
    let supported = whom.readers;
    body(&mut walk, guide, supported);
    troubles(&mut walk, guide, supported, &mentioned);
    rules::never_taken::report(&mut walk);
    rules::unchecked::report(&mut walk);
    finish(walk, guide, whom)
}

/// The guide's own steps. Its last one, if it ends nothing, counts as `done`.
fn body<'a>(walk: &mut Walk<'a>, guide: &'a Guide, supported: Set) {
    let context = Context::of_guide();
    let start = start(walk, guide, supported);
    let after = walk.block(context, &guide.body, start);
    let last = guide.body.statements.last().map_or(guide.body.span, |statement| statement.span);
    end::check(walk, context, last.end_point(), &guide.end, &after);
}

/// Everybody, on the screens that the guide starts on, if it says so.
fn start(walk: &Walk<'_>, guide: &Guide, supported: Set) -> State {
    let unknown = Combination::unknown(guide.things.len().max(1));
    let mut state = State::nobody(&walk.sets);
    let thing = ThingId::FIRST;
    for view in at::taken_to(walk, &View::unknown(), &guide.start) {
        state.add(unknown.with(thing, view), supported, &walk.sets);
    }
    if guide.start.is_empty() {
        state.add(unknown, supported, &walk.sets);
    }
    state
}

/// What goes wrong can do so anywhere: nothing is known at the beginning, and nothing needs to end.
fn troubles<'a>(walk: &mut Walk<'a>, guide: &'a Guide, supported: Set, mentioned: &Mentioned) {
    let context = Context::of_guide();
    for trouble in &guide.trouble {
        let mut readers = supported;
        if let Some(guard) = &trouble.when {
            let meeting = walk.meeting(context, &guard.condition);
            rules::impossible::check(walk, guard.span, meeting);
            readers = walk.sets.intersection(supported, meeting);
            let (here, span) = (supported, guard.span);
            let arm = Arm { span, kind: ArmKind::Told, here, meeting, taken: readers };
            walk.coverage.add(trouble.id, 0, arm, &walk.sets);
        }
        let mut anywhere = Combination::unknown(guide.things.len().max(1));
        for thing in (0..).map(ThingId).take(guide.things.len()) {
            let left = mentioned.returned.iter().map(|product| ((thing, *product), left_at(*product)));
            anywhere.left.extend(left);
        }
        let state = State::at(anywhere, readers, &walk.sets);
        walk.facts_of(Place { call: CallId::GUIDE, statement: trouble.id }).readers = readers;
        walk.block(context, &trouble.body, state);
    }
}

fn left_at(product: ProductId) -> View {
    View { product: Some(product), ..View::unknown() }
}

/// What was found. Where names were not understood, findings could be consequences of that.
fn finish(mut walk: Walk<'_>, guide: &Guide, whom: Supported) -> (Option<Following>, Vec<Diagnostic>) {
    let mut findings = walk.take_findings();
    let too_complex = walk.sets.too_complex();
    if too_complex && findings.iter().all(|it| it.code != &crate::diagnostic::codes::guides::TOO_COMPLEX) {
        findings.push(rules::too_complex::finding(guide.audience.span));
    }
    if too_complex {
        findings.retain(|finding| finding.code == &crate::diagnostic::codes::guides::TOO_COMPLEX);
        return (None, findings);
    }
    if guide.in_error {
        findings.clear();
    }
    let following = Following {
        universe: walk.sets.into_universe(),
        audience: whom.audience,
        supported: whom.readers,
        needed: whom.needed,
        calls: walk.calls,
        called: walk.called,
        facts: walk.facts,
    };
    (Some(following), findings)
}

/// The readers of the guide, else the place of the condition that makes them too many kinds.
fn build(project: &Project, guide: &Guide, mentioned: &[(Condition, Span)]) -> Result<Universe, Span> {
    let upto = |count: usize| -> Result<Universe, SpaceError> {
        let conditions: Vec<&Condition> = mentioned.iter().take(count).map(|(it, _)| it).collect();
        Universe::build(&project.readers, &guide.things, &conditions)
    };
    if let Ok(universe) = upto(mentioned.len()) {
        return Ok(universe);
    }
    let (mut fine, mut too_many) = (0, mentioned.len());
    while too_many - fine > 1 {
        let middle = fine.midpoint(too_many);
        match upto(middle) {
            Ok(_) => fine = middle,
            Err(_) => too_many = middle,
        }
    }
    Err(mentioned.get(fine).map_or(guide.title.span, |(_, span)| *span))
}
