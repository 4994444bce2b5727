//! Being on a screen of a product means having the product. Whoever is said to be on one without having it
//! cannot be there.

use super::open;
use super::rules::without_product::{self, Purpose};
use super::state::State;
use super::view::View;
use super::walk::Walk;
use crate::readers::{ProductId, Set, ThingId};
use crate::source::Span;

/// Readers who are said to be on screens of products that they do not have.
#[derive(Debug, Default)]
pub(super) struct Unable {
    without: Vec<(ProductId, ThingId, Set)>,
}

impl Unable {
    /// Those of the readers who can be where a view says; the others are remembered.
    pub(super) fn except(&mut self, walk: &Walk<'_>, thing: ThingId, view: &View, readers: Set) -> Set {
        let Some(product) = product(walk, view) else { return readers };
        let having = open::having(walk, product, thing);
        let without = walk.sets.difference(readers, having);
        if !walk.sets.is_empty(without) {
            self.without.push((product, thing, without));
        }
        walk.sets.intersection(readers, having)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.without.is_empty()
    }

    /// Reports those who are nowhere else either, and gives them.
    pub(super) fn report(
        self,
        walk: &mut Walk<'_>,
        place: Option<(Span, Purpose)>,
        kept: &State,
        here: Set,
    ) -> Set {
        let found = kept.readers(&walk.sets);
        let mut lost = walk.sets.nobody();
        for (product, thing, readers) in self.without {
            let readers = walk.sets.difference(readers, found);
            if let Some((span, purpose)) = place {
                without_product::report(walk, span, purpose, (product, thing), readers, here);
            }
            lost = walk.sets.union(lost, readers);
        }
        lost
    }
}

/// Those of the readers who can be where a view says.
pub(super) fn able(walk: &Walk<'_>, thing: ThingId, view: &View, readers: Set) -> Set {
    match product(walk, view) {
        Some(product) => walk.sets.intersection(readers, open::having(walk, product, thing)),
        None => readers,
    }
}

fn product(walk: &Walk<'_>, view: &View) -> Option<ProductId> {
    walk.project.screen(view.front()?)?.product
}
