//! Releases that came after a guide was checked. Follows nobody.

use crate::model::project::Project;
use crate::readers::{Condition, Literal, ProductId, Ranges, ThingId};
use std::collections::BTreeMap;

/// The first declared release that is newer than all versions that a guide was checked with.
#[derive(Debug)]
pub(super) struct Newer {
    pub(super) product: ProductId,
    pub(super) release: Literal,
    /// Who has it, or a later one.
    pub(super) condition: Condition,
}

/// For each product whose versions the condition names, the first newer release, if there is one.
pub(super) fn releases(project: &Project, checked: &Condition) -> Vec<Newer> {
    let mut versions: BTreeMap<(ThingId, ProductId), Ranges> = BTreeMap::new();
    let mut open = vec![checked];
    let mut walked = 0;
    while let Some(condition) = open.pop().filter(|_| walked < 10_000) {
        walked += 1;
        match condition {
            Condition::Version { thing, product, versions: ranges, .. } => {
                let all = versions.entry((*thing, *product)).or_default();
                *all = all.union(ranges);
            }
            Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
            Condition::Named { condition, .. } => {
                open.extend(project.readers.conditions.get(*condition).map(|named| &named.condition));
            }
            _ => {}
        }
    }
    let newer = versions.into_iter().filter_map(|((thing, product), checked)| {
        let release = first_after(project, product, &checked)?;
        let versions = release.or_later();
        let condition = Condition::Version { thing, product, versions, written: vec![release.clone()] };
        Some(Newer { product, release, condition })
    });
    newer.collect()
}

/// The first release behind all of the versions.
fn first_after(project: &Project, product: ProductId, checked: &Ranges) -> Option<Literal> {
    // Without an end, whatever comes was meant, too.
    let end = checked.intervals().last()?.high.as_ref()?;
    let releases = project.readers.products.get(product)?.releases.iter();
    let newer = releases.filter(|release| release.interval.low >= *end);
    newer.min_by(|a, b| a.interval.low.cmp(&b.interval.low)).cloned()
}
