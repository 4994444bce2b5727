//! Readers without P who are to open it, or to be on a screen of it.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::{ProductId, Set};
use crate::source::Span;

/// What the readers would need the product for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Purpose {
    Open,
    /// Being on one of its screens.
    Screen,
}

/// Reports readers without the product.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    span: Span,
    purpose: Purpose,
    product: ProductId,
    without: Set,
    here: Set,
) {
    let Some(whom) = Whom::some(&walk.sets, without, here) else { return };
    let Some(declared) = walk.project.readers.products.get(product) else { return };
    let nothing = match purpose {
        Purpose::Open => "nothing to open",
        Purpose::Screen => "no such screen",
    };
    let title = format!("not everybody here has {}", declared.label);
    let key = declared.key.clone();
    whom.report(walk, Parting::ByThemselves, move |walk, whom| {
        Diagnostic::new(&codes::guides::WITHOUT_PRODUCT, title.clone())
            .at(span, format!("{nothing} {}", whom.not_so(walk)))
            .help(format!("put it into `when {key} {{ … }}`, or let them `install {key}` first"))
    });
}
