//! Who is supported: `for` without `unsupported`, narrowed to those who have what the guide opens.

use super::context::Context;
use super::mentioned::Mentioned;
use super::open;
use super::rules;
use super::walk::Walk;
use crate::model::guide::Guide;
use crate::readers::{ProductId, Set, ThingId};

/// The readers whom the guide is for, and the products that they need for it.
pub(super) fn find(walk: &mut Walk<'_>, mentioned: &Mentioned) -> (Set, Vec<(ProductId, ThingId)>) {
    let guide = walk.guide;
    let audience = walk.sets.of(&guide.audience.condition, Context::of_guide().thing);
    if walk.sets.is_empty(audience) {
        rules::nobody_supported::audience(walk, guide);
    }
    let supported = without_unsupported(walk, guide, audience);
    narrow(walk, mentioned, supported)
}

fn without_unsupported(walk: &mut Walk<'_>, guide: &Guide, audience: Set) -> Set {
    let mut supported = audience;
    for unsupported in &guide.unsupported {
        let meeting = walk.sets.of(&unsupported.guard.condition, Context::of_guide().thing);
        let removed = walk.sets.intersection(supported, meeting);
        let rest = walk.sets.difference(supported, meeting);
        if !walk.sets.is_empty(audience) {
            rules::nobody_supported::unsupported(walk, unsupported, removed, rest);
        }
        supported = rest;
    }
    supported
}

/// Keeps those who have every product that everybody opens, unless the guide installs it or tests for it.
fn narrow(walk: &Walk<'_>, mentioned: &Mentioned, mut supported: Set) -> (Set, Vec<(ProductId, ThingId)>) {
    let mut needed = Vec::new();
    for (product, thing, by_all) in &mentioned.opened {
        if !by_all || mentioned.provided.contains(product) {
            continue;
        }
        let having = walk.sets.intersection(supported, open::having(walk, *product, *thing));
        // Where nobody can have it, the step that opens it says so.
        if having != supported && !walk.sets.is_empty(having) {
            supported = having;
            if !needed.contains(&(*product, *thing)) {
                needed.push((*product, *thing));
            }
        }
    }
    (supported, needed)
}
