//! `return to P` by readers who never opened P.

use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::{ProductId, Set};

/// Reports readers who have not been there.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    step: &Step,
    product: ProductId,
    never: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, never, state.readers(&walk.sets)) else { return };
    let Some(declared) = walk.project.readers.products.get(product) else { return };
    let finding = Diagnostic::new(
        &codes::guides::NEVER_OPENED,
        format!("not everybody has opened {} before", declared.label),
    )
    .at(step.span, format!("nothing to return to {}", whom.not_so(&walk.sets)))
    .help(format!("write `open {}`", declared.key));
    whom.report(walk, finding, Parting::OnTheWay);
}
