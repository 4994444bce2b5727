//! Following the readers from screen to screen: which element each step names for whom, who comes to each
//! statement, and where somebody is left without a path. Knows nothing of printing and of the disk.
//!
//! The walk goes through a guide once, statement by statement, with a [`state::State`]: who may be where.
//! Each construct has its file and takes a state to a state; each kind of finding has its file in [`rules`].

mod apart;
mod at;
mod attachments;
mod attempt;
mod call;
mod choose;
mod concern;
mod context;
mod copies;
mod coverage;
mod doubles;
mod either;
mod end;
mod ending;
mod exactly_one;
mod excepted;
mod following;
mod found;
mod go_to;
mod install;
mod jump;
mod leads;
mod look;
mod lookup;
mod mentioned;
mod navigation;
mod never;
mod newer;
mod open;
mod opens;
mod optional;
mod outcome;
mod partings;
mod partition;
mod physical;
mod procedures;
mod project;
mod record;
mod repeat;
mod routes;
mod rules;
mod runs;
mod screens;
mod sets;
mod state;
mod stated;
mod step;
mod supported;
mod switches;
mod tally;
mod touch;
mod turn_all;
mod unable;
mod usage;
mod verbs;
mod view;
mod waiting;
mod walk;
mod ways;
mod when;
mod within;

pub use following::{Call, CallId, Facts, Following, Route, Sight, Site, UseFacts};
pub use navigation::Navigation;
pub use procedures::{check_procedure, each_told_once, told_once, told_together};
pub use project::judge_screens;
pub use screens::is_option;
pub use usage::{Usage, judge_usage};

use crate::diagnostic::Diagnostic;
use crate::model::guide::{Guide, Trouble};
use crate::model::ids::{GuideId, ScreenId, StatementId};
use crate::model::project::Project;
use crate::readers::{Condition, ProductId, Set, SpaceError, ThingId, Universe};
use crate::source::Span;
use context::Context;
use coverage::{Arm, ArmKind};
use following::Site as Place;
use mentioned::Mentioned;
use rules::without_product::Purpose;
use sets::Sets;
use state::{Combination, State};
use std::collections::BTreeSet;
use supported::Supported;
use unable::Unable;
use view::View;
use walk::Walk;

/// Where the readers of a body are at its beginning, if it does not say so with `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// They have opened nothing yet.
    Nowhere,
    /// Nobody knows what came before.
    Anywhere,
}

/// Follows all readers of a guide; they can afterwards be told apart by `asked`, too. Without a result only where
/// the conditions are too complex, which is reported.
pub fn follow(
    project: &Project,
    guide: GuideId,
    asked: Option<&Condition>,
) -> (Option<Following>, Vec<Diagnostic>) {
    match project.guide(guide) {
        Some(guide) => examine(project, guide, Beginning::Nowhere, asked),
        None => (None, Vec::new()),
    }
}

fn examine(
    project: &Project,
    guide: &Guide,
    beginning: Beginning,
    asked: Option<&Condition>,
) -> (Option<Following>, Vec<Diagnostic>) {
    let mut mentioned = mentioned::collect(project, guide);
    mentioned.conditions.extend(asked.map(|asked| (asked.clone(), guide.title.span)));
    let universe = match build(project, guide, &mentioned) {
        Ok(universe) => universe,
        Err(span) => return (None, vec![rules::too_complex::finding(span)]),
    };
    let mut walk = Walk::new(project, guide, Sets::new(universe), mentioned.returned.clone());
    walk.opened = mentioned.declared();
    let whom = supported::find(&mut walk, &mentioned);
    let supported = whom.readers;
    walk.supported = supported;
    rules::checked::outside(&mut walk, guide, supported);
    let unverified = rules::checked::newer(&mut walk, guide, supported);
    needs(&mut walk, guide, supported);
    let start = start(&mut walk, guide, supported, beginning);
    body(&mut walk, guide, start);
    troubles(&mut walk, guide, supported);
    copies::spread(&mut walk);
    ending::check(&mut walk, |walk| {
        let nobody = walk.sets.nobody();
        body(walk, guide, State::nobody(&walk.sets));
        troubles(walk, guide, nobody);
    });
    if beginning == Beginning::Nowhere {
        rules::no_beginning::check(&mut walk, guide);
        // Other callers of a procedure may come where this one does not lead.
        rules::opens::surplus(&mut walk);
    }
    rules::unreachable::report(&mut walk);
    rules::never_taken::report(&mut walk, supported);
    rules::dead_link::check(&mut walk, guide);
    rules::unchecked::report(&mut walk);
    apart::finish(&mut walk, &mentioned);
    finish(walk, guide, Readers { whom, unverified, named: mentioned.named })
}

/// The guide's own steps. Its last one, if it ends nothing, counts as `done`.
fn body<'a>(walk: &mut Walk<'a>, guide: &'a Guide, start: State) {
    let context = Context::of_guide();
    let start = within::none_done(walk, &within::beginnings(&guide.body), start);
    let after = walk.block(context, &guide.body, start);
    end::check(walk, context, end::place(&guide.body), &guide.end, &after);
    end::ended(walk, after);
}

