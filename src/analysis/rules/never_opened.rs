//! `return to P` by readers who never opened P.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::open;
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
    let having = open::having(walk, product, context.thing);
    let removed = !walk.sets.meet(never.readers(&walk.sets), having)
        && walk.changes.iter().any(|change| change.product == (context.thing, product));
    let (title, help) = match removed {
        true => (
            format!("{} was removed before", declared.label),
            format!("let them `install {0}` and `open {0}` first", declared.key),
        ),
        false => (
            format!("not everybody has opened {} before", declared.label),
            format!("write `open {}`", declared.key),
        ),
    };
    let span = step.span;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        Diagnostic::new(&codes::guides::NEVER_OPENED, title.clone())
            .at(span, format!("nothing to return to {}", whom.not_so(walk)))
            .help(help.clone())
    });
}
