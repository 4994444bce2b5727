//! A procedure that is followed on another screen than it begins on.

use super::whom::{example, parted, places, screens_in_words, whom};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Procedure;
use crate::source::Span;

/// Reports readers who are elsewhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    span: Span,
    procedure: &Procedure,
    elsewhere: &State,
    state: &State,
) {
    if elsewhere.is_empty() {
        return;
    }
    let readers = elsewhere.readers(&walk.sets);
    let here = state.readers(&walk.sets);
    let wanted: Vec<_> = screens::named(&procedure.start).collect();
    let title = format!("`{}` begins on {}", procedure.key, screens_in_words(walk, &wanted));
    let place = places(walk, elsewhere, context.thing);
    let mut finding = Diagnostic::new(&codes::guides::WRONG_START, title)
        .at(span, format!("on {place} {}", whom(walk, readers, here)));
    if let Some(first) = procedure.start.first() {
        finding = finding.see(first.span, "declared here");
    }
    let finding = parted(walk, finding, readers, here);
    let finding = example(walk, finding, readers);
    walk.report(finding);
}
