//! `open P` by readers who do not have P.

use super::whom::{example, no_one};
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::{ProductId, Set};

/// Reports readers without the product.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    step: &Step,
    product: ProductId,
    without: Set,
    state: &State,
) {
    let Some(declared) = walk.project.readers.products.get(product).filter(|_| !walk.sets.is_empty(without))
    else {
        return;
    };
    let here = state.readers(&walk.sets);
    let finding = Diagnostic::new(
        &codes::guides::WITHOUT_PRODUCT,
        format!("not everybody here has {}", declared.label),
    )
    .at(step.span, format!("nothing to open {}", no_one(walk, without, here)))
    .help(format!(
        "put it into `when {} {{ … }}`, or let them `install {}` first",
        declared.key, declared.key
    ));
    let finding = example(walk, finding, without);
    walk.report(finding);
}
