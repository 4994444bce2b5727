//! The place where the readers of a finding parted from the others, for every finding about some of those who
//! come to its place: where they went another way, else the declaration that treats exactly them differently,
//! else what says that they are readers at all.
//!
//! Declarations are looked through when all readers have been followed: what is worked out for a finding takes
//! nothing from following.

use std::borrow::Cow;

use super::concern::Concern;
use super::mentioned::{Difference, Mentioned};
use super::partings::Parted;
use super::rules::whom::Parting;
use super::screens;
use super::walk::Walk;
use crate::diagnostic::{Diagnostic, Label};
use crate::model::ids::{ElementId, ScreenId};
use crate::readers::{Condition, Set, ThingId};
use crate::source::Span;
use crate::text;

/// More declarations than these are not looked through.
const MOST_DECLARED: usize = 500;
/// For more findings than these, no declarations are looked through.
const MOST_FINDINGS: usize = 200;
/// More lines that follow a procedure are only counted.
const MOST_CALLERS: usize = 3;
/// What is said of a line that follows the procedure in which a finding is.
pub(super) const FROM_HERE: &str = "they come from here";

/// A declaration with those whom it treats differently.
struct Declared {
    span: Span,
    element: Option<ElementId>,
    meeting: Set,
}

/// Puts all findings about readers into words. Nothing is followed any more.
pub(super) fn finish(walk: &mut Walk<'_>, mentioned: &Mentioned) {
    let concerns = std::mem::take(&mut walk.concerns);
    if concerns.is_empty() || walk.sets.too_complex() {
        return;
    }
    let known = mentioned.differences().take(MOST_DECLARED);
    let declared: Vec<Declared> = known
        .map(|Difference { condition, span, element }| {
            let meeting = walk.sets.of(condition, ThingId::FIRST);
            Declared { span, element, meeting }
        })
        .collect();
    for (number, (_, mut concern)) in concerns.into_iter().enumerate() {
        if let Some(fine) = walk.fine.get(&concern.statement) {
            concern.whom.fine_elsewhere(&walk.sets, *fine);
        }
        let declared = if number < MOST_FINDINGS { declared.as_slice() } else { &[] };
        let finding = complete(walk, &concern, declared);
        walk.about.push(finding);
    }
}

/// A finding with an example, and with the place where its readers parted from the others.
fn complete(walk: &Walk<'_>, concern: &Concern, declared: &[Declared]) -> Diagnostic {
    let whom = &concern.whom;
    let finding = whom.with_example(&walk.sets, concern.say(walk));
    let finding = match &concern.changed {
        Some(change) => see(finding, change.span, change.message.clone()),
        None => finding,
    };
    let finding = match concern.way {
        Some((span, message)) => see(finding, span, message),
        None => finding,
    };
    let differ = concern.parting != Parting::Shown && !whom.are_all(&walk.sets);
    let finding = if differ { parted(walk, concern, finding, declared) } else { finding };
    callers(finding, &whom.callers)
}

fn parted(walk: &Walk<'_>, concern: &Concern, finding: Diagnostic, declared: &[Declared]) -> Diagnostic {
    let (sets, whom) = (&walk.sets, &concern.whom);
    if let Some(Parted { at, from_all: true }) = concern.parted {
        return see(finding, at, "here they part from the others");
    }
    let others = sets.difference(whom.here(), whom.readers());
    let exactly = declared.iter().filter(|it| {
        let both = sets.intersection(whom.here(), it.meeting);
        both == whom.readers() || both == others
    });
    let mut exactly: Vec<&Declared> = exactly.collect();
    if exactly.iter().any(|it| is_shown(&finding, it.span)) {
        return finding;
    }
    let screens = whom.screens();
    exactly.sort_by_key(|it| !stands_on(walk, it.element, &screens));
    if let Some(declaration) = exactly.first() {
        return see(finding, declaration.span, "here they differ from the others");
    }
    match concern.parting {
        Parting::OnTheWay => match concern.parted {
            Some(parted) => see(finding, parted.at, "here they part from some of the others"),
            // The line that follows the procedure is shown, which says it.
            None if !whom.callers.is_empty() => finding,
            None => audience(walk, finding),
        },
        Parting::ByThemselves => audience(walk, finding),
        Parting::Declared | Parting::Shown => finding,
    }
}

/// Whether an element is on one of the screens.
fn stands_on(walk: &Walk<'_>, element: Option<ElementId>, on: &[ScreenId]) -> bool {
    element.is_some_and(|element| on.iter().any(|screen| screens::has(walk.project, *screen, element)))
}

/// What says that the guide is for these readers at all.
fn audience(walk: &Walk<'_>, finding: Diagnostic) -> Diagnostic {
    let audience = &walk.guide.audience;
    match audience.condition {
        Condition::Always => see(finding, walk.guide.title.span, "it has no `for`: it is for everybody"),
        _ => see(finding, audience.span, "it is for these readers, too"),
    }
}

/// The lines that lead readers into the procedure in which a finding is.
fn callers(finding: Diagnostic, callers: &[Span]) -> Diagnostic {
    count_callers(callers.iter().fold(finding, |finding, follow| see(finding, *follow, FROM_HERE)))
}

/// The same with no more lines shown that follow the procedure.
pub(super) fn count_callers(mut finding: Diagnostic) -> Diagnostic {
    let is_caller = |label: &Label| label.message == FROM_HERE;
    let all = finding.labels.iter().filter(|label| is_caller(label)).count();
    let mut shown = 0;
    finding.labels.retain(|label| {
        shown += usize::from(is_caller(label));
        !is_caller(label) || shown <= MOST_CALLERS
    });
    match all.saturating_sub(MOST_CALLERS) {
        0 => finding,
        more => finding.note(format!("they come from {}, too", text::count(more, "more line"))),
    }
}

/// Points at a place, unless it is shown already.
fn see(finding: Diagnostic, span: Span, message: impl Into<Cow<'static, str>>) -> Diagnostic {
    if is_shown(&finding, span) { finding } else { finding.see(span, message) }
}

/// Whether a label stands at a place, around it or in it.
fn is_shown(finding: &Diagnostic, span: Span) -> bool {
    finding.labels.iter().any(|label| {
        let there = label.span;
        there.file == span.file && there.start <= span.end && span.start <= there.end
    })
}
