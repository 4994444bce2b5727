//! Readers without P who are to open it, or to be on a screen of it.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::{ProductId, Set, ThingId};
use crate::source::Span;

/// What the readers would need the product for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Purpose {
    Open,
    /// Being on one of its screens.
    Screen,
    /// Being there from the first step on: nothing of the body comes before.
    Begin,
}

/// Reports readers without the product.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    span: Span,
    purpose: Purpose,
    (product, thing): (ProductId, ThingId),
    without: Set,
    here: Set,
) {
    let Some(whom) = Whom::some(&walk.sets, without, here) else { return };
    let Some(declared) = walk.project.readers.products.get(product) else { return };
    let nothing = match purpose {
        Purpose::Open => "nothing to open",
        Purpose::Screen | Purpose::Begin => "no such screen",
    };
    let (label, key) = (declared.label.clone(), declared.key.clone());
    let place = walk.project.places.product(product);
    let other = walk.guide.things.iter().find(|other| other.can_have(&walk.project.readers, product));
    let other = other.map(|thing| thing.key.clone()).filter(|key| !key.is_empty());
    whom.report(walk, Parting::ByThemselves, move |walk, whom| {
        let cannot = !can_have(walk, product, thing, whom.readers());
        let title = match cannot && whom.are_all(&walk.sets) {
            true => format!("nobody here can have {label}"),
            false => format!("not everybody here has {label}"),
        };
        let finding = Diagnostic::new(&codes::guides::WITHOUT_PRODUCT, title)
            .at(span, format!("{nothing} {}", whom.not_so(walk)));
        if purpose == Purpose::Begin && !cannot {
            return finding.help(match whom.are_all(&walk.sets) {
                true => format!("leave `start` out, and let them `install {key}` and open it"),
                false => format!("leave those out who are without it: `for … and {key}`"),
            });
        }
        if !cannot {
            return finding
                .help(format!("put it into `when {key} {{ … }}`, or let them `install {key}` first"));
        }
        let finding = match place {
            Some(place) => {
                finding.see(place, format!("{label} is declared here, and not for what they have"))
            }
            None => finding,
        };
        match (&other, whom.are_all(&walk.sets)) {
            (Some(other), _) => {
                finding.help(format!("do it with the thing that can have it: `on {other} {{ … }}`"))
            }
            (None, true) => finding.help("leave it out, or change who is meant"),
            (None, false) => finding.help(format!("put it into `when {key} {{ … }}`")),
        }
    });
}

/// Whether some readers could get a product by `install`.
fn can_have(walk: &Walk<'_>, product: ProductId, thing: ThingId, readers: Set) -> bool {
    let whatever = walk.sets.whatever(readers, &[product], thing);
    walk.sets.meet(whatever, walk.sets.having(product, thing))
}
