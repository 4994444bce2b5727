//! Who is supported: `for` without `unsupported`, narrowed to those who have what the guide opens.

use super::context::Context;
use super::mentioned::Mentioned;
use super::open;
use super::rules;
use super::walk::Walk;
use crate::model::guide::Guide;
use crate::readers::{ProductId, Set, ThingId};
use crate::source::Span;

/// Whom a guide is for.
pub(super) struct Supported {
    /// `for`, narrowed to those who can have what everybody opens.
    pub(super) audience: Set,
    /// The same without `unsupported`.
    pub(super) readers: Set,
    /// The products that they need for it.
    pub(super) needed: Vec<(ProductId, ThingId)>,
}

/// The readers whom the guide is for.
pub(super) fn find(walk: &mut Walk<'_>, mentioned: &Mentioned) -> Supported {
    let guide = walk.guide;
    let named = walk.sets.of(&guide.audience.condition, Context::of_guide().thing);
    let audience = walk.sets.intersection(named, walk.sets.beginners());
    rules::impossible::parts(walk, Context::of_guide(), &guide.audience);
    if walk.sets.is_empty(audience) {
        rules::nobody_supported::audience(walk, guide);
    }
    let readers = without_unsupported(walk, guide, audience);
    let supported = narrow(walk, mentioned, Supported { audience, readers, needed: Vec::new() });
    rules::left_out::report(walk, guide, audience, supported.audience);
    supported
}

fn without_unsupported(walk: &mut Walk<'_>, guide: &Guide, audience: Set) -> Set {
    let mut supported = audience;
    for unsupported in &guide.unsupported {
        let meeting = walk.sets.of(&unsupported.guard.condition, Context::of_guide().thing);
        rules::impossible::parts(walk, Context::of_guide(), &unsupported.guard);
        let removed = walk.sets.intersection(supported, meeting);
        let rest = walk.sets.difference(supported, meeting);
        if !walk.sets.is_empty(audience) {
            rules::nobody_supported::unsupported(walk, unsupported, removed, rest);
        }
        supported = rest;
    }
    supported
}

/// A step that opens a product.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) product: ProductId,
    pub(super) thing: ThingId,
    /// It stands outside all branches.
    pub(super) by_all: bool,
    pub(super) span: Span,
}

/// Readers who cannot have a product that everybody opens.
#[derive(Debug)]
pub(super) struct LeftOut {
    pub(super) product: ProductId,
    /// Where it is opened.
    pub(super) span: Span,
    pub(super) readers: Set,
}

/// Keeps those who have every product that everybody opens, unless the guide installs it or tests for it.
fn narrow(walk: &mut Walk<'_>, mentioned: &Mentioned, supported: Supported) -> Supported {
    let mut kept = supported;
    for Opening { product, thing, by_all, span } in &mentioned.opened {
        if !by_all || mentioned.provided.contains(product) {
            continue;
        }
        let all_having = open::having(walk, *product, *thing);
        let having = walk.sets.intersection(kept.readers, all_having);
        // Where nobody can have it, the step that opens it says so.
        if having == kept.readers || walk.sets.is_empty(having) {
            continue;
        }
        let readers = walk.sets.difference(kept.audience, all_having);
        walk.left_out.push(LeftOut { product: *product, span: *span, readers });
        kept.readers = having;
        kept.audience = walk.sets.intersection(kept.audience, all_having);
        if !kept.needed.contains(&(*product, *thing)) && !is_built_in(walk, *product) {
            kept.needed.push((*product, *thing));
        }
    }
    kept
}

fn is_built_in(walk: &Walk<'_>, product: ProductId) -> bool {
    walk.project.readers.products.get(product).is_some_and(|product| product.built_in)
}
