//! `return to P` by readers who never opened P.

use super::whom::{example, no_one};
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
    let Some(declared) = walk.project.readers.products.get(product).filter(|_| !walk.sets.is_empty(never))
    else {
        return;
    };
    let here = state.readers(&walk.sets);
    let finding = Diagnostic::new(
        &codes::guides::NEVER_OPENED,
        format!("not everybody has opened {} before", declared.label),
    )
    .at(step.span, format!("nothing to return to {}", no_one(walk, never, here)))
    .help(format!("write `open {}`", declared.key));
    let finding = example(walk, finding, never);
    walk.report(finding);
}
