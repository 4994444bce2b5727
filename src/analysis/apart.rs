//! The place where the readers of a finding parted from the others, for every finding about some of those who
//! come to its place: where they went another way, else the declaration that treats exactly them differently,
//! else what says that they are readers at all.
//!
//! Declarations are looked through when all readers have been followed: what is worked out for a finding takes
//! nothing from following.

use super::mentioned::Mentioned;
use super::partings::Parted;
use super::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::readers::{Condition, Set, ThingId};
use crate::source::Span;

/// More declarations than these are not looked through.
const MOST_DECLARED: usize = 500;
/// For more findings than these, no declarations are looked through.
const MOST_FINDINGS: usize = 200;

/// Readers of a finding that shows no place yet where they parted from the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart {
    pub(super) readers: Set,
    pub(super) here: Set,
    /// Where only some of the others went another way.
    from_some: Option<Span>,
    else_at: Else,
}

/// What is shown where no way and no declaration treats exactly these readers differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Else {
    /// A way that only some of the others did not go, too; else as below.
    SomeWay,
    /// What says that they are readers at all.
    Audience,
    /// Nothing.
    Nowhere,
}

/// Shows where exactly these readers went another way than the others; else gives what is to be looked through
/// later.
pub(super) fn on_the_way(
    walk: &Walk<'_>,
    finding: Diagnostic,
    (readers, here): (Set, Set),
    else_at: Else,
) -> (Diagnostic, Option<Apart>) {
    match walk.partings.of(readers, here, finding.span(), &walk.sets) {
        Some(Parted { at, from_all: true }) => (see(finding, at, "here they part from the others"), None),
        some => {
            let from_some = some.map(|parted| parted.at).filter(|_| else_at == Else::SomeWay);
            (finding, Some(Apart { readers, here, from_some, else_at }))
        }
    }
}

/// Adds to all findings about some readers what they still lack. Nothing is followed any more.
pub(super) fn finish(walk: &mut Walk<'_>, mentioned: &Mentioned) {
    let apart = std::mem::take(&mut walk.apart);
    if apart.is_empty() || walk.sets.too_complex() {
        return;
    }
    let declared: Vec<(Span, Set)> = mentioned
        .differences()
        .take(MOST_DECLARED)
        .map(|(condition, span)| (span, walk.sets.of(condition, ThingId::FIRST)))
        .collect();
    for (number, (place, apart)) in apart.into_iter().enumerate() {
        let Some(finding) = walk.findings.remove(&place) else { continue };
        let declared = if number < MOST_FINDINGS { declared.as_slice() } else { &[] };
        let finding = complete(walk, finding, apart, declared);
        walk.findings.insert(place, finding);
    }
}

fn complete(walk: &Walk<'_>, finding: Diagnostic, apart: Apart, declared: &[(Span, Set)]) -> Diagnostic {
    let sets = &walk.sets;
    let others = sets.difference(apart.here, apart.readers);
    let exactly = declared.iter().filter(|(_, meeting)| {
        let both = sets.intersection(apart.here, *meeting);
        both == apart.readers || both == others
    });
    let exactly: Vec<Span> = exactly.map(|(span, _)| *span).collect();
    if exactly.iter().any(|span| is_shown(&finding, *span)) {
        return finding;
    }
    if let Some(declaration) = exactly.first() {
        return see(finding, *declaration, "here they differ from the others");
    }
    if let Some(span) = apart.from_some {
        return see(finding, span, "here they part from some of the others");
    }
    if apart.else_at == Else::Nowhere { finding } else { audience(walk, finding) }
}

/// What says that the guide is for these readers at all.
fn audience(walk: &Walk<'_>, finding: Diagnostic) -> Diagnostic {
    let audience = &walk.guide.audience;
    match audience.condition {
        Condition::Always => see(finding, walk.guide.title.span, "it has no `for`: it is for everybody"),
        _ => see(finding, audience.span, "it is for these readers, too"),
    }
}

/// Points at a place, unless it is shown already.
fn see(finding: Diagnostic, span: Span, message: &str) -> Diagnostic {
    if is_shown(&finding, span) { finding } else { finding.see(span, message) }
}

/// Whether a label stands at a place, around it or in it.
fn is_shown(finding: &Diagnostic, span: Span) -> bool {
    finding.labels.iter().any(|label| {
        let there = label.span;
        there.file == span.file && there.start <= span.end && span.start <= there.end
    })
}
