//! A procedure that is followed on another screen than it begins on.

use super::places::screens_in_words;
use super::whom::{Parting, Whom};
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
    let Some(whom) = Whom::at(walk, context.thing, elsewhere, state) else { return };
    let wanted: Vec<_> = screens::named(&procedure.start).collect();
    let title = format!("`{}` begins on {}", procedure.key, screens_in_words(walk, &wanted));
    let declared = procedure.start.first().map(|first| first.span);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::WRONG_START, title.clone())
            .at(span, whom.on_screens(walk))
            .help("lead them to that screen before they follow it");
        declared.iter().fold(finding, |all, declared| all.see(*declared, "declared here"))
    });
}
