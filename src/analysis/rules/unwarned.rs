//! A step that cannot be undone, without a warning right before it.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::{Place, Walk};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::source::Span;

/// Whether a finding is one of these.
pub(in crate::analysis) fn is((_, code): &Place) -> bool {
    *code == codes::guides::UNWARNED.id
}

/// Reports readers who may come to it without being warned; `declared`: the element that cannot be undone.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    declared: Option<Span>,
    doing: &State,
) {
    let unwarned = doing.clone().except(|combination| combination.warned);
    let Some(whom) = Whom::at(walk, context.thing, &unwarned, doing) else { return };
    let told = walk.warnings.of(whom.readers(), whom.here(), None, &walk.sets);
    let told = told.filter(|_| !whom.are_all(&walk.sets)).map(|told| told.at);
    let way = walk.ways.warning(&walk.sets, whom.readers());
    let span = step.span;
    let parting = if told.is_some() { Parting::Shown } else { Parting::OnTheWay };
    whom.report(walk, parting, move |walk, whom| {
        let sets = &walk.sets;
        let title = match (whom.are_all(sets), whom.is_so_for_a_way(sets)) {
            (true, false) => "this cannot be undone, and nobody warns of it",
            (true, true) => "this cannot be undone, and not every way here has a warning",
            (false, _) => "this cannot be undone, and not everybody is warned of it",
        };
        let mut finding = Diagnostic::new(&codes::guides::UNWARNED, title)
            .at(span, whom.if_some(walk, "no warning stands right before it"))
            .help("put `warning \"…\"` before the step or into its block: `{ warning \"…\" }`");
        if let Some(declared) = declared {
            finding = finding.see(declared, "declared here as `cannot be undone`");
        }
        if let Some(told) = told {
            finding = finding.see(told, "only others are warned here");
        }
        match way.filter(|_| whom.is_so_for_a_way(sets)) {
            Some(way) => finding.see(way, "on this way there is a warning"),
            None => finding,
        }
    });
}
