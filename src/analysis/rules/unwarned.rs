//! A step that cannot be undone, without a warning right before it.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::Set;
use crate::source::Span;

/// Whether a finding is one of these.
pub(in crate::analysis) fn is(finding: &Diagnostic) -> bool {
    finding.code == &codes::guides::UNWARNED
}

/// Reports readers who are not warned; `declared`: the element that cannot be undone.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    step: &Step,
    declared: Option<Span>,
    unwarned: Set,
    doing: Set,
) {
    let Some(whom) = Whom::some(&walk.sets, unwarned, doing) else { return };
    let title = match whom.are_all(&walk.sets) {
        true => "this cannot be undone, and nobody warns of it",
        false => "this cannot be undone, and not everybody is warned of it",
    };
    let label = whom.if_some(&walk.sets, "no warning stands right before it".to_owned());
    let mut finding = Diagnostic::new(&codes::guides::UNWARNED, title)
        .at(step.span, label)
        .help("put `warning \"…\"` before the step or into its block: `{ warning \"…\" }`");
    if let Some(declared) = declared {
        finding = finding.see(declared, "declared here as `cannot be undone`");
    }
    let mut parting = Parting::OnTheWay;
    if let Some(parted) =
        walk.warnings.of(unwarned, doing, None, &walk.sets).filter(|_| !whom.are_all(&walk.sets))
    {
        finding = finding.see(parted.at, "only others are warned here");
        parting = Parting::Shown;
    }
    whom.report(walk, finding, parting);
}
