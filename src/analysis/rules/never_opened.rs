//! `return to P` by readers who never opened P.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::ProductId;

/// Reports readers who have not been there.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    (step, product): (&Step, ProductId),
    never: &State,
    state: &State,
) {
    let Some(whom) = Whom::at(walk, context.thing, never, state) else { return };
    let Some(declared) = walk.project.readers.products.get(product) else { return };
    let (span, title) = (step.span, format!("not everybody has opened {} before", declared.label));
    let help = format!("write `open {}`", declared.key);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        Diagnostic::new(&codes::guides::NEVER_OPENED, title.clone())
            .at(span, format!("nothing to return to {}", whom.not_so(walk)))
            .help(help.clone())
    });
}