/// Everybody, on the screens that the guide starts on, if it says so and they can be there.
fn start(walk: &mut Walk<'_>, guide: &Guide, supported: Set, beginning: Beginning) -> State {
    let unknown = match beginning {
        Beginning::Nowhere => Combination::unknown(guide.things.len().max(1)),
        Beginning::Anywhere => anywhere(walk),
    };
    let mut state = State::nobody(&walk.sets);
    let mut unable = Unable::default();
    for used in &guide.start {
        let thing = screens::thing_of(walk.project, &guide.things, &used.screens);
        for view in at::taken_to(walk, &View::unknown(), std::slice::from_ref(used)) {
            let able = unable.except(walk, thing, &view, supported);
            state.add(unknown.with(thing, view), able, &walk.sets);
        }
    }
    let without =
        unable.report(walk, guide.start.first().map(|used| (used.span, Purpose::Begin)), &state, supported);
    state.lose(without, &walk.sets);
    if guide.start.is_empty() {
        state.add(unknown, supported, &walk.sets);
    }
    if beginning == Beginning::Anywhere {
        // Whoever comes here may have been warned just before.
        state.warn(supported, &walk.sets);
    }
    state
}

/// What goes wrong can do so anywhere: nothing is known at the beginning, and nothing needs to end.
fn troubles<'a>(walk: &mut Walk<'a>, guide: &'a Guide, supported: Set) {
    let context = Context::of_guide();
    // Whatever stands before a trouble may have been done.
    let is_later = |trouble: &Trouble, step: &StatementId| *step > trouble.id;
    for trouble in &guide.trouble {
        let beginnings = within::beginnings(&trouble.body);
        let beginnings = beginnings.into_iter().filter(|step| is_later(trouble, step)).collect();
        let mut readers = supported;
        if let Some(guard) = &trouble.when {
            let meeting = rules::impossible::meeting(walk, context, guard);
            readers = walk.sets.intersection(supported, meeting);
            let (here, span) = (supported, guard.span);
            let arm = Arm { span, kind: ArmKind::Told, here, meeting, taken: readers };
            walk.coverage.add(trouble.id, 0, arm, &walk.sets);
        }
        let state = State::at(anywhere(walk), readers, &walk.sets);
        let state = within::none_done(walk, &beginnings, state);
        walk.facts_of(Place { call: CallId::GUIDE, statement: trouble.id }).readers = readers;
        let after = walk.block(context, &trouble.body, state);
        end::ended(walk, after);
    }
}

/// Nothing is known, and whatever a step returns to may have been left.
fn anywhere(walk: &Walk<'_>) -> Combination {
    let mut anywhere = Combination::unknown(walk.guide.things.len().max(1));
    for thing in (0..).map(ThingId).take(walk.guide.things.len()) {
        let left = |product: &ProductId| View { product: Some(*product), ..View::unknown() };
        anywhere.left.extend(walk.returned.iter().map(|product| ((thing, *product), left(product))));
    }
    anywhere
}

/// What the reader is to have at hand, where only some are.
fn needs(walk: &mut Walk<'_>, guide: &Guide, supported: Set) {
    for guard in guide.needs.iter().filter_map(|need| need.when.as_ref()) {
        let meeting = rules::impossible::meeting(walk, Context::of_guide(), guard);
        let taken = walk.sets.intersection(supported, meeting);
        let (span, here) = (guard.span, supported);
        rules::never_taken::told(walk, Arm { span, kind: ArmKind::Told, here, meeting, taken });
    }
}

/// What is known of a guide before its steps are followed.
struct Readers {
    whom: Supported,
    unverified: Set,
    named: BTreeSet<ScreenId>,
}

/// What was found. Where names were not understood, findings could be consequences of that.
fn finish(mut walk: Walk<'_>, guide: &Guide, readers: Readers) -> (Option<Following>, Vec<Diagnostic>) {
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
    let (calls, called, facts) = copies::of_guide(&mut walk);
    let following = Following {
        audience: readers.whom.audience,
        supported: readers.whom.readers,
        unverified: readers.unverified,
        needed: readers.whom.needed,
        named: readers.named,
        calls,
        called,
        facts,
        changed: walk.changes.iter().map(|change| change.product).collect(),
        walked: walk.walked,
        universe: walk.sets.into_universe(),
    };
    (Some(following), findings)
}

/// The readers of the guide, else the place of the condition that makes them too many kinds.
fn build(project: &Project, guide: &Guide, mentioned: &Mentioned) -> Result<Universe, Span> {
    let Mentioned { conditions: mentioned, removed, .. } = mentioned;
    let upto = |count: usize| -> Result<Universe, SpaceError> {
        let conditions: Vec<&Condition> = mentioned.iter().take(count).map(|(it, _)| it).collect();
        Universe::of_guide(&project.readers, &guide.things, &conditions, removed)
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
